"""Tags and filters of every template (registered as builtins)."""

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol

from django import forms, template
from django.conf import settings
from django.forms.boundfield import BoundWidget
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from motcua.foundation.ui import choices, formats

register = template.Library()
BUILD = Path(__file__).parents[1] / "static" / "build"

for _format in (
    formats.vn_date,
    formats.vn_datetime,
    formats.vn_when,
    formats.vn_time,
    formats.vn_weekday,
    formats.vn_day_month,
    formats.vn_number,
    formats.vnd,
    formats.masked_id,
    formats.grouped_id,
    formats.phone,
    formats.masked_phone,
    formats.given_name,
    formats.initials,
    formats.lower_first,
):
    register.filter(_format.__name__, _format)


@cache
def built_files() -> Mapping[str, str]:
    """Path below static/ of every built file, by the name of its source (`app.css`, `icons.svg`)."""
    manifest = BUILD / "manifest.json"
    if not manifest.exists():
        raise FileNotFoundError(f"{manifest} is missing: build the front end with `uv pip install -e .`")
    chunks: dict[str, dict[str, Any]] = json.loads(manifest.read_text())
    return {Path(source).name: f"build/{chunk['file']}" for source, chunk in chunks.items()}


@register.simple_tag
def asset(name: str) -> str:
    """Address of a built file."""
    return static(built_files()[name])


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A Tabler outline icon of frontend/icons.txt; hidden from screen readers unless it has a `label`."""
    return _drawn(name, str(label))


@lru_cache(maxsize=1000)
def _drawn(name: str, label: str) -> SafeString:
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="icon" {}><use href="{}#{}"></use></svg>', spoken, asset("icons.svg"), name
    )


@register.simple_tag
def drawn_once(template: str, **values: Any) -> SafeString:
    """A part of the frame that shows nothing but these values: drawn once for them and the language, then kept."""
    return _drawn_once(template, get_language(), tuple(values.items()))


@lru_cache(maxsize=1000)
def _drawn_once(template: str, _language: str | None, values: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(template, dict(values))


@register.simple_tag(takes_context=True)
def html_attributes(context: Context, surface: str = "officer") -> SafeString:
    """Attributes of <html> that carry the person's choices; without a request (error 500) the defaults."""
    cookies = getattr(context.get("request"), "COOKIES", {})
    chosen = choices.public_attributes if surface == "public" else choices.officer_attributes
    return format_html_join(" ", '{}="{}"', chosen(cookies).items())


@register.simple_tag(takes_context=True)
def chosen(context: Context, cookie: str) -> str:
    """What this device has chosen for one of `choices`: `{% chosen "chu" as size %}`."""
    cookies = getattr(context.get("request"), "COOKIES", {})
    return choices.EVERY_CHOICE[cookie].read(cookies)


@register.simple_tag
def status_badge(status: Any, label: str = "") -> SafeString:
    """Badge of a national status (1–10, or a member with `.number`) or of a clock (`soon` …)."""
    key = str(getattr(status, "number", getattr(status, "value", status)))
    return _badge(key, str(label or getattr(status, "label", "")))


@lru_cache(maxsize=1000)
def _badge(key: str, label: str) -> SafeString:
    return format_html(
        '<span class="mc-status" data-status="{}">{}{}</span>', key, icon(formats.STATUS_ICONS[key]), label
    )


class Shown(Protocol):
    """A clock as it is drawn: what is left in words, the moment, and the share of time used (0–100)."""

    @property
    def words(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def when(self) -> str: ...
    @property
    def used(self) -> float: ...


#: states of a clock that need more than plain words
_MARKED = {"soon", "late", "paused"}


@register.simple_tag
def time_left(clock: Shown) -> SafeString:
    """Words, moment and bar of a clock; `state` is one of `ok soon late paused done`."""
    return format_html(
        '<div class="mc-time">{}{}<progress class="mc-used" data-state="{}" value="{}" max="100" aria-hidden="true">'
        "</progress></div>",
        status_badge(clock.state, clock.words)
        if clock.state in _MARKED
        else format_html("<b>{}</b>", clock.words),
        format_html('<span class="mc-when">{}</span>', clock.when) if clock.when else "",
        clock.state,
        clock.used,
    )


@register.simple_tag
def dossier_code(code: str) -> SafeString:
    """The code with its agency part muted and the part people read aloud strong."""
    parts = formats.code_parts(str(code))
    return format_html('<span class="mc-code"><span>{}</span><wbr><b>{}</b></span>', parts.prefix, parts.tail)


@register.inclusion_tag("ui/_field.html")
def field(bound: forms.BoundField, hint: str = "", **attributes: str) -> dict[str, Any]:
    """Label, control, hint and errors of one form field, joined for screen readers."""
    hint, widget = hint or str(bound.help_text or ""), bound.field.widget
    notes = [f"{bound.auto_id}_hint"] * bool(hint) + [f"{bound.auto_id}_error"] * bool(bound.errors)
    context = {"field": bound, "hint": hint, "described": " ".join(notes), "shape": _shape(widget)}
    if context["shape"] == "group":
        return context | {"choices": [_choice(choice) for choice in bound.subwidgets]}
    given: dict[str, str | bool] = {name.replace("_", "-"): value for name, value in attributes.items()}
    given["class"] = f"{widget.attrs.get('class', '')} {_control_class(widget)}".strip()
    if notes:
        given["aria-describedby"] = " ".join(notes)
    return context | {"control": bound.as_widget(attrs=given)}


def _shape(widget: forms.Widget) -> str:
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        return "group"
    return "check" if isinstance(widget, forms.CheckboxInput) else "line"


def _control_class(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "form-check-input"
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


def _choice(choice: BoundWidget) -> tuple[SafeString, str]:
    """One radio button or checkbox of a group, and its words."""
    choice.data["attrs"]["class"] = "form-check-input"
    return choice.tag(), choice.choice_label


@register.simple_tag
def error_list(form: forms.BaseForm | str = "", errors: Iterable[Any] = ()) -> list[tuple[str, str]]:
    """Everything wrong as pairs of field id and text; the id is empty where no field is meant."""
    given = [error if isinstance(error, tuple) else ("", error) for error in errors or ()]
    if not form or isinstance(form, str):
        return given
    general = [("", text) for text in form.non_field_errors()]
    return given + general + [(_first_id(bound), text) for bound in form for text in bound.errors]


@register.filter
def name_fields(wrong: Iterable[tuple[str, str]]) -> bool:
    """Whether any of these errors stands at a field, where it can be put right."""
    return any(field_id for field_id, _text in wrong)


def _first_id(bound: forms.BoundField) -> str:
    """Id of the control that takes focus; of a group, its first choice."""
    return bound.id_for_label or f"{bound.auto_id}_0"


@register.simple_tag
def session_minutes() -> int:
    """Minutes without a request after which a session ends."""
    return int(settings.SESSION_COOKIE_AGE // 60)
