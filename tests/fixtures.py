"""What tests of several apps find ready: a sample Centre, two real procedures, a calendar, officers, moments."""

import json
import uuid
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command
from django.http import HttpResponse
from django.test import override_settings

from motcua.casework.assistance.actions import (
    Asked,
    Told,
    Wanted,
    Wondered,
    Worded,
    approve_faq,
    ask_consent,
    ask_for_help,
    ask_question,
    record_guidance,
    write_faq,
)
from motcua.casework.assistance.models import AssistedSession, Faq, Guidance, HelpRequest, Question
from motcua.casework.assistance.states import ConsentBy, Way, Wish
from motcua.casework.dossiers import actions, rules
from motcua.casework.dossiers.intake import Intake, PersonDetails
from motcua.casework.dossiers.states import Channel, Outcome, Proof, Source
from motcua.foundation import clock
from motcua.foundation.accounts.demo import username_of
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.foundation.papers import actions as papers
from motcua.reference import procedures as procedures_app
from motcua.reference.calendars.seed import seed as seed_calendars
from motcua.reference.organisation import sample
from motcua.reference.organisation.models import Centre, Commune, Province
from motcua.reference.procedures import actions as catalogue
from motcua.reference.procedures import queries as procedures
from motcua.workplace.plans import actions as plans
from motcua.workplace.plans.models import Assignment, Recurrence
from motcua.workplace.plans.rules import When
from motcua.workplace.plans.states import Rhythm

#: Monday, as in the journeys of ux.md
NINE = datetime(2026, 4, 6, 9, 0, tzinfo=VIETNAM)
SINCE = date(2025, 7, 1)
FRIDAYS = When(Rhythm.WEEKLY, weekday=5)
#: one specialist, the head of the division and a body outside work at the same time
STEPS_SIDE_BY_SIDE = [
    {"n": 1, "role": "reception_officer", "action": "receive_check_digitise", "hours": 4},
    {"n": 2, "role": "judicial_civil_status_officer", "action": "appraise", "hours": 8, "group": 1},
    {"n": 3, "role": "unit_lead", "action": "check_draft", "hours": 4, "group": 1},
    {"n": 4, "role": "land_registry_branch", "action": "update_records", "hours": 6, "group": 1},
    {"n": 5, "role": "signing_leader", "action": "sign", "hours": 4},
    {"n": 6, "role": "records_clerk", "action": "number_seal_publish_return", "hours": 4},
]


@cache
def seed_entries() -> list[dict]:
    """The entries of the seed catalogue."""
    folder = Path(procedures_app.__file__).parent / "data"
    return yaml.safe_load((folder / "procedures.yaml").read_text())["procedures"]


def bring_in(*codes: str) -> None:
    """Publish these procedures of the seed."""
    publish(*(entry for entry in seed_entries() if entry["code"] in codes))


def publish(*entries: dict) -> None:
    """Publish procedures as the catalogue writes them."""
    report = catalogue.import_catalogue(
        json.dumps({"procedures": entries}).encode(), by=None, at=NINE, in_force_from=SINCE, is_seed=True
    )
    assert report.written


@pytest.fixture(scope="module")
def sample_rows(django_db_setup, django_db_blocker, tmp_path_factory):
    """The sample Centre, a calendar, the papers and two procedures: written once a module, taken away after it.

    Numbers go on counting afterwards, since versions are known by them.
    """
    folder = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), override_settings(FILES_ROOT=folder), clock.fixed_at(NINE):
        Province.objects.create(code=82, name="Đồng Tháp")
        Commune.objects.create(code=sample.COMMUNE, name="Xã Mỹ An Hưng", province_id=82)
        seed_calendars()
        papers.seed(at=NINE)
        bring_in("1.001193", "1.004873")
        sample.make()
    yield folder
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, reset_sequences=False, verbosity=0)


