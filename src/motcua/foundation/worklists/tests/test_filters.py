"""Officers keep the filters of a list under names of their own."""

from datetime import UTC, datetime

import pytest

from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.foundation.worklists import actions, queries, rules

NOW = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)


@pytest.fixture
def bich(db):
    return User.objects.create_user("bich", full_name="Người dùng mẫu")


def names(owner, page="viec"):
    return [found.name for found in queries.filters_of(owner, page)]


def refused(code, call, *args, **kwargs):
    with pytest.raises(RuleBroken) as refusal:
        call(*args, **kwargs)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("page", "query", "kept"),
    [
        ("viec", "", ""),
        ("viec", "sau=17_3&in=1&lan=abc", ""),
        ("viec", "kenh=2&linh-vuc=ho-tich&sau=1", "linh-vuc=ho-tich&kenh=2"),
        ("viec", "linh-vuc=ho-tich&kenh=2&giu=", "linh-vuc=ho-tich&kenh=2"),
        ("viec", "q=abc", ""),
        ("ho-so", "q=tr%E1%BA%A7n&trang-thai=4", "q=tr%E1%BA%A7n&trang-thai=4"),
    ],
)
def test_only_what_narrows_the_list_is_kept_in_one_order(page, query, kept):
    assert rules.kept_of(query, page) == kept


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "nothing_filtered"),
        ("q=" + "a" * 400, "too_long"),
        ("q=087190001234", "personal_number"),
        ("q=0912.345.678", "personal_number"),
    ],
)
def test_nothing_too_much_and_anybodys_number_are_not_kept(query, code):
    refused(code, rules.require_filters, query)
    rules.require_filters("q=12345678")


@pytest.mark.parametrize(("name", "code"), [(" ", "name_needed"), ("a" * 41, "name_too_long")])
def test_a_filter_has_a_short_name(name, code):
    refused(code, rules.require_name, name)
    assert rules.require_name("  Hộ  tịch ") == "Hộ tịch"


def test_a_name_is_used_once_a_list_whatever_its_case(bich):
    first = actions.save_filter("viec", "Hộ tịch", "linh-vuc=ho-tich", by=bich)
    assert actions.save_filter("viec", "hộ tịch", "linh-vuc=ho-tich", by=bich) == first  # a second click
    refused("same_name", actions.save_filter, "viec", "hộ tịch", "kenh=2", by=bich)
    actions.save_filter("ho-so", "Hộ tịch", "linh-vuc=ho-tich", by=bich)
    other = actions.save_filter("viec", "Đất đai", "linh-vuc=dat-dai", by=bich)
    refused("same_name", actions.rename_filter, other, "HỘ TỊCH", by=bich)
    assert actions.rename_filter(other, "đất đai", by=bich).name == "đất đai"
    assert names(bich) == ["đất đai", "Hộ tịch"]


def test_twelve_fit_above_a_list(bich):
    for n in range(12):
        actions.save_filter("viec", f"Bộ {n}", f"kenh={n}", by=bich)
    refused("too_many", actions.save_filter, "viec", "Một nữa", "kenh=99", by=bich)
    actions.save_filter("ho-so", "Một nữa", "kenh=1", by=bich)


def test_the_one_dropped_last_comes_back(bich):
    one = actions.save_filter("viec", "Một", "kenh=1", by=bich)
    two = actions.save_filter("viec", "Hai", "kenh=2", by=bich)
    actions.drop_filter(one, by=bich, at=NOW)
    actions.drop_filter(two, by=bich, at=NOW)
    assert names(bich) == []
    assert queries.last_dropped(bich) == two
    actions.take_filter_back(two, by=bich)
    assert (names(bich), queries.last_dropped(bich)) == (["Hai"], None)


def test_what_was_dropped_does_not_come_back_beside_another_of_its_name(bich):
    one = actions.save_filter("viec", "Một", "kenh=1", by=bich)
    actions.drop_filter(one, by=bich, at=NOW)
    actions.save_filter("viec", "Một", "kenh=2", by=bich)
    refused("same_name", actions.take_filter_back, one, by=bich)


def test_everybody_has_their_own(bich):
    other = User.objects.create_user("lan", full_name="Người khác mẫu")
    actions.save_filter("viec", "Một", "kenh=1", by=bich)
    actions.save_filter("viec", "Một", "kenh=1", by=other)
    assert (len(names(bich)), len(names(other))) == (1, 1)
