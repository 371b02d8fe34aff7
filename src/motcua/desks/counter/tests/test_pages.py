import base64
import io
import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from tests.fixtures import make_dossier, officer, text, version_of

from motcua.casework.dossiers.models import Dossier, DossierEvent, Draft
from motcua.casework.dossiers.states import Source, Status
from motcua.desks.counter.tests import intakes
from motcua.foundation.audit.models import Entry

CARD = "087190001234||Nguyễn Thị Hồng Nhung|05111990|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|12042022"


def typed(**changes):
    """What a complete intake posts, with a telephone as people write it."""
    return intakes.typed(**{"phone": "+84 912 345 678"} | changes)


def post(client, key=None, **data):
    return client.post(reverse("counter:draft", args=[key or uuid.uuid4()]), data)


def test_a_complete_intake_is_received_and_its_page_shows_the_receipt(as_role):
    client, key = as_role("tiep-nhan"), uuid.uuid4()
    post(client, key, full_name="Nguyễn")
    answer = client.post(reverse("counter:draft", args=[key]), typed(), follow=True)
    dossier = Dossier.objects.get()
    assert (dossier.status, dossier.submitter.personal_id, dossier.submitter.phone) == (
        2,
        "087190001234",
        "0912345678",
    )
    assert dossier.intake_seconds == 0
    assert "Được tiếp nhận" in text(answer)
    assert "mc-sheetview" in text(answer)
    assert not Draft.objects.exists()


def test_a_double_click_makes_one_dossier_and_shows_it(as_role):
    client, key = as_role("tiep-nhan"), uuid.uuid4()
    first = post(client, key, **typed())
    second = post(client, key, **typed())
    assert Dossier.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_the_back_button_after_receiving_leads_to_the_dossier(as_role):
    client, key = as_role("tiep-nhan"), uuid.uuid4()
    post(client, key, **typed())
    assert client.get(reverse("counter:draft", args=[key])).status_code == 302


def test_a_scanned_card_fills_the_person_in_and_its_raw_line_is_not_kept(as_role):
    client, key = as_role("tiep-nhan"), uuid.uuid4()
    answer = client.post(reverse("counter:draft", args=[key]), {"lam": "quet", "scan": CARD}, follow=True)
    draft = Draft.objects.get(pk=key)
    assert draft.data["full_name"] == "Nguyễn Thị Hồng Nhung"
    assert draft.data["born_on"] == "05/11/1990"
    assert "|" not in str(draft.data)
    assert "087190001234" in text(answer)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("087190001234||Nguyễn", "Mới đọc được 3 trên 7 mục"),
        (CARD.replace("05111990", "31021990"), "không có ngày này"),
        ("087190001234||Nguyen Thi Hong Nhung|05111990|Nu|Ap An Loi|12042022", "mất dấu"),
    ],
)
def test_a_bad_scan_says_what_to_do_and_loses_nothing(as_role, line, words):
    client, key = as_role("tiep-nhan"), uuid.uuid4()
    answer = post(client, key, lam="quet", scan=line, phone="0912345678")
    assert answer.status_code == 422
    assert words in text(answer)
    assert Draft.objects.get(pk=key).data == {"phone": "0912345678"}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("full_name", "", "Chưa có họ tên"),
        ("full_name", "Nguyễn Văn 1", "không thuộc họ tên"),
        ("personal_id", "08719000123", "có 11 ký tự"),
        ("personal_id", "0871900012345", "có 13 ký tự"),
        ("born_on", "31/02/1990", "Không có ngày"),
        ("born_on", "05/11/2030", "chưa tới"),
        ("born_on", "hôm qua", "Không có ngày"),
        ("phone", "12345", "không đủ 10 chữ số"),
        ("version", "", "Chưa chọn thủ tục"),
        ("version", "999999", "Chưa chọn thủ tục"),
        ("person_checked", "", "Đã đối chiếu thẻ và người"),
        ("behalf", "on", "chưa có họ tên chủ hồ sơ"),
        ("channel", "7", ""),
    ],
)
def test_bad_input_comes_back_with_its_message_and_everything_typed(as_role, field, value, words):
    answer = post(as_role("tiep-nhan"), **typed() | {field: value})
    assert answer.status_code == 422
    assert words in text(answer)
    assert not Dossier.objects.exists()
    assert Draft.objects.get().data.get("born_on") == (value if field == "born_on" else "5/11/1990")


