"""Further sample Centres beside the first, for tests of scale: real communes, invented officers."""

from django.db import transaction
from django.db.models import QuerySet

from motcua.foundation.accounts.demo import username_of
from motcua.foundation.accounts.models import User
from motcua.reference.organisation.models import Centre, Commune, Grant, Holding, Post, Unit
from motcua.reference.organisation.sample import COMMUNE, OFFICERS, SINCE, UNITS

#: no province has the number 0, so no real agency has such a code
NO_PROVINCE = "H00"


def make_more(count: int) -> list[Centre]:
    """`count` sample Centres: those there are, by their communes, and new ones until there are enough.

    New ones stand in the communes of the first one's province, then in those of the others, that have none.
    Gives fewer when every commune has a Centre.
    """
    there = list(_centres()[:count])
    home = Commune.objects.get(pk=COMMUNE).province_id
    free = Commune.objects.filter(centre=None).select_related("province").order_by("province", "code")
    nearest = sorted(
        free, key=lambda commune: (commune.province_id != home, commune.province_id, commune.code)
    )
    for commune in nearest[: count - len(there)]:
        _make(commune)
    return list(_centres()[:count])


def _centres() -> QuerySet[Centre]:
    centres = Centre.objects.filter(is_sample=True).select_related("commune__province")
    return centres.order_by("id")


@transaction.atomic
def _make(commune: Commune) -> None:
    """A sample Centre with its units, and one officer in each role of the first sample Centre."""
    code = f"{commune.code:07d}"
    centre = Centre.objects.create(
        commune=commune,
        name=f"Trung tâm Phục vụ hành chính công {commune.name[:1].lower()}{commune.name[1:]}",
        parent=f"UBND {commune.name[:1].lower()}{commune.name[1:]}",
        agency_code=f"{code[:3]}.{code[3:5]}.{code[5:]}.{NO_PROVINCE}",
        address=f"{commune.name}, {commune.province.name}",
        phone="0000000000",
        is_sample=True,
    )
    units = {
        unit.name: unit
        for unit in Unit.objects.bulk_create(
            Unit(centre=centre, name=name, kind=kind) for name, kind in UNITS.items()
        )
    }
    _seat_all(centre, commune, units)


def _seat_all(centre: Centre, commune: Commune, units: dict[str, Unit]) -> None:
    users, posts, grants = [], [], []
    for role, (unit, title, place, name, rights, acts_as) in OFFICERS.items():
        username = f"{username_of(role)}-{commune.code}"
        user = User(
            username=username, full_name=name, title=title, place=place, centre=centre.pk, is_sample=True
        )
        user.set_unusable_password()
        users.append(user)
        post = Post(unit=units[unit], title=title, roles=list(acts_as))
        posts.append(post)
        grants += [Grant(post=post, right=right, first_on=SINCE) for right in rights]
    User.objects.bulk_create(users)
    Post.objects.bulk_create(posts)
    Grant.objects.bulk_create(grants)
    Holding.objects.bulk_create(
        Holding(post=post, user=user, first_on=SINCE) for post, user in zip(posts, users, strict=True)
    )
