from datetime import datetime

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Puts the house together once the apps are loaded: joins events to their handlers, sets the demo's clock."""

    name = "motcua.config"
    label = "config"

    def ready(self) -> None:
        from motcua.config import environment, wiring
        from motcua.foundation import clock

        wiring.connect()
        start = environment.CLOCK.read()
        if start and environment.DEMO.read() == "1":
            clock.start_at(datetime.fromisoformat(start))