def test_a_missing_paper_is_named(as_role):
    version = version_of()
    first = version.components.all()[0]
    answer = post(as_role("tiep-nhan"), **typed() | {f"source_{first.pk}": Source.MISSING})
    assert answer.status_code == 422
    assert first.name in text(answer)


@pytest.mark.parametrize(
    "name",
    ["H'Hen Niê", "H’Hen Niê", "Đặng Thị Bé Ba", "Nguyễn Thị Hồng Nhung".encode().decode(), "Y Moan Ênuôl"],
)
def test_names_with_any_letters_are_taken(as_role, name):
    post(as_role("tiep-nhan"), **typed(full_name=name))
    assert Dossier.objects.get().submitter.full_name == name


def test_autosave_answers_with_the_time_and_receives_nothing(as_role):
    client, key = as_role("tiep-nhan"), uuid.uuid4()
    answer = client.post(
        reverse("counter:draft", args=[key]), {"full_name": "Đởm", "tim": "khai"}, headers={"X-Draft": "1"}
    )
    assert answer.json() == {"saved_at": "09:00:00"}
    assert Draft.objects.get(pk=key).data == {"full_name": "Đởm"}


def test_a_draft_is_not_found_by_another_officer(as_role, centre):
    key = uuid.uuid4()
    post(as_role("tiep-nhan"), key, full_name="Đởm")
    Draft.objects.filter(pk=key).update(officer=officer("thu-ngan"))
    assert as_role("tiep-nhan").get(reverse("counter:draft", args=[key])).status_code == 404


def test_search_without_accents_finds_the_procedure_first(as_role):
    answer = as_role("tiep-nhan").get(
        reverse("counter:procedures", args=[uuid.uuid4()]), {"tim": "giay doc than"}
    )
    assert re.search(r'value="chon:\d+"[^>]*><span class="mc-num">1\.004873', text(answer))


def test_nothing_found_says_so(as_role):
    answer = as_role("tiep-nhan").get(reverse("counter:procedures", args=[uuid.uuid4()]), {"tim": "zzzz"})
    assert "Không thấy thủ tục" in text(answer)


def test_another_procedure_forgets_the_papers_of_the_first(as_role):
    client, key = as_role("tiep-nhan"), uuid.uuid4()
    post(client, key, **typed() | {"lam": "luu"})
    other = version_of("1.004873")
    answer = client.post(
        reverse("counter:draft", args=[key]),
        Draft.objects.get().data | {"lam": f"chon:{other.pk}"},
        follow=True,
    )
    assert Draft.objects.get().data["version"] == str(other.pk)
    assert all(f"source_{c.pk}" not in Draft.objects.get().data for c in version_of().components.all())
    assert "09/04/2026" in text(answer)


def test_the_promise_is_explained_and_the_fee_shown(as_role):
    client, key = as_role("tiep-nhan"), uuid.uuid4()
    answer = client.post(
        reverse("counter:draft", args=[key]), {"lam": f"chon:{version_of('1.004873').pk}"}, follow=True
    )
    for words in ("09/04/2026", "Vì sao ngày này?", "chưa nhập", "ngày 3"):
        assert words in text(answer)


def test_a_refusal_previews_the_paper_and_then_issues_it(as_role):
    client, key = as_role("tiep-nhan"), uuid.uuid4()
    post(client, key, **typed() | {"lam": "tu-choi"})
    address = reverse("counter:refuse", args=[key])
    grounds = {
        "reason": "Không thuộc thẩm quyền",
        "basis": "Điều 14 NĐ 118/2025",
        "remedy": "Nộp tại công an xã",
    }
    assert client.post(address, grounds | {"basis": ""}).status_code == 422
    preview = client.post(address, grounds | {"lam": "xem"})
    assert preview["Content-Type"] == "application/pdf"
    assert not Dossier.objects.exists()
    client.post(address, grounds)
    assert Dossier.objects.get().status == Status.REFUSED


def test_a_postal_filing_is_noted_checked_later_and_received(as_role):
    client, key = as_role("tiep-nhan"), uuid.uuid4()
    post(client, key, **typed() | {"lam": "ghi", "channel": "3", "person_checked": ""})
    dossier = Dossier.objects.get()
    assert dossier.status == Status.SUBMITTED
    opened = client.get(reverse("counter:check", args=[dossier.code]))
    answer = client.post(opened["Location"], typed(channel="3", person_checked=""))
    dossier.refresh_from_db()
    assert answer.status_code == 302
    assert dossier.status == Status.RECEIVED


