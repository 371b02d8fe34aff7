"""Invented sheets, marked as such, for dossiers on their way: register, hand-over lists, cover, transfer slip."""

from dataclasses import replace
from datetime import date, timedelta

from motcua.foundation.papers.sheets.cover import Cover
from motcua.foundation.papers.sheets.handing_over import (
    DossierHandOver,
    HandedDossier,
    HandedResult,
    ResultHandOver,
    Side,
)
from motcua.foundation.papers.sheets.parts import Person, Procedure, Signer
from motcua.foundation.papers.sheets.receipt import Component
from motcua.foundation.papers.sheets.register import Entry, Register
from motcua.foundation.papers.sheets.samples import AT, BARE_OFFICE, CODE, NHUNG, OFFICE, SINGLE_STATUS
from motcua.foundation.papers.sheets.transfer_slip import Task, TransferSlip

PREFIX = "000.00.45.H20-260406-"
DUE = AT.replace(day=9, hour=16, minute=30)
COUNTER = Side(OFFICE.name, "Nguyễn Thị Bích")
UNIT = Side("Phòng Văn hóa - Xã hội xã Mỹ An Hưng", "Lê Văn Phúc")
BIRTH = Procedure("Đăng ký khai sinh")
BUSINESS = Procedure("Đăng ký thành lập hộ kinh doanh")
ALLOWANCE = Procedure(
    "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hằng tháng, hỗ trợ kinh phí chăm sóc hằng tháng"
)
DAT = Person("Trần Quốc Đạt", address="Ấp Mẫu Hai, xã Mỹ An Hưng, tỉnh Đồng Tháp", phone="0912000002")
HEN = Person("H'Hen Niê", address="Buôn Mẫu, xã Mẫu, tỉnh Mẫu", phone="0912000003")
THAO = Person("Công Tằng Tôn Nữ Thị Phương Thảo", address="Ấp Mẫu Tư, xã Mỹ An Hưng, tỉnh Đồng Tháp")
DECLARATION = Component("Tờ khai", originals=1)

_DONE = Entry(
    dossier_code=CODE,
    procedure=SINGLE_STATUS,
    owner=NHUNG,
    received_at=AT,
    receiver="Nguyễn Thị Bích",
    lead="Phòng Văn hóa - Xã hội",
    due_at=DUE,
    sent_at=AT.replace(hour=9, minute=20),
    result_at=AT.replace(day=8, hour=16),
    returned_at=AT.replace(day=9, hour=8, minute=5),
    returned_by="tại quầy",
)
_ENTRIES = (
    _DONE,
    replace(
        _DONE,
        procedure=ALLOWANCE,
        owner=THAO,
        due_at=AT.replace(day=28),
        result_at=None,
        returned_at=None,
        returned_by="",
        note="đang giải quyết",
    ),
    replace(_DONE, procedure=BIRTH, owner=HEN, returned_by="bưu chính"),
    replace(_DONE, procedure=BUSINESS, owner=DAT, lead="Phòng Kinh tế", returned_by="trực tuyến"),
)


def _entry(number: int) -> Entry:
    """One of the invented lines again, under the next code and at the next minute."""
    entry = _ENTRIES[number % len(_ENTRIES)]
    code = f"{PREFIX}{number + 7:04d}"
    return replace(entry, dossier_code=code, received_at=AT + timedelta(minutes=number))


