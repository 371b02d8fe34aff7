from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PopulationConfig(AppConfig):
    name = "motcua.integrations.population"
    label = "population"
    verbose_name = _("Cơ sở dữ liệu dân cư")
    #: answers what intake asks
    serves: tuple[str, ...] = ()

    def ready(self) -> None:
        from django.conf import settings

        from motcua.casework.dossiers import population
        from motcua.integrations.population.demo import SamplePopulation

        if settings.DEMO:
            population.connect(SamplePopulation())
