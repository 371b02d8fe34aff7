"""Giving, doing and accepting tasks (duties I.4, II.4): who may, what is kept, what is refused, who hears."""

import io
import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image
from tests.fixtures import NINE, make_assignment, officer

from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.evidence.registry import Period, every
from motcua.foundation.notifications.models import Notice
from motcua.reference.organisation.models import Grant, Post
from motcua.workplace.plans import actions, queries, rules
from motcua.workplace.plans.actions import Deed, Doer, Made, Upload
from motcua.workplace.plans.models import Assignment
from motcua.workplace.plans.states import SERVES, Near, Stand

ON = NINE.date()


def png():
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(file, "PNG")
    return file.getvalue()


def deed(row, role, words="", at=NINE, **changes):
    given = {"by": officer(role), "key": uuid.uuid4(), "based_on": row.version, "at": at, "words": words}
    return Deed(**given | changes)


def reported(centre, role="chuyen-mon", **changes):
    row = make_assignment(centre, role=role, **changes)
    return actions.report_task(row.pk, deed(row, role, "Đã gửi báo cáo"), Made(ON))


def told(role):
    return list(
        Notice.objects.filter(officer=officer(role).pk, over_at=None)
        .order_by("pk")
        .values_list("kind", flat=True)
    )


def test_a_task_is_numbered_and_its_doer_hears_of_it_without_a_name(centre):
    row, other = make_assignment(centre), make_assignment(centre)
    assert (row.number, other.number) == ("VG-26-0001", "VG-26-0002")
    notice = Notice.objects.filter(subject_key=row.pk).get()
    assert (notice.officer, notice.where) == (officer("chuyen-mon").pk, f"/ke-hoach/{row.pk}/")
    assert (notice.title, notice.text) == ("Việc VG-26-0001 được giao cho mình", "Hạn ngày 10/04/2026.")
    assert Entry.objects.filter(action="plans.given").count() == 2


def test_a_double_click_gives_one_task(centre):
    row = make_assignment(centre)
    wanted = actions.Wanted("Khác", "x", Doer(officer=officer("chuyen-mon")), ON, "Chủ tịch")
    again = actions.give_task(wanted, centre=centre, by=officer("giam-doc"), key=row.key, at=NINE)
    assert again == row
    assert Assignment.objects.count() == 1


def test_a_task_from_taking_to_accepting_leaves_its_history(centre):
    row = make_assignment(centre)
    row = actions.take_task(row.pk, deed(row, "chuyen-mon"))
    row = actions.report_task(row.pk, deed(row, "chuyen-mon", "Đã gửi"), Made(ON))
    assert told("giam-doc") == ["task_reported"]
    row = actions.accept_task(row.pk, deed(row, "giam-doc"))
    assert (row.stand, row.made_on, row.ended_at) == (Stand.DONE, ON, NINE)
    assert [act.verb for act in row.acts.all()] == ["give", "take", "report", "accept"]
    assert told("giam-doc") == told("chuyen-mon") == []


def test_work_sent_back_needs_a_reason_and_is_heard_of(centre):
    row = reported(centre)
    with pytest.raises(RuleBroken, match="Chưa ghi lý do"):
        actions.send_task_back(row.pk, deed(row, "giam-doc"))
    row = actions.send_task_back(row.pk, deed(row, "giam-doc", "Thiếu số liệu tháng 3"))
    assert (row.stand, row.made_on, row.reported_by) == (Stand.DOING, None, None)
    assert told("chuyen-mon") == ["task_back"]


def test_nobody_accepts_their_own_report(centre):
    row = reported(centre, "giam-doc")
    with pytest.raises(RuleBroken, match="không tự duyệt"):
        actions.accept_task(row.pk, deed(row, "giam-doc"))
    assert actions.accept_task(row.pk, deed(row, "lanh-dao")).stand == Stand.DONE


def test_an_extension_keeps_the_old_deadline(centre):
    row = make_assignment(centre)
    later = row.due_on + timedelta(days=7)
    row = actions.extend_task(row.pk, deed(row, "lanh-dao", "Chờ số liệu của tỉnh"), due_on=later)
    act = row.acts.get(verb="extend")
    assert (row.due_on, row.warn_on) == (later, later - timedelta(days=3))
    assert (act.due_before, act.day, act.words) == (date(2026, 4, 10), later, "Chờ số liệu của tỉnh")


