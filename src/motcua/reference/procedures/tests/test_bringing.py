from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.foundation.accounts.models import User
from motcua.reference.procedures import queries
from motcua.reference.procedures.models import CatalogueFile, ProcedureVersion
from motcua.reference.procedures.tests.samples import NOON, bring_in, entry, file_of

ROOT = "/quan-tri/thu-tuc/"


def text_of(desk: Client, address: str, status: int = 200, **data: object) -> str:
    response = desk.get(address, data)
    assert response.status_code == status
    return response.content.decode()


def upload(desk: Client, body: bytes, name: str = "danh-muc.yaml", **more: str):
    return desk.post(f"{ROOT}nhap/", {"file": SimpleUploadedFile(name, body), **more})


def test_an_empty_catalogue_says_what_to_do(desk: Client) -> None:
    assert "motcua procedures import" in text_of(desk, ROOT)


def test_two_versions_stand_side_by_side_the_older_on_the_left(db: None, desk: Client) -> None:
    bring_in(file_of(), in_force_from=date(2025, 7, 1))
    bring_in(file_of(entry({"fee.amount_vnd": 8000, "time_limit.value": 5})))
    for number, other in ((1, 2), (2, 1)):
        page = text_of(desk, f"{ROOT}1.004873/phien-ban/{number}/", **{"so-voi": other})
        assert "Phiên bản 1 so với phiên bản 2" in page
        assert "<del>15.000\u00a0đ</del>" in page
        assert "<ins>8.000\u00a0đ</ins>" in page
        assert page.index("<del>3</del>") < page.index("<ins>5</ins>")


def test_publishing_from_the_page_takes_effect_on_the_day_chosen(
    db: None, desk: Client, publisher: User
) -> None:
    sent = upload(desk, file_of(), in_force_from="2026-05-01")
    assert sent["Location"].endswith("?tu-ngay=2026-05-01")
    form = {"based_on": queries.stamp(), "in_force_from": "2026-05-01"}
    done = desk.post(sent["Location"].partition("?")[0], form, follow=True)
    assert "Đã công bố 1 thủ tục mới" in done.content.decode()
    version = ProcedureVersion.objects.get()
    assert (version.in_force_from, version.published_at) == (date(2026, 5, 1), NOON)
    assert CatalogueFile.objects.get().uploaded_by == publisher


def test_a_file_with_errors_is_shown_but_cannot_be_published(db: None, desk: Client) -> None:
    sent = upload(desk, file_of(entry({"fee.amount_vnd": 700})))
    page = text_of(desk, sent["Location"])
    assert "Tệp có lỗi nên chưa nhập được" in page
    assert "Mức thu 700 đồng nhỏ bất thường" in page
    assert 'name="based_on"' not in page
    desk.post(sent["Location"], {"based_on": queries.stamp()})
    assert not ProcedureVersion.objects.exists()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "Tệp trống"),
        (b"procedures: [", "viết sai"),
        ("tên".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04", "Excel"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_at_once(
    db: None, desk: Client, body: bytes, says: str
) -> None:
    response = upload(desk, body)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not CatalogueFile.objects.exists()


def test_no_file_is_asked_for(db: None, desk: Client) -> None:
    response = desk.post(f"{ROOT}nhap/", {})
    assert response.status_code == 422
    assert "Chưa chọn tệp" in response.content.decode()


def test_an_unknown_file_is_not_found(db: None, desk: Client) -> None:
    text_of(desk, f"{ROOT}nhap/{'0' * 64}/", status=404)
