"""Fees: amounts that cannot be right, and amounts hidden in words."""

import re
from collections.abc import Iterator

from motcua.reference.procedures import words
from motcua.reference.procedures.meanings import is_free, is_local, is_unstated
from motcua.reference.procedures.rules.checks import parts
from motcua.reference.procedures.rules.checks.finding import Finding
from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.rules.numbers import whole

#: No fee is below a thousand đồng: 700 stands for 700.000 (seen on the portal, domain/11 §3).
_SMALLEST_VND = 1_000
#: Fees are paid in notes and coins of at least 500 đồng.
_ROUND_VND = 500
#: No fee of a commune reaches a billion đồng: such a number is an accident of the file.
_ABSURD_VND = 1_000_000_000
_AMOUNT = re.compile(r"\b\d{1,3}(?:[.,]\d{3})+\b")
_BY_MISTAKE = re.compile(r"by mistake|in nhầm")
_FORMULA = re.compile(r"^(?:min|max|p|copies|\d+|[-+*/(),\s])+$")


def check(entry: Entry) -> Iterator[Finding]:
    """Everything about the fee of one entry."""
    fee = parts.mapping(entry, "fee")
    if "amount_vnd" in fee:
        yield from _amount(fee["amount_vnd"])
    if fee:
        yield from _basis(fee)
        yield from _basis_words(fee)
        yield from _exempt(fee)
        yield from _formula(fee)


def _amount(given: object) -> Iterator[Finding]:
    amount, path, params = whole(given), "fee.amount_vnd", {"value": given}
    if given is None:
        yield Finding("fee_not_set", path)
    elif amount is None:
        yield Finding("fee_no_number", path, params)
    elif amount < 0:
        yield Finding("fee_negative", path, params)
    elif 0 < amount < _SMALLEST_VND:
        yield Finding("fee_thousands_lost", path, {**params, "likely": f"{amount}000"})
    elif amount >= _ABSURD_VND:
        yield Finding("fee_absurd", path, params)
    elif amount % _ROUND_VND:
        yield Finding("fee_not_round", path, params)


def _basis(fee: Entry) -> Iterator[Finding]:
    amount, basis = whole(fee.get("amount_vnd")), parts.text(fee, "basis")
    said = {"basis": words.shown(basis, "bases"), "value": amount}
    if is_unstated(basis):
        yield Finding("fee_basis_missing", "fee.basis", said)
    elif is_free(basis) and amount != 0:
        yield Finding("fee_free_with_amount", "fee.amount_vnd", said)
    elif is_local(basis) and amount:
        yield Finding("fee_local_with_amount", "fee.amount_vnd", said)


def _basis_words(fee: Entry) -> Iterator[Finding]:
    basis = parts.text(fee, "basis")
    said = {"basis": words.shown(basis, "bases")}
    others = [text for text in _AMOUNT.findall(basis) if _vnd(text) != fee.get("amount_vnd")]
    if others and not fee.get("formula") and not _BY_MISTAKE.search(basis):
        yield Finding("fee_other_amounts", "fee.basis", {**said, "amounts": "; ".join(others)})
    if "exempt" in basis or "miễn:" in basis.casefold():
        yield Finding("fee_exempt_in_words", "fee.basis", said)
    if "per page" in basis and not fee.get("formula"):
        yield Finding("fee_no_formula", "fee.formula", said)


def _vnd(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _exempt(fee: Entry) -> Iterator[Finding]:
    exempt = fee.get("exempt")
    for place, group in enumerate(exempt if isinstance(exempt, list) else []):
        if not isinstance(group, str) or group not in words.table("exempt"):
            yield Finding("fee_exempt_unknown", f"fee.exempt[{place}]", {"value": group})


def _formula(fee: Entry) -> Iterator[Finding]:
    formula = parts.text(fee, "formula")
    if formula and not (_FORMULA.match(formula) and formula.count("(") == formula.count(")")):
        yield Finding("fee_formula_bad", "fee.formula", {"value": formula})
