import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, make_intake, officer, version_of

from motcua.casework.dossiers import actions, own, queries, rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.supplement import Lacking, Request
from motcua.casework.dossiers.models import Dossier, DraftPaper, FiledPaper, OnlineDraft, Person
from motcua.casework.dossiers.online import CONTENT, PERSON, Filing, citizen_of
from motcua.casework.dossiers.rules import TaskState, state_of
from motcua.casework.dossiers.states import Channel, Lack, Source, Status
from motcua.casework.dossiers.tests.filings import begin, file, fill, make_citizen, photo
from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications.models import Notice
from motcua.foundation.papers.models import IssuedPaper

pytestmark = pytest.mark.usefixtures("at_nine")


def act(dossier, *, by=None, at=NINE):
    dossier.refresh_from_db()
    return Act(by or officer("cong-dan"), at, uuid.uuid4(), based_on=dossier.revision)


@pytest.mark.parametrize(
    ("begun", "lacking", "state"),
    [
        (False, True, TaskState.NOT_BEGUN),
        (False, False, TaskState.NOT_BEGUN),
        (True, True, TaskState.UNDER_WAY),
        (True, False, TaskState.DONE),
    ],
)
def test_the_state_of_a_task(begun, lacking, state):
    assert state_of(begun=begun, lacking=lacking) is state


def test_a_filing_makes_a_dossier_in_status_1_that_is_answered_within_eight_working_hours(centre):
    dossier = file(centre)
    assert (dossier.status, dossier.channel) == (Status.SUBMITTED, Channel.ONLINE)
    assert dossier.act_by == NINE + timedelta(days=1), "8 working hours from 9:00 on Monday"
    assert dossier.received_at is None
    assert dossier.filing.answers["viec_khac"] == "Vay vốn ngân hàng"
    assert dossier.filing.form.name == "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"
    assert dossier.submitter.phone == "0912345678"
    sources = {row.component.position: row.source for row in dossier.components.select_related("component")}
    assert sources[1] == Source.ELECTRONIC, "the declaration filled in"
    assert not OnlineDraft.objects.exists()
    assert queries.timeline(dossier).get().by == officer("cong-dan").pk


def test_the_receiving_officer_is_told_at_once(centre):
    dossier = file(centre)
    assert Notice.objects.filter(subject_key=dossier.pk).exists()


def test_sending_twice_gives_the_first_dossier(centre):
    by = officer("cong-dan")
    draft = fill(begin(centre))
    first = actions.file_online(draft.key, by=by, at=NINE, based_on=draft.revision, declared=True)
    again = actions.file_online(draft.key, by=by, at=NINE, based_on=draft.revision, declared=True)
    assert again == first
    assert Dossier.objects.count() == 1


def test_what_is_lacking_is_said_and_nothing_is_filed(centre):
    draft = begin(centre)
    with pytest.raises(RuleBroken) as refusal:
        actions.file_online(draft.key, by=officer("cong-dan"), at=NINE, based_on=1, declared=True)
    assert refusal.value.messages == [
        "Hồ sơ CHƯA được nộp. Còn 4 mục: Thông tin người nộp; Nội dung đề nghị; Giấy tờ; Nhận kết quả. "
        "Nội dung đã nhập được lưu đến 06/05/2026. Bấm vào từng mục để làm tiếp."
    ]
    assert not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("change", "code"), [({"declared": False}, "not_declared"), ({"based_on": 1}, "draft_changed")]
)
def test_a_filing_is_looked_at_and_declared(centre, change, code):
    draft = fill(begin(centre))
    given = {"based_on": draft.revision, "declared": True} | change
    with pytest.raises(RuleBroken) as refusal:
        actions.file_online(draft.key, by=officer("cong-dan"), at=NINE, **given)
    assert refusal.value.code == code


