"""Verbs about instruments: entering one as it is cited or by hand, and what was missing of it.

All are called inside another act, which has asked for the permission and writes the journal.
"""

from collections.abc import Iterable
from datetime import date

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.instruments import rules
from motcua.reference.instruments.models import Instrument
from motcua.reference.instruments.rules import Citation, Cited

#: first days of force that were read in the instruments themselves
FIRST_DAYS = {"118/2025/NĐ-CP": date(2025, 7, 1), "03/2025/TT-VPCP": date(2025, 9, 15)}


def enter(citation: Citation) -> Instrument:
    """The instrument and those that amend it, entered when they were not known; nothing known is changed."""
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


def enter_new(
    cited: Cited, *, in_force_from: date | None, in_force_to: date | None, amends: Iterable[Instrument]
) -> Instrument:
    """An instrument that was not known, with its days and what it amends. Raises RuleBroken for a known number."""
    rules.require_days(in_force_from, in_force_to)
    rules.require_readable(cited)
    instrument, is_new = Instrument.objects.get_or_create(
        number=cited.number,
        defaults={
            "kind": cited.kind,
            "issuer": cited.issuer,
            "issued_on": cited.issued_on,
            "about": cited.about,
            "in_force_from": in_force_from,
            "in_force_to": in_force_to,
        },
    )
    if not is_new:
        raise RuleBroken(
            _("Văn bản số %(number)s đã có. Mở văn bản đó để ghi thêm, không nhập lần hai."),
            code="instrument_known",
            params={"number": cited.number},
        )
    instrument.amends.set(amends)
    return instrument


def add_days(instrument: Instrument, *, first: date | None, last: date | None) -> None:
    """A first or last day of force that was missing. Raises RuleBroken for one that is known and another."""
    for known, told in ((instrument.in_force_from, first), (instrument.in_force_to, last)):
        if known and told and known != told:
            raise RuleBroken(
                _("Ngày %(known)s đã ghi từ trước nên không đổi thành %(told)s được."),
                code="day_known",
                params={"known": f"{known:%d/%m/%Y}", "told": f"{told:%d/%m/%Y}"},
            )
    instrument.in_force_from = instrument.in_force_from or first
    instrument.in_force_to = instrument.in_force_to or last
    rules.require_days(instrument.in_force_from, instrument.in_force_to)
    instrument.save(update_fields=["in_force_from", "in_force_to"])


def amend(instrument: Instrument, *, by: Instrument) -> None:
    """That another instrument amends this one. Raises RuleBroken for one that amends itself."""
    if instrument == by:
        raise RuleBroken(_("Văn bản không tự sửa đổi chính nó. Chọn văn bản khác."), code="amends_itself")
    by.amends.add(instrument)
