"""Addresses below /quan-tri/thu-tuc/."""

from django.urls import path

from motcua.reference.procedures.views import bringing, catalogue, version

app_name = "procedures"
urlpatterns = [
    path("", catalogue.listed, name="list"),
    path("danh-muc.json", catalogue.export_json, name="export_json"),
    path("danh-muc.yaml", catalogue.export_yaml, name="export_yaml"),
    path("nhap/", bringing.upload, name="upload"),
    path("nhap/<str:sha256>/", bringing.report, name="report"),
    path("<str:code>/", version.current, name="procedure"),
    path("<str:code>/phien-ban/<int:number>/", version.version, name="version"),
    path("<str:code>/phien-ban/<int:number>/ket-thuc/", version.close, name="close"),
    path("<str:code>/phien-ban/<int:number>/cach-goi/", version.add_alias, name="add_alias"),
    path(
        "<str:code>/phien-ban/<int:number>/cach-goi/<int:alias>/bo/",
        version.remove_alias,
        name="remove_alias",
    ),
]
