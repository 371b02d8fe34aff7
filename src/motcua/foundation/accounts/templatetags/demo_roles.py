"""The demo's role buttons on the login page."""

from typing import Any

from django import template
from django.template.context import Context

from motcua.foundation.accounts import demo

register = template.Library()


@register.simple_tag(takes_context=True)
def demo_roles(context: Context) -> list[tuple[str, Any]]:
    """Slug and words of each role that may be tried here; none outside the demo."""
    return list(demo.ROLES.items()) if demo.is_offered(context["request"]) else []
