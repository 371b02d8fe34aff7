"""A real SMTP server in the test process, which can be told to misbehave."""

import email
import socketserver
import threading
from email import policy
from email.message import EmailMessage
from typing import Any


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    owner: "MailServer"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is part of the tests."""


class _Session(socketserver.StreamRequestHandler):
    """One client: EHLO, MAIL, RCPT, DATA, QUIT of RFC 5321."""

    server: _Server

    def handle(self) -> None:
        if self._says("CONNECT", "220 mail.test"):
            while line := self.rfile.readline():
                verb = line.split()[0].upper().decode() if line.split() else ""
                if not self._answer(verb):
                    return

    def _answer(self, verb: str) -> bool:
        """Whether the talk goes on."""
        if verb == "DATA":
            return self._says("DATA", "354 go on") and (not self._accepts("DATA") or self._take())
        if verb == "QUIT":
            self._says("QUIT", "221 bye")
            return False
        return self._says(verb, "250 OK" if verb in {"EHLO", "HELO", "MAIL", "RCPT", "RSET"} else "502 no")

    def _take(self) -> bool:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return False
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        if self._accepts("END"):
            self.server.owner.take(b"".join(lines))
        return self._says("END", "250 taken")

    def _accepts(self, verb: str) -> bool:
        return self.server.owner.replies.get(verb, "2").startswith(("2", "3"))

    def _says(self, verb: str, usual: str) -> bool:
        owner = self.server.owner
        if verb in owner.hanging:
            owner.released.wait(30)
        if verb in owner.dropping:
            return False
        self.wfile.write(owner.replies.get(verb, usual).encode() + b"\r\n")
        return True


class MailServer:
    """What was taken, and how it answers: `replies` by verb, verbs at which it hangs or hangs up.

    `END` is the dot that ends a letter, `CONNECT` the greeting.
    """

    def __init__(self) -> None:
        self.replies: dict[str, str] = {}
        self.hanging: set[str] = set()
        self.dropping: set[str] = set()
        self.released = threading.Event()
        self.taken: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.port = 0
        self._server: _Server | None = None

    def start(self) -> None:
        """Listen: on a free port the first time, on the same one again after `stop`."""
        self._server = _Server(("127.0.0.1", self.port), _Session)
        self._server.owner = self
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self.released.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def take(self, letter: bytes) -> None:
        self.raw.append(letter)
        self.taken.append(email.message_from_bytes(letter, policy=policy.default))  # type: ignore[arg-type]

    @property
    def mailbox(self) -> dict[str, EmailMessage]:
        """What a reader sees: a letter that came twice under one Message-ID is one letter."""
        return {letter["Message-ID"]: letter for letter in self.taken}
