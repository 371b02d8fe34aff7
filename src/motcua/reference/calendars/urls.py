from django.urls import path

from motcua.reference.calendars.views import changes, pages

app_name = "calendars"
urlpatterns = [
    path("", pages.year, name="year"),
    path("thong-so/", pages.parameters, name="parameters"),
    path("lich-su/", pages.history, name="history"),
    path("thu-tinh/", pages.try_date, name="try"),
    path("them/", changes.add_day_off, name="add_day_off"),
    path("<int:pk>/sua/", changes.change_day_off, name="change_day_off"),
    path("hoan-doi/", changes.swap_days, name="swap"),
    path("gio-lam-viec/", changes.set_week, name="week"),
    path("buoi-them/", changes.add_session, name="session"),
    path("dong-cua/", changes.close_day, name="close"),
    path("thong-so/<slug:clock_name>/", changes.set_parameter, name="set_parameter"),
    path("thu-hoi/<slug:word>/<int:pk>/", changes.withdraw, name="withdraw"),
]
