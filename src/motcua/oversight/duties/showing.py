"""How the rows behind a figure are shown: who may see them, their columns, and where each leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance import answers
from motcua.casework.assistance import queries as assistance
from motcua.casework.assistance.models import (
    AccountCheck,
    AssistedSession,
    FaqVersion,
    Guidance,
    HelpRequest,
    Question,
    Support,
)
from motcua.casework.certification import queries as certification
from motcua.casework.certification.models import Certified
from motcua.casework.dossiers import queries as dossiers
from motcua.casework.dossiers.models import Dossier
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.ui.formats import vn_date, vn_datetime, vn_number
from motcua.oversight.duties import queries
from motcua.oversight.duties.figures import apps_serving
from motcua.oversight.duties.models import HandEntry
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.models.posting import FollowUp, Posting, Sheet
from motcua.workplace.plans import queries as plans
from motcua.workplace.plans.models import Assignment


@dataclass(frozen=True)
class Shown:
    """The rows of one kind: what `user` may see of them, heads and cells, and the page of a row."""

    visible: Callable[[User, datetime], QuerySet[Any]]
    related: tuple[str, ...]
    heads: Sequence[Any]
    cells: Callable[[Any], tuple[str, ...]]
    address: Callable[[Any], str]

    def of(self, rows: QuerySet[Any], user: User, at: datetime) -> QuerySet[Any]:
        """Those rows that `user` may see, the latest first."""
        seen = rows.filter(pk__in=self.visible(user, at).order_by().values("pk"))
        return seen.select_related(*self.related).order_by("-pk")


def _dossier(row: Dossier) -> tuple[str, ...]:
    return (
        row.code,
        str(row.version),
        row.submitter.full_name,
        vn_datetime(row.received_at),
        str(row.get_status_display()),
    )


def _guidance(row: Guidance) -> tuple[str, ...]:
    return vn_datetime(row.given_at), str(row.version), str(row.get_way_display())


def _support(row: Support) -> tuple[str, ...]:
    return vn_datetime(row.given_at), str(row.get_subject_display()), row.person_name


def _session(row: AssistedSession) -> tuple[str, ...]:
    return row.code, vn_datetime(row.given_at), str(row.version or ""), row.person_name


def _account(row: AccountCheck) -> tuple[str, ...]:
    return row.dossier.code, vn_datetime(row.checked_at), row.person.full_name, str(row.get_help_display())


def _helped(row: HelpRequest) -> tuple[str, ...]:
    return row.code, vn_datetime(row.ended_at), row.about, row.person_name


def _question(row: Question) -> tuple[str, ...]:
    return row.code, vn_datetime(row.answered_at), row.procedure_code, row.text


def _wording(row: FaqVersion) -> tuple[str, ...]:
    return row.question, vn_datetime(row.approved_at), row.faq.procedure_code, row.approved_by_name


def _wordings(user: User, at: datetime) -> QuerySet[FaqVersion]:
    """The wordings of the public questions `user` may look after."""
    return FaqVersion.objects.filter(faq__in=answers.faqs_visible_to(user, at).order_by().values("pk"))


def _certified(row: Certified) -> tuple[str, ...]:
    return str(row), vn_datetime(row.entered_at), row.name, row.dossier.code


def _of_the_catalogue(model: type[Model]) -> Callable[[User, datetime], QuerySet[Any]]:
    """Rows about procedures and their notices: for whoever may look at the catalogue."""

    def visible(user: User, at: datetime) -> QuerySet[Any]:
        rows = model._default_manager.all()
        return rows if allows(user, "procedures.view", at=at) else rows.none()

    return visible


def _notice(model: type[Model], related: tuple[str, ...], day: str) -> Shown:
    """Rows about the noticeboard: the procedure, and the day the row counts on."""

    def cells(row: Any) -> tuple[str, ...]:
        return str(getattr(row, "version", row)), vn_date(getattr(row, day, None))

    heads = (_("Thủ tục"), _("Ngày"))
    return Shown(_of_the_catalogue(model), related, heads, cells, lambda row: reverse("procedures:board"))


def _assignment(row: Assignment) -> tuple[str, ...]:
    return row.number, row.title, vn_date(row.made_on), vn_date(row.due_on), row.doer, row.output


def _entry(row: HandEntry) -> tuple[str, ...]:
    amount = f"{vn_number(row.quantity)} {row.unit}".strip() if row.quantity is not None else ""
    return vn_date(row.done_on), row.what, row.done_by, amount, row.document


SHOWN: dict[type[Model], Shown] = {
    Dossier: Shown(
        dossiers.visible_to,
        ("submitter", "version"),
        (_("Mã hồ sơ"), _("Thủ tục"), _("Người nộp"), _("Tiếp nhận"), _("Trạng thái")),
        _dossier,
        lambda row: reverse("counter:dossier", args=[row.code]),
    ),
    Guidance: Shown(
        assistance.visible_to,
        ("version",),
        (_("Thời gian"), _("Thủ tục"), _("Cách hướng dẫn")),
        _guidance,
        lambda row: reverse("counter:guidance_one", args=[row.pk]),
    ),
    Support: Shown(
        assistance.support_visible_to,
        (),
        (_("Thời gian"), _("Việc được giúp"), _("Người được giúp")),
        _support,
        lambda row: reverse("counter:support"),
    ),
    AssistedSession: Shown(
        assistance.sessions_visible_to,
        ("version",),
        (_("Mã phiên"), _("Thời gian"), _("Thủ tục"), _("Người được hỗ trợ")),
        _session,
        lambda row: reverse("counter:assisted", args=[row.pk]),
    ),
    AccountCheck: Shown(
        assistance.checks_visible_to,
        ("dossier", "person"),
        (_("Mã hồ sơ"), _("Thời gian"), _("Chủ hồ sơ"), _("Đã giúp")),
        _account,
        lambda row: reverse("counter:dossier", args=[row.dossier.code]),
    ),
    HelpRequest: Shown(
        assistance.help_visible_to,
        (),
        (_("Mã yêu cầu"), _("Thời gian"), _("Cần giúp việc gì"), _("Người được giúp")),
        _helped,
        lambda row: reverse("counter:help_request", args=[row.pk]),
    ),
    Question: Shown(
        answers.questions_visible_to,
        (),
        (_("Mã câu hỏi"), _("Thời gian"), _("Thủ tục"), _("Câu hỏi")),
        _question,
        lambda row: reverse("counter:question", args=[row.pk]),
    ),
    FaqVersion: Shown(
        _wordings,
        ("faq",),
        (_("Câu hỏi"), _("Duyệt lúc"), _("Thủ tục"), _("Người duyệt")),
        _wording,
        lambda row: reverse("counter:faq", args=[row.faq_id]),
    ),
    Posting: _notice(Posting, ("version",), "posted_on"),
    FollowUp: _notice(FollowUp, ("version",), "closed_at"),
    Sheet: _notice(Sheet, ("version",), "issued_at"),
    ProcedureVersion: _notice(ProcedureVersion, (), "in_force_from"),
    Certified: Shown(
        certification.visible_to,
        ("dossier",),
        (_("Số chứng thực"), _("Thời gian"), _("Tên giấy tờ"), _("Mã hồ sơ")),
        _certified,
        lambda row: reverse("counter:certified", args=[row.dossier.code]),
    ),
    Assignment: Shown(
        plans.visible_to,
        ("officer", "post"),
        (_("Số việc"), _("Việc"), _("Ngày làm xong"), _("Hạn"), _("Người làm"), _("Sản phẩm")),
        _assignment,
        lambda row: reverse("plans:one", args=[row.pk]),
    ),
    HandEntry: Shown(
        queries.entries_visible_to,
        (),
        (_("Ngày thực hiện"), _("Việc đã làm"), _("Người thực hiện"), _("Số lượng"), _("Văn bản")),
        _entry,
        lambda row: reverse("duties:entry", args=[row.pk]),
    ),
}
#: where the work of a duty is done, by the app that serves it: its page, and the right to it
WORKPLACES = {
    "dossiers": ("counter:dossiers", "dossiers.view"),
    "assistance": ("counter:guidance", "assistance.view"),
    "certification": ("counter:certification_book", "dossiers.view"),
    "procedures": ("procedures:list", "procedures.view"),
    "plans": ("plans:list", plans.VIEW),
}


def workplaces_of(code: str, user: User, at: datetime) -> list[tuple[str, str]]:
    """Name and address of each page where the work of a duty is done, as far as `user` may open it."""
    found = [
        (app.verbose_name, WORKPLACES[app.label]) for app in apps_serving(code) if app.label in WORKPLACES
    ]
    return [(str(name), reverse(page)) for name, (page, right) in found if allows(user, right, at=at)]
