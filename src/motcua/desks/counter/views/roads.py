"""The roads beside the straight one: one page each, that says what will happen before it does."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers import actions, promises, queries
from motcua.casework.dossiers.actions import Act
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Manner, Means, Outcome, PartOutcome, System
from motcua.desks.counter import acts, delivery, phrasing
from motcua.desks.counter.forms import roads as forms
from motcua.desks.counter.forms.outside import OutsideForm
from motcua.desks.counter.previews import preview_of
from motcua.desks.counter.road import Road
from motcua.desks.counter.views import opened
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken


def _ask(dossier: Dossier, act: Act, form: forms.SupplementForm) -> Dossier:
    return actions.ask_supplement(dossier.pk, act, form.request())


def _take(dossier: Dossier, act: Act, form: forms.TakeSupplementForm) -> Dossier:
    return actions.take_supplement(dossier.pk, act, form.cleaned_data["brought"])


def _ask_payment(dossier: Dossier, act: Act, form: forms.PaymentForm) -> Dossier:
    typed = form.cleaned_data
    return actions.ask_payment(dossier.pk, act, reason=typed["reason"], paper=typed["paper"])


def _prove_payment(dossier: Dossier, act: Act, form: forms.ProofForm) -> Dossier:
    return actions.prove_payment(dossier.pk, act, proof=form.cleaned_data["proof"])


def _note_no_payment(dossier: Dossier, act: Act, form: forms.NoPaymentForm) -> Dossier:
    return actions.note_no_payment(dossier.pk, act, basis=form.cleaned_data["basis"])


def _in_first_of_two(dossier: Dossier) -> bool:
    return dossier.appointment == 1


def _extend(dossier: Dossier, act: Act, form: forms.ExtensionForm) -> Dossier:
    counting = promises.Counting.of(dossier.centre_id, act.at)
    new_due = counting.hand_out_on(form.cleaned_data["new_day"])
    return actions.extend_dossier(dossier.pk, act, reason=form.cleaned_data["reason"], new_due=new_due)


def _apology(dossier: Dossier, at: datetime) -> dict[str, Any]:
    """A draft to be put right: where the dossier stands, and the day by which the steps still to take allow it."""
    steps = queries.plan_of(dossier)
    step = next((step for step in steps if step.n == dossier.current_step), None)
    reason = _("Hồ sơ còn ở bước “%(step)s”, chưa kịp có kết quả.") % {"step": step.title} if step else ""
    return {"reason": reason, "new_day": queries.proposed_day(dossier, at)}


def _consult(dossier: Dossier, act: Act, form: forms.ConsultationForm) -> Dossier:
    typed = form.cleaned_data
    due_at = promises.Counting.of(dossier.centre_id, act.at).close_of(typed["due_day"])
    question = actions.Question(typed["agency"], typed["text"], due_at, typed["number"])
    return actions.consult(dossier.pk, act, question)


def _note_reply(dossier: Dossier, act: Act, form: forms.ReplyForm) -> Dossier:
    typed = form.cleaned_data
    return actions.note_reply(dossier.pk, act, typed["consultation"], reply=typed["reply"])


def _remind_agency(dossier: Dossier, act: Act, form: forms.AgencyReminderForm) -> Dossier:
    typed = form.cleaned_data
    manner, means = Manner(typed["manner"]), Means(typed["means"])
    reminder = actions.Reminder(manner, means, typed["number"], typed["remark"])
    return actions.remind_agency(dossier.pk, act, typed["consultation"], reminder)


def _return_step(dossier: Dossier, act: Act, form: forms.ReturnStepForm) -> Dossier:
    return actions.return_step(dossier.pk, act, remark=form.cleaned_data["remark"])


def _assign(dossier: Dossier, act: Act, form: forms.AssignmentForm) -> Dossier:
    return actions.assign(dossier.pk, act, form.cleaned_data["officer"])


def _report_error(dossier: Dossier, act: Act, form: forms.ErrorForm) -> Dossier:
    return actions.report_error(dossier.pk, act, error=form.cleaned_data["error"])


def _correct(dossier: Dossier, act: Act, form: forms.CorrectionForm) -> Dossier:
    typed = form.cleaned_data
    return actions.correct_result(dossier.pk, act, number=typed["number"], remark=typed["remark"])


def _return_corrected(dossier: Dossier, act: Act, form: forms.CorrectedForm) -> Dossier:
    return actions.return_corrected(dossier.pk, act, receiver=form.cleaned_data["receiver"])


def _remind(dossier: Dossier, act: Act, form: forms.ReminderForm) -> Dossier:
    return actions.remind(dossier.pk, act, words=form.cleaned_data["remark"])


def _note_outside(dossier: Dossier, act: Act, form: OutsideForm) -> Dossier:
    typed = form.cleaned_data
    seen = actions.Seen(System(typed["system"]), typed["code"].strip(), typed["seen"])
    return actions.note_outside(dossier.pk, act, seen)


def _withdraw(dossier: Dossier, act: Act, form: forms.ClosingForm) -> Dossier:
    return actions.withdraw_dossier(dossier.pk, act, form.grounds())


def _close(dossier: Dossier, act: Act, form: forms.ClosingForm) -> Dossier:
    return actions.close_unsupplemented(dossier.pk, act, form.grounds())


def _stop(dossier: Dossier, act: Act, form: forms.StoppingForm) -> Dossier:
    return actions.stop_dossier(dossier.pk, act, form.grounds())


def _send_away(dossier: Dossier, act: Act, form: forms.SendingForm) -> Dossier:
    typed = form.cleaned_data
    due_at = promises.Counting.of(dossier.centre_id, act.at).close_of(typed["due_day"])
    sending = actions.Sending(typed["where"], typed["task"], due_at, typed["on_paper"])
    return actions.send_away(dossier.pk, act, sending)


def _send_parts(dossier: Dossier, act: Act, form: forms.PartsForm) -> Dossier:
    return actions.send_parts(dossier.pk, act, on_paper=form.cleaned_data["on_paper"])


def _note_part(dossier: Dossier, act: Act, form: forms.PartForm) -> Dossier:
    typed = form.cleaned_data
    outcome = PartOutcome(typed["outcome"])
    answer = actions.PartAnswer(typed["part"], outcome, typed["number"], typed["remark"])
    return actions.note_part(dossier.pk, act, answer)


def _take_back(dossier: Dossier, act: Act, form: forms.TakeBackForm) -> Dossier:
    typed = form.cleaned_data
    decision = actions.Decision(Outcome(typed["outcome"]), typed["number"], typed["reason"])
    return actions.take_back(dossier.pk, act, decision)


#: by verb, in the order in which the dossier's page offers them
ROADS = delivery.ROADS | {
    "take_supplement": Road(
        "nhan-bo-sung",
        gettext_lazy("Nhận giấy tờ bổ sung"),
        gettext_lazy("Đánh dấu từng giấy tờ đã nhận. Khi đủ, toàn bộ thời hạn được tính lại từ lúc này."),
        gettext_lazy("Nhận bổ sung và tính lại thời hạn"),
        "clipboard-check",
        forms.TakeSupplementForm,
        _take,
        issues_paper=True,
    ),
    "prove_payment": Road(
        "da-nop-tien",
        gettext_lazy("Ghi nhận đã nộp tiền"),
        gettext_lazy(
            "Thời hạn chạy tiếp; ngày hẹn lùi đúng bằng thời gian đã tạm dừng. Hồ sơ hẹn hai lần thì ngày trả "
            "kết quả tính từ chứng từ này, in trên Mẫu 01 mới."
        ),
        gettext_lazy("Ghi nhận đã nộp tiền"),
        "receipt",
        forms.ProofForm,
        _prove_payment,
        issues_paper=True,
        issues_when=_in_first_of_two,
    ),
    "ask_supplement": Road(
        "bo-sung",
        gettext_lazy("Yêu cầu bổ sung"),
        gettext_lazy(
            "Xem tất cả giấy tờ và yêu cầu một lần cho đủ. Công dân nhận Mẫu 02 và chỉ thấy các giấy tờ cần bổ sung."
        ),
        gettext_lazy("Yêu cầu bổ sung và lập phiếu"),
        "file-alert",
        forms.SupplementForm,
        _ask,
        issues_paper=True,
        key="b",
    ),
    "note_reply": Road(
        "y-kien",
        gettext_lazy("Ghi ý kiến trả lời"),
        gettext_lazy("Ghi lại đúng nội dung cơ quan được hỏi đã trả lời."),
        gettext_lazy("Ghi ý kiến"),
        "message",
        forms.ReplyForm,
        _note_reply,
    ),
    "remind_agency": Road(
        "nhac-co-quan",
        gettext_lazy("Nhắc cơ quan được hỏi"),
        gettext_lazy(
            "Ghi lại lần nhắc cơ quan chưa trả lời: nhắc nhẹ nhàng trước, quá hạn mà vẫn chưa trả lời thì đôn đốc. "
            "Công văn nhắc soạn ở “Soạn văn bản”."
        ),
        gettext_lazy("Ghi lần nhắc"),
        "bell",
        forms.AgencyReminderForm,
        _remind_agency,
    ),
    "send_away": Road(
        "chuyen-xa-khac",
        gettext_lazy("Chuyển xã khác giải quyết"),
        gettext_lazy(
            "Hồ sơ thuộc thẩm quyền của xã khác trong tỉnh: chuyển đi kèm phiếu chuyển xử lý, "
            "kết quả trả tại đây. Thời hạn của hồ sơ vẫn chạy."
        ),
        gettext_lazy("Chuyển và lập phiếu chuyển"),
        "send",
        forms.SendingForm,
        _send_away,
        issues_paper=True,
    ),
    "take_back": Road(
        "nhan-ket-qua-xa-khac",
        gettext_lazy("Nhận kết quả của xã khác"),
        gettext_lazy("Ghi kết quả xã giải quyết đã gửi về. Hồ sơ chuyển sang chờ trả cho công dân."),
        gettext_lazy("Ghi nhận kết quả"),
        "inbox",
        forms.TakeBackForm,
        _take_back,
    ),
    "send_parts": Road(
        "lien-thong",
        gettext_lazy("Chuyển liên thông"),
        gettext_lazy(
            "Nhiều cơ quan cùng giải quyết hồ sơ này. Phiếu chuyển xử lý ghi nhiệm vụ và thời hạn của từng cơ "
            "quan; hồ sơ xong khi cơ quan cuối cùng xong."
        ),
        gettext_lazy("Chuyển và lập phiếu chuyển"),
        "send",
        forms.PartsForm,
        _send_parts,
        issues_paper=True,
    ),
    "note_part": Road(
        "ket-qua-lien-thong",
        gettext_lazy("Ghi kết quả của cơ quan liên thông"),
        gettext_lazy(
            "Ghi đúng kết quả cơ quan đã gửi. Cơ quan không giải quyết phần của mình thì các cơ quan khác vẫn làm tiếp."
        ),
        gettext_lazy("Ghi kết quả"),
        "inbox",
        forms.PartForm,
        _note_part,
    ),
    "consult": Road(
        "phoi-hop",
        gettext_lazy("Xin ý kiến phối hợp"),
        gettext_lazy("Cơ quan được hỏi có hạn trả lời riêng. Thời hạn của hồ sơ vẫn chạy."),
        gettext_lazy("Gửi xin ý kiến"),
        "users",
        forms.ConsultationForm,
        _consult,
    ),
    "ask_payment": Road(
        "nghia-vu-tai-chinh",
        gettext_lazy("Yêu cầu nghĩa vụ tài chính"),
        gettext_lazy("Thời hạn tạm dừng từ bây giờ cho đến khi công dân nộp chứng từ đã nộp tiền."),
        gettext_lazy("Tạm dừng chờ nộp tiền"),
        "coin",
        forms.PaymentForm,
        _ask_payment,
    ),
    "note_no_payment": Road(
        "khong-phai-nop-tien",
        gettext_lazy("Ghi nhận không phải nộp tiền"),
        gettext_lazy(
            "Hồ sơ được hẹn hai lần vì có nghĩa vụ tài chính. Không phải nộp tiền thì chỉ còn một lần hẹn, "
            "tính đủ thời hạn từ khi nhận hồ sơ; công dân nhận Mẫu 01 mới."
        ),
        gettext_lazy("Hẹn lại một lần và lập giấy hẹn"),
        "calendar",
        forms.NoPaymentForm,
        _note_no_payment,
        issues_paper=True,
    ),
    "extend": Road(
        "gia-han",
        gettext_lazy("Gia hạn và xin lỗi"),
        gettext_lazy("Mỗi hồ sơ chỉ được hẹn lại một lần. Công dân nhận Mẫu 04 với lời xin lỗi và ngày mới."),
        gettext_lazy("Xin lỗi và hẹn lại"),
        "calendar-plus",
        forms.ExtensionForm,
        _extend,
        issues_paper=True,
        draft=_apology,
    ),
    "assign": Road(
        "giao-viec",
        gettext_lazy("Giao việc"),
        gettext_lazy(
            "Hồ sơ chỉ còn trong việc của người được giao; người cùng vai vẫn làm thay được khi cần."
        ),
        gettext_lazy("Giao việc"),
        "user-check",
        forms.AssignmentForm,
        _assign,
    ),
    "remind": Road(
        "don-doc",
        gettext_lazy("Đôn đốc"),
        gettext_lazy(
            "Người đang giữ hồ sơ thấy lời đôn đốc trong thông báo của mình. Mỗi ngày một lần, ghi vào diễn tiến."
        ),
        gettext_lazy("Đôn đốc"),
        "bell",
        forms.ReminderForm,
        _remind,
        key="d",
    ),
    "note_outside": Road(
        "ma-he-thong",
        gettext_lazy("Ghi mã ở hệ thống khác"),
        gettext_lazy(
            "Mã của hồ sơ này ở Cổng Dịch vụ công, hệ thống của tỉnh hay của bộ, ngành, và trạng thái đang thấy ở đó. "
            "Ghi lại cùng mã là cập nhật trạng thái."
        ),
        gettext_lazy("Ghi mã và trạng thái"),
        "link",
        OutsideForm,
        _note_outside,
    ),
    "return_step": Road(
        "tra-lai",
        gettext_lazy("Trả lại bước trước"),
        gettext_lazy("Người làm bước trước thấy lại hồ sơ trong việc của mình, kèm lý do."),
        gettext_lazy("Trả lại bước trước"),
        "arrow-back-up",
        forms.ReturnStepForm,
        _return_step,
    ),
    "withdraw": Road(
        "rut",
        gettext_lazy("Rút hồ sơ"),
        gettext_lazy("Công dân yêu cầu dừng. Chưa có quyết định thì rút được; công dân nhận Mẫu 05."),
        gettext_lazy("Rút hồ sơ và lập thông báo"),
        "door-exit",
        forms.ClosingForm,
        _withdraw,
        issues_paper=True,
    ),
    "close_unsupplemented": Road(
        "dong",
        gettext_lazy("Đóng hồ sơ vì không bổ sung"),
        gettext_lazy("Hạn bổ sung đã hết mà giấy tờ chưa đủ. Công dân nhận Mẫu 05 và có thể nộp hồ sơ mới."),
        gettext_lazy("Đóng hồ sơ và lập thông báo"),
        "archive",
        forms.ClosingForm,
        _close,
        issues_paper=True,
    ),
    "stop": Road(
        "dung",
        gettext_lazy("Dừng giải quyết"),
        gettext_lazy(
            "Dùng khi pháp luật không cho giải quyết tiếp. Công dân nhận Mẫu 05 với lý do và căn cứ."
        ),
        gettext_lazy("Dừng giải quyết và lập thông báo"),
        "player-stop",
        forms.StoppingForm,
        _stop,
        issues_paper=True,
    ),
    "correct_result": Road(
        "sua-ket-qua",
        gettext_lazy("Sửa kết quả"),
        gettext_lazy("Kết quả đầu vẫn lưu. Kết quả đã sửa chờ trả lại cho công dân, không thu thêm tiền."),
        gettext_lazy("Ký kết quả đã sửa"),
        "signature",
        forms.CorrectionForm,
        _correct,
    ),
    "return_corrected": Road(
        "tra-ket-qua-da-sua",
        gettext_lazy("Trả kết quả đã sửa"),
        gettext_lazy("Trao kết quả đã sửa, thu lại bản sai nếu còn."),
        gettext_lazy("Đã trả kết quả đã sửa"),
        "file-check",
        forms.CorrectedForm,
        _return_corrected,
    ),
    "report_error": Road(
        "bao-sai-sot",
        gettext_lazy("Báo sai sót của kết quả"),
        gettext_lazy(
            "Sai sót do cơ quan gây ra được sửa trong thời hạn luật định, công dân không phải trả tiền."
        ),
        gettext_lazy("Ghi sai sót"),
        "file-alert",
        forms.ErrorForm,
        _report_error,
    ),
}


def _shut(request: SignedInRequest, dossier: Dossier, road: Road) -> HttpResponse:
    """Back to the dossier, which stands differently or is not the officer's to act on."""
    words = _(
        "Hồ sơ %(code)s hiện không làm được việc “%(what)s”. Xem trạng thái và việc tiếp theo dưới đây."
    )
    messages.info(request, words % {"code": dossier.code, "what": road.title})
    return redirect("counter:dossier", dossier.code)


