"""Addresses of signing in. allauth's names are kept, since its own code asks for them."""

from allauth.account.views import login, logout
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from motcua.foundation.accounts import views

urlpatterns = [
    path("dang-nhap/", login_not_required(login), name="account_login"),
    path("dang-xuat/", logout, name="account_logout"),
    path("thu-vai/<slug:role>/", views.try_role, name="try_role"),
    path("khoi-tao/<str:token>/", views.first_administrator, name="first_administrator"),
]
