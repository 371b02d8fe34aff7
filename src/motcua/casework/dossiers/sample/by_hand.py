"""A few sample dossiers of these days, taken along their way by the real actions, each relative to today."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypedDict

from motcua.casework.dossiers import actions, handing, rules
from motcua.casework.dossiers.intake import Grounds, Intake, PersonDetails
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.sample import scans
from motcua.casework.dossiers.states import (
    OUTSIDE,
    Channel,
    Lack,
    Outcome,
    PartOutcome,
    Proof,
    ReturnPlace,
    Source,
)
from motcua.foundation.accounts.demo import username_of
from motcua.foundation.accounts.models import User
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars.rules import WorkingCalendar, sessions_on
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import queries as procedures

NAMES = uuid.UUID("6f0a1b52-8f1e-4a53-9a7e-2f3c5d1e0b44")


@dataclass(frozen=True)
class Sample:
    """One sample dossier: who, what, how many working days ago, and how far it has come."""

    name: str
    born: date
    sex: str
    procedure: str
    days_ago: int
    way: str
    place: ReturnPlace = ReturnPlace.CENTRE


SAMPLES = (
    Sample("Trần Văn Đởm", date(1975, 3, 2), "Nam", "1.004873", 5, "forward"),
    Sample("Nguyễn Thị Út Hậu", date(1968, 9, 14), "Nữ", "1.000656", 0, "receive"),
    Sample("Lê Hoàng Phương Vy", date(1996, 12, 1), "Nữ", "1.001193", 0, "submit"),
    Sample("Đặng Thị Bé Ba", date(1968, 1, 20), "Nữ", "1.004873", 3, "decide"),
    Sample("H'Hen Niê", date(1992, 5, 10), "Nữ", "1.001193", 1, "forward"),
    Sample("Võ Thị Cẩm Tiên", date(1989, 7, 7), "Nữ", "1.004837", 1, "receive"),
    Sample("Lâm Văn Tài", date(1990, 2, 28), "Nam", "1.001193", 1, "work"),
    Sample("Tô Thị Mười", date(1959, 10, 30), "Nữ", "2.000635", 4, "return"),
    Sample("Danh Sóc Kha", date(1983, 4, 17), "Nam", "1.000894", 2, "refuse"),
    Sample("Bùi Thanh Tuấn", date(1994, 11, 5), "Nam", "1.004873", 2, "forward"),
    Sample("Phan Thị Kiều", date(1986, 6, 19), "Nữ", "1.004873", 2, "supplement"),
    Sample("Huỳnh Văn Sáu", date(1961, 8, 25), "Nam", "1.013978", 3, "payment"),
    Sample("Ngô Thị Lài", date(1999, 2, 14), "Nữ", "1.004873", 3, "withdraw"),
    Sample("Mai Thị Cúc", date(1981, 8, 3), "Nữ", "1.004873", 3, "decide", ReturnPlace.POST),
    Sample("Cao Văn Lộc", date(1993, 10, 12), "Nam", "1.004873", 3, "decide", ReturnPlace.ONLINE),
    Sample("Tạ Thị Kim Ngân", date(1996, 7, 15), "Nữ", "2.000986", 12, "linked"),
    Sample("Lương Văn Phát", date(1991, 4, 2), "Nam", "2.000986", 0, "receive"),
)


class _Who(TypedDict):
    """The words every reception is called with."""

    by: User
    centre: Centre
    key: uuid.UUID
    at: datetime


def _working_moment(calendar: WorkingCalendar, at: datetime, days_ago: int, n: int) -> datetime:
    """A moment within working hours, so many working days before `at` and never after it."""
    day, left = at.date(), days_ago
    while left or not sessions_on(calendar, day):
        day -= timedelta(days=1)
        left -= bool(left and sessions_on(calendar, day))
    opens = sessions_on(calendar, day)[0].on(day)[0]
    return min(opens + timedelta(minutes=20 + 11 * n), at)


@dataclass
class Cast:
    """The officers of the sample, and where it plays."""

    centre: Centre
    at: datetime
    scanned: bool = True

    def officer(self, role: str) -> User:
        return User.objects.get(username=username_of(role))

    def act(self, dossier: Dossier, role: str, minutes: int) -> actions.Act:
        """The act of that role so many minutes after reception, or now when that is still to come."""
        start = dossier.received_at or dossier.submitted_at
        return self.act_at(dossier, role, min(start + timedelta(minutes=minutes), self.at))

    def act_at(self, dossier: Dossier, role: str, moment: datetime) -> actions.Act:
        dossier.refresh_from_db(fields=["revision"])
        return actions.Act(self.officer(role), moment, uuid.uuid4(), dossier.revision)


def make(centre: Centre, *, at: datetime, scanned: bool) -> None:
    """The samples of these days, the oldest first."""
    cast = Cast(centre, at, scanned)
    ordered = sorted(enumerate(SAMPLES), key=lambda pair: (-pair[1].days_ago, pair[0]))
    for n, sample in ordered:
        _make_one(cast, sample, n)
    _hand_papers_over(cast)


def _hand_papers_over(cast: Cast) -> None:
    """One list of papers that waits for the unit, and one still being gathered."""
    giver = cast.officer("tiep-nhan")
    way = next(each.value for each in handing.ways_of(giver, cast.at) if each.receiver.name == UNIT)
    for names, is_handed in ((("H'Hen Niê", "Bùi Thanh Tuấn"), True), (("Trần Văn Đởm",), False)):
        act = actions.Act(giver, cast.at, uuid.uuid5(NAMES, names[0]), 0)
        made = actions.begin_list(act, way)
        for dossier in Dossier.objects.filter(centre=cast.centre, submitter__full_name__in=names):
            actions.gather(made.pk, act, dossier.pk)
        if is_handed:
            actions.hand_list_over(made.pk, act)


def _intake(sample: Sample, n: int, at: datetime) -> Intake:
    version = procedures.in_force(sample.procedure, at.date())
    if version is None:
        raise LookupError(f"sample procedure {sample.procedure} is not in the catalogue")
    checks = tuple(
        rules.ComponentCheck(
            c.pk, c.name, c.required, Source.PAPER if c.required else Source.NOT_NEEDED, c.originals, c.copies
        )
        for c in version.components.all()
    )
    person = PersonDetails(
        sample.name,
        f"0871{sample.born.year % 100:02d}00{n:04d}",
        sample.born,
        sample.sex,
        "Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp",
    )
    channel = Channel.POSTAL if sample.way == "submit" else Channel.DIRECT
    return Intake(
        version.pk, person, checks=checks, person_checked=True, channel=channel, return_place=sample.place
    )


def _who(cast: Cast, sample: Sample, n: int) -> _Who:
    at = _working_moment(calendars.calendar_for(cast.centre.pk), cast.at, sample.days_ago, n % 20)
    return _Who(by=cast.officer("tiep-nhan"), centre=cast.centre, key=uuid.uuid5(NAMES, str(n)), at=at)


def receive(cast: Cast, sample: Sample, n: int) -> Dossier:
    """The sample's dossier as the counter receives it, with the scans of its papers where these are wanted."""
    who = _who(cast, sample, n)
    dossier = actions.receive_at_counter(_intake(sample, n, who["at"]), **who)
    if cast.scanned:
        scans.attach(dossier, by=who["by"], at=min(who["at"] + timedelta(minutes=6), cast.at))
    return dossier