@pytest.fixture
def centre(sample_rows, db, settings) -> Centre:
    """The sample Centre, as every test of the module finds it."""
    settings.FILES_ROOT = sample_rows
    return Centre.objects.select_related("commune__province").get(commune=sample.COMMUNE)


@pytest.fixture
def other_centre(centre) -> Centre:
    """A second Centre, to which nobody of the first belongs."""
    commune = Commune.objects.create(code=30001, name="Xã Khác", province_id=82)
    return Centre.objects.create(
        commune=commune,
        name="Trung tâm khác",
        parent="UBND xã Khác",
        agency_code="000.00.46.H20",
        address="-",
        phone="0277",
    )


@pytest.fixture
def branched(centre):
    """A dossier just forwarded to three who work at the same time."""
    entry = next(entry for entry in seed_entries() if entry["code"] == "1.004873")
    own = {"code": "1.009999", "name_vi": "Thủ tục có bước song song", "steps": STEPS_SIDE_BY_SIDE}
    publish(entry | own)
    return make_dossier(centre, code=own["code"], way="forward")


def officer(role: str) -> User:
    """The sample person of a role, fresh from the database."""
    return User.objects.get(username=username_of(role))


def person(**changes) -> PersonDetails:
    given = {
        "full_name": "Nguyễn Thị Hồng Nhung",
        "personal_id": "087190001234",
        "born_on": date(1990, 11, 5),
        "sex": "Nữ",
        "address": "Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp",
        "phone": "0912345678",
    }
    return PersonDetails(**given | changes)


def version_of(code: str = "1.001193"):
    version = procedures.in_force(code, NINE.date())
    assert version is not None
    return procedures.for_intake(version.pk)


def complete_checks(version) -> tuple[rules.ComponentCheck, ...]:
    """Every required component on paper, the others not needed."""
    return tuple(
        rules.ComponentCheck(
            c.pk, c.name, c.required, Source.PAPER if c.required else Source.NOT_NEEDED, c.originals, c.copies
        )
        for c in version.components.all()
    )


def make_intake(code: str = "1.001193", **changes) -> Intake:
    version = version_of(code)
    given = {
        "version_id": version.pk,
        "submitter": person(),
        "checks": complete_checks(version),
        "person_checked": True,
    }
    return Intake(**given | changes)


def make_guidance(centre: Centre, *, at: datetime = NINE, role: str = "tiep-nhan", **told) -> Guidance:
    """A guidance about a birth registration, of which nothing came yet."""
    given = {"version_id": version_of().pk, "way": Way.CENTRE} | told
    return record_guidance(Told(**given), by=officer(role), centre=centre, key=uuid.uuid4(), at=at)


def make_session(centre: Centre, *, at: datetime = NINE) -> AssistedSession:
    """A session of assisted filing that waits for the citizen's signature."""
    asked = Asked("Trần Văn Đởm", ConsentBy.SLIP, version=version_of())
    return ask_consent(asked, by=officer("tiep-nhan"), centre=centre, key=uuid.uuid4(), at=at)


def make_help_request(centre: Centre, *, at: datetime = NINE, **wanted) -> HelpRequest:
    """A request of somebody who cannot use the information online, sent from the portal."""
    given = {
        "person_name": "Trần Thị Sáu",
        "person_phone": "0907000111",
        "about": "Trợ cấp",
        "wish": Wish.CALL,
    }
    return ask_for_help(Wanted(**given | wanted), centre=centre, key=uuid.uuid4(), at=at)


def make_question(centre: Centre, *, at: datetime = NINE, **wondered) -> Question:
    """A question about a birth registration, sent from the portal."""
    given = {"version": version_of(), "text": "Cần mang mấy bản sao?"} | wondered
    return ask_question(Wondered(**given), centre=centre, key=uuid.uuid4(), at=at)


