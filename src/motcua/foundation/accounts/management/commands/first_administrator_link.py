from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from motcua.foundation import clock
from motcua.foundation.accounts import actions


class Command(BaseCommand):
    help = "Print a one-time link for the first administrator; nothing once there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        token = actions.make_first_administrator_link(at=clock.now())
        if token:
            address = settings.PUBLIC_URL + reverse("first_administrator", args=[token])
            self.stdout.write(f"Tạo tài khoản quản trị đầu tiên (dùng một lần, trong 24 giờ): {address}")
