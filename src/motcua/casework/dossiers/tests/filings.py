"""A filing from afar as tests need it: begun by the sample citizen, filled in, with a drawn scan."""

import io
from datetime import date

from PIL import Image
from tests.fixtures import NINE, bring_in, officer, version_of

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import OnlineDraft
from motcua.casework.dossiers.online import CONTENT, PAPERS, PERSON, RESULT, Filing, citizen_of
from motcua.foundation.accounts.models import CitizenIdentity, User
from motcua.reference.procedures.actions import take_in_forms

PERSON_ANSWERS = {
    "whose": "self", "full_name": "Nguyễn Thị Hồng Nhung", "personal_id": "087190001234",
    "born_on": "1990-11-05", "address": "Ấp An Lợi, xã Mỹ An Hưng", "phone": "0912345678",
}  # fmt: skip
#: of the declaration for a certificate of marital status
CONTENT_ANSWERS = {
    "quan_he": "Bản thân", "nguoi.ho_ten": "Nguyễn Thị Hồng Nhung", "nguoi.ngay_sinh": "1990-11-05",
    "nguoi.gioi_tinh": "nu", "nguoi.noi_cu_tru": "Xã Mỹ An Hưng", "tinh_trang": "chua", "muc_dich": "khac",
    "viec_khac": "Vay vốn ngân hàng",
}  # fmt: skip
#: of the six pages of that declaration that are asked then
CONTENT_PAGES = (1, 2, 3, 4, 6, 8)

#: the two of a marriage, as the declaration wants them
MARRIAGE = "1.000894"
BRIDE = {"ho_ten": "Nguyễn Thị Hồng Nhung", "ngay_sinh": "1990-11-05", "giay_to": "Căn cước 087190001234"}
GROOM = {"ho_ten": "Trần Văn Đởm", "ngay_sinh": "1988-02-03", "giay_to": "087088004321"}


def photo(shade: int = 200) -> bytes:
    """A photograph of a paper: one colour, told from others by its shade."""
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), (shade, shade, shade)).save(picture, "JPEG")
    return picture.getvalue()


def make_citizen(name: str = "nguoi-dan-khac") -> User:
    return User.objects.create_user(name, full_name="Người Dân Khác", kind=User.Kind.CITIZEN)


def begin(centre, *, by: User | None = None, code: str = "1.004873", at=NINE) -> OnlineDraft:
    take_in_forms(at=at)
    return actions.begin_online(version_of(code), centre, by=by or officer("cong-dan"), at=at)


def fill(draft: OnlineDraft, *, by: User | None = None, at=NINE, person=None) -> OnlineDraft:
    """Answer everything; choose a file for the first paper and for each that must be handed in."""
    by = by or officer("cong-dan")
    for task, answers, pages in (
        (PERSON, PERSON_ANSWERS | (person or {}), (1, 2, 3, 4, 5)),
        (CONTENT, CONTENT_ANSWERS, CONTENT_PAGES),
        (RESULT, {"place": "centre"}, (1,)),
    ):
        for page in pages:
            actions.save_online(draft.key, task, answers, page=page, by=by, at=at)
    for n, slot in enumerate(Filing(draft, citizen_of(by), at.date()).slots):
        if n == 0 or not slot.answers:
            actions.add_paper(draft.key, slot.component.pk, photo(), name="anh.jpg", by=by, at=at)
        else:
            answer = {str(slot.component.pk): slot.answers[0]}
            actions.save_online(draft.key, PAPERS, answer, by=by, at=at)
    return OnlineDraft.objects.get(pk=draft.pk)


def file(centre, *, by: User | None = None, at=NINE, **more):
    """A dossier filed from afar."""
    by = by or officer("cong-dan")
    draft = fill(begin(centre, by=by, at=at), by=by, at=at, **more)
    return actions.file_online(draft.key, by=by, at=at, based_on=draft.revision, declared=True)


def marry(centre, *, by: User | None = None, person=None, **groom):
    """A marriage as the bride files it, or whoever `by` and `person` say; `groom` changes what is said of him."""
    by = by or officer("cong-dan")
    bring_in(MARRIAGE)
    draft = begin(centre, by=by, code=MARRIAGE)
    said = {"noi_cu_tru": "Xã Mỹ An Hưng", "lan": 1}
    both = {"nu": BRIDE | said, "nam": GROOM | said | groom}
    content = {f"{group}.{name}": value for group, one in both.items() for name, value in one.items()}
    for task, answers in (
        (PERSON, PERSON_ANSWERS | (person or {})),
        (CONTENT, content | {"xin_ban_sao": False}),
        (RESULT, {"place": "centre"}),
    ):
        for page in (1, 2, 3, 4, 5):
            actions.save_online(draft.key, task, answers, page=page, by=by, at=NINE)
    for slot in Filing(draft, citizen_of(by), NINE.date()).slots:
        if slot.answers:
            said_of = {str(slot.component.pk): slot.answers[0]}
            actions.save_online(draft.key, PAPERS, said_of, by=by, at=NINE)
        else:
            actions.add_paper(draft.key, slot.component.pk, photo(), name="anh.jpg", by=by, at=NINE)
    draft = OnlineDraft.objects.get(pk=draft.pk)
    return actions.file_online(draft.key, by=by, at=NINE, based_on=draft.revision, declared=True)


def vouch(user: User, number: str, *, born_on: date) -> None:
    """Give the account an e-identity of that number, under the name it has."""
    CitizenIdentity.objects.create(
        user=user, provider="vneid", personal_number=number, born_on=born_on, level=2, vouched_at=NINE
    )
