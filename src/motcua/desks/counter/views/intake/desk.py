"""One intake as it stands on the officer's desk, and what stands when it is over."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.models import Dossier, Draft
from motcua.casework.dossiers.states import Channel, Status
from motcua.desks.counter.forms import IntakeForm
from motcua.desks.counter.forms.declaring import Declaring
from motcua.foundation import clock
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures import queries as catalogue
from motcua.reference.procedures.models import ProcedureForm, ProcedureVersion

#: where a draft keeps the revision at which the check of a filing was opened
OPENED_AT = "based_on"
#: where it keeps the code of what the person got ready before coming
PREPARED = "prepared"


#: what keeps an answer from being given and can only be put right on the intake itself
ON_THE_INTAKE = {
    "other_person", "other_owner", "other_procedure", "unknown_component", "online_at_counter", "ill_declared",
}  # fmt: skip


@dataclass
class Desk:
    """One intake as it stands: who, what was typed, and what follows from it."""

    request: SignedInRequest
    key: uuid.UUID
    centre: Centre
    data: dict[str, str]
    draft: Draft | None
    at: datetime
    #: the declaration of each version that was asked for, read once
    _declarations: dict[int, ProcedureForm | None] = field(default_factory=dict)

    @property
    def task(self) -> str:
        """What the button pressed is for."""
        return self._pressed[0]

    @property
    def argument(self) -> str:
        """What the task is about, `12` of `chon:12`; empty for most."""
        return self._pressed[2]

    @property
    def _pressed(self) -> tuple[str, str, str]:
        return self.request.POST.get("lam", "luu").partition(":")

    @property
    def version(self) -> ProcedureVersion | None:
        """The version chosen; published versions never change, so asking again costs nothing."""
        chosen = self.data.get("version", "")
        return catalogue.find_for_intake(int(chosen)) if chosen.isdecimal() else None

    @property
    def channel(self) -> Channel:
        """The way of filing chosen; direct until something else is."""
        chosen = self.data.get("channel", "")
        return Channel(int(chosen)) if chosen in {str(value) for value in Channel.values} else Channel.DIRECT

    @property
    def address(self) -> str:
        return reverse("counter:draft", args=[self.key])

    @property
    def today(self) -> date:
        return self.at.astimezone(clock.VIETNAM).date()

    @property
    def seconds(self) -> int | None:
        """How long the intake has taken so far; None before anything is kept."""
        return int((self.at - self.draft.started_at).total_seconds()) if self.draft else None

    @property
    def submitted(self) -> Dossier | None:
        """The filing not received yet that is checked here; None when the papers are first brought now."""
        return self.draft.dossier if self.draft else None

    @property
    def can_ask(self) -> bool:
        """Whether papers can be asked for: of a fresh intake, and of a filing for which none were asked yet."""
        return self.submitted is None or "ask_supplement" in queries.open_steps(self.submitted)

    @property
    def act(self) -> actions.Act:
        """The officer's act on the filing, based on what it was when its check was opened."""
        return actions.Act(self.request.user, self.at, self.key, int(self.data.get(OPENED_AT, 0)))

    def form(self) -> IntakeForm:
        """What was typed, to be judged."""
        return IntakeForm(self.data, version=self.version, filed_online=self._filed_online)

    def empty_form(self) -> IntakeForm:
        """What was typed, not judged yet."""
        return IntakeForm(initial=self.data, version=self.version, filed_online=self._filed_online)

    @property
    def _filed_online(self) -> bool:
        return self.submitted is not None and self.submitted.channel == Channel.ONLINE

    def declaring(self) -> Declaring | None:
        """The procedure's own declaration; None when it has none, or came online with one that stays as it was sent."""
        version = self.version
        if version is None or self._filed_online:
            return None
        if version.pk not in self._declarations:
            self._declarations[version.pk] = catalogue.form_on(version.procedure_id, self.today)
        held = self._declarations[version.pk]
        return Declaring(held, self.data, self.today) if held else None

    def keep(self, *, unasked: bool = False) -> None:
        """Save what was typed so far as the officer's draft; `unasked`, as far as nothing later is kept."""
        self.draft = actions.save_draft(
            self.key,
            by=self.request.user,
            data=self.data,
            at=self.at,
            dossier=self.submitted,
            unasked=unasked,
        )


def desk_of(request: SignedInRequest, key: uuid.UUID) -> Desk:
    """The officer's intake of that key. Somebody else's is not found; no right to receive is refused."""
    at = clock.now()
    require(request.user, "dossiers.receive", at=at)
    draft = Draft.objects.filter(pk=key).first()
    if draft is not None and draft.officer_id != request.user.pk:
        raise Http404
    return Desk(request, key, get_centre(request.user), dict(draft.data) if draft else {}, draft, at)


def made_of(desk: Desk) -> Dossier | None:
    """The dossier that came of this intake, or the filing that somebody else has answered; None while it is open."""
    made = actions.made_with(desk.centre, desk.key)
    if made is None and desk.submitted is not None and "receive" not in queries.open_steps(desk.submitted):
        return desk.submitted
    return made


def stands_instead(desk: Desk, refusal: RuleBroken) -> Dossier | None:
    """The dossier that stands in the way of a second act, as it is now.

    A filing that only changed stays open: the officer has been told the change and may decide on what stands now.
    """
    if desk.submitted is not None:
        desk.submitted.refresh_from_db()
        if refusal.code == "stale":
            desk.data[OPENED_AT] = str(desk.submitted.revision)
        if refusal.code == "other_procedure":
            desk.data["version"] = str(desk.submitted.version_id)
    return made_of(desk)


def already_done(desk: Desk, dossier: Dossier) -> HttpResponse:
    """A second click, a second tab, the back button, a faster colleague: what stands is shown."""
    actions.drop_draft(desk.key, by=desk.request.user)
    words = _("Hồ sơ %(code)s đã được ghi từ trước, trạng thái “%(status)s”. Lần này không ghi thêm gì.")
    messages.info(desk.request, words % {"code": dossier.code, "status": Status(dossier.status).label})
    return redirect("counter:dossier", dossier.code)


def ways_out(desk: Desk, refusal: RuleBroken) -> HttpResponse | None:
    """Where an answer that was not given leads, when the way on is not on its own page."""
    done = stands_instead(desk, refusal)
    if done is not None:
        return already_done(desk, done)
    desk.keep()
    if refusal.code not in ON_THE_INTAKE:
        return None
    messages.error(desk.request, refusal.messages[0])
    return redirect(desk.address)
