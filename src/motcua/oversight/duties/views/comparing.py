"""Texts that retell an instrument, side by side with its duties."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.oversight.duties import actions, forms, queries
from motcua.oversight.duties.models import OtherText
from motcua.oversight.duties.rules.comparing import compare
from motcua.oversight.duties.views.common import asked

MOST_TEXTS = 50


@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: SignedInRequest) -> HttpResponse:
    """The texts kept to be compared; posted, one more."""
    place = asked(request)
    form = forms.CompareForm(interrupted.sent(request))
    if request.method == "POST" and form.is_valid():
        text = actions.keep_text(**form.cleaned_data, by=place.user, at=place.at)
        messages.success(request, _("Đã lưu văn bản."))
        return redirect("duties:compared", text.pk)
    context = {
        "texts": OtherText.objects.select_related("instrument").order_by("-pk")[:MOST_TEXTS],
        "form": form,
        "may_keep": allows(place.user, queries.MANAGE, at=place.at),
    }
    return render(request, "duties/texts.html", context, status=422 if request.method == "POST" else 200)


@require_safe
def compared(request: SignedInRequest, text: int) -> HttpResponse:
    """One text beside the duties of its instrument as they are in force."""
    place = asked(request)
    row = get_object_or_404(OtherText.objects.select_related("instrument"), pk=text)
    versions = queries.in_force(place.on).filter(duty__group__instrument=row.instrument)
    told = compare([(version.duty.code, version.words) for version in versions], row.text)
    counts = {name: told.count(name) for name in ("same", "different", "left_out")}
    return render(request, "duties/compared.html", {"row": row, "told": told, "counts": counts})
