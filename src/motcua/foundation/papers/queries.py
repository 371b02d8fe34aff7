"""Which template is in force, what was issued about a row, and whether a paper in somebody's hand is true."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.catalogue import FORMS
from motcua.foundation.papers.codes import typed_code
from motcua.foundation.papers.models import IssuedPaper, PaperTemplate
from motcua.foundation.papers.printing import content_of
from motcua.foundation.statements import Given, Question, kept

# Written out because every paper asks it: building this query anew costs more than answering it.
_IN_FORCE = """
select * from papers_papertemplate
where code = %s and (centre = %s or centre is null) and in_force_from <= %s
order by centre nulls last, in_force_from desc, version desc
limit 1
"""


def template_in_force(code: str, *, centre: int, on: date) -> PaperTemplate:
    """The newest version for that day: the Centre's own when it has one, else the built-in one.

    Raises RuleBroken when no version is in force yet.
    """
    template = next(iter(PaperTemplate.objects.raw(_IN_FORCE, [code, centre, on])), None)
    if template is None:
        message = _(
            "Chưa in được giấy này. Trung tâm chưa có mẫu in “%(code)s” dùng cho ngày %(on)s. "
            "Báo quản trị thêm mẫu in rồi in lại."
        )
        raise RuleBroken(message, code="no_template", params={"code": code, "on": on.strftime("%d/%m/%Y")})
    return template


def papers_about(row: Model, *, centre: int) -> QuerySet[IssuedPaper]:
    """Papers a Centre issued about `row`, newest first. The caller knows that the reader may see the row."""
    return _about(centre, row._meta.label_lower, row.pk)


def _about(centre: Any, subject: Any, key: Any) -> QuerySet[IssuedPaper]:
    papers = IssuedPaper.objects.filter(centre=centre, subject=subject, subject_key=key)
    return papers.select_related("template", "withdrawal").order_by("-issued_at", "-pk")


@kept
def _papers() -> QuerySet[IssuedPaper]:
    return _about(Given("centre"), Given("subject"), Given("key"))


def papers_question(row: Model, *, centre: int) -> Question[IssuedPaper]:
    """As `papers_about`, to be asked together with something else."""
    return _papers().given(centre=centre, subject=row._meta.label_lower, key=row.pk)


@dataclass(frozen=True)
class Checked:
    """What anybody who holds a paper may know of it: nothing personal."""

    issuer: str
    title: str
    number: str
    issued_at: datetime
    #: None while the paper holds
    withdrawn_at: datetime | None
    #: False when the kept file is lost or no longer matches its hash: the paper cannot be confirmed
    is_intact: bool
    #: label and words of what this kind of paper says besides
    told: tuple[tuple[str, str], ...] = ()
    #: why it no longer holds, where its form says so to anybody
    withdrawn_why: str = ""

    @property
    def is_valid(self) -> bool:
        return self.is_intact and self.withdrawn_at is None


def check(code: str) -> Checked | None:
    """What is behind the code of a paper, its bytes checked again; None when no paper has that code."""
    papers = IssuedPaper.objects.select_related("template", "withdrawal")
    paper = papers.filter(verify_code=typed_code(code)).first()
    if paper is None:
        return None
    withdrawal = getattr(paper, "withdrawal", None)
    return Checked(
        issuer=paper.issuer,
        title=paper.template.title,
        number=paper.number,
        issued_at=paper.issued_at,
        withdrawn_at=withdrawal.at if withdrawal else None,
        is_intact=_is_intact(paper),
        told=_told(paper),
        withdrawn_why=withdrawal.reason if withdrawal and _tells_why(paper) else "",
    )


def _tells_why(paper: IssuedPaper) -> bool:
    form = FORMS.get(paper.code)
    return form is not None and form.tells_why


def _told(paper: IssuedPaper) -> tuple[tuple[str, str], ...]:
    form = FORMS.get(paper.code)
    told = form.told if form else ()
    return tuple((_(label), paper.data[name]) for label, name in told if paper.data.get(name))


def _is_intact(paper: IssuedPaper) -> bool:
    try:
        content_of(paper)
    except OSError:
        return False
    return True
