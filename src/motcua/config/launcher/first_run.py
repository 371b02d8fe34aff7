"""Call Django commands that may exist: `python -m motcua.config.launcher.first_run NAME…`."""

import os
import sys

import django
from django.core.management import call_command, get_commands


def main(names: list[str]) -> None:
    """Call each of the commands that exists; each of them may be called again and again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    for name in names:
        if name in get_commands():
            call_command(name)


if __name__ == "__main__":
    main(sys.argv[1:])
