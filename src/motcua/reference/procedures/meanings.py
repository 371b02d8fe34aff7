"""What single words of a file mean, for rules and rows alike."""

import re

SAME_DAY = "same_day"
#: Steps whose time the limit does not count (domain: the tax pause of land procedures, QĐ 138/2025/QĐ-UBND).
UNCOUNTED = {"financial_obligation_excluded_from_limit"}
_LOCAL = re.compile(r"provincial_council|provincial council|HĐND", re.IGNORECASE)
_FREE = {"free", "miễn phí"}
_UNSTATED = {"", "not stated"}


def is_same_day(rule: str) -> bool:
    """Whether the result is due on the day of receipt, by the rule of a time limit."""
    return rule.split(";")[0].strip() == SAME_DAY


def is_counted(action: str) -> bool:
    """Whether a step's hours are part of the procedure's time limit."""
    return action not in UNCOUNTED


def is_local(basis: str) -> bool:
    """Whether the provincial council (HĐND) sets the amount, by the basis of a fee."""
    return bool(_LOCAL.search(basis))


def is_free(basis: str) -> bool:
    """Whether nothing is to be paid, by the words of the basis alone."""
    return basis.casefold() in _FREE


def is_unstated(basis: str) -> bool:
    """Whether no basis is given."""
    return basis.casefold() in _UNSTATED
