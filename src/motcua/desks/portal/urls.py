"""Addresses of the public pages."""

from django.urls import path

from motcua.desks.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("tra-cuu/", views.look_up, name="look_up"),
    path("tra-cuu/<str:code>/", views.status, name="status"),
    path("tra-cuu/<str:code>/ket-qua/", views.result, name="result"),
    path("xac-minh/<str:code>/", views.verify, name="verify"),
]
