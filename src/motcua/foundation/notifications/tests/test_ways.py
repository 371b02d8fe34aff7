"""At once, in the evening, or not at all: each officer chooses for each kind of notice."""

from datetime import timedelta

import pytest
from tests.fixtures import NINE, officer

from motcua.foundation import clock
from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications import actions, queries
from motcua.foundation.notifications.models import Notice, NoticeSetting
from motcua.foundation.notifications.states import DIGEST, NEVER_OFF, Kind, When
from motcua.foundation.notifications.tests.test_actions import CODE, about

SETTINGS, INBOX = "/quay/thong-bao/cai-dat/", "/quay/thong-bao/"
CLOSE = NINE.replace(hour=17)


def tell(centre, *officers, kind=Kind.TURN, at=NINE):
    actions.tell_officers(kind, [each.pk for each in officers], about(centre), at=at)


def set_way(user, way, kind=Kind.TURN):
    actions.set_ways({kind: way}, by=user)


def evening(centre, *, at=CLOSE):
    return actions.gather(centre.pk, CLOSE.date(), before=CLOSE, at=at)


def test_whoever_chose_nothing_hears_at_once_and_nothing_is_asked(centre, django_assert_num_queries):
    phuc, bich = officer("chuyen-mon"), officer("tiep-nhan")
    with django_assert_num_queries(2):  # the words in force, the notices
        tell(centre, phuc, bich)
    assert [queries.unread_count(each) for each in (phuc, bich)] == [1, 1]
    assert queries.settings_of(phuc)[Kind.TURN] == When.AT_ONCE


def test_what_is_switched_off_is_not_written_for_that_officer_alone(centre):
    phuc, bich = officer("chuyen-mon"), officer("tiep-nhan")
    set_way(phuc, When.OFF)
    tell(centre, phuc, bich)
    tell(centre, phuc, kind=Kind.TO_SIGN)
    assert list(Notice.objects.filter(officer=phuc.pk).values_list("kind", flat=True)) == ["to_sign"]
    assert queries.unread_count(bich) == 1


def test_the_evening_gathers_in_one_notice_what_is_not_done_yet(centre):
    phuc = officer("chuyen-mon")
    set_way(phuc, When.EVENING)
    set_way(phuc, When.EVENING, Kind.TO_SIGN)
    for _time in range(2):
        tell(centre, phuc)
    tell(centre, phuc, kind=Kind.TO_SIGN)
    Notice.objects.filter(pk=Notice.objects.earliest("pk").pk).update(over_at=NINE)
    assert queries.unread_count(phuc) == 0
    assert evening(centre) == 1
    [digest] = queries.notices_of(phuc)
    assert (digest.kind, digest.title) == (DIGEST, "Cuối ngày 06/04: 2 thông báo")
    assert digest.text == "Chờ tôi giải quyết: 1. Chờ ký: 1."
    assert digest.where == f"{INBOX}?ngay=2026-04-06"
    assert queries.gathered_on(phuc, CLOSE.date()).count() == 2
    assert queries.unread_count(phuc) == 1


def test_gathering_again_adds_only_what_came_to_light_since(centre):
    phuc = officer("chuyen-mon")
    set_way(phuc, When.EVENING)
    tell(centre, phuc)
    assert (evening(centre), evening(centre)) == (1, 0)
    actions.read_all(by=phuc, at=CLOSE)
    tell(centre, phuc)  # an act whose transaction ended late
    tell(centre, phuc, at=CLOSE + timedelta(minutes=1))  # for the next evening
    assert evening(centre, at=CLOSE + timedelta(minutes=10)) == 1
    [digest] = queries.notices_of(phuc)
    assert digest.title == "Cuối ngày 06/04: 2 thông báo"
    assert queries.unread_count(phuc) == 1
    assert queries.centres_to_gather() == [centre.pk]


def test_an_evening_without_anything_left_says_nothing(centre):
    phuc = officer("chuyen-mon")
    set_way(phuc, When.EVENING)
    tell(centre, phuc)
    actions.end_notices(centre, at=NINE)
    assert evening(centre) == 0
    assert not queries.notices_of(phuc).exists()


def test_each_centre_has_an_evening_of_its_own(centre, other_centre):
    phuc = officer("chuyen-mon")
    set_way(phuc, When.EVENING)
    tell(centre, phuc), tell(other_centre, phuc)
    assert evening(centre) == 1
    assert queries.centres_to_gather() == [other_centre.pk]


@pytest.mark.parametrize("kind", NEVER_OFF)
def test_what_no_list_shows_cannot_be_switched_off(centre, kind):
    phuc = officer("chuyen-mon")
    with pytest.raises(RuleBroken) as refusal:
        set_way(phuc, When.OFF, kind)
    assert refusal.value.code == "never_off"
    set_way(phuc, When.EVENING, kind)
    assert queries.settings_of(phuc)[kind] == When.EVENING


def test_back_to_at_once_keeps_no_row(centre):
    phuc = officer("chuyen-mon")
    set_way(phuc, When.OFF)
    set_way(phuc, When.AT_ONCE)
    assert not NoticeSetting.objects.exists()


@pytest.fixture
def page(client, centre):
    """Opens or posts to an address as the specialist."""

    def open_it(path, data=None):
        client.force_login(officer("chuyen-mon"))
        with clock.fixed_at(CLOSE):
            answer = client.get(path) if data is None else client.post(path, data, follow=True)
        return answer.status_code, answer.content.decode()

    return open_it


def test_the_page_keeps_each_choice(page):
    chosen = {str(kind): "at_once" for kind in queries.FOR_OFFICERS}
    status, words = page(SETTINGS, chosen | {"turn": "evening", "to_sign": "off"})
    assert status == 200
    assert "Đã lưu cài đặt thông báo" in words
    assert '<option value="evening" selected>' in words
    kept = queries.settings_of(officer("chuyen-mon"))
    assert (kept[Kind.TURN], kept[Kind.TO_SIGN], kept[Kind.URGED]) == (When.EVENING, When.OFF, When.AT_ONCE)
    status, words = page(SETTINGS, chosen | {"urged": "off"})
    assert status == 422
    assert "Loại tin này không có cách báo đó" in words


def test_the_evenings_page_lists_what_was_gathered(page, centre):
    phuc = officer("chuyen-mon")
    set_way(phuc, When.EVENING)
    tell(centre, phuc)
    evening(centre)
    _status, words = page(INBOX)
    assert "Cuối ngày 06/04: 1 thông báo" in words
    _status, words = page(f"{INBOX}{queries.notices_of(phuc).get().pk}/", {})
    assert f"Hồ sơ {CODE} chờ giải quyết" in words
    held = queries.gathered_on(phuc, CLOSE.date()).get()
    page(f"{INBOX}{held.pk}/", {})
    held.refresh_from_db()
    assert held.read_at == CLOSE
    assert "Ngày này không gom thông báo nào" in page(f"{INBOX}?ngay=2026-04-05")[1]
    assert page(f"{INBOX}?ngay=hom-qua")[0] == 200
