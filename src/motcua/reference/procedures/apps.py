from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProceduresConfig(AppConfig):
    """The catalogue of procedures: published, versioned, found by the words people use."""

    name = "motcua.reference.procedures"
    label = "procedures"
    verbose_name = _("Thủ tục hành chính")
    serves: tuple[str, ...] = ("I.1.a",)

    def ready(self) -> None:
        from motcua.reference.procedures import evidence

        evidence.declare()

    def read_ahead(self) -> None:
        """Read the whole catalogue into this process, and what is searched today."""
        from motcua.reference.procedures import queries

        queries.read_ahead()
