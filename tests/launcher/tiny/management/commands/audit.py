import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Repeats its arguments, as proof that they arrive."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="append_const", dest="arguments", const="--json")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps({"arguments": options["arguments"]}))