def test_a_task_handed_on_belongs_to_the_other(centre):
    row = actions.take_task((row := make_assignment(centre)).pk, deed(row, "chuyen-mon"))
    row = actions.hand_task(row.pk, deed(row, "chuyen-mon", "Đi học"), to=Doer(officer=officer("tiep-nhan")))
    assert (row.stand, row.officer) == (Stand.GIVEN, officer("tiep-nhan"))
    act = row.acts.get(verb="hand")
    assert (act.doer_before, act.doer) == ("Lê Văn Phúc", "Nguyễn Thị Bích")
    assert (told("chuyen-mon"), told("tiep-nhan")) == ([], ["task_given"])
    with pytest.raises(PermissionDenied):
        actions.take_task(row.pk, deed(row, "chuyen-mon"))


def test_whoever_holds_the_post_and_whoever_stands_in_may_do_the_task(centre):
    post = Post.objects.get(title="Thu ngân, trả kết quả", unit__centre=centre)
    row = make_assignment(centre, doer=Doer(post=post, deputies=(officer("cntt"),)))
    assert queries.doers(row, ON) == {officer("thu-ngan").pk, officer("cntt").pk}
    row = actions.take_task(row.pk, deed(row, "thu-ngan"))
    assert actions.report_task(row.pk, deed(row, "cntt", "Đã làm"), Made(ON)).reported_by == officer("cntt")


@pytest.mark.parametrize("role", ["tiep-nhan", "cntt", "tinh", "cong-dan"])
def test_others_can_do_nothing_with_a_task(centre, role):
    row = make_assignment(centre)
    steps = (
        lambda: actions.take_task(row.pk, deed(row, role)),
        lambda: actions.report_task(row.pk, deed(row, role, "x"), Made(ON)),
        lambda: actions.cancel_task(row.pk, deed(row, role, "x")),
        lambda: actions.extend_task(row.pk, deed(row, role, "x"), due_on=date(2026, 5, 1)),
        lambda: actions.hand_task(row.pk, deed(row, role, "x"), to=Doer(officer=officer(role))),
    )
    for step in steps:
        with pytest.raises(PermissionDenied):
            step()
    row.refresh_from_db()
    assert (row.stand, row.version) == (Stand.GIVEN, 1)


def test_who_does_a_task_neither_accepts_nor_extends_nor_calls_it_off(centre):
    row = reported(centre)
    for step in (actions.accept_task, actions.send_task_back, actions.cancel_task):
        with pytest.raises(PermissionDenied):
            step(row.pk, deed(row, "chuyen-mon", "x"))


def test_a_page_that_is_out_of_date_is_refused_in_words(centre):
    row = make_assignment(centre)
    stale = deed(row, "lanh-dao", "Không cần nữa")
    actions.take_task(row.pk, deed(row, "chuyen-mon"))
    with pytest.raises(RuleBroken, match="đã thay đổi từ lúc mở trang"):
        actions.cancel_task(row.pk, stale)


def test_the_same_click_again_changes_nothing(centre):
    row = make_assignment(centre)
    click = deed(row, "chuyen-mon")
    assert actions.take_task(row.pk, click).version == actions.take_task(row.pk, click).version == 2
    assert row.acts.count() == 2


def test_a_report_keeps_its_file(centre):
    row = make_assignment(centre)
    made = Made(ON, Upload(png(), "anh.png"))
    row = actions.report_task(row.pk, deed(row, "chuyen-mon", "Đã làm"), made)
    assert row.acts.get(verb="report").file.media_type == "image/png"


