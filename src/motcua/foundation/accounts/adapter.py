"""What allauth is told about our house: accounts are made by administrators, never by sign-up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in only; nobody registers an account of their own at a Centre's desk."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