def buttons(page):
    """Key and revision hidden in the page's form."""
    return {
        "key": re.search(r'name="key" value="([^"]+)"', page)[1],
        "based_on": re.search(r'name="based_on" value="([^"]+)"', page)[1],
    }


def test_two_tabs_on_one_dossier_the_second_is_told_the_change(as_role, centre):
    dossier = make_dossier(centre)
    client = as_role("tiep-nhan")
    address = reverse("counter:dossier", args=[dossier.code])
    one, two = buttons(text(client.get(address))), buttons(text(client.get(address)))
    forward = reverse("counter:forward", args=[dossier.code])
    assert client.post(forward, one).status_code == 302
    late = client.post(forward, two)
    assert late.status_code == 422
    assert "Nguyễn Thị Bích đã thực hiện “Chuyển hồ sơ”" in text(late)
    assert client.post(forward, one).status_code == 302
    assert DossierEvent.objects.filter(dossier=dossier.pk, verb="forward").count() == 1


def test_a_decision_on_an_old_page_is_refused_and_keeps_what_was_typed(as_role, centre):
    dossier = make_dossier(centre, way="work")
    client = as_role("lanh-dao")
    page = buttons(text(client.get(reverse("counter:dossier", args=[dossier.code]))))
    Dossier.objects.filter(pk=dossier.pk).update(revision=dossier.revision + 1)
    answer = client.post(
        reverse("counter:decide", args=[dossier.code]),
        page | {"outcome": "declined", "reason": "Thiếu căn cứ A"},
    )
    assert answer.status_code == 422
    assert "Thiếu căn cứ A" in text(answer)


def test_the_numbers_are_masked_until_shown_and_showing_is_written_down(as_role, centre):
    dossier = make_dossier(centre)
    client = as_role("giam-doc")
    assert "087 190 001 234" not in text(client.get(reverse("counter:dossier", args=[dossier.code])))
    assert "087 190 001 234" in text(client.post(reverse("counter:reveal", args=[dossier.code])))
    assert list(Entry.objects.filter(actor=officer("giam-doc").pk).values_list("action", flat=True)) == [
        "dossiers.read",
        "dossiers.revealed",
    ]


def png(size=(40, 20)):
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("to-khai.png", png(), "Đã lưu bản quét"),
        ("to-khai.pdf", b"MZ\x90\x00 this is a program", "bên trong là loại khác"),
        ("to-khai.pdf", b"%PDF-1.7\nbroken", "bị hỏng"),
        ("to-khai.docx", b"PK\x03\x04", "là loại .docx"),
        ("trong.pdf", b"", "trống"),
    ],
)
def test_scans_are_taken_by_what_they_are_not_by_their_name(as_role, centre, name, content, words):
    dossier = make_dossier(centre)
    component = dossier.components.filter(source=Source.PAPER).first()
    client = as_role("tiep-nhan")
    address = reverse("counter:scan", args=[dossier.code, component.pk])
    answer = client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)
    assert words in text(answer)
    component.refresh_from_db()
    assert (component.file is not None) is (words == "Đã lưu bản quét")
    assert client.get(address).status_code == (200 if component.file else 404)


def test_a_file_that_is_the_scan_of_another_paper_too_is_taken_with_a_warning(as_role, centre):
    """F66: the same bytes elsewhere mean that one of the two was scanned by mistake."""
    first, second = make_dossier(centre), make_dossier(centre)
    client = as_role("tiep-nhan")

    def scan(dossier, content):
        component = dossier.components.filter(source=Source.PAPER).first()
        address = reverse("counter:scan", args=[dossier.code, component.pk])
        return text(client.post(address, {"file": SimpleUploadedFile("a.png", content)}, follow=True))

    assert "cũng đang là bản quét" not in scan(first, png())
    again = scan(second, png())
    assert "Đã lưu bản quét" in again
    assert f"trong hồ sơ {first.code}" in again
    assert "cũng đang là bản quét" not in scan(first, png((50, 20)))


