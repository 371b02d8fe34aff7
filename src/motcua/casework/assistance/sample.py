"""Sample guidance, given by the real action, each at a moment before today's."""

import uuid
from datetime import datetime, timedelta

from motcua.casework.assistance import actions
from motcua.casework.assistance.actions import Told
from motcua.casework.assistance.models import Guidance
from motcua.casework.assistance.states import Way
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
    return len(SAMPLES)
