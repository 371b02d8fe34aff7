from datetime import UTC, date, datetime, timedelta

import pytest

from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications import rules
from motcua.foundation.notifications.builtin import WORDINGS
from motcua.foundation.notifications.rules import PATIENCE, PAUSES, Facts, Wording
from motcua.foundation.notifications.states import (
    FIXED,
    OPEN,
    STEPS,
    TEXTS,
    Channel,
    Fault,
    Kind,
    State,
)

NINE = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
FACTS = Facts(
    "000.00.45.H20-260406-0007", date(2026, 4, 9), "https://xa.test/tra-cuu/000.00.45.H20-260406-0007/"
)


def test_a_wording_is_filled_with_code_day_and_place():
    wording = Wording("Hồ sơ {mã}", "Ngày {ngày}, xem {nơi xem}. {mã}")
    assert rules.filled(wording, FACTS) == Wording(
        f"Hồ sơ {FACTS.code}", f"Ngày 09/04/2026, xem {FACTS.where}. {FACTS.code}"
    )


@pytest.mark.parametrize(
    "facts",
    [
        Facts("Nguyễn Thị Hồng Nhung", FACTS.on, FACTS.where),
        Facts("087190001234", FACTS.on, FACTS.where),
        Facts(f"{FACTS.code} của bà Nhung", FACTS.on, FACTS.where),
        Facts(FACTS.code, FACTS.on, f"{FACTS.where}?ma-xem=ABCDEF"),
        Facts(FACTS.code, FACTS.on, "0912345678"),
    ],
)
def test_nothing_but_a_code_and_a_plain_address_gets_in(facts):
    with pytest.raises(ValueError, match="nothing else"):
        rules.filled(WORDINGS[Kind.RECEIVED], facts)


def test_every_kind_has_built_in_words_that_hold_the_rules():
    assert set(WORDINGS) == set(Kind) - set(FIXED) == {kind for kind, _channel in TEXTS}
    for kind, channel in TEXTS:
        rules.require_wording(WORDINGS[kind])
        if channel == Channel.EMAIL:
            assert "{nơi xem}" in WORDINGS[kind].text


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("", "Hồ sơ {mã}", "wording_empty"),
        ("Hồ sơ {mã}", " \n", "wording_empty"),
        ("Hồ sơ {mã}\nBcc: ai@thu.test", "Nội dung", "wording_long"),
        ("Hồ sơ {mã} " + "a" * 120, "Nội dung", "wording_long"),
        ("Hồ sơ {mã}", "a" * 2001, "wording_long"),
        ("Hồ sơ {mã}", "Chào {họ tên}", "placeholder_unknown"),
        ("Hồ sơ {mã}", "Số {0}", "placeholder_unknown"),
        ("Hồ sơ {mã}", "Dấu { thừa", "placeholder_unknown"),
        ("Hồ sơ {mã}", "Lồng {{mã}}", "placeholder_unknown"),
        ("Hồ sơ", "Nội dung {ngày}", "wording_without_code"),
    ],
)
def test_words_that_cannot_be_sent_are_refused(title, text, code):
    rules.require_wording(Wording("Hồ sơ {mã}", "Nội dung"))
    with pytest.raises(RuleBroken) as refusal:
        rules.require_wording(Wording(title, text))
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("tries", "pause"),
    [(1, PAUSES[0]), (2, PAUSES[1]), (len(PAUSES), PAUSES[-1]), (len(PAUSES) + 50, PAUSES[-1])],
)
def test_pauses_grow_to_the_last(tries, pause):
    assert rules.next_try(Fault.BUSY, tries=tries, since=NINE, at=NINE) == NINE + pause
    assert list(PAUSES) == sorted(set(PAUSES))


@pytest.mark.parametrize(
    ("fault", "waited", "again"),
    [
        (Fault.UNREACHABLE, PATIENCE - timedelta(seconds=1), True),
        (Fault.UNREACHABLE, PATIENCE, False),
        (Fault.SETTINGS, timedelta(days=1), True),
        (Fault.BUSY, timedelta(days=1), True),
        (Fault.ADDRESS, timedelta(), False),
        (Fault.REJECTED, timedelta(), False),
    ],
)
def test_only_what_can_get_better_is_tried_again_and_not_for_ever(fault, waited, again):
    assert bool(rules.next_try(fault, tries=1, since=NINE, at=NINE + waited)) is again


def test_the_steps_of_a_message_are_those_of_the_table():
    assert {(start.value, step): end.value for (start, step), end in STEPS.items()} == {
        ("waiting", "deliver"): "sent",
        ("waiting", "fail"): "failed",
        ("waiting", "give_up"): "given_up",
        ("failed", "deliver"): "sent",
        ("failed", "fail"): "failed",
        ("failed", "give_up"): "given_up",
        ("failed", "resend"): "waiting",
        ("given_up", "resend"): "waiting",
        ("sent", "resend"): "waiting",
    }
    assert [state for state in State if (state, "deliver") in STEPS] == list(OPEN)


def test_a_step_that_is_not_open_is_refused():
    with pytest.raises(RuleBroken) as refusal:
        rules.after(State.WAITING, "resend")
    assert refusal.value.code == "step_not_open"
    assert not rules.can_resend(State.WAITING)


@pytest.mark.parametrize(
    ("address", "shown"), [("nhung@thu.test", "n•••@thu.test"), ("0912345678", "•••"), ("", "•••")]
)
def test_an_address_is_masked(address, shown):
    assert rules.masked_address(address) == shown
