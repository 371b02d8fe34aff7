"""Verbs about papers: taking templates in, issuing, previewing, withdrawing."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.audit.chain import canonical
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.catalogue import FORMS, Form, Sheet
from motcua.foundation.papers.codes import fresh_code
from motcua.foundation.papers.models import IssuedPaper, PaperTemplate, Withdrawal
from motcua.foundation.papers.pictures import fetched, kept
from motcua.foundation.papers.queries import template_in_force
from motcua.foundation.papers.rendering import TemplateBroken, printable, render
from motcua.foundation.papers.sheets.frame import framed


@transaction.atomic
def seed(*, at: datetime) -> int:
    """How many built-in templates were taken in: new and edited ones; running again changes nothing."""
    return sum(_take_in(form, at=at) for form in FORMS.values())


def _take_in(form: Form, *, at: datetime) -> bool:
    source = form.source()
    latest = _latest(form.code, centre=None)
    if latest is not None and latest.source == source:
        return False
    PaperTemplate.objects.create(
        code=form.code,
        version=latest.version + 1 if latest else 1,
        title=form.title,
        source=source,
        law=form.law,
        in_force_from=form.in_force_from,
        created_at=at,
    )
    return True


def _latest(code: str, *, centre: int | None) -> PaperTemplate | None:
    return PaperTemplate.objects.filter(code=code, centre=centre).order_by("-version").first()


@transaction.atomic
def add_template(
    code: str, *, centre: int, source: str, in_force_from: date, by: User, at: datetime
) -> PaperTemplate:
    """A new version of the Centre's own template, tried on every sample before it is kept.

    Raises PermissionDenied unless `by` may, RuleBroken naming the line when it does not print.
    """
    form = FORMS[code]
    template = PaperTemplate(code=code, centre=centre, title=form.title, law=form.law, source=source)
    require(by, "papers.add_papertemplate", template, at=at)
    _refuse_broken(form, source, at=at)
    latest = _latest(code, centre=centre)
    template.version = latest.version + 1 if latest else 1
    template.in_force_from = in_force_from
    template.created_at, template.created_by, template.created_by_name = at, by.pk, by.full_name
    template.save()
    journal.record("papers.template_added", template, by=by, at=at, centre=centre)
    return template


def _refuse_broken(form: Form, source: str, *, at: datetime) -> None:
    """Raises RuleBroken unless the template prints every sample of its form without a warning."""
    for sheet in form.samples:
        try:
            render(source, framed(sheet.printed(), at=at), at=at, preview=True)
        except TemplateBroken as fault:
            message = _(
                "Mẫu in chưa được lưu. Dòng %(line)s có lỗi, bộ dàn trang báo: “%(words)s”. "
                "Sửa dòng này rồi lưu lại; mẫu đang dùng không đổi."
            )
            params = {"line": fault.line, "words": fault.words}
            raise RuleBroken(message, code="template_broken", params=params) from fault


def _texts(data: Sheet | Mapping[str, Any]) -> Mapping[str, Any]:
    return data if isinstance(data, Mapping) else data.printed()


def preview(code: str, *, centre: int, data: Sheet | Mapping[str, Any], at: datetime) -> bytes:
    """The PDF as it would be issued now, marked BẢN XEM TRƯỚC, without number; nothing is kept."""
    template = template_in_force(code, centre=centre, on=at.astimezone(VIETNAM).date())
    texts = fetched(_texts(data), centre=centre)
    return render(template.source, framed(texts, at=at), at=at, preview=True)


def issue(
    code: str,
    *,
    centre: int,
    number: str,
    subject: models.Model,
    data: Sheet | Mapping[str, Any],
    by: User,
    at: datetime,
    verify_url: Callable[[str], str],
    wish: UUID | None = None,
) -> IssuedPaper:
    """The paper about `subject`, kept for ever, printed when it is looked at, by a job at the latest.

    The caller's action has asked for the permission and holds the transaction.

    `data` is a sheet or its printed texts; `verify_url` gives the address of the page that checks a code.
    Raises RuleBroken when a letter of it cannot be printed.
    """
    template = template_in_force(code, centre=centre, on=at.astimezone(VIETNAM).date())
    verify_code = fresh_code()
    texts = texts_of(data, centre=centre, number=number, at=at, verify_address=verify_url(verify_code))
    paper = IssuedPaper.objects.create(
        centre=centre,
        code=code,
        number=number,
        subject=subject._meta.label_lower,
        subject_key=subject.pk,
        template=template,
        data=texts,
        issuer=texts["office"]["name"],
        issued_at=at,
        issued_by=by.pk,
        issued_by_name=by.full_name,
        verify_code=verify_code,
        wish=wish,
    )
    journal.record("papers.issued", paper, by=by, at=at, centre=centre, data=told_of(texts))
    return paper


def texts_of(
    data: Sheet | Mapping[str, Any], *, centre: int, number: str, at: datetime, verify_address: str
) -> dict[str, Any]:
    """The texts of a paper as it is issued and kept. Raises as `issue`."""
    sheet = framed(_texts(data), at=at, number=number, verify_address=verify_address)
    texts: dict[str, Any] = printable(kept(sheet, centre=centre))
    return texts


def told_of(texts: Mapping[str, Any]) -> dict[str, str]:
    """What the journal keeps of an issued paper: by what its texts can be known again."""
    return {"said": hashlib.sha256(canonical(texts).encode()).hexdigest()}


@transaction.atomic
def withdraw(paper: IssuedPaper, *, reason: str, by: User | None, at: datetime) -> Withdrawal:
    """The note that the paper no longer holds. The caller's action has asked for the permission.

    `by` is None for the system itself.

    Raises RuleBroken when the paper is withdrawn already.
    """
    if Withdrawal.objects.filter(paper=paper).exists():
        message = _("Giấy này đã được thu hồi trước đó nên không thu hồi lần nữa. Xem lại danh sách giấy tờ.")
        raise RuleBroken(message, code="withdrawn_already")
    withdrawal = Withdrawal.objects.create(
        paper=paper,
        reason=reason,
        at=at,
        withdrawn_by=by.pk if by else None,
        withdrawn_by_name=by.full_name if by else "",
    )
    journal.record("papers.withdrawn", paper, by=by, at=at, centre=paper.centre)
    return withdrawal