REGISTER = Register(
    office=OFFICE,
    from_on=date(2026, 4, 1),
    to_on=date(2026, 4, 30),
    entries=tuple(_entry(number) for number in range(40)),
)
EMPTY_REGISTER = Register(
    office=BARE_OFFICE, from_on=date(2026, 1, 1), to_on=date(2026, 3, 31), entries=(), unit="quầy 2"
)
#: one dossier of which nothing but its reception is known
BARE_REGISTER = replace(
    EMPTY_REGISTER, entries=(Entry(CODE, Procedure("Thủ tục mẫu"), Person("H'Hen Niê"), AT),)
)
DOSSIERS = DossierHandOver(
    office=OFFICE,
    giver=COUNTER,
    receiver=UNIT,
    at=AT.replace(hour=15, minute=5),
    dossiers=(
        HandedDossier(
            CODE,
            SINGLE_STATUS,
            NHUNG.name,
            (DECLARATION, Component("Giấy xác nhận đã cấp trước đó", originals=1, copies=1)),
            DUE,
        ),
        HandedDossier(
            f"{PREFIX}0008",
            BIRTH,
            HEN.name,
            (DECLARATION, Component("Giấy chứng sinh", originals=1)),
            AT.replace(hour=16, minute=30),
            "trả trong ngày",
        ),
        HandedDossier(f"{PREFIX}0009", ALLOWANCE, THAO.name, due_at=AT.replace(day=28)),
        HandedDossier(f"{PREFIX}0010", SINGLE_STATUS, DAT.name, (DECLARATION,), DUE),
    ),
)
#: both sides sign by hand; one dossier of forty papers
BARE_DOSSIERS = DossierHandOver(
    office=BARE_OFFICE,
    giver=Side("Trung tâm mẫu"),
    receiver=Side("Đơn vị mẫu"),
    dossiers=(
        HandedDossier(CODE, Procedure("Thủ tục mẫu"), "H'Hen Niê"),
        HandedDossier(
            f"{PREFIX}0008",
            Procedure("Thủ tục mẫu"),
            "H'Hen Niê",
            tuple(Component(f"Giấy tờ mẫu số {number}", 1, 2, 3) for number in range(1, 41)),
        ),
    ),
)
RESULTS = ResultHandOver(
    office=OFFICE,
    giver=UNIT,
    receiver=Side(OFFICE.name, "Trần Thị Lan"),
    at=AT.replace(day=8, hour=16),
    results=(
        HandedResult(
            CODE,
            SINGLE_STATUS,
            NHUNG,
            "bản giấy và bản điện tử",
            "12/UBND-XNTTHN",
            "Giấy xác nhận tình trạng hôn nhân",
            "đã nộp",
        ),
        HandedResult(
            f"{PREFIX}0008", BIRTH, HEN, "bản giấy", "31/2026", "Giấy khai sinh", "không thu", by_post=True
        ),
        HandedResult(
            f"{PREFIX}0010",
            SINGLE_STATUS,
            DAT,
            "bản giấy",
            summary="Phiếu từ chối",
            fee="còn thu 15.000 đồng",
        ),
    ),
)
BARE_RESULTS = ResultHandOver(
    office=BARE_OFFICE,
    giver=Side("Đơn vị mẫu"),
    receiver=Side("Trung tâm mẫu"),
    results=(HandedResult(CODE, Procedure("Thủ tục mẫu"), Person("H'Hen Niê"), "bản giấy"),),
)
COVER = Cover(
    office=OFFICE,
    dossier_code=CODE,
    procedure=SINGLE_STATUS,
    field="Hộ tịch",
    owner=NHUNG,
    submitter=DAT,
    received_at=AT,
    due_at=DUE,
    lead="Phòng Văn hóa - Xã hội xã Mỹ An Hưng",
    officer="Nguyễn Thị Bích",
    papers=(DECLARATION, Component("Giấy xác nhận đã cấp trước đó", originals=1, copies=1)),
    shelf="Kệ 2, ngăn B",
)
BARE_COVER = Cover(
    office=BARE_OFFICE,
    dossier_code=CODE,
    procedure=Procedure("Thủ tục mẫu"),
    owner=Person("H'Hen Niê"),
    received_at=AT,
)
#: a closed dossier of forty papers
FULL_COVER = replace(
    COVER,
    content="Xác nhận để đăng ký kết hôn (nội dung mẫu)",
    papers=tuple(Component(f"Giấy tờ mẫu số {number}", 1, 2, 3) for number in range(1, 41)),
    result_number="12/UBND-XNTTHN",
    closed_at=AT.replace(day=9, hour=8, minute=5),
    retention="05 năm (nội dung mẫu)",
)
TRANSFER = TransferSlip(
    office=OFFICE,
    dossier_code=CODE,
    procedure=Procedure("Thủ tục liên thông mẫu về đất đai", "1.000000"),
    owner=NHUNG,
    received_at=AT,
    due_at=AT.replace(day=28, hour=16, minute=30),
    tasks=(
        Task(
            "Chi nhánh Văn phòng đăng ký đất đai (mẫu)", "Kiểm tra hồ sơ, trích lục", AT.replace(day=14), True
        ),
        Task("Thuế cơ sở (mẫu)", "Xác định nghĩa vụ tài chính, ra thông báo", AT.replace(day=21)),
        Task("Phòng Kinh tế xã Mỹ An Hưng", "Trình ký, chuyển kết quả", AT.replace(day=27)),
    ),
    papers=(DECLARATION, Component("Giấy chứng nhận đã cấp", originals=1, copies=1)),
    signer=Signer(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Phạm Văn Hải"),
)
#: sent to all at once, without paper
BARE_TRANSFER = TransferSlip(
    office=BARE_OFFICE,
    dossier_code=CODE,
    procedure=Procedure("Thủ tục mẫu"),
    owner=Person("H'Hen Niê"),
    received_at=AT,
    in_turn=False,
    tasks=(Task("Cơ quan mẫu", "nhiệm vụ mẫu", leads=True),),
    signer=Signer(("GIÁM ĐỐC",)),
    back_to="Trung tâm mẫu khác",
)
