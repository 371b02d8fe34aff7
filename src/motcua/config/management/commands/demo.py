from typing import Any

from django.core.management.base import BaseCommand

from motcua.casework.assistance import sample as sample_guidance
from motcua.casework.certification import sample as sample_certification
from motcua.casework.dossiers import sample as sample_dossiers
from motcua.foundation import clock
from motcua.reference.organisation import sample as sample_centre


class Command(BaseCommand):
    help = "Make the sample commune: a Centre, one person in each role, a few dossiers. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        centre = sample_centre.make()
        made = sample_dossiers.make(centre, at=clock.now())
        sample_guidance.make(centre, at=clock.now())
        sample_certification.make(centre, at=clock.now())
        self.stdout.write(f"{centre.name}: {made} hồ sơ mẫu mới")
