"""`motcua demo`: the sample commune."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.casework.assistance import sample as sample_guidance
from motcua.casework.certification import sample as sample_certification
from motcua.casework.dossiers import sample as sample_dossiers
from motcua.config.environment import DEMO_WEEKS
from motcua.foundation import clock
from motcua.foundation.phrases import sample as sample_phrases
from motcua.reference.organisation import sample as sample_centre
from motcua.workplace.plans import sample as sample_plans


class Command(BaseCommand):
    help = "Make the sample commune: a Centre, one person in each role, weeks of dossiers. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--weeks", type=int, default=int(DEMO_WEEKS.read()), help="số tuần hồ sơ mẫu (%(default)s)"
        )
        parser.add_argument(
            "--seed", type=int, default=sample_dossiers.SEED, help="hạt giống ngẫu nhiên (%(default)s)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        centre = sample_centre.make()
        at = clock.now()
        made = sample_dossiers.make(centre, at=at, weeks=max(options["weeks"], 0), seed=options["seed"])
        sample_guidance.make(centre, at=at)
        sample_certification.make(centre, at=at)
        sample_phrases.make(centre.pk, at=at)
        sample_plans.make(centre, at=at)
        self.stdout.write(f"{centre.name}: {made} hồ sơ mẫu mới")
