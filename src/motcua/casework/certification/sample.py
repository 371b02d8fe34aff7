"""One sample visit: two papers certified, both in the book, marked `Dữ liệu mẫu`."""

import uuid
from datetime import datetime

from motcua.casework.certification import actions
from motcua.casework.certification.actions import Visit
from motcua.casework.certification.models import Certified
from motcua.casework.certification.rules import Paper
from motcua.casework.certification.states import Kind
from motcua.casework.dossiers.intake import PersonDetails
from motcua.foundation.accounts.demo import username_of
from motcua.foundation.accounts.models import User
from motcua.reference.organisation.models import Centre

KEY = uuid.uuid5(uuid.NAMESPACE_URL, "motcua:certification")
PAPERS = (Paper("Bằng tốt nghiệp (dữ liệu mẫu)", 2, 3), Paper("Giấy khai sinh (dữ liệu mẫu)", 1, 2))


def make(centre: Centre, *, at: datetime) -> int:
    """How many lines were entered; running again enters nothing."""
    if Certified.objects.filter(centre=centre).exists():
        return 0
    visit = Visit(
        kind=Kind.COPY,
        submitter=PersonDetails("Hồ Thị Thắm", "087188004321", address="Ấp Mẫu, xã Mỹ An Hưng"),
        papers=PAPERS,
        signer=User.objects.get(username=username_of("lanh-dao")),
        person_checked=True,
        handed_over=True,
        used_for="Xin việc làm",
        seconds=75,
    )
    officer = User.objects.get(username=username_of("tiep-nhan"))
    actions.certify(visit, by=officer, centre=centre, key=KEY, at=at)
    return len(PAPERS)
