"""Invented sheets, marked as such, to try a template with, for previews and tests. No person here is real."""

import base64
from dataclasses import replace
from datetime import datetime

from motcua.foundation.clock import VIETNAM
from motcua.foundation.papers.sheets.control_slip import ControlSlip, HandOver
from motcua.foundation.papers.sheets.filing_note import FilingNote
from motcua.foundation.papers.sheets.parts import Office, Person, Procedure
from motcua.foundation.papers.sheets.receipt import Appointment, Component, Fee, Receipt, ToCertify
from motcua.foundation.papers.sheets.refusal import Refusal
from motcua.foundation.papers.sheets.return_note import ReturnNote

AT = datetime(2026, 4, 6, 9, 15, tzinfo=VIETNAM)
OFFICE = Office(
    parent="UBND XÃ MỸ AN HƯNG",
    name="Trung tâm Phục vụ hành chính công xã Mỹ An Hưng",
    place="Mỹ An Hưng",
    lookup="motcua.example/tra-cuu",
    phone="02773000000",
    remark="Dữ liệu mẫu.",
)
BARE_OFFICE = Office(
    parent="UBND XÃ MẪU", name="Trung tâm mẫu", place="Xã Mẫu", lookup="", remark="Dữ liệu mẫu."
)
NHUNG = Person(
    "Nguyễn Thị Hồng Nhung",
    identity="087190001234",
    address="Ấp An Lợi, xã Mỹ An Hưng, tỉnh Đồng Tháp",
    phone="0912345678",
)
CODE = "000.00.45.H20-260406-0007"
SINGLE_STATUS = Procedure("Cấp Giấy xác nhận tình trạng hôn nhân", "1.004873")

