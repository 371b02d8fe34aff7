"""What the validator says to people: for each kind of finding what is wrong, why it matters, what to do."""

from dataclasses import dataclass

from motcua.reference.procedures.messages import (
    apart,
    fees,
    form,
    limits,
    papers,
    procedure,
    results,
    steps,
)
from motcua.reference.procedures.rules.checks import Finding

MESSAGES = {
    rule: message
    for part in (form, procedure, limits, fees, papers, results, steps, apart)
    for rule, message in part.MESSAGES.items()
}


@dataclass(frozen=True)
class Told:
    """A finding in the words of the reader."""

    level: str
    rule: str
    code: str
    path: str
    what: str
    why: str
    do: str


def told(finding: Finding) -> Told:
    """The finding in words: what, why, what to do."""
    message = MESSAGES[finding.rule]
    what = str(message.what) % finding.params
    why, do = str(message.why), str(message.do)
    return Told(finding.level, finding.rule, finding.code, finding.path, what, why, do)
