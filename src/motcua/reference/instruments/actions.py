"""Verbs about instruments: entering one as it is cited."""

from datetime import date

from motcua.reference.instruments.models import Instrument
from motcua.reference.instruments.rules import Citation, Cited

#: first days of force that were read in the instruments themselves
FIRST_DAYS = {"118/2025/NĐ-CP": date(2025, 7, 1), "03/2025/TT-VPCP": date(2025, 9, 15)}


def enter(citation: Citation) -> Instrument:
    """The instrument and those that amend it, entered when they were not known; nothing known is changed.

    Called inside another act, which has asked for the permission.
    """
    instrument = _enter(citation.instrument)
    for each in citation.amended_by:
        _enter(each).amends.add(instrument)
    return instrument


def _enter(cited: Cited) -> Instrument:
    return Instrument.objects.get_or_create(
        number=cited.number,
        defaults={
            "kind": cited.kind,
            "issuer": cited.issuer,
            "issued_on": cited.issued_on,
            "about": cited.about,
            "in_force_from": FIRST_DAYS.get(cited.number),
        },
    )[0]
