"""Work that counts as evidence, done in the product at any moment: each act, and the figures it moves."""

import io
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PIL import Image
from tests.fixtures import (
    NINE,
    act,
    bring_in,
    make_assignment,
    make_dossier,
    make_faq,
    make_guidance,
    make_help_request,
    make_intake,
    make_question,
    make_session,
    officer,
    seed_entries,
    version_of,
)

from motcua.casework.assistance import actions as assistance
from motcua.casework.assistance.actions import Checked, Supported
from motcua.casework.assistance.states import AccountHelp, HelpVerb, Subject
from motcua.casework.certification import actions as certification
from motcua.casework.certification.rules import Paper
from motcua.casework.certification.states import PROCEDURES, Kind
from motcua.casework.dossiers import actions as dossiers
from motcua.casework.dossiers import rules
from motcua.casework.dossiers.intake import Grounds
from motcua.casework.dossiers.states import EIdentity, Lack, Outcome, Proof, Source
from motcua.foundation.clock import VIETNAM
from motcua.foundation.files import store
from motcua.oversight.duties import actions as register
from motcua.oversight.duties.models import Duty
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import actions as catalogue
from motcua.reference.procedures import noticeboard
from motcua.reference.procedures.rules.entries import canonical
from motcua.reference.procedures.states import FollowUpState, Look, Way
from motcua.workplace.plans import actions as plans

#: a certificate of marital status: it is forwarded and worked on for days
ROAD = "1.004873"
HOUR = timedelta(hours=1)


def make_ready() -> None:
    """Both procedures of certification are there, and one procedure changes tomorrow: there are things to renew."""
    bring_in(*PROCEDURES.values())
    entry = canonical(next(each for each in seed_entries() if each["code"] == "1.001193"))
    first = day_of(NINE) + timedelta(days=1)
    catalogue.publish_version(entry | {"notes": "Đổi"}, by=None, at=NINE, in_force_from=first)


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(file, "PNG")
    return file.getvalue()


def received(centre: Centre, at: datetime, **intake):
    return make_dossier(centre, at=at, **intake)


def checked_identity(centre: Centre, at: datetime) -> None:
    received(centre, at, e_identity=EIdentity.LEVEL_2)


def refused(centre: Centre, at: datetime) -> None:
    grounds = Grounds("Không thuộc thẩm quyền", "Điều 14 Nghị định 118/2025/NĐ-CP", "nộp tại công an xã")
    who = {"by": officer("tiep-nhan"), "centre": centre, "key": uuid.uuid4(), "at": at}
    dossiers.refuse_at_counter(make_intake(), grounds, **who)


def scanned(centre: Centre, at: datetime) -> None:
    dossier = received(centre, at)
    part = dossier.components.filter(source=Source.PAPER).first()
    dossiers.attach_scan(dossier, part.pk, png(), name="giay.png", by=officer("tiep-nhan"), at=at)


def forwarded(centre: Centre, at: datetime):
    dossier = received(centre, at, code=ROAD)
    return dossiers.forward_dossier(dossier.pk, act(dossier, "tiep-nhan", at=at))


def worked_on(centre: Centre, at: datetime):
    dossier = forwarded(centre, at)
    return dossiers.complete_step(dossier.pk, act(dossier, "chuyen-mon", at=at))


def asked_to_supplement(centre: Centre, at: datetime) -> None:
    dossier = forwarded(centre, at)
    lacking = dossiers.Lacking(dossier.version.components.first().pk, Lack.WRONG)
    request = dossiers.Request((lacking,), "Luật", "cần thêm")
    dossiers.ask_supplement(dossier.pk, act(dossier, "chuyen-mon", at=at), request)


def consulted(centre: Centre, at: datetime) -> None:
    dossier = forwarded(centre, at)
    question = dossiers.Question("Công an xã", "Xác minh", at + 24 * HOUR)
    dossiers.consult(dossier.pk, act(dossier, "chuyen-mon", at=at), question)


def extended(centre: Centre, at: datetime) -> None:
    dossier = forwarded(centre, at)
    later = dossier.due_at + 24 * HOUR
    dossiers.extend_dossier(dossier.pk, act(dossier, "lanh-dao", at=at), reason="Chờ xác minh", new_due=later)


