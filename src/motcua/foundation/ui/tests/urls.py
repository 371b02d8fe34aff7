"""Just enough addresses for the kit's own pages."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", include("motcua.foundation.ui.urls")),
    path("dang-nhap/", nothing, name="account_login"),
    path("dang-xuat/", nothing, name="account_logout"),
    path("tuy-chon/bao-mat/", nothing, name="mfa_index"),
]
