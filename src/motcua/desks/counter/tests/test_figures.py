"""What went wrong, counted for each procedure and officer (F60, B7, B8, B27)."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.fixtures import NINE, act, make_dossier, make_intake, officer, text

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.figures import COUNTED, Figures
from motcua.casework.dossiers.intake import Grounds
from motcua.casework.dossiers.states import Lack, Outcome

CODE = "1.004873"
ADDRESS = "/quay/so-lieu/"


pytestmark = pytest.mark.usefixtures("at_nine")


def request_for(dossier, *, why_again="", unlisted=()):
    item = dossier.version.components.all()[0].pk
    lacking = (actions.Lacking(item, Lack.WRONG),)
    return actions.Request(lacking, "Điều 19", why_again, unlisted, "Công văn 12" * bool(unlisted))


@pytest.fixture
def troubles(centre):
    """One refusal, one negative result, papers asked for twice and once beyond the list, one new date."""
    who = {"by": officer("tiep-nhan"), "centre": centre, "key": uuid.uuid4(), "at": NINE}
    grounds = Grounds("Không thuộc thẩm quyền", "Điều 17", "Nộp tại Công an xã")
    actions.refuse_at_counter(make_intake(), grounds, **who)
    dossier = make_dossier(centre, code=CODE, way="work")
    asked = actions.ask_supplement(
        dossier.pk, act(dossier, "lanh-dao"), request_for(dossier, unlisted=("Đơn", "Ảnh"))
    )
    items = [item.component_id for item in asked.supplements.get().items.all()]
    dossier = actions.take_supplement(asked.pk, act(asked, "tiep-nhan"), items)
    again = request_for(dossier, why_again="Giấy mới lại sai")
    late = act(dossier, "lanh-dao", at=NINE + timedelta(days=7))
    actions.ask_supplement(dossier.pk, late, again)
    other = make_dossier(centre, code=CODE, way="work")
    new_due = other.due_at + timedelta(days=1)
    other = actions.extend_dossier(other.pk, act(other, "lanh-dao"), reason="Chờ", new_due=new_due)
    no = actions.Decision(Outcome.DECLINED, reason="Không đủ điều kiện theo Điều 5")
    actions.decide_dossier(other.pk, act(other, "lanh-dao"), no)
    return centre


def told(lines):
    return {line.name: dict(zip(COUNTED, line.numbers, strict=True)) for line in lines}


def test_everything_is_counted_once_for_its_procedure_and_its_officer(troubles):
    today = NINE.date()
    visible = queries.visible_to(officer("lanh-dao"), NINE)
    figures = Figures(visible, today, today + timedelta(days=7))
    whole = {"declined": 1, "asked": 2, "again": 1, "late": 1, "unlisted": 2, "extended": 1}
    assert [line.numbers for line in figures.by_procedure()] == [
        (1, 0, 0, 0, 0, 0, 0),
        (0, *whole.values()),
    ]
    leader, receptionist = officer("lanh-dao").full_name, officer("tiep-nhan").full_name
    by_officer = told(figures.by_officer())
    assert by_officer[leader] == {"refused": 0} | whole
    assert by_officer[receptionist]["refused"] == 1
    assert [(cause.words, cause.times) for cause in figures.grounds()] == [("Điều 17", 1)]
    assert [cause.times for cause in figures.lacks()] == [2]
    first_day = Figures(visible, today, today)
    assert (
        told(first_day.by_officer())[leader] | {"asked": 1, "again": 0, "late": 0}
        == told(first_day.by_officer())[leader]
    )


def test_the_page_shows_it_and_an_empty_one_says_so(troubles, client):
    client.force_login(officer("lanh-dao"))
    page = text(client.get(ADDRESS))
    for words in ("Giấy ngoài danh mục", "Không thuộc thẩm quyền", officer("tiep-nhan").full_name):
        assert words in page
    empty = text(client.get(ADDRESS, {"tu": "1/1/2026", "den": "2/1/2026"}))
    assert "Những ngày này không có hồ sơ nào bị từ chối" in empty
    long = text(client.get(ADDRESS, {"tu": "1/1/2020", "den": "6/4/2026"}))
    assert "Xem nhiều nhất 366 ngày" in long


def test_figures_are_for_who_answers_for_the_work_and_of_their_centre_alone(
    troubles, other_centre, client, django_assert_max_num_queries
):
    client.force_login(officer("tiep-nhan"))
    assert client.get(ADDRESS).status_code == 403
    leader = officer("lanh-dao")
    client.force_login(leader)
    assert reverse("counter:figures") == ADDRESS
    with django_assert_max_num_queries(40):
        client.get(ADDRESS)
