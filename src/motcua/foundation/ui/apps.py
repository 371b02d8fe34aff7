from django.apps import AppConfig
from django.core.validators import ProhibitNullCharactersValidator
from django.forms import BaseFormSet, UUIDField
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """The kit every page is made of: base templates, tags, formats, built style and scripts."""

    name = "motcua.foundation.ui"
    label = "ui"
    serves: tuple[str, ...] = ()

    def ready(self) -> None:
        """Say in Vietnamese what Django's own catalogue leaves in English and our forms can meet."""
        ProhibitNullCharactersValidator.message = _(
            "Có ký tự hỏng, thường do dán từ phần mềm khác. Gõ lại chỗ đó rồi gửi."
        )
        stale = _("Trang này đã cũ hoặc gửi thiếu. Tải lại trang rồi làm lại.")
        UUIDField.default_error_messages["invalid"] = stale
        BaseFormSet.default_error_messages["missing_management_form"] = stale
