"""Addresses below /quan-tri/thu-tuc/."""

from django.urls import path

from motcua.reference.procedures.views import (
    aids,
    asking,
    bringing,
    catalogue,
    editing,
    followups,
    former,
    links,
    noticeboard,
    posting,
    translations,
    version,
)

app_name = "procedures"
urlpatterns = [
    path("", catalogue.listed, name="list"),
    path("danh-muc.json", catalogue.export_json, name="export_json"),
    path("danh-muc.yaml", catalogue.export_yaml, name="export_yaml"),
    path("nhap/", bringing.upload, name="upload"),
    path("nhap/<str:sha256>/", bringing.report, name="report"),
    path("niem-yet/", noticeboard.board, name="board"),
    path("niem-yet/da-ghi/", noticeboard.history, name="postings"),
    path("niem-yet/da-ghi/<int:posting>/anh/", noticeboard.photo, name="posting_photo"),
    path("niem-yet/da-ghi/<int:posting>/go/", noticeboard.take_down, name="take_down"),
    path("niem-yet/in/", noticeboard.ask_for_batch, name="ask_for_batch"),
    path("niem-yet/in/<int:batch>/", noticeboard.batch, name="batch"),
    path("niem-yet/in/<int:batch>/tep/", noticeboard.batch_file, name="batch_file"),
    path("viec-lam-lai/", followups.listed, name="follow_ups"),
    path("viec-lam-lai/<int:follow_up>/", followups.act, name="follow_up"),
    path("<str:code>/", version.current, name="procedure"),
    path("<str:code>/chuan-bi/", asking.questions, name="questions"),
    path("<str:code>/can-cu/", links.listed, name="links"),
    path("<str:code>/can-cu/<int:link>/bo/", links.remove, name="remove_link"),
    path("<str:code>/minh-hoa/", aids.listed, name="aids"),
    path("<str:code>/minh-hoa/<int:aid>/go/", aids.remove, name="remove_aid"),
    path("<str:code>/ma-cu/", former.listed, name="former_codes"),
    path("<str:code>/ma-cu/<int:former>/bo/", former.remove, name="remove_former_code"),
    path("<str:code>/ban-dich/", translations.page, name="translations"),
    path("<str:code>/soan/", editing.edit, name="edit"),
    path("<str:code>/soan/bo/", editing.drop, name="drop_draft"),
    path("<str:code>/soan/cong-bo/", editing.publish, name="publish_draft"),
    path("<str:code>/niem-yet/", posting.public, name="public"),
    path("<str:code>/niem-yet/in/", posting.print_sheet, name="print_sheet"),
    path("<str:code>/phien-ban/<int:number>/", version.version, name="version"),
    path("<str:code>/phien-ban/<int:number>/ket-thuc/", version.close, name="close"),
    path("<str:code>/phien-ban/<int:number>/cach-goi/", version.add_alias, name="add_alias"),
    path(
        "<str:code>/phien-ban/<int:number>/cach-goi/<int:alias>/bo/",
        version.remove_alias,
        name="remove_alias",
    ),
]
