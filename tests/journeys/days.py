"""Journeys that take days: the house is started again later, on the same files."""

from tests.journeys.conftest import served
from tests.journeys.visitor import Look, Visitor, open_context


class Days:
    """One house on several days, and a fresh browser for whoever comes."""

    def __init__(self, browser, home, named):
        self.browser, self.home, self.named = browser, home, named

    def on(self, day, hour="09:00", *, month=4):
        """The house as it runs on a day of 2026, of April unless another month is named."""
        return served(self.home, f"2026-{month:02}-{day:02}T{hour}:00+07:00")

    def visitor(self, address, role=None, width=1366):
        page = open_context(self.browser, Look(width, 768)).new_page()
        somebody = Visitor(page, address, f"{self.named}-{role or 'congdan'}")
        if role:
            somebody.enter(role)
        return somebody
