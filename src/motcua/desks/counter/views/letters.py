"""Letters about a dossier, written with Word: choosing one, typing what the dossier does not know, getting the file."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers import actions, letters, queries
from motcua.casework.dossiers.models import Dossier
from motcua.desks.counter.forms.letters import LetterForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.letters.queries import letter_content, letters_about, template_in_force
from motcua.foundation.letters.serving import word_response
from motcua.foundation.letters.states import Kind


def _dossier(request: SignedInRequest, code: str) -> Dossier:
    visible = queries.for_page(queries.visible_to(request.user, clock.now()))
    return get_object_or_404(visible, code=code)


def _writable(request: SignedInRequest, code: str) -> Dossier:
    """The dossier, once the officer may write about it."""
    dossier = _dossier(request, code)
    if not actions.may_write(request.user, dossier, at=clock.now()):
        raise PermissionDenied("letters")
    return dossier


@require_safe
def listed(request: SignedInRequest, code: str) -> HttpResponse:
    """What was written about the dossier, and what may be."""
    dossier = _dossier(request, code)
    actions.note_reading(dossier, by=request.user, at=clock.now())
    written = list(letters_about(dossier, centre=dossier.centre_id))
    fresh = request.GET.get("moi", "")
    context = {
        "dossier": dossier,
        "letters": written,
        "fresh": next((letter for letter in written if str(letter.pk) == fresh), None),
        "kinds": Kind if actions.may_write(request.user, dossier, at=clock.now()) else [],
    }
    return render(request, "counter/letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, code: str, kind: str) -> HttpResponse:
    """One letter: what is typed, what the dossier fills in; posted, the letter."""
    dossier, at = _writable(request, code), clock.now()
    if kind not in Kind.values:
        raise Http404
    which = Kind(kind)
    signatories = actions.signatories_of(dossier, at)
    sent = interrupted.sent(request)
    form = LetterForm(sent, kind=which, signatories=signatories, ready=letters.ready(dossier, which))
    if request.method == "POST" and form.is_valid():
        signer = form.cleaned_data["signer"]
        try:
            letter = actions.write_letter(dossier, which, form.typed(), signer=signer, by=request.user, at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(
                request, _("Đã soạn “%(what)s”. Tải tệp Word về để xem, trình ký.") % {"what": which.label}
            )
            return redirect(f"{reverse('counter:letters', args=[code])}?moi={letter.pk}")
    context = {
        "dossier": dossier,
        "kind": which,
        "form": form,
        "signatories": signatories,
        "facts": letters.facts(dossier, at),
        "template": template_in_force(which, centre=dossier.centre_id, on=at.astimezone(VIETNAM).date()),
    }
    refused = request.method == "POST" and form.errors
    return render(request, "counter/letter.html", context, status=422 if refused else 200)


@require_safe
def file(request: SignedInRequest, code: str, letter: int) -> HttpResponse:
    """A letter's Word file as it was written."""
    dossier = _dossier(request, code)
    found = get_object_or_404(letters_about(dossier, centre=dossier.centre_id), pk=letter)
    actions.note_reading(dossier, by=request.user, at=clock.now())
    return word_response(letter_content(found), f"{found.kind}-{dossier.code}-{found.pk}")
