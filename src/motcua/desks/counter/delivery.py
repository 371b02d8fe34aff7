"""The roads of a result that does not go over the counter: by post, or as a file on the public page."""

from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.actions import Act
from motcua.casework.dossiers.models import Dossier
from motcua.desks.counter.forms import delivery as forms
from motcua.desks.counter.road import Road


def _post(dossier: Dossier, act: Act, form: forms.PostForm) -> Dossier:
    return actions.post_result(dossier.pk, act, form.parcel())


def _delivered(dossier: Dossier, act: Act, form: forms.DeliveredForm) -> Dossier:
    typed = form.cleaned_data
    return actions.note_delivered(dossier.pk, act, on=typed["on"], receiver=typed["receiver"])


def _came_back(dossier: Dossier, act: Act, form: forms.CameBackForm) -> Dossier:
    typed = form.cleaned_data
    return actions.note_came_back(dossier.pk, act, on=typed["on"], reason=typed["reason"])


def _publish(dossier: Dossier, act: Act, form: forms.PublishForm) -> Dossier:
    return actions.publish_result(dossier.pk, act, form.electronic())


ROADS = {
    "post_result": Road(
        "gui-buu-chinh",
        _("Gửi kết quả qua bưu chính"),
        _("Ghi khi đã giao bì cho bưu chính. Hồ sơ là “đã trả” khi bưu chính phát đến tay người nhận."),
        _("Ghi đã giao bưu chính"),
        "send",
        forms.PostForm,
        _post,
    ),
    "note_delivered": Road(
        "da-phat",
        _("Bưu chính đã phát"),
        _("Ghi theo phiếu phát của bưu chính. Từ lúc này hồ sơ là đã trả kết quả."),
        _("Ghi đã phát, lập giấy biên nhận"),
        "check",
        forms.DeliveredForm,
        _delivered,
        issues_paper=True,
    ),
    "note_came_back": Road(
        "hoan-ve",
        _("Bưu chính hoàn về"),
        _(
            "Kết quả trở lại Trung tâm và chờ trả. Hỏi lại địa chỉ rồi gửi lần nữa, hoặc mời công dân đến nhận."
        ),
        _("Ghi đã nhận lại"),
        "arrow-back-up",
        forms.CameBackForm,
        _came_back,
    ),
    "publish_result": Road(
        "tra-dien-tu",
        _("Trả kết quả điện tử"),
        _(
            "Tệp đã ký số được đưa lên trang tra cứu của hồ sơ; công dân mở bằng mã xem. Hồ sơ là đã trả từ lúc đó."
        ),
        _("Đưa kết quả lên trang tra cứu"),
        "upload",
        forms.PublishForm,
        _publish,
    ),
}
