"""Whom and what on record the intake may double: shown side by side, and left to the officer."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.casework.dossiers import identity, likeness, queries
from motcua.casework.dossiers.identity import Line, Whose
from motcua.casework.dossiers.intake import PersonDetails
from motcua.casework.dossiers.models import Dossier, Person
from motcua.desks.counter.forms import IntakeForm
from motcua.desks.counter.views.intake.desk import Desk


@dataclass(frozen=True)
class Brought:
    """One person as typed, whom the Centre knows by that number, and whether the officer says it is the same."""

    whose: Whose
    details: PersonDetails
    known: Person | None
    same: bool


@dataclass(frozen=True)
class Likeness:
    """Somebody on record whom the person typed is or may be: how both look, what follows, what there is to decide.

    `kind`: `other`, a number known under another name or birthday; `changed`, the same person with other
    particulars; `alike`, nobody's number but a known name and birthday.
    """

    kind: str
    whose: Whose
    known: Person
    lines: list[Line]
    words: str
    #: false only while it is open whose a number is; nothing else here keeps a dossier from being received
    settled: bool = True

    @property
    def advice(self) -> str:
        """What to do once both sides were compared."""
        if self.kind == "other":
            return _("So lại cả hai với giấy tờ. Đúng là người này thì đánh dấu, sai số thì sửa số.")
        if self.kind == "changed":
            return _("Ô nào để trống thì bản đang ghi giữ như cũ.")
        if self.known.personal_id:
            return _(
                "Đúng là một người thì bấm “Đúng là người này” để dùng số đã ghi. Không phải thì cứ tiếp nhận."
            )
        return _("Người đang ghi chưa có số định danh. Tiếp nhận thì ghi thành một người riêng.")

    @property
    def needs_a_look(self) -> bool:
        """Whether the officer should compare, and not only know what will change."""
        return self.kind == "alike" or not self.settled

    @property
    def tick(self) -> str:
        """The field of “Đúng là người này” on a number."""
        return f"{self.whose}_same"

    @property
    def rows(self) -> list[tuple[str, Line]]:
        """The lines under the names they have on the screen."""
        return [(_label(line), line) for line in self.lines]


def brought_people(desk: Desk, form: IntakeForm) -> list[Brought]:
    """The submitter and, when that is somebody else, the owner; the last one is whom the dossier is for."""
    owner = form.owner()
    people = [_brought(desk, "person", form.submitter(), same=form.person_is_same())]
    return [*people, _brought(desk, "owner", owner, same=form.owner_is_same())] if owner else people


def _brought(desk: Desk, whose: Whose, details: PersonDetails, *, same: bool) -> Brought:
    return Brought(whose, details, queries.known_person(desk.centre.pk, details.personal_id), same)


def likenesses(desk: Desk, people: list[Brought]) -> list[Likeness]:
    """Whom on record these people are or may be, where there is something for the officer to look at."""
    return [found for person in people if person.details.full_name for found in _likenesses(desk, person)]


def _likenesses(desk: Desk, person: Brought) -> list[Likeness]:
    if not person.details.personal_id:
        return [_alike(known, person) for known in _people_like(desk, person.details)]
    if person.known is None:
        return []
    if identity.is_other(person.known, person.details):
        return [_other(person.known, person)]
    return _changed(person.known, person)


def _people_like(desk: Desk, details: PersonDetails) -> list[Person]:
    """The look-alikes of somebody without a number; the people of the filing under check are no look-alikes."""
    if details.born_on is None:
        return []
    filing = desk.submitted
    own = (filing.submitter_id, filing.owner_id) if filing is not None else ()
    return likeness.people_like(desk.centre.pk, details.full_name, details.born_on, besides=own)


def _other(known: Person, person: Brought) -> Likeness:
    """A number that is known under another name or birthday."""
    words = _("Số định danh của %(whom)s đang ghi là của %(name)s.")
    words %= {"whom": _whom(person), "name": identity.hinted(known)}
    lines = identity.side_by_side(known, person.details)
    return Likeness("other", person.whose, known, lines, words, settled=person.same)


def _changed(known: Person, person: Brought) -> list[Likeness]:
    """The person known by that number, when the record says something else than what was typed."""
    lines = identity.side_by_side(known, person.details)
    names = [_label(line).lower() for line in lines if line.differs]
    words = _("Tiếp nhận sẽ sửa bản đang ghi của %(whom)s: %(what)s.")
    words %= {"whom": _whom(person), "what": ", ".join(names)}
    return [Likeness("changed", person.whose, known, lines, words)] if names else []


def _alike(known: Person, person: Brought) -> Likeness:
    """Somebody of the same name and birthday, whose number may be used when there is one."""
    words = _("Có người cùng họ tên, ngày sinh với %(whom)s.") % {"whom": _whom(person)}
    lines = identity.side_by_side(known, person.details)
    return Likeness("alike", person.whose, known, lines, words)


def _label(line: Line) -> str:
    return str(IntakeForm.base_fields[line.name].label)


def _whom(person: Brought) -> str:
    return _("người nộp") if person.whose == "person" else _("chủ hồ sơ")


def filed_already(desk: Desk, people: list[Brought], found: list[Likeness]) -> list[Dossier]:
    """The dossiers of the procedure chosen that are still open for whom the new one is, or may be, for."""
    if desk.version is None:
        return []
    owner = people[-1]
    about = [each for each in found if each.whose == owner.whose]
    theirs = {each.known for each in about if each.settled}
    if owner.known is not None and not about:
        theirs.add(owner.known)
    code = desk.version.procedure.code
    return likeness.still_open(theirs, code, by=desk.request.user, at=desk.at, besides=desk.submitted)
