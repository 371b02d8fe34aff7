import pytest

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.rules import ComponentCheck, HandOver, PlannedStep
from motcua.casework.dossiers.states import STEPS, Outcome, Proof, Source, Status
from motcua.foundation.errors import RuleBroken


@pytest.mark.parametrize(
    ("status", "received", "steps"),
    [
        (Status.SUBMITTED, False, {"receive", "refuse", "ask_supplement", "withdraw"}),
        (Status.RECEIVED, True, {"forward", "send_away", "send_parts", "withdraw"}),
        (Status.REFUSED, False, set()),
        (
            Status.AWAITING_SUPPLEMENT,
            False,
            {"receive", "refuse", "bring_papers", "close_unsupplemented", "withdraw"},
        ),
        (Status.AWAITING_SUPPLEMENT, True, {"take_supplement", "close_unsupplemented", "withdraw"}),
        (Status.AWAITING_PAYMENT, True, {"prove_payment", "withdraw", "stop"}),
        (Status.WITHDRAWN, True, set()),
        (Status.STOPPED, True, set()),
        (
            Status.RESOLVED,
            True,
            {"return_result", "shelve", "remind_owner", "post_result", "note_came_back", "note_delivered"}
            | {"publish_result", "report_error", "correct_result"},
        ),
        (Status.RETURNED, True, {"report_error", "correct_result", "return_corrected"}),
    ],
)
def test_the_steps_open_in_each_status(status, received, steps):
    assert rules.open_steps(status, received=received) == steps


def test_a_dossier_elsewhere_waits_for_its_result_and_no_other_does():
    away = rules.open_steps(Status.IN_PROCESS, received=True, away=True)
    assert away == {"take_back", "extend", "withdraw"}
    assert "take_back" not in rules.open_steps(Status.IN_PROCESS, received=True)


@pytest.mark.parametrize(("there", "province", "code"), [(1, 82, "same_commune"), (2, 79, "other_province")])
def test_only_another_commune_of_the_province_is_received_for(there, province, code):
    with pytest.raises(RuleBroken) as refusal:
        rules.require_in_province(1, 82, there, province)
    assert refusal.value.code == code
    rules.require_in_province(1, 82, 2, 82)


def test_the_table_of_steps_stands_as_the_law_has_it():
    table = sorted(f"{start.value} {step} {end.value}" for (start, step), end in STEPS.items())
    assert table == [
        "1 ask_supplement 5",
        "1 receive 2",
        "1 refuse 3",
        "1 withdraw 7",
        "10 correct_result 10",
        "10 report_error 10",
        "10 return_corrected 10",
        "2 forward 4",
        "2 send_away 4",
        "2 send_parts 4",
        "2 withdraw 7",
        "4 ask_payment 6",
        "4 ask_supplement 5",
        "4 assign 4",
        "4 complete_step 4",
        "4 consult 4",
        "4 decide 9",
        "4 end_parts 9",
        "4 extend 4",
        "4 note_no_payment 4",
        "4 note_part 4",
        "4 note_reply 4",
        "4 put_step_back 4",
        "4 remind_agency 4",
        "4 return_step 4",
        "4 stop 8",
        "4 take_back 9",
        "4 take_step 4",
        "4 withdraw 7",
        "5 bring_papers 1",
        "5 close_unsupplemented 8",
        "5 receive 2",
        "5 refuse 3",
        "5 take_supplement 4",
        "5 withdraw 7",
        "6 prove_payment 4",
        "6 stop 8",
        "6 withdraw 7",
        "9 correct_result 9",
        "9 note_came_back 9",
        "9 note_delivered 10",
        "9 post_result 9",
        "9 publish_result 10",
        "9 remind_owner 9",
        "9 report_error 9",
        "9 return_result 10",
        "9 shelve 9",
    ]


def test_a_step_that_is_not_open_is_refused_with_the_status():
    with pytest.raises(RuleBroken, match="Đã trả kết quả") as refusal:
        rules.after(Status.RETURNED, "forward", received=True)
    assert refusal.value.code == "step_not_open"


def check(source, *, required=True, name="Tờ khai"):
    return ComponentCheck(1, name, required, source)


@pytest.mark.parametrize(
    ("found", "complete"),
    [
        (check(Source.PAPER), True),
        (check(Source.SHOWN), True),
        (check(Source.DATA), True),
        (check(Source.MISSING), False),
        (check(None), False),
        (check(Source.NOT_NEEDED), False),
        (check(Source.NOT_NEEDED, required=False), True),
        (check(None, required=False), False),
        (check(Source.MISSING, required=False), False),
    ],
)
def test_when_one_component_is_there(found, complete):
    assert (rules.missing([found]) == []) is complete


def test_everything_missing_is_named_at_once():
    """NĐ 118/2025 Đ16.3: guide the supplement once, completely."""
    checks = [
        check(None, name="Tờ khai"),
        check(Source.PAPER, name="Căn cước"),
        check(Source.MISSING, name="Giấy chứng sinh"),
    ]
    with pytest.raises(RuleBroken) as refusal:
        rules.require_complete(checks)
    message = refusal.value.messages[0]
    assert "2 giấy tờ" in message
    assert "Tờ khai; Giấy chứng sinh" in message


