"""What the province wants of each duty: thresholds as data, with reason and history."""

import pytest
from tests.fixtures import NINE, officer

from motcua.foundation import clock
from motcua.oversight.duties import actions, queries
from motcua.oversight.duties.models import Duty, Requirement

LIST, ONE = "/nhiem-vu/yeu-cau/", "/nhiem-vu/yeu-cau/ii-1-h/"
WANT = {"frequency": "3", "minimum": "2", "warning_days": "7", "wanted": "Biên bản", "basis": "Công văn 12"}


@pytest.fixture
def seen(client, centre):
    """Opens or posts to an address as somebody in a role."""
    actions.seed(at=NINE)

    def see(path: str, role: str = "tinh", data=None):
        client.force_login(officer(role))
        with clock.fixed_at(NINE):
            answer = client.get(path) if data is None else client.post(path, data)
        return answer.status_code, answer.content.decode()

    return see


def test_the_province_sets_a_threshold_and_the_one_before_stays_in_the_history(seen, centre):
    assert seen(LIST)[1].count("Gợi ý kèm phần mềm, không phải quy định") == 34
    assert seen(ONE, data=WANT)[0] == 302
    _status, page = seen(ONE)
    assert "Công văn 12" in page
    assert "Cao Minh Đức" in page
    assert "Gợi ý kèm phần mềm" in page
    assert Requirement.objects.filter(duty__code="II.1.h", centre=None).count() == 2
    tile = queries.tile_of(centre.pk, "II.1.h", NINE.date())
    assert (tile.wanted.months, tile.wanted.minimum, tile.requirement.warning_days) == (3, 2, 7)


def test_a_centre_that_set_its_own_keeps_it_and_is_counted(seen, centre):
    want = actions.Want("1", 5, 3, "", "Quy chế của Trung tâm")
    duty = Duty.objects.get(code="II.1.h")
    actions.set_requirement(duty, want, centre=centre, by=officer("giam-doc"), at=NINE)
    seen(ONE, data=WANT)
    assert queries.tile_of(centre.pk, "II.1.h", NINE.date()).wanted.minimum == 5
    assert queries.own_requirements() == {"II.1.h": 1}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"basis": " "}, "Còn trống"),
        ({"minimum": "0"}, "lớn hơn hoặc"),
        ({"warning_days": "61"}, "60"),
        ({"frequency": "2"}, "2"),
    ],
)
def test_a_wrong_threshold_is_refused_with_its_reason(seen, change, said):
    status, page = seen(ONE, data=WANT | change)
    assert status == 422
    assert said in page
    assert Requirement.objects.filter(duty__code="II.1.h").count() == 1


@pytest.mark.parametrize(
    ("role", "reads", "sets"),
    [("tinh", 200, 302), ("quan-tri", 200, 302), ("giam-doc", 200, 403), ("tiep-nhan", 403, 403)],
)
def test_who_reads_and_who_sets(seen, role, reads, sets):
    assert seen(LIST, role)[0] == reads
    assert seen(ONE, role)[0] == reads
    assert seen(ONE, role, WANT)[0] == sets
    assert ("Lưu ngưỡng" in seen(ONE, role)[1]) is (sets == 302)


def test_a_duty_that_is_not_there_has_no_threshold(seen):
    assert seen("/nhiem-vu/yeu-cau/i-1-f/")[0] == 404