def returned(centre: Centre, at: datetime) -> None:
    """Received, decided and handed over within the day."""
    dossier = forwarded(centre, at)
    while not dossier.deciding:
        role = "lanh-dao" if dossier.current_role == "unit_lead" else "chuyen-mon"
        dossier = dossiers.complete_step(dossier.pk, act(dossier, role, at=at))
    decision = dossiers.Decision(Outcome.GRANTED)
    dossier = dossiers.decide_dossier(dossier.pk, act(dossier, "lanh-dao", at=at), decision)
    ticks = rules.HandOver(True, True, True, True, receiver_is_applicant=True, proof=Proof.RECEIPT)
    receiver = dossiers.Receiver(dossier.submitter.full_name, known=dossier.submitter)
    dossiers.return_result(dossier.pk, act(dossier, "thu-ngan", at=at), receiver=receiver, ticks=ticks)


def certified(centre: Centre, at: datetime) -> None:
    visit = certification.Visit(
        kind=Kind.COPY,
        submitter=make_intake().submitter,
        papers=(Paper("Bằng tốt nghiệp", pages=2, copies=3),),
        signer=officer("lanh-dao"),
        person_checked=True,
        handed_over=True,
        used_for="đăng ký khai sinh",
    )
    certification.certify(visit, by=officer("tiep-nhan"), centre=centre, key=uuid.uuid4(), at=at)


def guided(centre: Centre, at: datetime) -> None:
    make_guidance(centre, at=at)


def supported(centre: Centre, at: datetime) -> None:
    given = Supported(Subject.FILE, version=version_of())
    assistance.record_support(given, by=officer("tiep-nhan"), centre=centre, key=uuid.uuid4(), at=at)


def filed_with_consent(centre: Centre, at: datetime) -> None:
    session = make_session(centre, at=at)
    slip = store.keep(b"%PDF-1.7 slip", kind="application/pdf", centre=centre.pk)
    assistance.give_by_slip(session.pk, slip, by=officer("tiep-nhan"), at=at)


def helped_to_an_account(centre: Centre, at: datetime) -> None:
    found = Checked(EIdentity.NONE, AccountHelp.CREATED)
    dossier = received(centre, at)
    assistance.record_account_check(found, dossier, by=officer("tiep-nhan"), key=uuid.uuid4(), at=at)


def helped(centre: Centre, at: datetime) -> None:
    request = make_help_request(centre, at=at)
    for verb in (HelpVerb.TAKE, HelpVerb.DONE):
        who = {"by": officer("tiep-nhan"), "key": uuid.uuid4(), "at": at}
        assistance.answer_help(request.pk, verb, "Đã gọi", **who)


def answered(centre: Centre, at: datetime) -> None:
    question = make_question(centre, at=at)
    assistance.answer_question(question.pk, "answer", "Một bản.", by=officer("tiep-nhan"), at=at)


def made_public(centre: Centre, at: datetime) -> None:
    make_faq(centre, at=at)


def posted(centre: Centre, at: datetime) -> None:
    photo = store.keep(png(), kind="image/png", centre=centre.pk)
    proof = catalogue.Proof(
        way=Way.BOARD, place="Bảng cạnh cửa chính", posted_on=day_of(at), photo=photo, note=""
    )
    catalogue.record_posting([version_of()], proof, by=officer("kiem-soat"), at=at)


def printed(centre: Centre, at: datetime) -> None:
    catalogue.print_sheet(version_of(), Look.A4, by=officer("kiem-soat"), at=at)


def renewed(centre: Centre, at: datetime) -> None:
    row = noticeboard.follow_ups(centre.pk).first()
    if row:
        catalogue.close_follow_up(row, FollowUpState.DONE, note="", by=officer("kiem-soat"), at=at)


def task_accepted(duty: str) -> Callable[[Centre, datetime], object]:
    def accept(centre: Centre, at: datetime) -> object:
        row = make_assignment(centre, at=at, duty=duty)
        told = plans.Deed(officer("chuyen-mon"), uuid.uuid4(), row.version, at, "Đã gửi báo cáo")
        row = plans.report_task(row.pk, told, plans.Made(day_of(at)))
        return plans.accept_task(row.pk, plans.Deed(officer("lanh-dao"), uuid.uuid4(), row.version, at))

    return accept


def entered_by_hand(code: str) -> Callable[[Centre, datetime], object]:
    def enter(centre: Centre, at: datetime) -> object:
        done = register.Done("Họp tổ", day_of(at), "Phạm Quốc Hưng")
        duty = Duty.objects.get(code=code, versions__in_force_to=None)
        return register.record_evidence(duty, done, centre=centre, by=officer("giam-doc"), at=at)

    return enter


