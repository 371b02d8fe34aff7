from django.urls import path

from motcua.foundation.ui import views

app_name = "ui"
urlpatterns = [
    path("tuy-chon/", views.choose, name="choose"),
    path("tuy-chon/tiep-tuc/", views.stay, name="stay"),
    path("tuy-chon/da-dang-nhap/", views.back_in, name="back_in"),
]
