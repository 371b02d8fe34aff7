from django.urls import path

from motcua.foundation.letters import views

app_name = "letters"
urlpatterns = [
    path("", views.listed, name="list"),
    path("<int:pk>/duyet/", views.approve, name="approve"),
    path("<int:pk>/mau/", views.version, {"form": "mau"}, name="version"),
    path("<int:pk>/thu/", views.version, {"form": "thu"}, name="version_tried"),
    path("<slug:kind>/", views.template, name="template"),
    path("<slug:kind>/mau/", views.current, {"form": "mau"}, name="current"),
    path("<slug:kind>/thu/", views.current, {"form": "thu"}, name="current_tried"),
]
