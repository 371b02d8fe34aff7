"""Who is asking, as far as an address tells: what tries are counted by."""

import ipaddress

from django.http import HttpRequest

#: the part of an IPv6 address that a provider gives to one line
IPV6_LINE = 64


def client_of(request: HttpRequest) -> str:
    """The client's address, of IPv6 its line; empty when it is none.

    A request from this very machine was passed on by the proxy that stands here: the address the proxy saw is
    the last of `X-Forwarded-For`. Anybody may write that header, so from elsewhere it says nothing.
    """
    address = _address(request.META.get("REMOTE_ADDR", ""))
    if address is not None and address.is_loopback:
        address = _address(request.headers.get("X-Forwarded-For", "").rpartition(",")[2]) or address
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, IPV6_LINE), strict=False))
    return str(address or "")


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address written; an IPv4 address in IPv6 dress is itself."""
    try:
        address = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