def _make_one(cast: Cast, sample: Sample, n: int) -> None:
    who = _who(cast, sample, n)
    if sample.way == "submit":
        actions.submit_dossier(_intake(sample, n, who["at"]), **who)
    elif sample.way == "refuse":
        actions.refuse_at_counter(_intake(sample, n, who["at"]), GROUNDS, **who)
    else:
        dossier = receive(cast, sample, n)
        for step in WAYS[sample.way]:
            step(cast, dossier)


GROUNDS = Grounds(
    "Người nộp chưa có mặt cùng bên nam hoặc bên nữ khi đăng ký",
    "ghi chú của thủ tục 1.000894: hai bên cùng có mặt để ký",
    "cùng đến Trung tâm vào giờ làm việc, mang theo căn cước của cả hai",
)


#: where the sample's papers go
UNIT = "Phòng Văn hóa – Xã hội"
#: who of the sample does a step that is not the specialist's, and what is noted
WORKERS = {
    "unit_lead": ("lanh-dao", ""),
    OUTSIDE: ("tiep-nhan", "Văn bản trả lời mẫu 12/CV ngày 02/04/2026: đã thực hiện"),
}


def forward(cast: Cast, dossier: Dossier) -> None:
    actions.forward_dossier(dossier.pk, cast.act(dossier, "tiep-nhan", 25))