def test_nobody_else_gets_at_a_draft(centre):
    draft, other = fill(begin(centre)), make_citizen()
    paper = DraftPaper.objects.first()
    for attempt in (
        lambda: actions.save_online(draft.key, PERSON, {"full_name": "X"}, by=other, at=NINE),
        lambda: actions.add_paper(draft.key, 1, photo(), name="a.jpg", by=other, at=NINE),
        lambda: actions.drop_paper(draft.key, paper.pk if paper else 0, by=other, at=NINE),
        lambda: actions.file_online(draft.key, by=other, at=NINE, based_on=draft.revision, declared=True),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    actions.drop_online(draft.key, by=other)
    assert OnlineDraft.objects.filter(pk=draft.pk).exists()
    assert not own.drafts(other, NINE)


def test_an_officer_files_nothing_online(centre):
    with pytest.raises(PermissionDenied):
        begin(centre, by=officer("tiep-nhan"))


def test_a_procedure_that_is_not_filed_online_is_refused(centre):
    version = version_of()
    version.channels = ["direct"]
    with pytest.raises(RuleBroken) as refusal:
        actions.begin_online(version, centre, by=officer("cong-dan"), at=NINE)
    assert refusal.value.code == "not_online"


def test_two_open_pages_do_not_undo_each_other(centre):
    by, draft = officer("cong-dan"), begin(centre)
    actions.save_online(draft.key, CONTENT, {"quan_he": "Bản thân"}, page=1, by=by, at=NINE)
    actions.save_online(draft.key, CONTENT, {"nguoi.ho_ten": "A", "nguoi.dan_toc": None}, by=by, at=NINE)
    draft.refresh_from_db()
    assert draft.data[CONTENT] == {"quan_he": "Bản thân", "nguoi.ho_ten": "A"}
    assert draft.revision == 3


def test_saving_the_same_again_changes_nothing(centre):
    by, draft = officer("cong-dan"), begin(centre)
    for _time in range(2):
        actions.save_online(draft.key, CONTENT, {"quan_he": "Bản thân"}, by=by, at=NINE)
    draft.refresh_from_db()
    assert draft.revision == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"MZ\x90\x00" + b"\x00" * 200, "file_not_readable"),
        (b"%PDF-1.7\nbroken", "file_damaged"),
    ],
)
def test_a_file_that_is_no_paper_is_refused(centre, content, code):
    draft = begin(centre)
    slot = Filing(draft, citizen_of(officer("cong-dan")), NINE.date()).slots[0]
    with pytest.raises(RuleBroken) as refusal:
        actions.add_paper(
            draft.key, slot.component.pk, content, name="anh.jpg", by=officer("cong-dan"), at=NINE
        )
    assert refusal.value.code == code
    assert not DraftPaper.objects.exists()


def test_a_known_number_under_another_name_is_refused_without_telling_whose_it_is(centre):
    Person.objects.create(centre=centre, full_name="Trần Văn Bí Mật", personal_id="087190001234")
    with pytest.raises(RuleBroken) as refusal:
        file(centre)
    assert refusal.value.code == "person_not_matched"
    assert "Trần" not in refusal.value.messages[0]


def test_filing_for_another_keeps_the_ground(centre):
    dossier = file(
        centre,
        person={
            "whose": "other",
            "owner_name": "Lê Văn Tám",
            "owner_phone": "0911111111",
            "ground": "authorised",
            "document": "Giấy ủy quyền số 12",
        },
    )
    assert dossier.owner.full_name == "Lê Văn Tám"
    assert dossier.representation.document == "Giấy ủy quyền số 12"
    assert dossier.filing.owner_phone == "0911111111"


def ask(dossier, components=1):
    items = tuple(
        Lacking(row.component_id, Lack.UNREADABLE, "Chụp lại cho rõ")
        for row in dossier.components.order_by("component__position")[1 : 1 + components]
    )
    request = Request(items, "Nghị định 118/2025/NĐ-CP Điều 16")
    by = Act(officer("tiep-nhan"), NINE, uuid.uuid4(), based_on=dossier.revision)
    return actions.ask_supplement(dossier.pk, by, request)