def test_a_file_nobody_can_read_leaves_the_task_as_it_was(centre):
    row = make_assignment(centre)
    with pytest.raises(RuleBroken):
        actions.report_task(row.pk, deed(row, "chuyen-mon", "x"), Made(ON, Upload(b"MZ", "a.exe")))
    row.refresh_from_db()
    assert row.stand == Stand.GIVEN


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"due_on": ON - timedelta(days=1)}, "deadline_over"),
        ({"duty": "IV"}, "duty_unknown"),
        ({"title": "  "}, "task_empty"),
        ({"output": ""}, "task_empty"),
        ({"doer": Doer()}, "one_doer"),
    ],
)
def test_a_task_that_cannot_be_given_is_refused(centre, changes, code):
    with pytest.raises(RuleBroken) as refused:
        make_assignment(centre, **changes)
    assert refused.value.code == code
    assert not Assignment.objects.exists()


def test_nobody_of_another_centre_is_given_a_task(centre, other_centre):
    stranger = officer("tiep-nhan")
    stranger.centre = other_centre.pk
    stranger.save()
    with pytest.raises(RuleBroken, match="không còn ở Trung tâm này"):
        make_assignment(centre, role="tiep-nhan")


def test_only_leaders_give_tasks(centre):
    wanted = actions.Wanted("Việc", "x", Doer(officer=officer("chuyen-mon")), ON, "Chủ tịch")
    with pytest.raises(PermissionDenied):
        actions.give_task(wanted, centre=centre, by=officer("chuyen-mon"), key=uuid.uuid4(), at=NINE)


def test_a_deadline_is_warned_of_once_when_near_and_once_when_over(centre):
    row = make_assignment(centre)

    def morning(day):
        return actions.warn(at=NINE + timedelta(days=day))

    assert [morning(0), morning(1), morning(2), morning(4), morning(5), morning(6)] == [0, 1, 0, 0, 1, 0]
    assert told("chuyen-mon") == ["task_overdue"]
    later = actions.extend_task(
        row.pk, deed(row, "giam-doc", "Chờ", at=NINE + timedelta(days=6)), due_on=date(2026, 4, 30)
    )
    assert later.warned == Near.NONE
    assert morning(6) == 0
    assert morning(22) == 1


def test_a_reported_task_is_not_warned_of(centre):
    reported(centre)
    assert actions.warn(at=NINE + timedelta(days=30)) == 0


def test_a_task_proves_the_duties_of_other_tasks_once_accepted_and_no_other_duty(centre):
    done = [reported(centre, duty=duty) for duty in (*SERVES, "III.2.đ")]
    period = Period(ON, ON)

    def counts():
        figures = [figure for figure in every() if figure.query(centre.pk, period).model is Assignment]
        return {figure.duty: figure.count(centre.pk, period) for figure in figures}

    assert counts() == {"I.4": 0, "II.4": 0}
    for row in done:
        actions.accept_task(row.pk, deed(row, "lanh-dao"))
    assert counts() == {"I.4": 1, "II.4": 1}


def test_who_sees_which_tasks(centre, other_centre):
    Grant.objects.filter(right="plans.view", post__title="Phụ trách công nghệ thông tin").delete()
    own, other = make_assignment(centre, role="cntt"), make_assignment(centre)
    seen = {
        role: set(queries.visible_to(officer(role), NINE))
        for role in ("cntt", "tiep-nhan", "tinh", "cong-dan")
    }
    assert seen == {"cntt": {own}, "tiep-nhan": {own, other}, "tinh": set(), "cong-dan": set()}
    Assignment.objects.update(centre=other_centre)
    assert not queries.visible_to(officer("giam-doc"), NINE).exists()


def test_lists_and_rules_agree_on_deadlines(centre):
    row = make_assignment(centre)
    for days in range(8):
        on = ON + timedelta(days=days)
        near = rules.near(Stand.GIVEN, row.due_on, row.warn_on, None, on)
        rows = Assignment.objects.all()
        assert queries.overdue(rows, on).exists() == (near == Near.OVERDUE)
        assert queries.due_soon(rows, on).exists() == (near == Near.SOON)


@pytest.mark.parametrize("words", ["bao cao", "CHUYỂN đổi", "vg-26-0001", ""])
def test_a_task_is_found_without_accents(centre, words):
    row = make_assignment(centre)
    assert list(queries.matching(Assignment.objects.all(), words)) == [row]
    assert not queries.matching(Assignment.objects.all(), f"{words} khongco").exists()
