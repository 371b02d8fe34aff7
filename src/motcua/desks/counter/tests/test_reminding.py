from datetime import timedelta

import pytest
from django.urls import reverse
from tests.fixtures import NINE, act, make_dossier

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import AgencyReminder, ReminderSchedule

LEVEL = "/quay/nhac-co-quan/"
TYPED = {"polite_days": "1", "formal_days": "3", "in_force_from": "06/04/2026"}
LATER = NINE + timedelta(days=3)


@pytest.fixture
def waiting(centre):
    dossier = make_dossier(centre, code="1.004873", way="forward")
    question = actions.Question("Công an xã", "Xác minh nơi cư trú", NINE + timedelta(days=2))
    return actions.consult(dossier.pk, act(dossier, "chuyen-mon"), question)


def test_a_late_agency_is_reminded_from_the_list_and_the_page_shows_it(ask_for, waiting):
    assert "Trung tâm chưa đặt số ngày" in ask_for(path=LEVEL).content.decode()
    assert ask_for(data=TYPED, path=LEVEL).status_code == 302
    road = reverse("counter:remind_agency", args=[waiting.code])
    page = reverse("counter:dossier", args=[waiting.code])
    listed = ask_for("chuyen-mon", path="/quay/?hang=qua-han-y-kien", at=LATER).content.decode()
    assert f'href="{road}">Nhắc cơ quan' in listed
    assert "hạn 09:00 08/04" in listed
    assert "Đến lúc nhắc" in ask_for("chuyen-mon", path=page, at=LATER).content.decode()
    form = ask_for("chuyen-mon", path=road, at=LATER).context["form"]
    typed = {"consultation": str(waiting.consultations.get().pk), "manner": "polite", "means": "email",
             "remark": "Mong sớm trả lời", "key": form["key"].value(), "based_on": waiting.revision}  # fmt: skip
    assert ask_for("chuyen-mon", data=typed, path=road, at=LATER).status_code == 302
    shown = ask_for("chuyen-mon", path=page, at=LATER).content.decode()
    assert "Nhắc nhẹ nhàng, thư điện tử, trục văn bản" in shown
    assert "nhắc 1 lần" in shown
    assert "Nhắc từ 14/04/2026 nếu chưa có trả lời" in shown


def test_a_formal_word_too_early_is_refused_and_stays_typed(ask_for, waiting):
    road = reverse("counter:remind_agency", args=[waiting.code])
    form = ask_for("chuyen-mon", path=road).context["form"]
    typed = {"consultation": str(waiting.consultations.get().pk), "manner": "formal", "means": "letter",
             "number": "9/CV", "key": form["key"].value(), "based_on": waiting.revision}  # fmt: skip
    answer = ask_for("chuyen-mon", data=typed, path=road)
    assert answer.status_code == 422
    assert "còn hạn trả lời nên chưa đôn đốc" in answer.content.decode()
    assert "9/CV" in answer.content.decode()
    assert not AgencyReminder.objects.exists()


def test_who_may_not_set_the_days_reads_them_only(ask_for):
    assert "Ghi số ngày" not in ask_for("tiep-nhan", path=LEVEL).content.decode()
    assert ask_for("tiep-nhan", data=TYPED, path=LEVEL).status_code == 403
    assert ask_for(data=TYPED | {"polite_days": "0"}, path=LEVEL).status_code == 422
    assert not ReminderSchedule.objects.exists()
