from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from motcua.foundation import clock
from motcua.foundation.papers import actions as papers
from motcua.oversight.duties import actions as duties
from motcua.reference.calendars.seed import seed as seed_calendars
from motcua.reference.organisation.models import Commune
from motcua.reference.organisation.seed import seed as seed_places
from motcua.reference.procedures.actions import take_in_forms, take_in_questions
from motcua.reference.procedures.models import Procedure


class Command(BaseCommand):
    help = (
        "Bring in what the law fixes: places, holidays, procedures, paper templates, duties. Safe to repeat."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not Commune.objects.exists():
            seed_places()
        seed_calendars()
        if not Procedure.objects.exists():
            call_command("procedures", "import", "--yes", "--quiet", stdout=self.stdout)
        take_in_forms(at=clock.now())
        take_in_questions(at=clock.now())
        papers.seed(at=clock.now())
        duties.seed(at=clock.now())
