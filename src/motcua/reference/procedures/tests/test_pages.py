import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.foundation.accounts.models import User
from motcua.reference.procedures import queries
from motcua.reference.procedures.models import Alias
from motcua.reference.procedures.tests.samples import TODAY, TOMORROW, bring_in, entry, file_of

ROOT = "/quan-tri/thu-tuc/"


def text_of(desk: Client, address: str, status: int = 200, **data: object) -> str:
    response = desk.get(address, data)
    assert response.status_code == status
    return response.content.decode()


def upload(desk: Client, body: bytes, name: str = "danh-muc.yaml", **more: str):
    return desk.post(f"{ROOT}nhap/", {"file": SimpleUploadedFile(name, body), **more})


def test_the_list_shows_every_procedure_by_pages(catalogue: None, desk: Client) -> None:
    first = text_of(desk, ROOT)
    assert "71 thủ tục" in first
    assert "Đang xem 50 trên 71." in first
    second = text_of(desk, ROOT, sau="2.000528")
    shown = [
        code for code in queries.newest().values_list("procedure__code", flat=True) if f"{code}/" in second
    ]
    assert shown == sorted(shown)
    assert min(shown) > "2.000528"


def test_the_list_is_narrowed_by_words_field_and_mark(catalogue: None, desk: Client) -> None:
    assert "5 thủ tục" in text_of(desk, ROOT, **{"linh-vuc": "dat-dai"})
    assert "2 thủ tục" in text_of(desk, ROOT, nguon="recalled")
    found = text_of(desk, ROOT, q="doc than")
    assert "1 thủ tục" in found
    assert "Cấp Giấy xác nhận tình trạng hôn nhân" in found


def test_a_search_without_an_answer_offers_the_nearest(catalogue: None, desk: Client) -> None:
    page = text_of(desk, ROOT, q="giay doc thnan")
    assert "Không có thủ tục nào như vậy" in page
    assert "Cấp Giấy xác nhận tình trạng hôn nhân" in page


