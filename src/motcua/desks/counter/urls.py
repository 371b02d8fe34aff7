"""Addresses of the officers' desk."""

from django.urls import path

from motcua.desks.counter.views import (
    certification,
    dossier,
    guidance,
    intake,
    letters,
    register,
    returns,
    roads,
    work,
)

app_name = "counter"
urlpatterns = [
    path("", work.my_work, name="work"),
    path("tiep-nhan/", intake.begin, name="intake"),
    path("tiep-nhan/<uuid:key>/", intake.intake, name="draft"),
    path("tiep-nhan/<uuid:key>/thu-tuc/", intake.procedures, name="procedures"),
    path("tiep-nhan/<uuid:key>/bo-sung/", intake.ask, name="ask"),
    path("tiep-nhan/<uuid:key>/tu-choi/", intake.refuse, name="refuse"),
    path("tiep-nhan/<uuid:key>/xoa/", intake.drop, name="drop"),
    path("huong-dan/", guidance.listed, name="guidance"),
    path("huong-dan/ghi/", guidance.give, name="guide"),
    path("huong-dan/<int:guidance>/", guidance.detail, name="guidance_one"),
    path("huong-dan/<int:guidance>/phieu/", guidance.sheet, name="guidance_sheet"),
    path("huong-dan/<int:guidance>/tiep-nhan/", guidance.begin, name="guidance_begin"),
    path("ho-so/", work.dossiers, name="dossiers"),
    path("ho-so/so-theo-doi/", register.page, name="register"),
    path("ho-so/so-theo-doi/in/", register.printed, name="register_print"),
    path("ho-so/so-theo-doi/in/<int:paper>/", register.paper, name="register_paper"),
    path("ho-so/so-theo-doi/bang/", register.table, name="register_table"),
    path("ho-so/<str:code>/", dossier.detail, name="dossier"),
    path("ho-so/<str:code>/dang-mo/", dossier.present, name="present"),
    path("ho-so/<str:code>/kiem-tra/", intake.check_submitted, name="check"),
    path("ho-so/<str:code>/cung-luot/", intake.together, name="together"),
    path("ho-so/<str:code>/chuyen/", dossier.forward, name="forward"),
    path("ho-so/<str:code>/buoc/", dossier.step, name="step"),
    path("ho-so/<str:code>/trinh-ky/", dossier.decide, name="decide"),
    path("ho-so/<str:code>/van-ban/", letters.listed, name="letters"),
    path("ho-so/<str:code>/van-ban/<int:letter>/", letters.file, name="letter_file"),
    path("ho-so/<str:code>/van-ban/<slug:kind>/", letters.write, name="letter"),
    path("ho-so/<str:code>/hien-so/", dossier.reveal, name="reveal"),
    path("ho-so/<str:code>/lich-su/", dossier.history, name="history"),
    path("ho-so/<str:code>/giay-to/<int:component>/", dossier.scan, name="scan"),
    path("ho-so/<str:code>/nop-thay/", dossier.proof, name="proof"),
    path("ho-so/<str:code>/in/<slug:form>/lap/", dossier.print_form, name="print_form"),
    path("ho-so/<str:code>/chu-ky/", returns.signature, name="signature"),
    path("ho-so/<str:code>/in/<int:paper>/", dossier.paper, name="paper"),
    *(
        path(f"ho-so/<str:code>/{road.slug}/", roads.road, {"verb": verb}, name=verb)
        for verb, road in roads.ROADS.items()
    ),
    path("chung-thuc/", certification.certify, name="certify"),
    path("chung-thuc/so/", certification.book_page, name="certification_book"),
    path("chung-thuc/so/in/", certification.book_print, name="certification_print"),
    path("chung-thuc/so/in/<int:paper>/", certification.book_paper, name="certification_paper"),
    path("chung-thuc/so/bang/", certification.book_table, name="certification_table"),
    path("chung-thuc/so/thang/", certification.months, name="certification_months"),
    path("chung-thuc/loi-chung/", certification.wording, name="certification_wording"),
    path("chung-thuc/<str:code>/", certification.visit, name="certified"),
    path("chung-thuc/<str:code>/giay-hen/", certification.receipt, name="certified_receipt"),
    path("chung-thuc/<str:code>/huy/", certification.void, name="certified_void"),
    path("tra-ket-qua/", returns.desk, name="returns"),
    path("tra-ket-qua/<str:code>/", returns.hand_over, name="hand_over"),
]
