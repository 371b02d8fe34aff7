"""Addresses of the screens in the hall."""

from django.urls import path

from motcua.desks.floor import views

app_name = "floor"
urlpatterns = [
    path("", views.kiosk, name="kiosk"),
    path("giay-to/", views.procedures, name="procedures"),
    path("giay-to/<str:code>/", views.papers, name="papers"),
    path("tra-cuu/", views.look_up, name="look_up"),
]