def day_of(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()


@dataclass(frozen=True)
class Work:
    """An act and the figures that count it, by duty and title."""

    do: Callable[[Centre, datetime], object]
    moves: tuple[tuple[str, str], ...]


RECEIVED = (("I.1.b", "Hồ sơ đã tiếp nhận"), ("II.1.h", "Hồ sơ giấy và điện tử đã tiếp nhận"))
FORWARDED = (*RECEIVED, ("II.1.k", "Hồ sơ đã chuyển cơ quan giải quyết"))
WORKED = (*FORWARDED, ("II.1.k", "Hồ sơ được cập nhật bước thực hiện"))
CONSENT = "Phiên hỗ trợ nộp có đồng ý của người dân"
TASK_DONE = "Việc được giao đã xong"
ANSWERED = "Câu hỏi của người dân đã trả lời"
WORKS = {
    "receive": Work(received, RECEIVED),
    "check identity": Work(checked_identity, (*RECEIVED, ("II.1.g", "Hồ sơ đã kiểm tra định danh điện tử"))),
    "refuse": Work(refused, (("I.1.b", "Hồ sơ từ chối tiếp nhận, có lý do"),)),
    "scan": Work(scanned, (*RECEIVED, ("II.1.h", "Hồ sơ có giấy tờ đã số hóa"))),
    "forward": Work(forwarded, FORWARDED),
    "work on": Work(worked_on, WORKED),
    "ask to supplement": Work(
        asked_to_supplement, (*FORWARDED, ("II.1.g", "Hồ sơ được hướng dẫn bổ sung bằng Mẫu 02"))
    ),
    "consult": Work(consulted, (*FORWARDED, ("I.1.c", "Hồ sơ đã xin ý kiến cơ quan khác"))),
    "extend": Work(extended, (*FORWARDED, ("II.1.l", "Hồ sơ chậm đã xin lỗi và hẹn lại"))),
    "return": Work(
        returned,
        (
            *WORKED,
            ("I.1.b", "Kết quả đã trả"),
            ("I.1.c", "Hồ sơ có kết quả trong ngày"),
            ("II.1.l", "Kết quả đã trả cho công dân"),
        ),
    ),
    "certify": Work(
        certified,
        (
            ("I.1.b", "Giấy tờ chứng thực trả ngay tại quầy"),
            ("II.1.g", "Bản sao chứng thực có thể không cần, đã hướng dẫn"),
        ),
    ),
    "guide": Work(
        guided,
        (
            ("I.1.a", "Lượt hướng dẫn tại Trung tâm, qua điện thoại, văn bản"),
            ("II.1.g", "Lượt hướng dẫn chuẩn bị, bổ sung hồ sơ"),
        ),
    ),
    "support": Work(supported, (("II.1.i", "Lượt hỗ trợ thực hiện dịch vụ công trực tuyến"),)),
    "file with consent": Work(filed_with_consent, (("I.1.c", CONSENT), ("II.1.i", CONSENT))),
    "help to an account": Work(
        helped_to_an_account, (*RECEIVED, ("II.1.i", "Tài khoản định danh mức độ 01 đã giúp tạo"))
    ),
    "help": Work(helped, (("I.1.a", "Người không dùng được thông tin điện tử đã được giúp"),)),
    "answer": Work(answered, (("I.1.a", ANSWERED), ("I.1.b", ANSWERED))),
    "make public": Work(made_public, (("I.1.a", "Hỏi đáp về thủ tục đã duyệt công khai"),)),
    "post": Work(
        posted,
        (
            ("I.1.a", "Thủ tục đang niêm yết đúng bản hiện hành"),
            ("I.1.a", "Lần niêm yết thủ tục"),
            ("I.1.a", "Lần niêm yết có ảnh chụp"),
        ),
    ),
    "print": Work(printed, (("I.1.a", "Tờ niêm yết, áp phích đã in"),)),
    "task of the decree": Work(task_accepted("I.4"), (("I.4", TASK_DONE),)),
    "task of the circular": Work(task_accepted("II.4"), (("II.4", TASK_DONE),)),
    "renew": Work(renewed, (("I.1.a", "Việc làm lại sau khi thủ tục đổi, đã xong"),)),
}
