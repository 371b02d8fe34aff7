"""The sample Centre: a real commune, invented officers, everything marked `Dữ liệu mẫu`."""

from datetime import date

from motcua.foundation.accounts.demo import ROLES, username_of
from motcua.foundation.accounts.models import User
from motcua.reference.organisation.actions import (
    ADMINISTRATION,
    DUTIES,
    LETTERS,
    MESSAGES,
    TASKS,
    give_rights,
)
from motcua.reference.organisation.models import Centre, Commune, Counter, Holding, Post, Unit

#: xã Mỹ An Hưng, tỉnh Đồng Tháp
COMMUNE = 30178
#: rights hold since the two-level administration began
SINCE = date(2025, 7, 1)

RECEIVING = ("dossiers.view", "dossiers.receive", "dossiers.refuse", "dossiers.forward", "dossiers.return")
#: to tell people what to bring, on record
GUIDING = ("assistance.view", "assistance.guide")
CATALOGUE = ("procedures.view", "calendars.view")
#: to see the tasks given in the Centre; everybody sees and does their own
TOLD = ("plans.view",)
SPECIALISTS = (
    "judicial_civil_status_officer",
    "justice_specialist",
    "certification_officer",
    "social_affairs_specialist",
    "land_specialist",
    "construction_specialist",
    "economic_specialist",
    "agriculture_specialist",
    # the sample has no post of the police, so these two act in its roles and every process can be walked
    "commune_police_officer",
)

#: role of the demo -> unit, title, place, name, rights, roles in approved processes
OFFICERS: dict[str, tuple[str, str, str, str, tuple[str, ...], tuple[str, ...]]] = {
    "tiep-nhan": (
        "Trung tâm", "Cán bộ tiếp nhận", "Quầy 2", "Nguyễn Thị Bích",
        (*RECEIVING, *GUIDING, *CATALOGUE, *TOLD), ("reception_officer", "records_clerk"),
    ),
    "chuyen-mon": (
        "Phòng Văn hóa – Xã hội", "Công chức tư pháp – hộ tịch", "", "Lê Văn Phúc",
        ("dossiers.view", "dossiers.process", *GUIDING, *CATALOGUE, *TOLD), SPECIALISTS,
    ),
    "lanh-dao": (
        "Lãnh đạo UBND xã", "Phó Chủ tịch UBND xã", "", "Trần Minh Hải",
        (
            "dossiers.view", "dossiers.process", "dossiers.decide", "dossiers.remind", "phrases.write",
            *CATALOGUE, *TASKS,
        ),
        ("signing_leader", "unit_lead", "police_chief"),
    ),
    "thu-ngan": (
        "Trung tâm", "Thu ngân, trả kết quả", "Quầy trả kết quả", "Võ Thị Lan",
        ("dossiers.view", "dossiers.return", *TOLD), ("records_clerk",),
    ),
    "giam-doc": (
        "Trung tâm", "Giám đốc Trung tâm", "", "Phạm Quốc Hưng",
        (
            "dossiers.view", "dossiers.remind", "assistance.view", "assistance.approve", "letters.sign",
            "organisation.delegate", "calendars.change", "phrases.write", "dossiers.set_notice",
            "procedures.post", *CATALOGUE, *MESSAGES, *LETTERS, *DUTIES, *TASKS,
        ), (),
    ),
    "kiem-soat": (
        "Trung tâm", "Cán bộ kiểm soát thủ tục hành chính", "", "Đỗ Thị Kim Ngân",
        (*CATALOGUE, *DUTIES, "procedures.post", *TOLD), (),
    ),
    "cntt": (
        "Trung tâm", "Phụ trách công nghệ thông tin", "", "Huỳnh Tấn Lộc", ("calendars.view", *TOLD), (),
    ),
}  # fmt: skip

UNITS = {
    "Trung tâm": Unit.Kind.CENTRE,
    "Phòng Văn hóa – Xã hội": Unit.Kind.DIVISION,
    "Phòng Kinh tế": Unit.Kind.DIVISION,
    "Lãnh đạo UBND xã": Unit.Kind.LEADERS,
}


def _centre() -> Centre:
    commune = Commune.objects.get(pk=COMMUNE)
    centre, _new = Centre.objects.get_or_create(
        commune=commune,
        defaults={
            "name": "Trung tâm Phục vụ hành chính công xã Mỹ An Hưng",
            "parent": "UBND xã Mỹ An Hưng",
            "agency_code": "000.00.45.H20",
            "address": "Ấp An Lợi, xã Mỹ An Hưng, tỉnh Đồng Tháp",
            "phone": "02770000123",
            "is_sample": True,
        },
    )
    return centre


def _account(role: str, centre: Centre | None, name: str, title: str, place: str = "") -> User:
    """The role's person; nobody can sign in to it with a password."""
    kind = User.Kind.CITIZEN if role == "cong-dan" else User.Kind.OFFICIAL
    user, made = User.objects.get_or_create(
        username=username_of(role),
        defaults={
            "full_name": name,
            "title": title,
            "place": place,
            "kind": kind,
            "centre": centre.pk if centre else None,
            "is_sample": True,
        },
    )
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def _seat(user: User, post: Post, rights: tuple[str, ...], *, everywhere: bool = False) -> None:
    give_rights(post, rights, SINCE, everywhere=everywhere)
    Holding.objects.get_or_create(post=post, user=user, defaults={"first_on": SINCE})


def make() -> Centre:
    """The sample Centre with its units, counters and one person in each role; making it again changes nothing."""
    centre = _centre()
    units = {
        name: Unit.objects.get_or_create(centre=centre, name=name, defaults={"kind": kind})[0]
        for name, kind in UNITS.items()
    }
    for name in ("Quầy hướng dẫn", "Quầy 1", "Quầy 2", "Quầy trả kết quả"):
        Counter.objects.get_or_create(centre=centre, name=name)
    for role, (unit, title, place, name, rights, acts_as) in OFFICERS.items():
        post, _new = Post.objects.get_or_create(
            unit=units[unit], title=title, defaults={"roles": list(acts_as)}
        )
        _seat(_account(role, centre, name, title, place), post, rights)
    _above_centres()
    assert set(ROLES) == {*OFFICERS, "quan-tri", "tinh", "cong-dan"}
    return centre


def _above_centres() -> None:
    """The administrator, the officer of the province, and a citizen."""
    for role, title, name, rights in (
        ("quan-tri", "Quản trị", "Bùi Thanh Sang", ADMINISTRATION),
        ("tinh", "Cán bộ cấp tỉnh", "Cao Minh Đức", (*CATALOGUE, "duties.view", "duties.set")),
    ):
        post, _new = Post.objects.get_or_create(unit=None, title=f"{title} (dữ liệu mẫu)")
        _seat(_account(role, None, name, title), post, rights, everywhere=True)
    _account("cong-dan", None, "Nguyễn Thị Hồng Nhung", "Công dân")
