"""A request as pages behind the sign-in see it. For types only: nothing is made of this class."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from motcua.foundation.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request that SignInRequired has let through: `user` is somebody."""

    user: User
    htmx: HtmxDetails