def test_a_file_over_the_limit_is_refused_with_both_sizes(as_role, centre, settings):
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    dossier = make_dossier(centre)
    component = dossier.components.filter(source=Source.PAPER).first()
    big = SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff" + b"0" * 1_100_000)
    answer = as_role("tiep-nhan").post(
        reverse("counter:scan", args=[dossier.code, component.pk]), {"file": big}, follow=True
    )
    assert "nặng 2 MB, quá mức 1 MB" in text(answer)


def test_a_file_of_34_megabytes_is_refused_and_the_dossier_stays_as_it_was(as_role, centre):
    """The issue's own example, against the limit as it is delivered."""
    dossier = make_dossier(centre)
    component = dossier.components.filter(source=Source.PAPER).first()
    big = SimpleUploadedFile("quet.pdf", b"%PDF-1.7\n" + b"0" * (34 * 1024 * 1024))
    answer = as_role("tiep-nhan").post(
        reverse("counter:scan", args=[dossier.code, component.pk]), {"file": big}, follow=True
    )
    assert "nặng 35 MB, quá mức" in text(answer) or "nặng 34 MB, quá mức" in text(answer)
    component.refresh_from_db()
    assert component.file is None


def handed(page, **changes):
    given = {
        "receiver": "applicant",
        "receiver_name": "Nguyễn Thị Hồng Nhung",
        "proof": "identity",
        "right_person": "on",
        "originals_back": "on",
        "fee_settled": "on",
        "signature": "data:image/png;base64," + base64.b64encode(png()).decode(),
    }
    return buttons(page) | given | changes


def test_a_result_is_handed_over_with_a_drawn_signature(as_role, centre):
    dossier = make_dossier(centre, way="decide")
    client, address = as_role("thu-ngan"), reverse("counter:hand_over", args=[dossier.code])
    client.post(address, handed(text(client.get(address))))
    dossier.refresh_from_db()
    assert dossier.status == Status.RETURNED
    assert dossier.result.signature.media_type == "image/png"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"signature": ""}, "đã ký nhận"),
        ({"fee_settled": ""}, "phí, lệ phí"),
        ({"proof": ""}, "giấy tờ người nhận xuất trình"),
        ({"receiver": "other", "receiver_name": "Trần Văn Khác"}, "cần giấy ủy quyền"),
        ({"signature": "data:image/png;base64,@@@"}, "không đọc được"),
        ({"signature": "data:image/png;base64," + base64.b64encode(b"GIF89a").decode()}, "không đọc được"),
        ({"signature": "data:image/png;base64," + base64.b64encode(b"%PDF-1.7").decode()}, "không đọc được"),
        ({"signature": "data:image/png;base64,é"}, "không đọc được"),
    ],
)
def test_what_keeps_a_result_at_the_desk_is_said_on_the_page(as_role, centre, changes, words):
    dossier = make_dossier(centre, way="decide")
    client, address = as_role("thu-ngan"), reverse("counter:hand_over", args=[dossier.code])
    answer = client.post(address, handed(text(client.get(address)), **changes))
    assert answer.status_code == 422
    assert words in text(answer)
    dossier.refresh_from_db()
    assert dossier.status == Status.RESOLVED


def put_back(page):
    """What the page holds of the drawn signature."""
    field = re.search(r'<input type="hidden" name="signature"([^>]*)>', page)[1]
    found = re.search(r'value="([^"]*)"', field)
    return found[1] if found else ""


def test_a_refused_hand_over_puts_the_drawn_signature_back(as_role, centre):
    dossier = make_dossier(centre, way="decide")
    client, address = as_role("thu-ngan"), reverse("counter:hand_over", args=[dossier.code])
    typed = handed(text(client.get(address)), originals_back="")
    refused = text(client.post(address, typed))
    assert put_back(refused) == typed["signature"]
    again = typed | buttons(refused) | {"signature": put_back(refused), "originals_back": "on"}
    assert client.post(address, again).status_code == 302
    dossier.refresh_from_db()
    assert dossier.result.signature is not None


def test_a_signature_nobody_can_read_is_drawn_again(as_role, centre):
    dossier = make_dossier(centre, way="decide")
    client, address = as_role("thu-ngan"), reverse("counter:hand_over", args=[dossier.code])
    typed = handed(text(client.get(address)), signature="data:image/png;base64,@@@")
    assert put_back(text(client.post(address, typed))) == ""


