"""Kept filters: chips above the lists, and the page where they are renamed and dropped."""

import pytest
from tests.fixtures import officer

from motcua.foundation.worklists.models import SavedFilter


def save(client, **changes):
    sent = {"lam": "luu", "trang": "viec", "loc": "kenh=2&sau=1_1", "ten": "Trực tuyến"} | changes
    return client.post("/quay/bo-loc/", sent)


def page_of(client, address):
    return client.get(address).content.decode()


def test_a_filter_is_saved_shown_and_marked_while_it_is_on(counter):
    assert "Lưu bộ lọc này" not in page_of(counter, "/quay/")
    assert "Lưu bộ lọc này" in page_of(counter, "/quay/?kenh=2")
    assert save(counter).url == "/quay/?kenh=2"
    on, off = page_of(counter, "/quay/?kenh=2"), page_of(counter, "/quay/?kenh=1")
    assert '<a href="/quay/?kenh=2" aria-current="true">Trực tuyến</a>' in on
    assert "Lưu bộ lọc này" not in on
    assert '<a href="/quay/?kenh=2">Trực tuyến</a>' in off
    assert "Trực tuyến</a>" not in page_of(counter, "/quay/ho-so/?kenh=2")


def test_the_list_of_dossiers_has_its_own(counter):
    assert save(counter, trang="ho-so", loc="trang-thai=4&q=khai").url == "/quay/ho-so/?q=khai&trang-thai=4"
    assert 'aria-current="true">Trực tuyến' in page_of(counter, "/quay/ho-so/?trang-thai=4&q=khai")


def test_a_refused_name_stays_on_the_page(counter):
    save(counter)
    refused = save(counter, loc="kenh=1")
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Đã có bộ lọc tên “Trực tuyến” ở danh sách này" in page
    assert 'value="Trực tuyến"' in page
    assert 'name="loc" value="kenh=1"' in page


def test_a_filter_is_renamed_dropped_and_taken_back(counter):
    save(counter)
    found = SavedFilter.objects.get()
    done = counter.post("/quay/bo-loc/", {"lam": "doi-ten", "so": found.pk, "ten": "Từ xa"}, follow=True)
    assert "Đã đổi tên bộ lọc thành “Từ xa”" in done.content.decode()
    dropped = counter.post("/quay/bo-loc/", {"lam": "bo", "so": found.pk}, follow=True).content.decode()
    assert "Đã bỏ bộ lọc “Từ xa”." in dropped
    assert "Chưa lưu bộ lọc nào" in dropped
    back = counter.post("/quay/bo-loc/", {"lam": "hoan-tac"}, follow=True).content.decode()
    assert "Bộ lọc “Từ xa” đã có lại" in back


@pytest.mark.parametrize("task", ["doi-ten", "bo"])
def test_nobody_reaches_the_filters_of_another(as_role, task):
    save(as_role("tiep-nhan"))
    found = SavedFilter.objects.get()
    sent = {"lam": task, "so": found.pk, "ten": "Khác"}
    assert as_role("thu-ngan").post("/quay/bo-loc/", sent).status_code == 404
    found.refresh_from_db()
    assert (found.owner, found.name, found.dropped_at) == (officer("tiep-nhan"), "Trực tuyến", None)
