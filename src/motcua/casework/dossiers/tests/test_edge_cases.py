"""The edge cases of domain 01 §18 that no other test names; docs/reference/clocks.md has the whole list."""

import json
import unicodedata
import uuid
from copy import deepcopy
from datetime import date, datetime, timedelta

import pytest
from tests.fixtures import NINE, act, make_dossier, make_intake, officer, person, seed_entries

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.intake import RepresentationDetails
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Channel, EIdentity, Ground, Lack, Outcome, Status
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.numbering.allocate import next_numbers
from motcua.foundation.numbering.models import Series
from motcua.foundation.papers.models import IssuedPaper
from motcua.reference.calendars.actions import Basis, close_day
from motcua.reference.procedures import actions as catalogue
from motcua.reference.procedures import queries as procedures

CODE = "1.004873"


def test_case_8_who_is_authorised_files_for_somebody_without_an_electronic_identity(centre):
    """The account that is looked for is the owner's; that there is none is on record and keeps nobody out."""
    paper = RepresentationDetails(Ground.AUTHORISED, "Giấy ủy quyền số 12", date(2026, 4, 1), "Nộp, nhận")
    dossier = make_dossier(
        centre,
        owner=person(full_name="Cụ Bà Sáu", personal_id="087140000001", born_on=date(1940, 1, 1)),
        representation=paper,
        e_identity=EIdentity.NONE,
    )
    assert (dossier.status, dossier.e_identity) == (Status.RECEIVED, EIdentity.NONE)
    assert dossier.owner.full_name == "Cụ Bà Sáu"
    assert dossier.representation.document == "Giấy ủy quyền số 12"


@pytest.mark.parametrize(("settled", "received"), [(False, False), (True, True)])
def test_case_9_paper_that_disagrees_with_what_is_known_is_received_once_somebody_looked(
    centre, settled, received
):
    """NĐ 118/2025 Đ17.1: the dossier is taken in by the paper; nothing is corrected unseen."""
    make_dossier(centre)
    who = {"by": officer("tiep-nhan"), "centre": centre, "key": uuid.uuid4(), "at": NINE}
    other = make_intake(submitter=person(full_name="Nguyễn Thị Hồng Nhạn"), person_same=settled)
    if not received:
        with pytest.raises(RuleBroken):
            actions.receive_at_counter(other, **who)
        assert Dossier.objects.count() == 1
        return
    dossier = actions.receive_at_counter(other, **who)
    assert dossier.submitter.full_name == "Nguyễn Thị Hồng Nhạn"


@pytest.fixture
def changed_meanwhile(centre):
    """A dossier received on Monday; on Tuesday the procedure takes longer and the Centre is closed on Wednesday."""
    dossier = make_dossier(centre, code=CODE, way="forward")
    tuesday = NINE + timedelta(days=1)
    [entry] = [deepcopy(entry) for entry in seed_entries() if entry["code"] == CODE]
    entry["time_limit"]["value"] = 9
    report = catalogue.import_catalogue(
        json.dumps({"procedures": [entry]}).encode(), by=None, at=tuesday, in_force_from=tuesday.date()
    )
    assert report.written
    storm = {"name": "Bão", "basis": Basis("Bão số 3"), "by": officer("giam-doc"), "at": tuesday}
    close_day(centre.pk, on=date(2026, 4, 8), **storm)
    return dossier


def test_case_12_what_changes_between_reception_and_decision_leaves_the_dossier_as_it_was_received(
    changed_meanwhile,
):
    """Version, steps and promise stay as they were; who is received afterwards has the new ones."""
    dossier, due = changed_meanwhile, changed_meanwhile.due_at
    while not dossier.deciding:
        role = "lanh-dao" if dossier.current_role == "unit_lead" else "chuyen-mon"
        dossier = actions.complete_step(dossier.pk, act(dossier, role, at=NINE + timedelta(days=1)))
    granted = actions.Decision(Outcome.GRANTED)
    decided = actions.decide_dossier(
        dossier.pk, act(dossier, "lanh-dao", at=NINE + timedelta(days=3)), granted
    )
    assert (decided.due_at, decided.clock["limit"]["value"]) == (due, 3)
    new = procedures.in_force(CODE, date(2026, 4, 7))
    assert new is not None
    assert new.pk != decided.version_id