@require_http_methods(["GET", "HEAD", "POST"])
def road(request: SignedInRequest, code: str, verb: str) -> HttpResponse:
    """The page of one road; posted, the act, or the page again with what is in the way."""
    dossier, way = opened.whole(request, code), ROADS[verb]
    sent = interrupted.sent(request)
    if request.method != "POST":
        if verb not in acts.open_on_page(request.user, dossier, clock.now()):
            return _shut(request, dossier, way)
        actions.note_reading(dossier, by=request.user, at=clock.now())
        again = way.form(sent, dossier=dossier) if sent is not None else _fresh(dossier, way)
        return _page(request, dossier, verb, again)
    form = way.form(sent, request.FILES, dossier=dossier)
    issues_paper = way.issues(dossier)
    if request.POST.get("lam") == "xem" and form.is_valid():
        previewed = preview_of(lambda: dossier if _done(request, dossier, way, form) else None)
        if previewed is not None:
            return previewed
    elif form.is_valid() and _done(request, dossier, way, form):
        messages.success(request, _("Hồ sơ %(code)s: đã ghi “%(what)s”.") % {"code": code, "what": way.title})
        return redirect(reverse("counter:dossier", args=[code]) + ("?giay=moi" if issues_paper else ""))
    dossier = opened.whole(request, code)
    if verb not in acts.open_on_page(request.user, dossier, clock.now()):
        return _shut(request, dossier, way)
    return _page(request, dossier, verb, form)


