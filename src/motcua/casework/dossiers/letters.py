"""What a letter about a dossier can say: the facts of the dossier, and what stands ready to be typed."""

from datetime import datetime

from django.utils.translation import override

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.sheets import office_of
from motcua.foundation.clock import VIETNAM
from motcua.foundation.letters.states import Kind
from motcua.foundation.papers import words
from motcua.foundation.ui.formats import phone
from motcua.reference.organisation.queries import Signatory

#: room for the number that the registry writes by hand once the letter is signed. Source: NĐ 30/2020 Đ15
NO_NUMBER = "\u00a0" * 8


def _moment(at: datetime | None) -> str:
    return words.moment(at) if at else ""


def _appointment(at: datetime | None) -> str:
    return words.appointment(at) if at else ""


def facts(dossier: Dossier, at: datetime) -> dict[str, str]:
    """What the rows say, by the names of the places to fill in; in Vietnamese whatever the screen speaks."""
    with override("vi"):
        office = office_of(dossier.centre)
        return {
            "cơ quan chủ quản": office.parent,
            "tên cơ quan": office.name,
            "địa chỉ cơ quan": dossier.centre.address,
            "điện thoại cơ quan": phone(dossier.centre.phone),
            "ký hiệu": dossier.centre.symbol,
            "địa danh": office.place,
            "ngày": _day(at),
            "mã hồ sơ": dossier.code,
            "thủ tục": dossier.version.name_vi,
            "mã thủ tục": dossier.procedure_code,
            "người nộp": dossier.submitter.full_name,
            "địa chỉ người nộp": dossier.submitter.address,
            "chủ hồ sơ": dossier.owner.full_name,
            "nội dung đề nghị": dossier.content,
            "thời điểm nhận": _moment(dossier.received_at),
            "hẹn trả": _appointment(dossier.due_at),
        }


def ready(dossier: Dossier, kind: Kind) -> dict[str, str]:
    """What the latest row of the dossier's way already says of what is typed for such a letter."""
    with override("vi"):
        if kind == Kind.APOLOGY:
            return _of_extension(dossier)
        if kind == Kind.OPINION:
            return _of_consultation(dossier)
        return _of_reminder(dossier) if kind in (Kind.ASKED_AGAIN, Kind.PRESSED) else {}


def _of_extension(dossier: Dossier) -> dict[str, str]:
    """As Mẫu 04 said it."""
    extension = dossier.extensions.last()
    if extension is None:
        return {"hẹn trả cũ": _appointment(dossier.due_at)}
    return {
        "lý do chậm": extension.reason.rstrip(". "),
        "hẹn trả cũ": _appointment(extension.old_due),
        "hẹn trả mới": _appointment(extension.new_due),
    }


def _of_consultation(dossier: Dossier) -> dict[str, str]:
    asked = dossier.consultations.last()
    if asked is None:
        return {}
    return {
        "kính gửi": asked.agency,
        "nội dung hỏi": asked.question,
        "hạn trả lời": _day(asked.due_at),
    }


def _of_reminder(dossier: Dossier) -> dict[str, str]:
    """Of the agency whose answer is wanted first, among those that owe one."""
    asked = dossier.consultations.filter(replied_at=None).order_by("due_at").first()
    if asked is None:
        return {}
    letter = f"văn bản số {asked.number}" if asked.number else "văn bản"
    return {
        "kính gửi": asked.agency,
        "nội dung hỏi": asked.question,
        "văn bản đã gửi": f"{letter} {_day(asked.asked_at)}",
        "hạn trả lời": _day(asked.due_at),
        "các lần nhắc": "; ".join(_day(each.sent_at) for each in asked.reminders.all()),
    }


def _day(at: datetime) -> str:
    return words.day(at.astimezone(VIETNAM).date())


def signature(signatory: Signatory) -> dict[str, str]:
    """The lines of the signature box."""
    return {
        "thẩm quyền ký": signatory.authority,
        "chức vụ người ký": signatory.position,
        "người ký": signatory.name,
    }
