"""Addresses that a visitor brings along."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_address(request: HttpRequest, target: str, *, otherwise: str) -> str:
    """`target` when it lies in this house, else `otherwise`: nobody is led to another site."""
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else otherwise