def test_case_12_a_limit_that_begins_again_is_the_one_of_the_reception(changed_meanwhile):
    """A complete supplement begins the limit of the dossier's own version again, on the calendar of that day."""
    dossier = changed_meanwhile
    item = dossier.version.components.all()[0].pk
    request = actions.Request((actions.Lacking(item, Lack.WRONG),), "Điều 19")
    tuesday = NINE + timedelta(days=1)
    asked = actions.ask_supplement(dossier.pk, act(dossier, "chuyen-mon", at=tuesday), request)
    begun = actions.take_supplement(asked.pk, act(asked, "tiep-nhan", at=tuesday), [item])
    assert begun.clock["limit"]["value"] == 3
    assert begun.due_at.astimezone(VIETNAM).date() == date(2026, 4, 13)  # Wednesday is closed


def test_case_14_the_same_filing_pushed_twice_is_one_dossier_under_one_code(centre):
    """The key of a filing is its own: pushed again, however often and by whomever, it gives the first."""
    key, filing = uuid.uuid4(), make_intake(channel=Channel.POSTAL)
    who = {"centre": centre, "key": key, "at": NINE}
    first = actions.submit_dossier(filing, by=officer("tiep-nhan"), **who)
    later = who | {"at": NINE + timedelta(hours=3)}
    again = actions.submit_dossier(filing, by=officer("tiep-nhan"), **later)
    assert (again.pk, again.code, again.submitted_at) == (first.pk, first.code, NINE)
    assert Dossier.objects.count() == 1


def receive(centre, at=NINE):
    return actions.receive_at_counter(
        make_intake(), by=officer("tiep-nhan"), centre=centre, key=uuid.uuid4(), at=at
    )


def test_the_number_after_the_last_of_four_digits_goes_on_and_is_found(centre):
    """Codes ask for at least four digits: 9999 is followed by 10000, on the receipt and in the search too."""
    next_numbers(centre.pk, {"dossier": "260406", "form": "2026"})
    Series.objects.filter(centre=centre.pk).update(last=9998)
    last, first = receive(centre), receive(centre)
    assert [dossier.code.rpartition("-")[2] for dossier in (last, first)] == ["9999", "10000"]
    numbers = IssuedPaper.objects.order_by("pk").values_list("number", flat=True)
    assert [number.partition("/")[0] for number in numbers] == ["9999", "10000"]
    found, _right = queries.public_dossier(first.code.lower(), None)
    assert found == first
    assert list(queries.matching(Dossier.objects.all(), first.code)) == [first]


@pytest.mark.parametrize(
    ("at", "code", "number"),
    [
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=VIETNAM), "261231-0001", "0002"),
        (datetime(2027, 1, 1, 0, 0, tzinfo=VIETNAM), "270101-0001", "0001"),
    ],
    ids=["last second of the year", "first of the next"],
)
def test_numbers_begin_anew_with_the_day_and_the_year_of_vietnam(centre, at, code, number):
    receive(centre, datetime(2026, 12, 30, 9, 0, tzinfo=VIETNAM))
    dossier = receive(centre, at)
    assert dossier.code.endswith(code)
    assert IssuedPaper.objects.latest("pk").number.startswith(number)


@pytest.mark.parametrize("typed", ["H'Hen Niê", "H’Hen Niê", "Y Bhăm Ayun", "Phan Thi Kieu"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_with_an_apostrophe_without_accents_or_decomposed_is_kept_found_and_printed(
    centre, typed, form
):
    dossier = make_dossier(centre, submitter=person(full_name=unicodedata.normalize(form, typed)))
    assert dossier.submitter.full_name == typed
    assert typed in str(IssuedPaper.objects.get().data.values())
    for words in (typed, typed.upper(), unicodedata.normalize("NFD", typed), typed.replace("’", "'")):
        assert list(queries.matching(Dossier.objects.all(), words)) == [dossier], words
