"""A carrier for the demo and for a machine without network: it writes what would be sent."""

from pathlib import Path

from motcua.integrations.messaging.base import Carrier, Letter
from motcua.integrations.messaging.smtp import email_of


class FolderCarrier(Carrier):
    """Writes each letter into a folder as a file that mail programs open; writing one again changes nothing."""

    is_real = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def where(self) -> str:
        return str(self.folder)

    def deliver(self, letter: Letter) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f"{letter.wire_id}.part"
        fresh.write_bytes(email_of(letter).message().as_bytes())
        fresh.rename(self.folder / f"{letter.wire_id}.eml")
