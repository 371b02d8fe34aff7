"""Sample guidance and help, given by the real actions, each at a moment before today's."""

import uuid
from dataclasses import replace
from datetime import datetime, timedelta

from motcua.casework.assistance import actions
from motcua.casework.assistance.actions import Asked, Supported, Told, Wanted, Wondered, Worded
from motcua.casework.assistance.models import Guidance
from motcua.casework.assistance.states import AgeBand, ConsentBy, Failure, Subject, Way, Wish
from motcua.casework.dossiers.actions import Lacking
from motcua.casework.dossiers.states import Lack
from motcua.foundation.accounts.demo import username_of
from motcua.foundation.accounts.models import User
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import queries as procedures

NAMES = uuid.UUID("f1f7a5b0-3a5e-4a07-9a43-58e2b4a0d1c6")
#: procedure, way, minutes, name when it was told, what was said
SAMPLES = (
    ("1.001193", Way.PHONE, 4, "", "Đã đọc qua điện thoại từng giấy tờ cần mang."),
    ("1.004873", Way.CENTRE, 6, "Dương Thị Hạnh", ""),
    ("2.000635", Way.ONLINE, 3, "Lý Văn Khởi", "Đã gửi danh mục giấy tờ."),
)
HELP = (
    Supported(Subject.FILE, Failure.UPLOAD, solved=True, minutes=14, age=AgeBand.OLD, hamlet="Ấp An Lợi",
              next_step="Tự tra cứu bằng mã trên giấy hẹn"),
    Supported(Subject.ACCOUNT, Failure.DEVICE, solved=False, minutes=9, age=AgeBand.OLD),
)  # fmt: skip


def make(centre: Centre, *, at: datetime) -> int:
    """How many sample guidances were new; making them again changes nothing."""
    if Guidance.objects.filter(centre=centre).exists():
        return 0
    by = User.objects.get(username=username_of("tiep-nhan"))
    for n, (code, way, minutes, name, said) in enumerate(SAMPLES):
        version = procedures.in_force(code, at.date())
        if version is None:
            raise LookupError(f"sample procedure {code} is not in the catalogue")
        first = procedures.for_intake(version.pk).components.all()[0]
        items = (Lacking(first.pk, Lack.MISSING),) if way == Way.CENTRE else ()
        told = Told(version.pk, way, items, said, minutes, name)
        moment = at - timedelta(minutes=40 * (len(SAMPLES) - n))
        actions.record_guidance(
            told, by=by, centre=centre, key=uuid.uuid5(NAMES, f"{centre.pk}/{n}"), at=moment
        )
    _help(centre, by, at)
    return len(SAMPLES)


def _help(centre: Centre, by: User, at: datetime) -> None:
    """Two entries of the support log, a request for help, and a session that waits for a signed slip."""
    version = procedures.in_force("1.001193", at.date())
    chosen = procedures.for_intake(version.pk) if version else None
    for n, given in enumerate(HELP):
        key = uuid.uuid5(NAMES, f"{centre.pk}/help/{n}")
        moment = at - timedelta(minutes=25 * (n + 1))
        actions.record_support(replace(given, version=chosen), by=by, centre=centre, key=key, at=moment)
    wanted = Wanted(
        "Trần Thị Sáu", "0907000111", "Không có điện thoại thông minh, cần biết giấy tờ xin trợ cấp người già",
        Wish.VISIT, hamlet="Ấp An Lợi",
    )  # fmt: skip
    key = uuid.uuid5(NAMES, f"{centre.pk}/asked")
    actions.ask_for_help(wanted, centre=centre, key=key, at=at - timedelta(minutes=35))
    _questions(centre, by, at)
    asked = Asked("Dương Thị Hạnh", ConsentBy.SLIP, version=chosen)
    key = uuid.uuid5(NAMES, f"{centre.pk}/session")
    actions.ask_consent(asked, by=by, centre=centre, key=key, at=at - timedelta(minutes=15))


def _questions(centre: Centre, by: User, at: datetime) -> None:
    """A question that waits, and a public one with its answer."""
    version = procedures.in_force("1.004873", at.date())
    if version is None:
        raise LookupError("sample procedure 1.004873 is not in the catalogue")
    wondered = Wondered(version, "Tôi đi làm xa, nhờ chị ruột nộp thay thì cần mang thêm giấy gì?")
    key = uuid.uuid5(NAMES, f"{centre.pk}/question")
    actions.ask_question(wondered, centre=centre, key=key, at=at - timedelta(minutes=50))
    worded = Worded(
        "Không có điện thoại thông minh thì nộp ở đâu?",
        "Nộp trực tiếp tại quầy của Trung tâm, cán bộ giúp điền tờ khai. (Dữ liệu mẫu)",
    )
    written = actions.write_faq(worded, version, by=by, centre=centre, at=at - timedelta(minutes=45))
    director = User.objects.get(username=username_of("giam-doc"))
    actions.approve_faq(written.pk, by=director, at=at - timedelta(minutes=30))
