"""The least that tests of rows need: somebody who may change the calendar, and the seeded rows."""

from datetime import datetime
from typing import Any

from django.apps import apps

from motcua.foundation.accounts.backends import PasswordBackend
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import Asked
from motcua.reference.calendars.actions import Basis

#: on whose Centre the tests stand
CENTRE = 5
REASON = Basis("Theo thông báo của tỉnh")
DECISION = Basis("Hoán đổi ngày làm việc", "Quyết định 12/QĐ-TTg", "Thủ tướng Chính phủ")


class Granting(PasswordBackend):
    """Grants by user name: `everywhere` may all, `officer` in its own Centre, `reader` only view."""

    def has_perm(self, user_obj: User, perm: str, obj: object | None = None) -> bool:  # type: ignore[override]
        row = obj.row if isinstance(obj, Asked) else obj
        centre = getattr(row, "centre", None)
        if user_obj.username == "everywhere":
            return True
        if user_obj.username == "officer":
            return centre is None or centre == user_obj.centre
        return user_obj.username == "reader" and perm == "calendars.view"


def make_user(username: str = "everywhere", **fields: Any) -> User:
    """Somebody of Centre 5, by what they may do."""
    defaults = {"full_name": "Nguyễn Thị Bích", "centre": CENTRE}
    return User.objects.create_user(username, **(defaults | fields))


def make_centre() -> None:
    """The Centre the tests stand on, for the frame of the pages; reached by name, being a sibling's row."""
    province = apps.get_model("organisation", "Province").objects.create(code=82, name="Đồng Tháp")
    commune = apps.get_model("organisation", "Commune").objects.create(
        code=30000, name="Xã Mỹ An Hưng", province=province
    )
    words = dict.fromkeys(("name", "parent", "agency_code", "address", "phone"), "-")
    apps.get_model("organisation", "Centre").objects.create(pk=CENTRE, commune=commune, **words)


def changed(*, by: User, at: datetime, basis: Basis = REASON) -> dict[str, Any]:
    """The three arguments every action takes."""
    return {"basis": basis, "by": by, "at": at}