def test_papers_brought_before_reception_are_checked_again_with_a_new_clock(centre):
    dossier = ask(file(centre))
    item = dossier.supplements.get().items.get()
    later = NINE + timedelta(days=1)
    brought = {item.component_id: [("moi.jpg", photo(10))]}
    dossier = actions.bring_papers(dossier.pk, brought, act(dossier, at=later))
    assert dossier.status == Status.SUBMITTED
    assert dossier.act_by == later + timedelta(days=1)
    assert FiledPaper.objects.get(dossier=dossier, supplement__isnull=False).name == "moi.jpg"
    assert dossier.components.get(component=item.component_id).source == Source.ELECTRONIC


def test_papers_brought_during_the_work_begin_the_limit_anew(centre):
    dossier = file(centre)
    checks = tuple(
        rules.ComponentCheck(row.component_id, row.component.name, row.component.required, Source.ELECTRONIC)
        for row in dossier.components.select_related("component")
    )
    clerk = officer("tiep-nhan")
    intake = make_intake("1.004873", channel=Channel.ONLINE, checks=checks)
    actions.receive_submitted(dossier.pk, intake, act(dossier, by=clerk))
    actions.forward_dossier(dossier.pk, act(dossier, by=clerk))
    dossier.refresh_from_db()
    first_due = dossier.due_at
    item = Lacking(checks[0].component, Lack.WRONG, "Ghi lại nơi cư trú")
    request = Request((item,), "Nghị định 118/2025/NĐ-CP Điều 19")
    actions.ask_supplement(dossier.pk, act(dossier, by=officer("chuyen-mon")), request)
    later = NINE + timedelta(days=1)
    brought = {item.component: [("moi.jpg", photo(10))]}
    dossier = actions.bring_papers(dossier.pk, brought, act(dossier, at=later))
    assert dossier.status == Status.IN_PROCESS
    assert dossier.clock_from == later
    assert dossier.due_at > first_due
    receipt = IssuedPaper.objects.filter(code="mau-01").latest("pk")
    assert receipt.data["officer"] == officer("chuyen-mon").full_name


def test_all_papers_asked_for_come_at_once(centre):
    dossier = ask(file(centre), components=2)
    first = dossier.supplements.get().items.first()
    with pytest.raises(RuleBroken) as refusal:
        actions.bring_papers(dossier.pk, {first.component_id: [("a.jpg", photo(10))]}, act(dossier))
    assert refusal.value.code == "papers_lacking"
    assert not FiledPaper.objects.filter(supplement__isnull=False).exists()


def test_papers_are_brought_only_when_asked_for_and_by_the_own_citizen(centre):
    dossier = file(centre)
    with pytest.raises(RuleBroken):
        actions.bring_papers(dossier.pk, {}, act(dossier))
    with pytest.raises(PermissionDenied):
        actions.bring_papers(dossier.pk, {}, act(dossier, by=make_citizen()))


def test_a_wish_to_withdraw_is_on_record_and_told(centre):
    dossier = file(centre)
    dossier = actions.ask_withdrawal(dossier.pk, "Nộp nhầm thủ tục", act(dossier))
    assert dossier.status == Status.SUBMITTED
    dossier.filing.refresh_from_db()
    assert dossier.filing.withdrawal_reason == "Nộp nhầm thủ tục"
    with pytest.raises(RuleBroken) as refusal:
        actions.ask_withdrawal(dossier.pk, "Lần nữa", act(Dossier.objects.get(pk=dossier.pk)))
    assert refusal.value.code == "not_withdrawable"


def test_a_citizen_sees_own_filings_alone(centre):
    dossier = file(centre)
    assert list(own.own_dossiers(officer("cong-dan"))) == [dossier]
    assert not own.own_dossiers(make_citizen())
    assert not own.own_dossiers(officer("tiep-nhan"))


def test_papers_sent_before_are_offered_again_to_who_sent_them(centre):
    dossier = file(centre)
    paper = dossier.filed_papers.select_related("component").first()
    assert paper is not None
    assert own.papers_like(officer("cong-dan"), paper.component, centre.pk) == [paper]
    assert own.papers_like(make_citizen(), paper.component, centre.pk) == []


def test_drafts_nobody_touched_for_thirty_days_are_thrown_away(centre):
    fill(begin(centre))
    assert actions.forget_online(before=NINE) == 0
    assert actions.forget_online(before=NINE + timedelta(seconds=1)) == 1
