"""Addresses of the public pages."""

from django.urls import path

from motcua.desks.portal.views import catalogue, home, journal, tracking

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("thu-tuc/", catalogue.procedures, name="procedures"),
    path("thu-tuc/<str:code>/", catalogue.procedure, name="procedure"),
    path("thu-tuc/<str:code>/giay-to/", catalogue.papers, name="papers"),
    path("su-kien/<slug:slug>/", catalogue.life_event, name="life_event"),
    path("tra-cuu/", tracking.look_up, name="look_up"),
    path("tra-cuu/<str:code>/", tracking.status, name="status"),
    path("tra-cuu/<str:code>/ket-qua/", tracking.result, name="result"),
    path("moc-nhat-ky/", journal.marks, name="journal"),
    path("moc-nhat-ky/kiem-tra-nhat-ky.py", journal.verifier, name="verifier"),
    path("xac-minh/<str:code>/", tracking.verify, name="verify"),
]