RECEIPT = Receipt(
    office=OFFICE,
    dossier_code=CODE,
    view_code="K7M4QX",
    lookup_url=f"https://motcua.example/tra-cuu/{CODE}/?ma=K7M4QX",
    submitter=NHUNG,
    procedure=SINGLE_STATUS,
    received_at=AT,
    officer="Nguyễn Thị Bích",
    components=(
        Component("Tờ khai cấp giấy xác nhận tình trạng hôn nhân", originals=1),
        Component("Giấy xác nhận tình trạng hôn nhân đã cấp ngày 14/02/2025", note="dùng lại dữ liệu"),
        Component("Giấy tờ tùy thân", note="chỉ xuất trình"),
    ),
    limit="03 ngày làm việc",
    appointments=(Appointment(AT.replace(day=9, hour=16, minute=30)),),
    fees=(Fee("Lệ phí", 15_000, "đã nộp, biên lai số 0000512"),),
)
#: everything that may be missing is missing, and only the officer signs
BARE_RECEIPT = Receipt(
    office=BARE_OFFICE,
    dossier_code=CODE,
    view_code="",
    lookup_url="",
    submitter=Person("H'Hen Niê"),
    procedure=Procedure("Thủ tục mẫu"),
    received_at=AT,
    officer="",
    submitter_signs=False,
)
#: everything that may be there is there, over two sheets
FULL_RECEIPT = Receipt(
    office=OFFICE,
    dossier_code=CODE,
    view_code="K7M4QX",
    lookup_url=f"https://motcua.example/tra-cuu/{CODE}/?ma=K7M4QX",
    submitter=Person("H'Hen Niê", "hộ chiếu số", "C1234567", "Buôn Mẫu", "0912345678", "mau@motcua.example"),
    owner=NHUNG,
    procedure=SINGLE_STATUS,
    received_at=AT,
    officer="Nguyễn Thị Bích",
    channel="nộp qua bưu chính",
    components=tuple(Component(f"Giấy tờ mẫu số {number}", 1, 2, 3) for number in range(1, 8)),
    to_certify=(ToCertify("Bằng tốt nghiệp mẫu", pages=2, copies=3, electronic=True),),
    sets=2,
    limit="20 ngày làm việc",
    appointments=(
        Appointment(AT.replace(day=9, hour=16, minute=30), "lần 1, thông báo nghĩa vụ tài chính"),
        Appointment(what="lần 2, tính từ khi nộp chứng từ đã hoàn thành nghĩa vụ tài chính"),
    ),
    fees=(Fee("Phí", 100_000, "chưa nộp"), Fee("Lệ phí")),
)
REFUSAL = Refusal(
    office=OFFICE,
    applicant=NHUNG,
    procedure=Procedure("Cấp giấy phép xây dựng mẫu", "1.000000"),
    reason="việc này không thuộc thẩm quyền giải quyết của Trung tâm (nội dung mẫu)",
    basis="điều, khoản và văn bản do cán bộ ghi (nội dung mẫu)",
    way_on="nộp hồ sơ tại cơ quan có thẩm quyền; quầy hướng dẫn giúp chuẩn bị giấy tờ (nội dung mẫu)",
    officer="Nguyễn Thị Bích",
    officer_phone="02773000001",
    dossier_code=CODE,
    view_code="K7M4QX",
    complaint_guide=(
        "Nơi nhận khiếu nại, thời hạn và cách gửi: Trung tâm ghi theo quy định đang áp dụng (nội dung mẫu).",
        "Khi gửi, mang theo phiếu này hoặc ghi số phiếu (nội dung mẫu).",
    ),
)
BARE_REFUSAL = Refusal(
    office=BARE_OFFICE,
    applicant=Person("H'Hen Niê"),
    owner=NHUNG,
    procedure=Procedure("Thủ tục mẫu"),
    reason="lý do mẫu",
    basis="căn cứ mẫu",
    way_on="cách làm tiếp mẫu",
    officer="",
    submitted_at=AT,
    submitter_signs=False,
)
RETURN_NOTE = ReturnNote(
    office=OFFICE,
    dossier_code=CODE,
    procedure=SINGLE_STATUS,
    owner=NHUNG,
    returner="Trần Thị Lan",
    returner_phone="02773000000",
    recipient=NHUNG,
    returned_at=AT.replace(day=9, hour=8, minute=5),
    result_type="bản giấy và bản điện tử",
    result_number="12/UBND-XNTTHN",
    result_summary="Giấy xác nhận tình trạng hôn nhân của Nguyễn Thị Hồng Nhung",
    shown="giấy tiếp nhận hồ sơ",
)
#: a few strokes, nobody's signature
STROKES = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAHgAAAAoAQAAAAAdkQOIAAABBElEQVR42q2SMU7DQBBF325MQhEpSDQUSOQIKekScRDEMaiQ"
    "OwoKuAFHIRIU6bhCEJHS4jQ4ku1HYQc7aWiY7u3s7vz5+kH2KvLvvDrg5QH3D3h+wKfg7PdAz7WY2lSEMRQ37X2vUkLnfQXk"
    "k85/KWw6/SLMOxIjAVictfMyn71Y19NKIxtgPKybb0QS2Hm4vSOyZFI1ch/mRI6hSPsAWQH46DpzqzpQIycQ6QEfOYBT158W"
    "Wo1UozBcAbx+1fpmsCCm5XWttwKegPvG1kLzqV42DiVFD2bwnjf7HUEC3LZ+mu/M/FbUUtUKBjWrpoSd35CF8GIFQEKZMGpD"
    "lBD2EhX+yNcPUNyau3LX23sAAAAASUVORK5CYII="
)
SIGNED_RETURN_NOTE = replace(RETURN_NOTE, shown="giấy tờ tùy thân", signature=STROKES)
BARE_RETURN_NOTE = ReturnNote(
    office=BARE_OFFICE,
    dossier_code=CODE,
    procedure=Procedure("Thủ tục mẫu"),
    owner=NHUNG,
    returner="",
    recipient=Person("H'Hen Niê"),
    on_behalf_of=NHUNG,
    returned_at=AT,
    result_type="bản giấy",
)
CONTROL_SLIP = ControlSlip(
    office=OFFICE,
    dossier_code=CODE,
    procedure=SINGLE_STATUS,
    owner=NHUNG,
    received_at=AT,
    due_at=AT.replace(day=9, hour=16, minute=30),
    hand_overs=(
        HandOver(
            giver=OFFICE.name,
            giver_name="Nguyễn Thị Bích",
            receiver="Công chức tư pháp - hộ tịch (mẫu)",
            receiver_name="Lê Văn Phúc",
            at=AT.replace(hour=9, minute=20),
            outcome="đúng hạn",
        ),
        HandOver(
            giver="Công chức tư pháp - hộ tịch (mẫu)",
            giver_name="Lê Văn Phúc",
            receiver=OFFICE.name,
            receiver_name="Trần Thị Lan",
            at=AT.replace(day=8, hour=16),
            outcome="trước hạn",
            note="kèm kết quả",
        ),
    ),
)
BARE_CONTROL_SLIP = ControlSlip(
    office=BARE_OFFICE,
    dossier_code=CODE,
    procedure=Procedure("Thủ tục mẫu"),
    owner=Person("H'Hen Niê"),
    received_at=AT,
    hand_overs=(HandOver(giver="Trung tâm mẫu", receiver="Cơ quan mẫu"),),
)
FILING_NOTE = FilingNote(
    office=OFFICE,
    dossier_code=CODE,
    view_code="K7M4QX",
    lookup_url=f"https://mau.vn/tra-cuu/{CODE}/?ma-xem=K7M4QX",
    submitter=NHUNG,
    procedure=SINGLE_STATUS,
    filed_at=AT,
    answer_by=AT.replace(day=7),
    papers=("Căn cước",),
)
BARE_FILING_NOTE = FilingNote(
    office=BARE_OFFICE,
    dossier_code=CODE,
    view_code="",
    lookup_url="",
    submitter=Person("H'Hen Niê"),
    procedure=Procedure("Thủ tục mẫu"),
    filed_at=AT,
    answer_by=AT.replace(day=7),
)
FULL_FILING_NOTE = replace(
    FILING_NOTE,
    owner=Person("H'Hen Niê"),
    papers=("Căn cước", "Giấy chứng sinh"),
    helper="Lê Văn Phúc",
    next_step="Tra cứu hồ sơ bằng mã QR",
)
