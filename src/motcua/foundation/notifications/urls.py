from django.urls import path

from motcua.foundation.notifications.views import inbox, outbox, settings, texts

app_name = "notifications"
urlpatterns = [
    path("quay/thong-bao/", inbox.inbox, name="inbox"),
    path("quay/thong-bao/doc-het/", inbox.read_all, name="read_all"),
    path("quay/thong-bao/cai-dat/", settings.page, name="settings"),
    path("quay/thong-bao/<int:pk>/", inbox.open_notice, name="open"),
    path("quan-tri/thong-bao/", outbox.outbox, name="outbox"),
    path("quan-tri/thong-bao/<int:pk>/gui-lai/", outbox.resend, name="resend"),
    path("quan-tri/thong-bao/mau/", texts.listed, name="texts"),
    path("quan-tri/thong-bao/mau/<int:pk>/duyet/", texts.approve, name="approve"),
    path("quan-tri/thong-bao/mau/<slug:kind>/", texts.text, name="text"),
    path("quan-tri/thong-bao/mau/<slug:kind>/soan/", texts.write, name="write"),
]
