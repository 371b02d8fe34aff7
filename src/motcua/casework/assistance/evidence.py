"""The figures that prove the duty to guide."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance.models import (
    AccountCheck,
    AssistedSession,
    FaqVersion,
    Guidance,
    HelpRequest,
    Question,
    Support,
)
from motcua.casework.assistance.states import AccountHelp, HelpStand, QuestionStand, Way
from motcua.foundation.evidence.registry import Evidence, Period, register

Row = TypeVar("Row", bound=Model)


def _within(rows: QuerySet[Row], field: str, period: Period) -> QuerySet[Row]:
    start, end = period.bounds()
    return rows.filter(**{f"{field}__gte": start, f"{field}__lt": end})


def _given(centre: int, period: Period) -> QuerySet[Guidance]:
    """The guidance a Centre gave in a period."""
    return _within(Guidance.objects.filter(centre=centre), "given_at", period)


def _in_person(centre: int, period: Period) -> QuerySet[Guidance]:
    """That given to people who did not find it out on a screen (I.1.a: help for whom it is difficult)."""
    return _given(centre, period).exclude(way=Way.ONLINE)


def _supported(centre: int, period: Period) -> QuerySet[Support]:
    """Help to do something online."""
    return _within(Support.objects.filter(centre=centre), "given_at", period)


def _consented(centre: int, period: Period) -> QuerySet[AssistedSession]:
    """Sessions to which a citizen said yes."""
    return _within(AssistedSession.objects.filter(centre=centre), "given_at", period)


def _accounts_made(centre: int, period: Period) -> QuerySet[AccountCheck]:
    """Accounts of level 01 that people were helped to make."""
    made = AccountCheck.objects.filter(centre=centre, help=AccountHelp.CREATED)
    return _within(made, "checked_at", period)


def _helped(centre: int, period: Period) -> QuerySet[HelpRequest]:
    """Requests of people who cannot use the information online, done with."""
    return _within(HelpRequest.objects.filter(centre=centre, stand=HelpStand.DONE), "ended_at", period)


def _answered(centre: int, period: Period) -> QuerySet[Question]:
    """Questions of citizens answered."""
    rows = Question.objects.filter(centre=centre, stand=QuestionStand.ANSWERED)
    return _within(rows, "answered_at", period)


def _made_public(centre: int, period: Period) -> QuerySet[FaqVersion]:
    """Wordings of public questions and answers approved."""
    return _within(FaqVersion.objects.filter(centre=centre), "approved_at", period)


def declare() -> None:
    """Put the figures into the registry."""
    unit = _("lượt")
    register(Evidence("I.1.a", _("Lượt hướng dẫn tại Trung tâm, qua điện thoại, văn bản"), unit, _in_person))
    register(Evidence("I.1.a", _("Người không dùng được thông tin điện tử đã được giúp"), unit, _helped))
    register(Evidence("I.1.a", _("Hỏi đáp về thủ tục đã duyệt công khai"), _("câu"), _made_public))
    register(Evidence("I.1.a", _("Câu hỏi của người dân đã trả lời"), _("câu"), _answered))
    register(Evidence("I.1.b", _("Câu hỏi của người dân đã trả lời"), _("câu"), _answered))
    register(Evidence("II.1.g", _("Lượt hướng dẫn chuẩn bị, bổ sung hồ sơ"), unit, _given))
    register(Evidence("II.1.i", _("Lượt hỗ trợ thực hiện dịch vụ công trực tuyến"), unit, _supported))
    register(Evidence("II.1.i", _("Phiên hỗ trợ nộp có đồng ý của người dân"), _("phiên"), _consented))
    register(Evidence("I.1.c", _("Phiên hỗ trợ nộp có đồng ý của người dân"), _("phiên"), _consented))
    register(
        Evidence("II.1.i", _("Tài khoản định danh mức độ 01 đã giúp tạo"), _("tài khoản"), _accounts_made)
    )