def test_a_picture_larger_than_any_screen_is_no_signature(as_role, centre):
    dossier = make_dossier(centre, way="decide")
    client, address = as_role("thu-ngan"), reverse("counter:hand_over", args=[dossier.code])
    huge = "data:image/png;base64," + base64.b64encode(png((9000, 2))).decode()
    assert "không đọc được" in text(client.post(address, handed(text(client.get(address)), signature=huge)))


def test_the_signature_is_seen_from_the_dossier_and_seeing_it_is_written_down(as_role, centre):
    dossier = make_dossier(centre, way="decide")
    client, address = as_role("thu-ngan"), reverse("counter:hand_over", args=[dossier.code])
    client.post(address, handed(text(client.get(address))))
    reader, seen = as_role("giam-doc"), reverse("counter:signature", args=[dossier.code])
    answer = reader.get(seen)
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/png", "private, no-store")
    assert answer.content.startswith(b"\x89PNG")
    assert Entry.objects.filter(action="dossiers.read", actor=officer("giam-doc").pk).count() == 1
    page = text(reader.get(reverse("counter:dossier", args=[dossier.code])))
    assert f'href="{seen}"' in page
    assert "Giấy tờ xuất trình: Giấy tờ tùy thân." in page


def test_without_a_drawn_signature_there_is_none_to_see(as_role, centre):
    dossier = make_dossier(centre, way="return")
    client, seen = as_role("giam-doc"), reverse("counter:signature", args=[dossier.code])
    assert client.get(seen).status_code == 404
    assert seen not in text(client.get(reverse("counter:dossier", args=[dossier.code])))
    assert client.get(reverse("counter:signature", args=[make_dossier(centre).code])).status_code == 404


def test_a_scanned_receipt_opens_its_hand_over(as_role, centre):
    dossier = make_dossier(centre, way="decide")
    scanned = f"http://127.0.0.1:8000/tra-cuu/{dossier.code}/?ma-xem={dossier.view_code}"
    answer = as_role("thu-ngan").get(reverse("counter:returns"), {"q": scanned})
    assert answer["Location"] == reverse("counter:hand_over", args=[dossier.code])


def test_my_work_counts_what_it_lists(as_role, centre):
    for _n in range(3):
        make_dossier(centre)
    make_dossier(centre, way="decide")
    page = as_role("tiep-nhan").get(reverse("counter:work"))
    counts = {queue.worklist.code: queue.count for queue in page.context["queues"]}
    assert {code: n for code, n in counts.items() if n} == {"cho-chuyen": 3, "sap-qua-han": 3, "cho-tra": 1}
    assert page.context["total"] == len(page.context["rows"]) == 4
    only = as_role("tiep-nhan").get(reverse("counter:work"), {"hang": "cho-chuyen"})
    assert len(only.context["rows"]) == 3


@pytest.mark.parametrize("name", ["counter:work", "counter:dossiers", "counter:returns"])
def test_lists_cost_the_same_however_many_rows(as_role, centre, name):
    client = as_role("tiep-nhan")
    make_dossier(centre, way="decide")
    client.get(reverse(name))
    with CaptureQueriesContext(connection) as one_row:
        client.get(reverse(name))
    for _n in range(5):
        make_dossier(centre, way="decide")
    with CaptureQueriesContext(connection) as six_rows:
        client.get(reverse(name))
    assert len(six_rows) == len(one_row) <= 24


def test_paging_by_keyset_shows_each_dossier_once(as_role, centre, monkeypatch):
    monkeypatch.setattr("motcua.desks.counter.views.work.PAGE", 2)
    made = {make_dossier(centre).code for _n in range(5)}
    client, address, seen = as_role("tiep-nhan"), reverse("counter:dossiers"), []
    while address:
        page = client.get(address)
        seen += [row.dossier.code for row in page.context["rows"]]
        address = page.context["next_url"] and reverse("counter:dossiers") + page.context["next_url"]
    assert sorted(seen) == sorted(made)


@pytest.mark.parametrize("cursor", ["x", "1e400_1", "_", "99999999999999_1", "nan_1", "_abc"])
def test_a_mistyped_cursor_is_the_first_page(as_role, centre, cursor):
    make_dossier(centre)
    assert as_role("tiep-nhan").get(reverse("counter:dossiers"), {"sau": cursor}).status_code == 200


def test_an_expired_session_leads_to_sign_in_and_back(client, centre):
    answer = client.get(reverse("counter:intake"))
    assert answer["Location"] == "/dang-nhap/?next=/quay/tiep-nhan/"
