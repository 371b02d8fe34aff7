"""E-mail by the SMTP server of Django's mail settings."""

import smtplib
from contextlib import closing

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from motcua.foundation.notifications.states import Fault
from motcua.integrations.messaging.base import Carrier, Letter, NotDeliveredError

_BACKEND = "django.core.mail.backends.smtp.EmailBackend"


def email_of(letter: Letter) -> EmailMessage:
    """The letter as an e-mail to one person, marked as written by a machine (RFC 3834)."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {"Message-ID": f"<{letter.wire_id}@{host}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(letter.title, letter.text, to=[letter.address], headers=headers)


class SmtpCarrier(Carrier):
    """Opens a connection for each letter: so few are sent that keeping one would only be one more thing to go wrong."""

    def where(self) -> str:
        return f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"

    def deliver(self, letter: Letter) -> None:
        backend = get_connection(_BACKEND)
        try:
            with closing(backend):  # Django leaves it open when the greeting or the encryption fails
                backend.send_messages([email_of(letter)])
        except (OSError, ValueError) as error:  # what smtplib raises is an OSError too
            raise NotDeliveredError(*judged(error)) from None


def judged(error: Exception) -> tuple[Fault, int | None]:
    """What an error of the mail library means for the letter, and the server's number when it gave one."""
    match error:
        case smtplib.SMTPRecipientsRefused(recipients=answers):
            code = next(iter(answers.values()))[0]
            return _by_number(code, Fault.ADDRESS), code
        case smtplib.SMTPAuthenticationError(smtp_code=code) | smtplib.SMTPSenderRefused(smtp_code=code):
            return _by_number(code, Fault.SETTINGS), code
        case smtplib.SMTPConnectError(smtp_code=code) | smtplib.SMTPHeloError(smtp_code=code):
            return Fault.UNREACHABLE, code
        case smtplib.SMTPResponseException(smtp_code=code):
            return _by_number(code, Fault.REJECTED), code
        case smtplib.SMTPServerDisconnected():
            return Fault.UNREACHABLE, None
        case smtplib.SMTPException():  # the server lacks what the settings ask for, as STARTTLS
            return Fault.SETTINGS, None
        case OSError():
            return Fault.UNREACHABLE, None
    return Fault.ADDRESS, None  # ValueError: no such address can be written


def _by_number(code: int, lasting: Fault) -> Fault:
    """5xx is for good, 4xx for now (RFC 5321 §4.2.1)."""
    return lasting if code >= 500 else Fault.BUSY
