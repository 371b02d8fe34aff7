"""What is typed to send a dossier along a road beside the straight one."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers import queries, rules
from motcua.casework.dossiers.actions import ClosingGrounds, Request
from motcua.casework.dossiers.asked import sent_for
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Manner, Means, Outcome, PartOutcome, Source
from motcua.desks.counter.forms.acts import ActForm
from motcua.desks.counter.forms.fields import people
from motcua.desks.counter.forms.judging import JudgingForm
from motcua.foundation import clock
from motcua.foundation.phrases.states import Use
from motcua.foundation.ui.fields import DayField, offer
from motcua.foundation.ui.formats import lower_first
from motcua.reference.organisation.models import Commune
from motcua.reference.organisation.queries import communes_called
from motcua.reference.procedures.models import Component

#: by which rule papers are asked for before a dossier is received; the officer names a nearer one when there is
RECEPTION_BASIS = "khoản 3 Điều 16, khoản 1 Điều 17 Nghị định số 118/2025/NĐ-CP"
#: how long the name of a paper may be
LONGEST_NAME = 200


def words_field(
    label: Any, *, rows: int = 2, required: bool = True, length: int = 1000, **more: Any
) -> forms.CharField:
    """A few lines of the officer's own words."""
    errors = {"required": _("Chưa ghi mục này.")}
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=required, max_length=length, widget=widget, error_messages=errors, **more
    )


def line_field(label: Any, *, required: bool = True, length: int = 200, **more: Any) -> forms.CharField:
    """One line of the officer's own words."""
    errors = {"required": _("Chưa ghi mục này.")}
    return forms.CharField(label=label, required=required, max_length=length, error_messages=errors, **more)


class RoadForm(ActForm):
    """An act on one dossier, whose rows some fields are made from."""

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare(dossier)

    def prepare(self, dossier: Dossier) -> None:
        """Fit the fields to the dossier."""


class AskedForm(JudgingForm):
    """What Mẫu 02 asks for, and by which rule."""

    phrased: ClassVar[Mapping[str, Use]] = {"words": Use.SUPPLEMENT}

    basis = line_field(
        _("Căn cứ"),
        length=500,
        help_text=_("Điều, khoản, tên văn bản; in trên Mẫu 02."),
    )


WHY_AGAIN = _("Luật chỉ cho hướng dẫn bổ sung một lần, đầy đủ. Nếu thật sự cần lần nữa, ghi rõ lý do.")


class SupplementForm(AskedForm, RoadForm):
    """What is asked for of a dossier on record; a second time also why."""

    why_again = words_field(_("Vì sao yêu cầu lần nữa"))
    unlisted = words_field(
        _("Giấy tờ ngoài danh mục đã công bố"),
        required=False,
        help_text=_(
            "Mỗi dòng một giấy tờ, thường để trống. In đỏ trên Mẫu 02 kèm lời công dân được từ chối, và được đếm."
        ),
    )
    unlisted_basis = line_field(_("Căn cứ của giấy tờ ngoài danh mục"), required=False, length=500)

    def prepare(self, dossier: Dossier) -> None:
        self.is_again = dossier.supplements.exists()
        self.fields["why_again"].error_messages["required"] = WHY_AGAIN
        if not self.is_again:
            del self.fields["why_again"]
        if not dossier.deciding:  # only who may decide asks for what is not published
            del self.fields["unlisted"], self.fields["unlisted_basis"]
        self.judge(dossier.version.components.all(), {})

    def clean_unlisted(self) -> tuple[str, ...]:
        names = tuple(line.strip() for line in self.cleaned_data["unlisted"].splitlines() if line.strip())
        if any(len(name) > LONGEST_NAME for name in names):
            raise ValidationError(
                _("Tên giấy tờ dài quá %(most)s ký tự. Ghi mỗi giấy tờ một dòng, ngắn gọn."),
                params={"most": LONGEST_NAME},
            )
        return names

    def request(self) -> Request:
        typed = self.cleaned_data
        return Request(
            self.lacking(),
            typed["basis"],
            typed.get("why_again", ""),
            typed.get("unlisted", ()),
            typed.get("unlisted_basis", ""),
        )


