"""What the intake says of a person or a dossier that may be there already, and that nothing is stopped by it."""

import uuid

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.fixtures import make_dossier, person, text

from motcua.casework.dossiers.models import Dossier, Draft, Person
from motcua.desks.counter.tests.intakes import draft, typed
from motcua.foundation.audit.models import Entry

NO_NUMBER = {"personal_id": "", "full_name": "nguyen thi hong nhung"}


def shown(counter, code="1.001193", **changes):
    """The page of an intake on which this was typed."""
    key = uuid.uuid4()
    counter.post(draft(key), typed(code, lam="luu", **changes))
    return counter.get(draft(key))


def alike(page):
    return [(like.kind, like.whose) for like in page.context["likenesses"]]


def test_a_known_person_who_says_the_same_is_not_spoken_of(counter, centre):
    make_dossier(centre)
    assert alike(shown(counter)) == []


def test_what_will_be_put_right_on_the_record_is_said_and_done(counter, centre):
    dossier = make_dossier(centre)
    page = shown(counter, address="Ấp 1, Xã Khác")
    assert alike(page) == [("changed", "person")]
    assert "Tiếp nhận sẽ sửa bản đang ghi của người nộp: địa chỉ như trên thẻ." in text(page)
    assert dossier.submitter.address in text(page)
    assert counter.post(draft(uuid.uuid4()), typed(address="Ấp 1, Xã Khác")).status_code == 302
    assert Person.objects.get().address == "Ấp 1, Xã Khác"


def test_a_number_of_somebody_else_shows_the_record_in_part(counter, centre):
    dossier = make_dossier(centre)
    page = shown(counter, full_name="Lê Thị Khác", address="Ấp 1")
    assert alike(page) == [("other", "person")]
    assert "Nguyễn T. H. N." in text(page)
    assert dossier.submitter.full_name not in text(page)
    assert dossier.submitter.address not in text(page)
    assert page.context["filed_already"] == []


def test_somebody_without_a_number_who_looks_known_is_asked_about_and_not_stopped(counter, centre):
    make_dossier(centre)
    page = shown(counter, **NO_NUMBER)
    assert alike(page) == [("alike", "person")]
    assert "Có người cùng họ tên, ngày sinh với người nộp." in text(page)
    assert "087190001234" not in text(page)
    assert "••••••••1234" in text(page)
    assert counter.post(draft(uuid.uuid4()), typed(**NO_NUMBER)).status_code == 302
    assert Person.objects.count() == 2


def test_the_officer_takes_the_number_on_record_and_it_is_written_down(counter, centre):
    known, key = make_dossier(centre).submitter, uuid.uuid4()
    counter.post(draft(key), typed(lam=f"dung:{known.pk}", **NO_NUMBER), follow=True)
    assert Draft.objects.get(pk=key).data["personal_id"] == known.personal_id
    assert Entry.objects.filter(action="dossiers.looked_up").exists()
    counter.post(draft(key), typed(**NO_NUMBER) | {"personal_id": known.personal_id})
    assert Person.objects.count() == 1


def test_no_number_is_given_of_somebody_who_is_not_alike(counter, centre):
    known, key = make_dossier(centre).submitter, uuid.uuid4()
    counter.post(draft(key), typed(lam=f"dung:{known.pk}", personal_id="", full_name="Lê Thị Khác"))
    assert "personal_id" not in Draft.objects.get(pk=key).data


def test_an_owner_who_looks_known_is_asked_about_too(counter, centre):
    known, key = make_dossier(centre).submitter, uuid.uuid4()
    given = typed(
        full_name="Trần Bảo An",
        personal_id="087190005678",
        behalf="on",
        owner_name="Nguyễn Thị Hồng Nhung",
        owner_born_on="5/11/1990",
    )
    counter.post(draft(key), given | {"lam": "luu"})
    assert alike(counter.get(draft(key))) == [("alike", "owner")]
    counter.post(draft(key), given | {"lam": f"dung:{known.pk}"})
    assert Draft.objects.get(pk=key).data["owner_id"] == known.personal_id


def test_the_people_of_a_filing_are_not_alike_to_themselves(counter, centre):
    filing = make_dossier(centre, way="submit", submitter=person(personal_id=""))
    page = counter.get(reverse("counter:check", args=[filing.code]), follow=True)
    assert (alike(page), page.context["filed_already"]) == ([], [])


def test_the_same_procedure_still_open_is_shown_beside_and_may_be_filed_again(counter, centre):
    dossier = make_dossier(centre, content="xin 1 bản")
    page = shown(counter, content="xin 2 bản")
    assert page.context["filed_already"] == [dossier]
    for words in ("Đang có 1 hồ sơ thủ tục này của cùng người", dossier.code, "xin 1 bản", "xin 2 bản"):
        assert words in text(page)
    assert counter.post(draft(uuid.uuid4()), typed()).status_code == 302
    assert Dossier.objects.count() == 2


def test_another_procedure_or_another_owner_is_no_double(counter, centre):
    make_dossier(centre)
    assert shown(counter, "1.004873").context["filed_already"] == []
    owner = {"behalf": "on", "owner_name": "Trần Bảo An", "owner_id": "087190005678"}
    assert shown(counter, **owner).context["filed_already"] == []


def test_the_screen_costs_the_same_however_many_are_alike(counter, centre):
    def cost(people):
        for _n in range(people):
            make_dossier(centre, submitter=person(personal_id=""))
        shown(counter, **NO_NUMBER)  # the lookups of today are written down by now
        with CaptureQueriesContext(connection) as queries:
            page = shown(counter, **NO_NUMBER)
        assert len(page.context["likenesses"]) == 3
        return len(queries)

    assert cost(people=3) == cost(people=3)
