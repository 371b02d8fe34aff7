"""The transparency page: figures of days, small counts hidden, nothing about anybody (duty I.1.a, ux 4.8)."""

from datetime import date, timedelta

import pytest
from tests.fixtures import NINE, make_dossier, text

from motcua.casework.dossiers import facts
from motcua.casework.dossiers.models import DayFact, DaysCounted
from motcua.desks.portal.drawing import weekly_line
from motcua.foundation import clock
from motcua.foundation.suppression import rate, shown

TODAY = NINE.date()


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, {}),
        ({"a": 0, "b": 5}, {"a": 0, "b": 5}),
        ({"a": 4, "b": 5, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 1, "b": 4, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 1, "b": 0}, {"a": None, "b": 0}),
    ],
)
def test_small_parts_are_hidden_and_cannot_be_reckoned(counts, told):
    assert shown(counts) == told


@pytest.mark.parametrize(
    ("part", "whole", "told"), [(4, 4, None), (5, 5, 100.0), (0, 5, 0.0), (2, 3000, 0.1)]
)
def test_a_rate_needs_five_cases(part, whole, told):
    assert rate(part, whole) == told


def test_a_line_needs_eight_weeks_and_stays_in_its_drawing():
    assert weekly_line([9] * 7) is None
    line = weekly_line([0, 40, 9, 9, 9, 9, 9, 9])
    assert all(0 <= float(point.y) <= 160 for point in line.points)
    assert float(line.upper) < float(line.middle) < float(line.lower)
    assert weekly_line([0] * 8).mean == 0


@pytest.fixture
def counted(centre):
    """Half a year of days, and a month with too few cases."""
    field = "ho-tich"
    DayFact.objects.bulk_create(
        DayFact(
            centre=centre,
            day=TODAY - timedelta(days=n),
            field_code=field,
            direct=6,
            online=14,
            finished=20,
            in_time=19,
        )
        for n in range(1, 180)
    )
    DayFact.objects.create(
        centre=centre, day=date(2025, 6, 2), field_code=field, online=3, finished=3, in_time=3
    )
    DaysCounted.objects.create(centre=centre, until=TODAY - timedelta(days=1), counted_at=NINE)


@pytest.fixture
def at_nine():
    with clock.fixed_at(NINE):
        yield


def test_the_page_tells_rates_weeks_and_ways(client, counted, at_nine):
    page = text(client.get("/minh-bach/"))
    assert "đúng hạn" in page
    assert "<polyline" in page
    assert "dưới 5" in page
    assert "Trung bình mỗi tuần nhận 1" in page


def test_without_a_count_the_page_says_so_and_shows_the_day(client, centre, at_nine):
    make_dossier(centre)
    page = text(client.get("/minh-bach/"))
    assert "Chưa có ngày nào được đếm" in page
    assert "dưới 5" in page
    assert "Hồng Nhung" not in page


def test_old_figures_say_when_they_were_counted(client, counted, at_nine):
    DaysCounted.objects.update(until=TODAY - timedelta(days=2))
    assert "Số liệu đã cũ, đếm lúc" in text(client.get("/minh-bach/"))


def test_late_dossiers_stand_with_the_apologies(client, centre):
    make_dossier(centre, way="forward")
    with clock.fixed_at(NINE + timedelta(days=30)):
        page = text(client.get("/minh-bach/"))
    assert "Hộ tịch" in page


def test_the_file_hides_small_cells(client, counted, at_nine):
    told = text(client.get("/minh-bach/so-lieu.csv"))
    assert "2025-06,ho-tich,<5,<5,\r\n" in told
    assert "2026-03,ho-tich,620,620,95.0\r\n" in told


def test_with_several_centres_one_chooses(client, centre, other_centre, counted, at_nine):
    page = text(client.get("/minh-bach/"))
    assert f"?xa={centre.commune_id}" in page
    assert "đúng hạn" in text(client.get(f"/minh-bach/?xa={centre.commune_id}"))
    assert "đúng hạn" in text(client.get(f"/minh-bach/?xa={other_centre.commune_id}"))
    for wrong in ("99999999999", "x", "1"):
        assert client.get(f"/minh-bach/?xa={wrong}").status_code == 404


def test_every_procedure_stands_with_its_limit_and_fee(client, centre, at_nine):
    page = text(client.get("/minh-bach/thu-tuc/"))
    assert "/thu-tuc/1.004873/" in page
    assert "ngày làm việc" in page


def test_the_page_costs_the_same_whatever_lies_behind(
    client, counted, at_nine, django_assert_max_num_queries
):
    client.get("/minh-bach/")
    with django_assert_max_num_queries(14):
        client.get("/minh-bach/")


def test_the_counting_job_counts_once_a_day(centre):
    make_dossier(centre)
    at = NINE + timedelta(days=1)
    assert facts.is_due(centre.pk, at)
    facts.count_days(centre, at=at)
    assert not facts.is_due(centre.pk, at)