class AskingForm(AskedForm):
    """What is asked for at the intake itself, beginning with what its checks found."""

    def __init__(self, *args: Any, components: Iterable[Component], found: Mapping[int, str]) -> None:
        super().__init__(*args)
        self.fields["basis"].initial = RECEPTION_BASIS
        self.judge(components, found)

    def request(self) -> Request:
        return Request(self.lacking(), self.cleaned_data["basis"])


class TakeSupplementForm(RoadForm):
    """Which of the papers asked for are there now."""

    brought = forms.TypedMultipleChoiceField(
        label=_("Giấy tờ đã nhận"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self, dossier: Dossier) -> None:
        asked_for = [
            (item.component_id, item.component.name)
            for supplement in dossier.supplements.all()
            if supplement.answered_at is None
            for item in supplement.items.all()
        ]
        offer(self, "brought", asked_for)


class PaymentForm(RoadForm):
    reason = line_field(_("Khoản phải nộp"), length=500)
    paper = line_field(_("Thông báo nộp tiền: số, ngày, cơ quan"))


class ProofForm(RoadForm):
    proof = line_field(_("Chứng từ đã nộp tiền: số, ngày"))


class NoPaymentForm(RoadForm):
    basis = line_field(
        _("Căn cứ không phải nộp tiền"),
        length=500,
        help_text=_("Thông báo của cơ quan thuế, hoặc điều, khoản miễn; ghi số và ngày."),
    )


class ExtensionForm(RoadForm):
    phrased = {"reason": Use.APOLOGY}

    reason = words_field(_("Lý do chậm, công dân đọc được"))
    new_day = DayField(label=_("Ngày hẹn trả mới"))


class ConsultationForm(RoadForm):
    agency = line_field(_("Cơ quan được hỏi"))
    text = words_field(_("Nội dung xin ý kiến"), rows=3)
    number = line_field(_("Số văn bản gửi đi"), required=False, length=60)
    due_day = DayField(label=_("Đề nghị trả lời trước cuối ngày"))


class ReplyForm(RoadForm):
    consultation = forms.TypedChoiceField(label=_("Trả lời của"), coerce=int)
    reply = words_field(_("Nội dung trả lời, số và ngày văn bản"), rows=3)

    def prepare(self, dossier: Dossier) -> None:
        waited_for = [asked for asked in dossier.consultations.all() if asked.replied_at is None]
        offer(self, "consultation", [(asked.pk, asked.agency) for asked in waited_for])


class AgencyReminderForm(RoadForm):
    """Which agency is reminded of its answer, how and by what."""

    consultation = forms.TypedChoiceField(label=_("Nhắc cơ quan"), coerce=int)
    manner = forms.ChoiceField(label=_("Mức nhắc"), choices=Manner, widget=forms.RadioSelect)
    means = forms.ChoiceField(
        label=_("Hình thức"), choices=Means, initial=Means.LETTER, widget=forms.RadioSelect
    )
    number = line_field(_("Số, ngày văn bản nhắc"), required=False, length=60)
    remark = words_field(_("Nội dung nhắc, người nghe máy"), required=False)

    def prepare(self, dossier: Dossier) -> None:
        owing = [asked for asked in dossier.consultations.all() if asked.replied_at is None]
        offer(self, "consultation", [(asked.pk, asked.agency) for asked in owing])
        if owing:
            first = min(owing, key=lambda asked: asked.due_at)
            self.fields["consultation"].initial = first.pk
            self.fields["manner"].initial = rules.next_manner(sent_for(first))


class AssignmentForm(RoadForm):
    officer = forms.TypedChoiceField(label=_("Giao cho"), coerce=int)

    def prepare(self, dossier: Dossier) -> None:
        offer(self, "officer", people(queries.colleagues(dossier, clock.now())))


class SendingForm(RoadForm):
    """To which commune, for what and by when. Source: NĐ 118/2025 Đ20."""

    where = line_field(_("Xã giải quyết: tên, không cần dấu, hoặc mã xã"), length=80)
    task = words_field(_("Nhiệm vụ của xã nhận"), length=500)
    due_day = DayField(label=_("Đề nghị trả kết quả đến hết ngày"))
    on_paper = forms.BooleanField(label=_("Kèm hồ sơ giấy"), required=False, initial=True)

    def prepare(self, dossier: Dossier) -> None:
        self.province = dossier.centre.commune.province_id
        if dossier.due_at is not None:
            self.fields["due_day"].initial = dossier.due_at.astimezone(clock.VIETNAM).date()
        self.fields["task"].initial = _("Giải quyết theo thẩm quyền và gửi kết quả về nơi nhận hồ sơ")

    def clean_where(self) -> Commune:
        """The one commune meant. Several are named with their codes, so that the next try is sure."""
        typed = self.cleaned_data["where"]
        found = communes_called(typed, self.province)
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(
                _("Không có xã nào tên “%(typed)s”. Kiểm tra lại tên, hoặc ghi mã xã."),
                params={"typed": typed},
            )
        names = "; ".join(f"{each.code} {each.name} ({each.province})" for each in found)
        raise ValidationError(
            _("Có %(n)s xã khớp, ghi mã của xã đúng: %(names)s."), params={"n": len(found), "names": names}
        )


class PartsForm(RoadForm):
    """How a linked dossier goes to its agencies. Source: NĐ 118/2025 Đ20."""

    on_paper = forms.TypedChoiceField(
        label=_("Chuyển đến các cơ quan"),
        choices=[
            ("1", _("Hồ sơ giấy: lần lượt, cơ quan chủ trì trước, cơ quan xong chuyển tiếp")),
            ("0", _("Hồ sơ điện tử: tất cả cơ quan cùng lúc")),
        ],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )

    def prepare(self, dossier: Dossier) -> None:
        on_paper = any(component.source == Source.PAPER for component in dossier.components.all())
        self.fields["on_paper"].initial = "1" if on_paper else "0"


class PartForm(RoadForm):
    """How one agency's part of a linked dossier ended."""

    phrased = {"remark": Use.REFUSAL}

    part = forms.TypedChoiceField(label=_("Cơ quan"), coerce=int, widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label=_("Kết quả của cơ quan"),
        choices=PartOutcome,
        initial=PartOutcome.GRANTED,
        widget=forms.RadioSelect,
    )
    number = line_field(_("Số, ký hiệu văn bản kết quả"), required=False, length=60)
    remark = words_field(_("Ghi chú; bắt buộc nêu lý do khi không giải quyết"), required=False)

    def prepare(self, dossier: Dossier) -> None:
        held = [part for part in dossier.parts.all() if part.is_open]
        offer(
            self,
            "part",
            [(part.n, f"{part.task.agency_title}: {lower_first(part.task.task_title)}") for part in held],
        )
        if held:
            self.fields["part"].initial = held[0].n


class TakeBackForm(RoadForm):
    """The other commune's result, as it came back."""

    phrased = {"reason": Use.REFUSAL}

    outcome = forms.ChoiceField(
        label=_("Kết quả của xã giải quyết"),
        choices=Outcome,
        initial=Outcome.GRANTED,
        widget=forms.RadioSelect,
    )
    number = line_field(_("Số, ký hiệu văn bản kết quả"), required=False, length=60)
    reason = words_field(_("Lý do và căn cứ, bắt buộc khi không đủ điều kiện"), required=False)


class ErrorForm(RoadForm):
    error = words_field(_("Sai ở đâu, đúng phải là gì"))


class CorrectionForm(RoadForm):
    number = line_field(_("Số, ký hiệu kết quả đã sửa"), required=False, length=60)
    remark = words_field(_("Đã sửa gì"))


class CorrectedForm(RoadForm):
    receiver = line_field(_("Người nhận"), length=120)


class ReminderForm(RoadForm):
    remark = words_field(_("Lời đôn đốc"), required=False)


class ReturnStepForm(RoadForm):
    phrased = {"remark": Use.REMARK}

    remark = words_field(_("Lý do trả lại và việc cần làm"))


class ClosingForm(RoadForm):
    """Mẫu 05: why, which papers go back, what becomes of money."""

    phrased = {"reason": Use.CLOSING}

    reason = words_field(_("Lý do"))
    papers_back = line_field(_("Giấy tờ trả lại cho công dân, số bản"), required=False, length=500)
    money = line_field(_("Phí, lệ phí đã nộp: trả lại hay không, căn cứ"), required=False, length=300)

    def grounds(self) -> ClosingGrounds:
        names = ("reason", "basis", "papers_back", "money")
        return ClosingGrounds(**{name: self.cleaned_data[name] for name in names if name in self.fields})


class StoppingForm(ClosingForm):
    basis = line_field(_("Căn cứ dừng giải quyết"), length=500)

    field_order: Iterable[str] = ("reason", "basis", "papers_back", "money")
