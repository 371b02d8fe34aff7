"""What is typed when a result goes by post, or as a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.actions import Electronic, Parcel
from motcua.casework.dossiers.models import Dossier, Posting
from motcua.casework.dossiers.states import Money
from motcua.desks.counter.forms.fields import NameField
from motcua.desks.counter.forms.roads import RoadForm, line_field, words_field
from motcua.foundation import clock
from motcua.foundation.files import store
from motcua.foundation.ui.fields import DayField, paper_field


def _today() -> Any:
    return clock.now().astimezone(clock.VIETNAM).date()


class PostForm(RoadForm):
    """Who carries the result, under which number, since when. Source: NĐ 118/2025 Đ22."""

    carrier = line_field(_("Đơn vị vận chuyển"), length=80)
    tracking_number = line_field(_("Số vận đơn"), length=40)
    sent_on = DayField(label=_("Ngày giao bưu chính"), initial=_today)
    originals_back = forms.BooleanField(
        label=_("Đã cho bản gốc cần trả vào bì, hoặc không có bản gốc nào phải trả"), required=False
    )
    fee_settled = forms.BooleanField(label=_("Đã thu đủ phí, lệ phí"), required=False)

    def prepare(self, dossier: Dossier) -> None:
        """The address the applicant gave, the carrier the Centre used last, and whether anything is owed."""
        name, address = dossier.submitter.full_name, dossier.submitter.address
        words = _("Gửi đến: %(name)s, %(address)s") % {"name": name, "address": address or "—"}
        self.fields["carrier"].help_text = words
        last = Posting.objects.filter(dossier__centre=dossier.centre_id).order_by("-pk").first()
        self.fields["carrier"].initial = last.carrier if last else ""
        self.fields["fee_settled"].initial = dossier.money in (Money.NONE, Money.SETTLED)

    def parcel(self) -> Parcel:
        names = ("carrier", "tracking_number", "sent_on", "originals_back", "fee_settled")
        return Parcel(**{name: self.cleaned_data[name] for name in names})


class DeliveredForm(RoadForm):
    """When the carrier delivered, and to whom."""

    on = DayField(label=_("Ngày phát"), initial=_today)
    receiver = NameField(
        label=_("Người nhận ghi trên phiếu phát"),
        max_length=120,
        error_messages={"required": _("Chưa ghi mục này.")},
    )

    def prepare(self, dossier: Dossier) -> None:
        self.fields["receiver"].initial = dossier.submitter.full_name


class CameBackForm(RoadForm):
    """When the carrier brought the result back, and why."""

    on = DayField(label=_("Ngày nhận lại"), initial=_today)
    reason = words_field(_("Lý do bưu chính ghi"), length=300)


class PublishForm(RoadForm):
    """The signed file, looked into before it is given out."""

    file = paper_field(
        _("Tệp kết quả đã ký số (PDF)"),
        error_messages={"required": _("Chưa chọn tệp kết quả."), "empty": _("Tệp này trống. Chọn tệp khác.")},
    )
    is_right = forms.BooleanField(
        label=_("Đã mở tệp: đúng kết quả của hồ sơ này, chữ ký số còn hiệu lực"), required=False
    )
    fee_settled = forms.BooleanField(label=_("Đã thu đủ phí, lệ phí"), required=False)

    def prepare(self, dossier: Dossier) -> None:
        self.fields["fee_settled"].initial = dossier.money in (Money.NONE, Money.SETTLED)

    def clean_file(self) -> Any:
        """The upload, once its size may be read. Raises RuleBroken above the limit."""
        file = self.cleaned_data["file"]
        store.require_size(file.size or 0, name=file.name or "")
        return file

    def electronic(self) -> Electronic:
        typed = self.cleaned_data
        file = typed["file"]
        file.seek(0)
        return Electronic(file.read(), file.name, typed["is_right"], typed["fee_settled"])
