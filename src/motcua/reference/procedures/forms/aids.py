"""What is typed about samples, clips, former codes and translations."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files import store
from motcua.reference.procedures.actions import Brought
from motcua.reference.procedures.states import AidKind


class AidForm(forms.Form):
    """A sample or clip of a procedure."""

    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=AidKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn loại.")},
    )
    title = forms.CharField(label=_("Tên"), max_length=120, error_messages={"required": _("Chưa ghi tên.")})
    language = forms.CharField(
        label=_("Bản ghi âm nói tiếng gì"),
        required=False,
        max_length=60,
        help_text=_("Tiếng Việt, Khmer, Chăm… theo tên người dân gọi. Mẫu điền thử thì để trống."),
    )
    words = forms.CharField(
        label=_("Nội dung bằng chữ"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Bản ghi âm: chép lại lời nói. Mẫu điền thử: mô tả ô nào ghi gì. Cho người không nghe, không thấy."
        ),
        error_messages={"required": _("Chưa ghi nội dung bằng chữ.")},
    )
    file = forms.FileField(
        label=_("Tệp"),
        help_text=_("Mẫu: ảnh JPG, PNG hoặc PDF, người và số đều là giả. Ghi âm: MP3 hoặc M4A."),
        allow_empty_file=True,
        error_messages={"required": _("Chưa chọn tệp.")},
    )

    def brought(self) -> Brought:
        """What was brought, its bytes read. Raises RuleBroken for one that is too large."""
        typed = self.cleaned_data
        upload = typed["file"]
        store.require_size(upload.size or 0, name=upload.name or "")
        return Brought(
            AidKind(typed["kind"]),
            typed["title"],
            typed["words"],
            upload.read(),
            upload.name or "",
            typed["language"],
        )


class FormerCodeForm(forms.Form):
    """A code the procedure had before."""

    code = forms.CharField(label=_("Mã cũ"), max_length=20, error_messages={"required": _("Chưa ghi mã cũ.")})
    source = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        help_text=_("Quyết định hoặc danh mục ghi mã này đã đổi."),
        error_messages={"required": _("Chưa ghi căn cứ.")},
    )


class TranslationForm(forms.Form):
    """Name, plain words and questions in another language."""

    language = forms.ChoiceField(
        label=_("Ngôn ngữ"), choices=[pair for pair in settings.LANGUAGES if pair[0] != "vi"]
    )
    title = forms.CharField(
        label=_("Tên"),
        required=False,
        max_length=300,
        help_text=_("Để trống thì dùng tên tiếng Anh của phiên bản, không có nữa thì tên tiếng Việt."),
    )
    gloss = forms.CharField(
        label=_("Lời dễ hiểu"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self,
        *args: Any,
        sentences: Sequence[str] = (),
        said: Mapping[str, str],
        ours: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sentences = {f"cau-{sha256(each.encode()).hexdigest()[:12]}": each for each in sentences}
        for name, sentence in self.sentences.items():
            known = said.get(sentence, "")
            is_ours = known and known == ours.get(sentence)
            self.fields[name] = forms.CharField(
                label=sentence,
                initial=known,
                required=False,
                max_length=400,
                help_text=_("Bản dịch của phần mềm, không phải văn bản chính thức.") if is_ours else "",
            )

    def asked(self) -> list[forms.BoundField]:
        """The controls of the questions."""
        return [self[name] for name in self.sentences]

    def questions(self) -> dict[str, str]:
        """What was typed, by Vietnamese sentence."""
        return {sentence: self.cleaned_data[name] for name, sentence in self.sentences.items()}