SAME_DAY = [
    PlannedStep(1, "receive", "reception_officer"),
    PlannedStep(2, "work", "judicial_civil_status_officer"),
    PlannedStep(3, "sign", "signing_leader"),
    PlannedStep(4, "issue", "records_clerk"),
]


@pytest.mark.parametrize(
    ("steps", "deciding"),
    [
        (SAME_DAY, 3),
        ([*SAME_DAY, PlannedStep(5, "sign", "signing_leader")], 5),
        (SAME_DAY[:2], 2),
        (SAME_DAY[:1], 1),
    ],
)
def test_the_step_at_which_one_decides(steps, deciding):
    assert rules.deciding_step(steps) == deciding


@pytest.mark.parametrize(("current", "act"), [(2, "complete_step"), (3, "decide"), (4, "complete_step")])
def test_what_is_done_at_each_step(current, act):
    assert rules.act_at(SAME_DAY, current) == act


def test_a_negative_result_needs_its_reason():
    rules.require_reason(Outcome.GRANTED, "")
    rules.require_reason(Outcome.DECLINED, "Chưa đủ tuổi")
    with pytest.raises(RuleBroken):
        rules.require_reason(Outcome.DECLINED, "  ")


@pytest.mark.parametrize("lacking", ["reason", "basis", "remedy"])
def test_a_refusal_needs_reason_basis_and_way_on(lacking):
    grounds = {"reason": "lý do", "basis": "căn cứ", "remedy": "cách làm"} | {lacking: " "}
    with pytest.raises(RuleBroken) as refusal:
        rules.require_refusal_grounds(**grounds)
    assert refusal.value.code == "grounds_needed"


def test_a_stale_decision_is_told_who_changed_what_and_when():
    with pytest.raises(RuleBroken) as refusal:
        rules.require_same_version(3, 4, who="Lê Văn Phúc", what="Chuyển bước", when="09:15 06/04/2026")
    message = refusal.value.messages[0]
    assert all(word in message for word in ("Lê Văn Phúc", "Chuyển bước", "09:15", "chưa được ghi"))


ALL = {
    "right_person": True,
    "originals_back": True,
    "fee_settled": True,
    "signed": True,
    "receiver_is_applicant": True,
    "proof": Proof.RECEIPT,
    "authorisation": "",
}


BY_LETTER = {
    "receiver_is_applicant": False,
    "proof": Proof.AUTHORISATION,
    "authorisation": "Giấy ủy quyền 02/04",
}


def test_a_result_goes_out_when_all_is_ticked():
    rules.require_hand_over(HandOver(**ALL))
    rules.require_hand_over(HandOver(**ALL | {"proof": Proof.IDENTITY}))
    rules.require_hand_over(HandOver(**ALL | BY_LETTER))


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        ({"right_person": False}, "hand_over_open", "đúng người nhận"),
        ({"originals_back": False}, "hand_over_open", "bản gốc"),
        ({"fee_settled": False}, "hand_over_open", "phí"),
        ({"signed": False}, "hand_over_open", "ký nhận"),
        ({"proof": None}, "hand_over_open", "giấy tờ người nhận xuất trình"),
        ({"receiver_is_applicant": False}, "authorisation_needed", "giấy ủy quyền"),
        (BY_LETTER | {"authorisation": " "}, "authorisation_needed", "giấy ủy quyền"),
        (BY_LETTER | {"proof": Proof.RECEIPT}, "authorisation_needed", "giấy ủy quyền"),
    ],
)
def test_what_keeps_a_result_at_the_desk(change, code, word):
    with pytest.raises(RuleBroken, match=word) as refusal:
        rules.require_hand_over(HandOver(**ALL | change))
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("asked", "left_out"),
    [({1, 2}, None), ({1}, "B"), (set(), "A; B")],
)
def test_one_request_names_everything_that_lacks(asked, left_out):
    checks = [
        rules.ComponentCheck(1, "A", True, Source.MISSING),
        rules.ComponentCheck(2, "B", True, None),
        rules.ComponentCheck(3, "C", True, Source.PAPER),
        rules.ComponentCheck(4, "D", False, Source.NOT_NEEDED),
    ]
    if left_out is None:
        rules.require_all_asked(checks, asked)
        return
    with pytest.raises(RuleBroken, match="chưa có trong yêu cầu") as refusal:
        rules.require_all_asked(checks, asked)
    assert left_out in refusal.value.messages[0]


@pytest.mark.parametrize(("document", "holds"), [("Giấy ủy quyền số 12", True), ("", False), ("  ", False)])
def test_filing_for_another_names_the_paper_it_rests_on(document, holds):
    if holds:
        rules.require_grounded(document)
        return
    with pytest.raises(RuleBroken, match="giấy tờ làm căn cứ"):
        rules.require_grounded(document)
