"""What is typed about requests for help."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance.states import HelpVerb


class HelpActForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    verb = forms.ChoiceField(choices=HelpVerb)
    words = forms.CharField(label=_("Kết quả, ghi chú"), required=False, max_length=300)
