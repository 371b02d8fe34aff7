"""Signing in with a provider of identity, on the login and security pages."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def provider_address(key: str) -> str:
    """Where a form leads to sign in with that provider; empty when the settings name none."""
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    offered = any(app["provider_id"] == key for app in apps)
    return reverse("openid_connect_login", args=[key]) if offered else ""


@register.simple_tag
def identity_name() -> str:
    """What citizens know the provider as."""
    return settings.IDENTITY_NAME or _("tài khoản định danh điện tử")
