"""Addresses of signing in. allauth's names are kept, since its own code asks for them."""

from allauth.account.views import login, logout
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from motcua.foundation.accounts.views import entering, security, staff

OWN = "tuy-chon/bao-mat/"

urlpatterns = [
    path("dang-nhap/", login_not_required(login), name="account_login"),
    path("dang-xuat/", logout, name="account_logout"),
    path("thu-vai/<slug:role>/", entering.try_role, name="try_role"),
    path("dang-nhap/buoc-hai/", security.second_step, name="mfa_authenticate"),
    path(OWN, security.overview, name="mfa_index"),
    path(f"{OWN}mat-khau/", security.change_password, name="account_change_password"),
    path(f"{OWN}xac-nhan/", security.password_again, name="account_reauthenticate"),
    path(f"{OWN}xac-nhan/ma/", security.code_again, name="mfa_reauthenticate"),
    path(f"{OWN}xac-nhan/khoa/", security.key_again, name="mfa_reauthenticate_webauthn"),
    path(f"{OWN}ung-dung/", security.add_app, name="mfa_activate_totp"),
    path(f"{OWN}ung-dung/bo/", security.drop_app, name="mfa_deactivate_totp"),
    path(f"{OWN}khoa/", security.add_key, name="mfa_add_webauthn"),
    path(f"{OWN}khoa/<int:pk>/bo/", security.drop_key, name="mfa_remove_webauthn"),
    path(f"{OWN}ma-du-phong/", security.recovery_codes, name="mfa_view_recovery_codes"),
    path(f"{OWN}ma-du-phong/moi/", security.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path(f"{OWN}tach/", security.part, name="part_from_provider"),
    path("quan-tri/tai-khoan/", staff.listed, name="staff"),
    path("quan-tri/tai-khoan/<int:user>/dat-lai/", staff.reset, name="reset_factors"),
    path("khoi-tao/<str:token>/", entering.first_administrator, name="first_administrator"),
]