def test_the_list_costs_the_same_however_long(
    catalogue: None, desk: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(11):
        desk.get(ROOT)


@pytest.mark.parametrize("odd", ["'; drop table x; --", "%", "<script>", "ă" * 500])
def test_odd_words_are_only_words(catalogue: None, desk: Client, odd: str) -> None:
    page = text_of(desk, ROOT, q=odd, sau=odd, nguon=odd, **{"linh-vuc": odd})
    assert "<script>" not in page


def test_the_address_of_a_procedure_leads_to_its_version_in_force(catalogue: None, desk: Client) -> None:
    response = desk.get(f"{ROOT}1.004873/")
    assert response["Location"] == f"{ROOT}1.004873/phien-ban/1/"


@pytest.mark.parametrize(
    "address", ["1.999999/", "x/", "1.004873/phien-ban/2/", "1.004873/phien-ban/99999999999999999999/"]
)
def test_what_is_not_there_is_not_found(catalogue: None, desk: Client, address: str) -> None:
    text_of(desk, ROOT + address, status=404)


def test_the_version_page_shows_everything_with_its_source(catalogue: None, desk: Client) -> None:
    page = text_of(desk, f"{ROOT}1.004873/phien-ban/1/")
    for words in (
        "Cấp Giấy xác nhận tình trạng hôn nhân",
        "Đang áp dụng",
        "từ 01/07/2025",
        "chưa có số quyết định công bố",
        "3 ngày làm việc",
        "do HĐND tỉnh quy định, chưa nhập",
        "Gia đình có công với cách mạng",
        "Tờ khai cấp giấy xác nhận tình trạng hôn nhân",
        "Khi nộp theo ủy quyền",
        "KQ.G15.000038",
        "5 bước, cộng 24 trên 24 giờ của thời hạn",
        "Công chức tư pháp – hộ tịch",
        "giấy độc thân",
        "Theo trí nhớ, cần kiểm tra",
        "Xác minh ở nơi cư trú trước đây",
    ):
        assert words in page


@pytest.mark.parametrize("code", ["1.013978", "1.012817", "2.000986", "2.000815", "1.013274"])
def test_no_word_of_the_file_is_left_untranslated(catalogue: None, desk: Client, code: str) -> None:
    page = text_of(desk, f"{ROOT}{code}/phien-ban/1/").partition("Cần kiểm tra (")[0]
    for version in queries.with_parts(queries.newest().filter(procedure__code=code)):
        remarks = [version.level, version.authority, version.fee.basis, version.notes]
        remarks += [paper.condition for paper in version.components.all()]
        remarks += [word for step in version.steps.all() for word in (step.role, step.action)]
        assert [remark for remark in remarks if remark and f">{remark}<" in page] == []


def test_steps_outside_the_limit_are_drawn_as_such(catalogue: None, desk: Client) -> None:
    page = text_of(desk, f"{ROOT}1.013978/phien-ban/1/")
    assert "8 bước, cộng 160 trên 160 giờ của thời hạn" in page
    assert page.count("g-pause") == 1
    assert "không tính" in page


def test_the_page_names_the_doubts_of_its_version(catalogue: None, desk: Client) -> None:
    page = text_of(desk, f"{ROOT}1.012817/phien-ban/1/")
    assert "Không có bước ký." in page
    assert "không rõ áp dụng khi nào" in page


def test_the_version_page_costs_few_queries(
    catalogue: None, desk: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(17):
        desk.get(f"{ROOT}1.004873/phien-ban/1/")


@pytest.mark.parametrize("asked", ["1", "7", "x", ""])
def test_a_version_is_not_compared_with_itself_or_with_nothing(
    catalogue: None, desk: Client, asked: str
) -> None:
    assert "so với phiên bản" not in text_of(desk, f"{ROOT}1.004873/phien-ban/1/", **{"so-voi": asked})


@pytest.mark.parametrize(("name", "kind"), [("json", "application/json"), ("yaml", "application/yaml")])
def test_the_catalogue_is_handed_out_as_a_file(catalogue: None, desk: Client, name: str, kind: str) -> None:
    response = desk.get(f"{ROOT}danh-muc.{name}")
    assert response["Content-Type"] == f"{kind}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="danh-muc-thu-tuc.{name}"'
    assert len(bring_in(response.content).unchanged) == 71


def test_a_file_is_looked_at_before_it_is_published(catalogue: None, desk: Client) -> None:
    bring_in(file_of(), in_force_from=TODAY)
    sent = upload(
        desk, file_of(entry({"fee.amount_vnd": 8000}), entry({"code": "1.000001", "name_vi": "Mới"}))
    )
    page = text_of(desk, sent["Location"])
    for words in ("Công bố 2 phiên bản", "<del>15.000\u00a0đ</del>", "1.000001", "Chưa có gì được ghi"):
        assert words in page
    assert queries.versions_of("1.004873").count() == 2


def test_a_catalogue_changed_meanwhile_is_shown_anew(catalogue: None, desk: Client) -> None:
    sent = upload(desk, file_of(entry({"code": "1.000001", "name_vi": "Mới"})))
    form = {"based_on": queries.stamp(), "in_force_from": ""}
    bring_in(file_of(entry({"code": "1.000002", "name_vi": "Chen ngang"})))
    response = desk.post(sent["Location"], form)
    assert response.status_code == 422
    assert "vừa được người khác thay đổi" in response.content.decode()
    assert not queries.versions_of("1.000001").exists()


def test_a_day_too_early_is_refused_on_the_page(catalogue: None, desk: Client) -> None:
    sent = upload(desk, file_of(entry()), in_force_from="2025-07-01")
    assert sent.status_code == 422
    assert "đã có phiên bản 1 áp dụng từ 01/07/2025" in sent.content.decode()


def test_an_alias_is_added_and_taken_away(catalogue: None, desk: Client) -> None:
    page = f"{ROOT}1.004873/phien-ban/1/"
    assert desk.post(f"{page}cach-goi/", {"text": "giấy chưa vợ"}).status_code == 302
    alias = Alias.objects.get(text="giấy chưa vợ")
    assert "giấy chưa vợ" in text_of(desk, page)
    assert desk.post(f"{page}cach-goi/{alias.pk}/bo/").status_code == 302
    assert not Alias.objects.filter(pk=alias.pk).exists()


def test_an_empty_alias_is_refused_on_the_page(catalogue: None, desk: Client) -> None:
    response = desk.post(f"{ROOT}1.004873/phien-ban/1/cach-goi/", {"text": " "})
    assert response.status_code == 422
    assert "Chưa ghi cách gọi" in response.content.decode()


def test_a_procedure_is_abolished_on_the_page_once(catalogue: None, desk: Client) -> None:
    address = f"{ROOT}1.004873/phien-ban/1/ket-thuc/"
    assert desk.post(address, {"in_force_to": TOMORROW.isoformat()}).status_code == 302
    assert queries.in_force("1.004873", TOMORROW).in_force_to == TOMORROW
    again = desk.post(address, {"in_force_to": "2026-12-31"})
    assert again.status_code == 422
    assert "ngày này chỉ đặt một lần" in again.content.decode()


PAGES = (
    ROOT,
    f"{ROOT}1.004873/",
    f"{ROOT}1.004873/phien-ban/1/",
    f"{ROOT}danh-muc.json",
    f"{ROOT}danh-muc.yaml",
)
CHANGES = (
    f"{ROOT}nhap/",
    f"{ROOT}nhap/{'0' * 64}/",
    f"{ROOT}1.004873/phien-ban/1/cach-goi/",
    f"{ROOT}1.004873/phien-ban/1/cach-goi/1/bo/",
    f"{ROOT}1.004873/phien-ban/1/ket-thuc/",
)


def test_a_viewer_reads_all_and_changes_nothing(catalogue: None, client: Client, viewer: User) -> None:
    client.force_login(viewer)
    assert {client.get(page).status_code for page in PAGES} == {200, 302}
    assert {client.post(page).status_code for page in CHANGES} == {403}
    page = client.get(f"{ROOT}1.004873/phien-ban/1/").content.decode()
    assert "cach-goi" not in page
    assert "ket-thuc" not in page


def test_a_stranger_sees_nothing(catalogue: None, client: Client, stranger: User) -> None:
    client.force_login(stranger)
    assert {client.get(page).status_code for page in PAGES} == {403}
    assert {client.post(page).status_code for page in CHANGES} == {403}


def test_a_visitor_is_led_to_the_door(catalogue: None, client: Client) -> None:
    for page in (*PAGES, *CHANGES[:2]):
        assert client.get(page).status_code == 302