def make_faq(centre: Centre, *, at: datetime = NINE, shown: bool = True, **worded) -> Faq:
    """A public question about a birth registration, approved when it is `shown`."""
    given = Worded(**{"question": "Có phải đặt lịch trước không?", "answer": "Không bắt buộc."} | worded)
    version = write_faq(given, version_of(), by=officer("tiep-nhan"), centre=centre, at=at)
    if shown:
        approve_faq(version.pk, by=officer("giam-doc"), at=at)
    return version.faq


def make_dossier(centre: Centre, *, at: datetime = NINE, way: str = "receive", **intake):
    """A dossier taken along the real way as far as `way`: submit, receive, forward, work, decide, return."""
    if way == "submit":  # only what comes from afar waits to be checked
        intake = {"channel": Channel.POSTAL} | intake
    brought = make_intake(**intake)
    who = {"by": officer("tiep-nhan"), "centre": centre, "key": uuid.uuid4(), "at": at}
    if way == "submit":
        return actions.submit_dossier(brought, **who)
    dossier = actions.receive_at_counter(brought, **who)
    for name, step in STEPS_OF_WAY.items():
        if way == "receive":
            break
        step(dossier)
        dossier.refresh_from_db()
        if name == way:
            break
    return dossier


def act(dossier, role: str, *, at: datetime = NINE, key: uuid.UUID | None = None) -> actions.Act:
    """An act of that role, based on the dossier as it is held here."""
    return actions.Act(officer(role), at, key or uuid.uuid4(), dossier.revision)


def _work(dossier) -> None:
    while not dossier.deciding:
        role = "lanh-dao" if dossier.current_role == "unit_lead" else "chuyen-mon"
        dossier = actions.complete_step(dossier.pk, act(dossier, role))


def _return(dossier) -> None:
    ticks = rules.HandOver(True, True, True, True, receiver_is_applicant=True, proof=Proof.RECEIPT)
    receiver = actions.Receiver(dossier.submitter.full_name, known=dossier.submitter)
    actions.return_result(dossier.pk, act(dossier, "thu-ngan"), receiver=receiver, ticks=ticks)


STEPS_OF_WAY = {
    "forward": lambda dossier: actions.forward_dossier(dossier.pk, act(dossier, "tiep-nhan")),
    "work": _work,
    "decide": lambda dossier: actions.decide_dossier(
        dossier.pk, act(dossier, "lanh-dao"), actions.Decision(Outcome.GRANTED)
    ),
    "return": _return,
}


def make_assignment(
    centre: Centre, *, at: datetime = NINE, role: str = "chuyen-mon", **changes
) -> Assignment:
    """A task the director gave to the person of a role, due in four days."""
    given = {
        "title": "Báo cáo số liệu chuyển đổi số",
        "output": "Báo cáo gửi phòng",
        "doer": plans.Doer(officer=officer(role)),
        "due_on": at.astimezone(VIETNAM).date() + timedelta(days=4),
        "assigned_by": "Chủ tịch UBND xã",
    }
    key = uuid.uuid4()
    return plans.give_task(
        plans.Wanted(**given | changes), centre=centre, by=officer("giam-doc"), key=key, at=at
    )


def make_recurrence(centre: Centre, when: When = FRIDAYS, *, at: datetime = NINE, **changes) -> Recurrence:
    """A task that comes back to the person of reception, every Friday unless another rhythm is given."""
    given = {
        "title": "Báo cáo tuần",
        "output": "Báo cáo",
        "doer": plans.Doer(officer=officer("tiep-nhan")),
        "when": when,
        "first_on": at.astimezone(VIETNAM).date(),
        "lead_days": 2,
    }
    key = uuid.uuid4()
    return plans.add_recurrence(
        plans.Recurring(**given | changes), centre=centre, by=officer("giam-doc"), key=key, at=at
    )


@pytest.fixture
def at_nine() -> Iterator[None]:
    """It is nine o'clock on the day of the tests."""
    with clock.fixed_at(NINE):
        yield


def text(answer: HttpResponse) -> str:
    """A page as it was sent."""
    return answer.content.decode()
