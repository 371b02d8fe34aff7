"""Somebody files for another: on what ground, by which paper, how far, and who authorised (NĐ 118/2025 Đ15, Đ17.1)."""

import io
import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from tests.fixtures import make_dossier, officer, text

from motcua.casework.dossiers.intake import PersonDetails, RepresentationDetails
from motcua.casework.dossiers.models import Dossier, DossierEvent, Representation
from motcua.casework.dossiers.states import Ground
from motcua.desks.counter.tests.intakes import FOR_ANOTHER, draft, typed
from motcua.foundation.audit.models import Entry

OWNER = FOR_ANOTHER | {"owner_name": "Trần Bảo An", "owner_id": "087190005678"}
WHOLE = OWNER | {
    "ground_on": "1/4/2026",
    "ground_scope": "Nộp và nhận kết quả khai sinh",
    "principal_name": "Trần Văn Út",
    "principal_id": "087190007777",
}


def png():
    """A small picture, fresh to be read."""
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(out, "PNG")
    return SimpleUploadedFile("uy-quyen.png", out.getvalue())


def received(counter, **changes):
    answer = counter.post(draft(uuid.uuid4()), typed(**changes))
    assert answer.status_code == 302, text(answer)
    return Dossier.objects.latest("pk")


def page_of(dossier):
    return reverse("counter:dossier", args=[dossier.code])


def proof_of(dossier):
    return reverse("counter:proof", args=[dossier.code])


def test_ground_paper_day_scope_and_principal_are_kept_and_shown(counter):
    dossier = received(counter, **WHOLE)
    held = dossier.representation
    assert (held.ground, held.document, held.issued_on) == (
        Ground.AUTHORISED,
        "Giấy ủy quyền số 12",
        date(2026, 4, 1),
    )
    page = text(counter.get(page_of(dossier)))
    for words in ("Được ủy quyền: Giấy ủy quyền số 12", "Nộp và nhận kết quả khai sinh", "Trần Văn Út"):
        assert words in page
    assert "087190007777" not in page
    told = [str(entry.data) for entry in Entry.objects.all()]
    assert not any("Út" in words or "087190007777" in words for words in told)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"ground": ""}, "chưa có căn cứ"),
        ({"ground_document": ""}, "Nộp thay người khác cần giấy tờ làm căn cứ"),
        ({"ground": "other", "ground_document": " "}, "ghi rõ quan hệ hoặc giấy tờ"),
        ({"ground_on": "1/1/2027"}, "chưa tới"),
        ({"principal_id": "123"}, "có 3 ký tự"),
    ],
)
def test_who_files_for_another_says_on_what_ground(counter, changes, words):
    answer = counter.post(draft(uuid.uuid4()), typed(**WHOLE | changes))
    assert answer.status_code == 422
    assert words in text(answer)
    assert 'id="can-cu">' in text(answer)  # open, where what is wrong is seen
    assert not Dossier.objects.exists()


def test_who_files_for_themselves_needs_no_ground(counter):
    assert received(counter, **WHOLE | {"behalf": ""}).representation is None


def test_a_filing_checked_keeps_its_ground_and_a_new_one_is_noted_as_a_change(counter, centre):
    details = RepresentationDetails(Ground.HIRED, "Hợp đồng dịch vụ số 3")
    for changes, changed in (({}, False), ({"ground_document": "Hợp đồng số 4"}, True)):
        filing = make_dossier(
            centre, way="submit", owner=PersonDetails("Trần Bảo An"), representation=details
        )
        opened = counter.get(reverse("counter:check", args=[filing.code]))["Location"]
        assert "Hợp đồng dịch vụ số 3" in text(counter.get(opened))
        mine = {"channel": "3", "person_checked": "", "phone": "0912345678", "sex": "Nữ"}
        same = OWNER | {"owner_id": "", "ground": "hired", "ground_document": details.document}
        counter.post(opened, typed(**mine | same | changes))
        event = DossierEvent.objects.get(dossier=filing.pk, verb="receive")
        assert ("representation" in event.data.get("changed", [])) == changed
    assert Representation.objects.count() == 3


def test_the_paper_is_scanned_into_the_dossier_and_served_to_who_may_see_it(counter, client):
    dossier = received(counter, **WHOLE)
    assert counter.get(proof_of(dossier)).status_code == 404
    counter.post(proof_of(dossier), {"file": png()})
    dossier.refresh_from_db()
    assert dossier.representation.file is not None
    assert counter.get(proof_of(dossier)).status_code == 200
    assert "Xem bản quét" in text(counter.get(page_of(dossier)))
    assert DossierEvent.objects.filter(dossier=dossier.pk, verb="scan").count() == 1
    client.force_login(officer("chuyen-mon"))
    assert client.post(proof_of(dossier), {"file": png()}).status_code == 403


def test_a_dossier_filed_for_oneself_has_no_paper_of_another(counter, centre):
    dossier = make_dossier(centre)
    assert counter.get(proof_of(dossier)).status_code == 404
    assert counter.post(proof_of(dossier), {}).status_code == 404
