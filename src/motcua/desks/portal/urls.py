"""Addresses of the public pages."""

from django.urls import path

from motcua.desks.portal.views import (
    catalogue,
    filing,
    home,
    journal,
    opendata,
    openness,
    own,
    preparing,
    tracking,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("thu-tuc/", catalogue.procedures, name="procedures"),
    path("thu-tuc/<str:code>/", catalogue.procedure, name="procedure"),
    path("thu-tuc/<str:code>/giay-to/", catalogue.papers, name="papers"),
    path("thu-tuc/<str:code>/dieu-kien/", preparing.eligibility, name="eligibility"),
    path("su-kien/<slug:slug>/", catalogue.life_event, name="life_event"),
    path("tra-cuu/", tracking.look_up, name="look_up"),
    path("tra-cuu/<str:code>/", tracking.status, name="status"),
    path("tra-cuu/<str:code>/ket-qua/", tracking.result, name="result"),
    path("moc-nhat-ky/", journal.marks, name="journal"),
    path("moc-nhat-ky/kiem-tra-nhat-ky.py", journal.verifier, name="verifier"),
    path("nop/<str:code>/", filing.begin, name="file"),
    path("nop/<str:code>/cac-buoc/", filing.tasks, name="file_tasks"),
    path("nop/<str:code>/kiem-tra/", filing.check, name="file_check"),
    path("nop/<str:code>/hoan-tat/", filing.done, name="file_done"),
    path("nop/<str:code>/xoa/", filing.drop, name="file_drop"),
    path("nop/<str:code>/tep/<int:paper>/", own.draft_file, name="file_draft"),
    path("nop/<str:code>/<slug:step>/", filing.step, name="file_step"),
    path("ho-so-cua-toi/", own.every, name="own"),
    path("ho-so-cua-toi/<str:code>/", own.one, name="own_dossier"),
    path("ho-so-cua-toi/<str:code>/bo-sung/", own.supplement, name="own_supplement"),
    path("ho-so-cua-toi/<str:code>/rut/", own.withdraw, name="own_withdraw"),
    path("ho-so-cua-toi/<str:code>/ai-da-xem/", own.seen, name="own_seen"),
    path("ho-so-cua-toi/<str:code>/giay-to/<int:paper>/", own.paper, name="own_paper"),
    path("ho-so-cua-toi/<str:code>/in/<int:paper>/", own.issued, name="own_issued"),
    path("xac-minh/<str:code>/", tracking.verify, name="verify"),
    path("minh-bach/du-lieu-mo/", opendata.listed, name="open_data"),
    path("minh-bach/du-lieu-mo/danh-muc.jsonld", opendata.description, name="dcat"),
    path("minh-bach/du-lieu-mo/<str:name>", opendata.file, name="open_data_file"),
    path("minh-bach/", openness.transparency, name="transparency"),
    path("minh-bach/thu-tuc/", openness.fees, name="fees"),
    path("minh-bach/so-lieu.csv", openness.figures, name="figures"),
]
