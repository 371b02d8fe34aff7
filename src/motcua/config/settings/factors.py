"""The second factor of officers: an app, a key, recovery codes."""

from datetime import date

from django.core.exceptions import ImproperlyConfigured

from motcua.config import environment


def dates(written: str) -> dict[str, date]:
    """`dossiers.decide=2026-12-01 *=2027-06-01` as a table. Raises ImproperlyConfigured when it makes no sense."""
    try:
        parts = [part.split("=") for part in written.split()]
        return {right: date.fromisoformat(on) for right, on in parts}
    except ValueError as error:
        name = environment.SECOND_FACTOR.name
        raise ImproperlyConfigured(
            f"{name} must be parts like right=2026-12-01 with a space between."
        ) from error


SECOND_FACTOR = dates(environment.SECOND_FACTOR.read())
MFA_ADAPTER = "motcua.foundation.accounts.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "motcua.foundation.accounts.factors.CodeForm",
    "reauthenticate": "motcua.foundation.accounts.factors.CodeAgainForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are known by names, given by administrators
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # telephones and servers are half a minute apart at times
