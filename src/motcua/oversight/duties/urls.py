from django.urls import path

from motcua.oversight.duties.views import (
    comparing,
    duty,
    exports,
    instruments,
    requirements,
    rows,
    volume,
    wall,
)

app_name = "duties"
urlpatterns = [
    path("", wall.wall, name="wall"),
    path("thong-ke/", wall.statistics, name="statistics"),
    path("khoi-luong/", volume.volume, name="volume"),
    path("van-ban/", instruments.listed, name="instruments"),
    path("van-ban/them/", instruments.enter, name="instrument_new"),
    path("van-ban/<int:instrument>/", instruments.one, name="instrument"),
    path("van-ban/<int:instrument>/linh-vuc/", instruments.field, name="instrument_field"),
    path("yeu-cau/", requirements.listed, name="requirements"),
    path("yeu-cau/<slug:slug>/", requirements.one, name="requirement"),
    path("so-sanh/", comparing.listed, name="texts"),
    path("so-sanh/<int:text>/", comparing.compared, name="compared"),
    path("xuat/<slug:kind>/", exports.annex, name="export"),
    path("bao-cao/", exports.report, name="report"),
    path("bao-cao/<int:paper>/", exports.report_paper, name="report_paper"),
    path("minh-chung/<int:entry>/", duty.entry, name="entry"),
    path("minh-chung/<int:entry>/tep/", duty.entry_file, name="entry_file"),
    path("<slug:slug>/", duty.detail, name="duty"),
    path("<slug:slug>/so-lieu/<int:n>/", rows.figure, name="figure"),
    path("<slug:slug>/so-lieu/<int:n>/bang-tinh/", rows.table, name="figure_table"),
]
