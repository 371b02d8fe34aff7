"""The 34 duties of the annex (NĐ 118/2025: I; TT 03/2025: II) are served, and evidence shows it."""

from collections.abc import Iterable, Mapping

import pytest
from django.apps import apps

from motcua.foundation.evidence import registry
from motcua.oversight.duties.actions.bringing import SEED
from motcua.oversight.duties.names import SHORT
from motcua.oversight.duties.opening import open_annex

from .law import PAGE, rendered

DUTIES = {code for code, *_rest in open_annex(SEED.read_bytes()).each()}
#: duties that no app serves yet; a line goes when its app comes
NOT_YET = {
    "I.1.d", "II.1.c",  # monitoring
    "I.1.đ", "II.2.c",  # grievances
    "I.1.e", "II.1.đ",  # staffing
    "I.1.g", "II.3.e",  # facilities
    "I.1.h", "II.1.e",  # plans, outreach
    "I.2", "II.1.b", "II.2.b",  # control
    "I.3", "II.3.a", "II.3.đ",  # systems
    "II.1.a", "II.2.a", "II.3.b", "II.3.c",  # plans
    "II.1.d",  # satisfaction
    "II.2.d",  # reports
    "II.3.g",  # outreach
}  # fmt: skip
#: duties served by pages that do not count anything yet; a line goes when its first figure comes
NO_EVIDENCE_YET = {"II.3.d"}


def faults(
    serves: Mapping[str, Iterable[str]], evidence: Iterable[str], not_yet: set[str], no_evidence_yet: set[str]
) -> list[str]:
    """Everything that does not fit between duties, the apps that serve them, and the evidence of them."""
    served = {duty for duties in serves.values() for duty in duties}
    shown = set(evidence)
    answers = {
        "no such duty": (served | not_yet | no_evidence_yet | shown) - DUTIES,
        "nobody serves": DUTIES - served - not_yet,
        "served and yet called not served": served & not_yet,
        "evidence of a duty nobody serves": shown - served,
        "served without evidence": served - shown - no_evidence_yet,
        "has evidence and yet called without": shown & no_evidence_yet,
        "called without evidence but not served": no_evidence_yet - served,
    }
    return [f"{complaint}: {', '.join(sorted(duties))}" for complaint, duties in answers.items() if duties]


def serves() -> dict[str, tuple[str, ...]]:
    """The duties each app of ours says it serves."""
    ours = (app for app in apps.get_app_configs() if app.name.startswith("motcua."))
    return {app.name: getattr(app, "serves", ()) for app in ours}


def test_every_duty_is_served_and_shown_or_said_to_be_missing():
    shown = (evidence.duty for evidence in registry.every())
    assert faults(serves(), shown, NOT_YET, NO_EVIDENCE_YET) == []


def test_the_annex_has_34_duties_each_with_a_short_name():
    assert len(DUTIES) == 34
    assert set(SHORT) == DUTIES


def test_the_map_of_the_law_is_up_to_date():
    assert PAGE.read_text() == rendered(), "write it anew: python -m tests.architecture.law"


REST = DUTIES - {"I.1.a", "I.2"}
SOUND = {"serves": {"procedures": ("I.1.a",), "control": ("I.2",)}, "evidence": ["I.1.a", "I.2"]}
SOUND |= {"not_yet": REST, "no_evidence_yet": set()}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"not_yet": REST - {"II.4"}}, "nobody serves: II.4"),
        ({"not_yet": REST | {"I.2"}}, "served and yet called not served: I.2"),
        (
            {"serves": {"all": ("I.1.a", "I.2", "I.1.f")}, "evidence": ["I.1.a", "I.2", "I.1.f"]},
            "no such duty: I.1.f",
        ),
        ({"evidence": ["I.1.a", "I.2", "II.4"]}, "evidence of a duty nobody serves: II.4"),
        ({"evidence": ["I.2"]}, "served without evidence: I.1.a"),
        ({"no_evidence_yet": {"I.2"}}, "has evidence and yet called without: I.2"),
        ({"no_evidence_yet": {"II.4"}}, "called without evidence but not served: II.4"),
    ],
)
def test_a_gap_between_duties_apps_and_evidence_is_noticed(change, complaint):
    assert faults(**SOUND) == []
    assert faults(**SOUND | change) == [complaint]
