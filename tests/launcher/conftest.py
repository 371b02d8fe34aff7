from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import pytest

from .running import Site, folder_for_everyone, site_in


@pytest.fixture(scope="session")
def furnished_home() -> Iterator[Path]:
    """A home whose database is made and up to date; tests copy it to start quickly."""
    with folder_for_everyone() as folder, site_in(folder / "home") as site:
        site.start()
        site.await_well()
        assert site.stop() == 0
        yield site.home


@pytest.fixture(scope="session")
def lasting_site(furnished_home: Path) -> Iterator[Site]:
    """A running site for tests that leave it running."""
    with folder_for_everyone() as folder, site_in(folder / "home") as site:
        run(["cp", "-a", furnished_home, site.home], check=True)
        site.start()
        site.await_well()
        yield site


@pytest.fixture
def new_site() -> Iterator[Site]:
    """A site that was never started."""
    with folder_for_everyone() as folder, site_in(folder / "home") as site:
        yield site


@pytest.fixture
def site(furnished_home: Path, new_site: Site) -> Site:
    """A site that was started before and is stopped now."""
    run(["cp", "-a", furnished_home, new_site.home], check=True)
    return new_site


@pytest.fixture
def running_site(site: Site) -> Site:
    site.start()
    site.await_well()
    return site
