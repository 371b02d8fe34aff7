"""What an officer types at an intake, and where it is sent."""

from django.urls import reverse
from tests.fixtures import version_of

from motcua.casework.dossiers.states import Source

#: what is typed besides the owner when somebody files for another
FOR_ANOTHER = {"behalf": "on", "ground": "authorised", "ground_document": "Giấy ủy quyền số 12"}


def typed(code="1.001193", **changes):
    """What a complete intake posts."""
    version = version_of(code)
    given = {
        "lam": "tiep-nhan",
        "full_name": "Nguyễn Thị Hồng Nhung",
        "personal_id": "087 190 001 234",
        "born_on": "5/11/1990",
        "person_checked": "on",
        "version": str(version.pk),
    }
    for c in version.components.all():
        given[f"source_{c.pk}"] = Source.PAPER if c.required else Source.NOT_NEEDED
    return given | changes


def draft(key):
    return reverse("counter:draft", args=[key])
