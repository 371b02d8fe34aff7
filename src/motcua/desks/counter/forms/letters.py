"""What is typed for a letter about a dossier."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.foundation.letters.states import COMMON, OWN, Kind
from motcua.foundation.search import fold
from motcua.reference.organisation.queries import Signatory

#: longest text of one place in a letter: about a page
LONGEST = 3000
#: the apology names its addressee itself
UNADDRESSED = (Kind.APOLOGY,)


class LetterForm(forms.Form):
    """The places of one kind of letter that the dossier itself does not fill."""

    def __init__(
        self, *args: Any, kind: Kind, signatories: Sequence[Signatory], ready: Mapping[str, str], **more: Any
    ) -> None:
        more["initial"] = {field_of(name): text for name, text in ready.items()}
        super().__init__(*args, **more)
        #: the place each field is typed for
        self.places: dict[str, str] = {}
        if kind not in UNADDRESSED:
            self._add("kính gửi", COMMON["kính gửi"].meaning, rows=1)
        for name, blank in OWN[kind].items():
            self._add(name, blank.meaning, rows=3 if len(blank.example) > 30 else 1)
        self._add("số", COMMON["số"].meaning, rows=1, required=False)
        self.fields["signer"] = forms.ChoiceField(
            label=_("Người ký"),
            choices=[("", _("Chọn…")), *((each.key, shown(each)) for each in signatories)],
            error_messages={"required": _("Chưa chọn người ký.")},
        )

    def _add(self, name: str, meaning: Any, *, rows: int, required: bool = True) -> None:
        widget = forms.TextInput() if rows == 1 else forms.Textarea(attrs={"rows": rows})
        self.places[field_of(name)] = name
        self.fields[field_of(name)] = forms.CharField(
            label=f"{name[:1].upper()}{name[1:]}",
            help_text=meaning,
            required=required,
            max_length=LONGEST,
            widget=widget,
            error_messages={"required": _("Chưa ghi mục này.")},
        )

    def typed(self) -> dict[str, str]:
        """What was typed, by the names of the places."""
        return {place: self.cleaned_data[field] for field, place in self.places.items()}


def field_of(place: str) -> str:
    """`kinh_gui` of `kính gửi`: how the field of a place is called in the form."""
    return fold(place).replace(" ", "_")


def shown(signatory: Signatory) -> str:
    """`KT. Chủ tịch, Phó Chủ tịch: Trần Minh Hải`, with the delegation's number when there is one."""
    lines = ", ".join(line for line in (signatory.authority, signatory.position) if line)
    document = f" ({signatory.document})" if signatory.document else ""
    return f"{lines}: {signatory.name}{document}"