def work(cast: Cast, dossier: Dossier) -> None:
    """Every step up to the signature."""
    dossier.refresh_from_db()
    minutes = 90
    while not dossier.deciding:
        role, remark = WORKERS.get(dossier.current_role, ("chuyen-mon", ""))
        dossier = actions.complete_step(dossier.pk, cast.act(dossier, role, minutes), remark=remark)
        minutes += 45


def decide(cast: Cast, dossier: Dossier) -> None:
    actions.decide_dossier(dossier.pk, cast.act(dossier, "lanh-dao", 300), actions.Decision(Outcome.GRANTED))


def hand_over(cast: Cast, dossier: Dossier) -> None:
    ticks = rules.HandOver(True, True, True, True, receiver_is_applicant=True, proof=Proof.RECEIPT)
    receiver = actions.Receiver(dossier.submitter.full_name, known=dossier.submitter)
    actions.return_result(dossier.pk, cast.act(dossier, "thu-ngan", 400), receiver=receiver, ticks=ticks)


def _ask_supplement(cast: Cast, dossier: Dossier) -> None:
    component = dossier.version.components.all()[0]
    request = actions.Request(
        (actions.Lacking(component.pk, Lack.WRONG, "Ghi lại nơi cư trú theo căn cước"),),
        "Nghị định 118/2025/NĐ-CP Điều 19 khoản 5",
    )
    actions.ask_supplement(dossier.pk, cast.act(dossier, "chuyen-mon", 120), request)


def _ask_payment(cast: Cast, dossier: Dossier) -> None:
    actions.ask_payment(
        dossier.pk,
        cast.act(dossier, "chuyen-mon", 120),
        reason="Lệ phí trước bạ nhà, đất",
        paper="Thông báo mẫu 15/TB-CCT",
    )


def _withdraw(cast: Cast, dossier: Dossier) -> None:
    grounds = actions.ClosingGrounds("Công dân xin rút để nộp nơi khác", papers_back="1 tờ khai bản chính")
    actions.withdraw_dossier(dossier.pk, cast.act(dossier, "tiep-nhan", 90), grounds)


def _send_parts(cast: Cast, dossier: Dossier) -> None:
    """To the agencies one after the other; the first has ended, the second has the dossier and is late."""
    actions.send_parts(dossier.pk, cast.act(dossier, "tiep-nhan", 25), on_paper=True)
    answer = actions.PartAnswer(1, PartOutcome.GRANTED, "15/2026 (mẫu)")
    actions.note_part(dossier.pk, cast.act(dossier, "tiep-nhan", 300), answer)


_Step = Callable[[Cast, Dossier], None]
#: the acts after reception, by the name of the way
WAYS: dict[str, tuple[_Step, ...]] = {
    "receive": (),
    "forward": (forward,),
    "work": (forward, work),
    "decide": (forward, work, decide),
    "return": (forward, work, decide, hand_over),
    "supplement": (forward, _ask_supplement),
    "payment": (forward, _ask_payment),
    "withdraw": (forward, _withdraw),
    "linked": (_send_parts,),
}
