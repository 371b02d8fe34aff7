"""Every address of the house."""

from django.urls import include, path

from motcua.config.health import health

urlpatterns = [
    path("suc-khoe/", health, name="health"),
    path("", include("motcua.foundation.accounts.urls")),
    path("dinh-danh/", include("motcua.integrations.identity.urls")),
    path("", include("motcua.foundation.ui.urls")),
    path("", include("motcua.foundation.notifications.urls")),
    path("quan-tri/thong-bao/kenh/", include("motcua.integrations.messaging.urls")),
    path("quay/", include("motcua.desks.counter.urls")),
    path("kiosk/", include("motcua.desks.floor.urls")),
    path("ke-hoach/", include("motcua.workplace.plans.urls")),
    path("nhiem-vu/", include("motcua.oversight.duties.urls")),
    path("quan-tri/ngay-nghi/", include("motcua.reference.calendars.urls")),
    path("quan-tri/van-ban/", include("motcua.foundation.letters.urls")),
    path("quan-tri/thu-tuc/", include("motcua.reference.procedures.urls")),
    path("", include("motcua.desks.portal.urls")),
]

handler400 = "motcua.foundation.ui.views.bad_request"
handler403 = "motcua.foundation.ui.views.permission_denied"
handler404 = "motcua.foundation.ui.views.page_not_found"
handler500 = "motcua.foundation.ui.views.server_error"
