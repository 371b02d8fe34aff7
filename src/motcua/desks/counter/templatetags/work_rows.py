"""The row of a work list. Written here and not in a template, since every list draws dozens of them at each look."""

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.foundation.ui.formats import initials
from motcua.foundation.ui.templatetags.ui import dossier_code, status_badge, time_left

if TYPE_CHECKING:
    from motcua.desks.counter.views.work import Row

register = template.Library()

_ROW = (
    '<tr{}>{}<th scope="row" class="is-code"><a href="{}">{}</a></th><td class="is-who">{}</td>'
    '<td class="is-what mc-clip" title="{}">{}</td><td class="is-status">{}</td><td class="is-time">{}</td>'
    '<td class="is-act"><a class="btn btn-sm{}" href="{}">{}</a></td></tr>'
)
_TICK = '<input class="form-check-input" type="checkbox" name="viec" value="{}" form="nhan" aria-label="{}">'
_HOLDER = (
    '<span class="avatar avatar-xs{}" title="{}"><span aria-hidden="true">{}</span>'
    '<span class="visually-hidden">{}</span></span>'
)


@register.simple_tag
def work_row(row: "Row", *, marked: bool, first: bool) -> SafeString:
    """One dossier of a list: what it is, its time, the next act; `marked`, who holds it or the tick that takes it."""
    dossier = row.dossier
    return format_html(
        _ROW,
        SafeString(' class="is-current"' if first else ""),
        format_html('<td class="is-tick">{}</td>', _mark(row)) if marked else "",
        row.url,
        dossier_code(dossier.code),
        dossier.submitter.full_name,
        row.procedure,
        row.procedure,
        status_badge(row.status),
        time_left(row.clock) if row.clock else "",
        SafeString(" btn-primary" if first else ""),
        row.next_url,
        row.next_words,
    )


def _mark(row: "Row") -> SafeString:
    """The tick that takes the dossier, or who holds it; empty for neither."""
    dossier = row.dossier
    if row.takeable:
        return format_html(_TICK, dossier.code, _("Chọn việc %(code)s") % {"code": dossier.code})
    if dossier.handler is None:
        return SafeString("")
    name = dossier.handler.full_name
    held = _("Tôi đang giữ") if row.mine else _("%(who)s đang giữ") % {"who": name}
    return format_html(_HOLDER, SafeString(" is-mine" if row.mine else ""), held, initials(name), held)
