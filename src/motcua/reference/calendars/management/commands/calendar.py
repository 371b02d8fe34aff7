"""`calendar seed`: the first days off, hours and clocks."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from motcua.foundation import clock
from motcua.reference.calendars.seed import seed


class Command(BaseCommand):
    help = "Bring in the first rows of the calendar; safe to repeat, keeps every edit"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["seed"])

    def handle(self, *args: object, **options: object) -> None:
        count = seed(at=clock.now())
        self.stdout.write(_("Đã thêm %(count)s dòng vào lịch.") % {"count": count})
