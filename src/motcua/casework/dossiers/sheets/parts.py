"""What every paper of a dossier is put together from: office, people, procedure, number, addresses."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings

from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.intake import PersonDetails
from motcua.casework.dossiers.models import Dossier, HandOverList, Person
from motcua.foundation.clock import VIETNAM
from motcua.foundation.numbering.allocate import next_number
from motcua.foundation.papers import actions as papers
from motcua.foundation.papers.catalogue import Sheet
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.sheets.parts import NOBODY, Office, Procedure
from motcua.foundation.papers.sheets.parts import Person as PersonOnPaper
from motcua.foundation.words import kept_words
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import ProcedureVersion

#: kinds of communes before the name itself: a place on paper is named without its kind
KINDS = ("Đặc khu ", "Phường ", "Xã ")


def lookup_url(dossier: Dossier) -> str:
    """Where the QR of the receipt leads: the public page, with the `Mã xem` filled in."""
    return f"{settings.PUBLIC_URL}/tra-cuu/{dossier.code}/?ma-xem={dossier.view_code}"


def verify_url(code: str) -> str:
    return f"{settings.PUBLIC_URL}/xac-minh/{code}/"


def form_period(at: datetime) -> str:
    """The period in which the Centre's forms are counted: the year in Vietnam."""
    return f"{at.astimezone(VIETNAM):%Y}"


def form_number(centre: Centre, number: int) -> str:
    """How the number of a form is written: `0007/TTPVHCC`."""
    return f"{number:04d}/{centre.symbol}"


def next_form_number(centre: Centre, at: datetime) -> str:
    """The next number of the Centre's forms this year."""
    return form_number(centre, next_number(centre.pk, "form", form_period(at)))


def office_of(centre: Centre) -> Office:
    return Office(
        parent=centre.parent,
        name=centre.name,
        place=_place(centre.commune.name),
        lookup=f"{settings.PUBLIC_URL.partition('://')[2]}/tra-cuu",
        phone=centre.phone,
        remark="Dữ liệu mẫu." if centre.is_sample else "",
    )


def _place(commune: str) -> str:
    """`Mỹ An Hưng` of `Xã Mỹ An Hưng`."""
    return next((commune.removeprefix(kind) for kind in KINDS if commune.startswith(kind)), commune)


def _identity_kind(number: str) -> str:
    if not number.isdecimal():
        return "hộ chiếu số"
    return "căn cước số" if len(number) == 12 else "chứng minh nhân dân số"


def person_on_paper(person: Person | PersonDetails) -> PersonOnPaper:
    return PersonOnPaper(
        name=person.full_name,
        identity_kind=_identity_kind(person.personal_id),
        identity=person.personal_id,
        address=person.address,
        phone=person.phone,
    )


def owner_of(dossier: Dossier) -> PersonOnPaper:
    """The owner, when that is somebody else than the person at the counter."""
    return person_on_paper(dossier.owner) if dossier.owner_id != dossier.submitter_id else NOBODY


def procedure_of(version: ProcedureVersion) -> Procedure:
    return Procedure(version.name_vi, version.procedure.code)


def issue(
    subject: Dossier | HandOverList | Centre,
    write: Callable[[], Sheet],
    act: Act,
    number: str,
    *,
    wish: UUID | None = None,
) -> IssuedPaper:
    """The paper that `write` puts together about its subject, in Vietnamese."""
    with kept_words():
        sheet = write()
        return papers.issue(
            sheet.form,
            centre=subject.pk if isinstance(subject, Centre) else subject.centre_id,
            number=number,
            subject=subject,
            data=sheet,
            by=act.by,
            at=act.at,
            verify_url=verify_url,
            wish=wish,
        )
