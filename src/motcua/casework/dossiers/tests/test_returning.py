"""What is on record, and on the note, once a result was taken. Source: NĐ 118/2025 Đ6."""

from tests.fixtures import act, make_dossier

from motcua.casework.dossiers import actions, rules
from motcua.casework.dossiers.models import DossierEvent, Result
from motcua.casework.dossiers.states import Proof
from motcua.foundation.papers import printing
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.sheets.samples import STROKES


def handed_over(centre, **changes):
    """A dossier whose result was taken, and the note that was issued."""
    dossier = make_dossier(centre, way="decide")
    given = {"name": dossier.submitter.full_name, "known": dossier.submitter} | changes
    ticks = rules.HandOver(True, True, True, True, True, Proof.IDENTITY)
    if given["known"] is None:
        ticks = rules.HandOver(True, True, True, True, False, Proof.AUTHORISATION, "Giấy ủy quyền 02/04/2026")
    actions.return_result(
        dossier.pk, act(dossier, "thu-ngan"), receiver=actions.Receiver(**given), ticks=ticks
    )
    return dossier, IssuedPaper.objects.get(code="bien-nhan")


def test_what_was_shown_is_kept_printed_and_told(centre):
    dossier, note = handed_over(centre)
    assert Result.objects.get(dossier=dossier).proof == Proof.IDENTITY
    assert note.data["shown"] == "giấy tờ tùy thân"
    assert DossierEvent.objects.get(verb="return_result").data["proof"] == Proof.IDENTITY


def test_the_note_names_a_receiver_of_the_dossier_with_address_and_masked_number(centre):
    _dossier, note = handed_over(centre, phone="0900000000")
    assert note.data["recipient"] == {
        "name": "Nguyễn Thị Hồng Nhung",
        "identity": "căn cước số ••••••••1234",
        "address": "Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp",
        "phone": "0900 000 000",
        "email": "",
    }


def test_of_somebody_else_the_note_says_only_what_was_noted(centre):
    _dossier, note = handed_over(centre, name="Trần Văn Khác", known=None)
    assert (note.data["recipient"]["name"], note.data["recipient"]["address"]) == ("Trần Văn Khác", "")
    assert note.data["shown"] == "Giấy ủy quyền 02/04/2026"


def test_the_signature_on_the_note_is_the_one_that_is_kept(centre):
    dossier, note = handed_over(centre, signature_png=STROKES)
    signature = Result.objects.get(dossier=dossier).signature
    assert note.data["signature"] == {"png_sha256": signature.sha256}
    assert b"/Subtype/Image" in printing.content_of(note).replace(b" ", b"")