def _fresh(dossier: Dossier, way: Road) -> forms.RoadForm:
    """The form with its draft, a key of its own and the revision the page shows."""
    draft = way.draft(dossier, clock.now()) if way.draft is not None else {}
    return way.form(initial=draft | {"key": uuid.uuid4(), "based_on": dossier.revision}, dossier=dossier)


def _done(request: SignedInRequest, dossier: Dossier, way: Road, form: forms.RoadForm) -> bool:
    """Whether the act was taken; what was in the way is added to the form."""
    typed = form.cleaned_data
    act = Act(request.user, clock.now(), typed["key"], typed["based_on"])
    try:
        way.act(dossier, act, form)
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        return False
    return True


def _page(request: SignedInRequest, dossier: Dossier, verb: str, form: forms.RoadForm) -> HttpResponse:
    """The page with the form, which after a refusal acts on the dossier as it stands now."""
    if form.is_bound:
        data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict: it was sent
        data["key"], data["based_on"] = str(uuid.uuid4()), str(dossier.revision)
        form.data = data
    fields = [field for field in form.visible_fields() if not field.name.startswith(("lack_", "words_"))]
    offered = phrasing.offered(form, centre=dossier.centre_id, procedure=dossier.procedure_code)
    context = {
        "dossier": dossier,
        "issues_paper": ROADS[verb].issues(dossier),
        "agencies": queries.agencies_of(dossier) if verb == "send_parts" else [],
        "road": ROADS[verb],
        "form": form,
        "fields": [(field, offered.get(field.name)) for field in fields],
        "offered": offered,
        "rows": form.rows() if isinstance(form, forms.SupplementForm) else [],
        "again": dossier.supplements.all() if verb == "ask_supplement" else [],
    }
    return render(request, "counter/road.html", context, status=422 if form.errors else 200)
