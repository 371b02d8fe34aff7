"""How the officer wants to hear of each kind of thing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation.accounts import interrupted
from motcua.foundation.notifications import actions, queries
from motcua.foundation.notifications.forms import WaysForm
from motcua.foundation.notifications.views.entry import officer_of


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The officer's own settings; posted, they hold from now on."""
    officer = officer_of(request)
    sent = interrupted.sent(request)
    form = WaysForm(sent, initial={str(kind): way for kind, way in queries.settings_of(officer).items()})
    if request.method == "POST" and form.is_valid():
        actions.set_ways(form.ways(), by=officer)
        messages.success(request, _("Đã lưu cài đặt thông báo. Áp dụng từ thông báo tiếp theo."))
        return redirect("notifications:settings")
    return render(request, "notifications/settings.html", {"form": form}, status=422 if form.errors else 200)
