"""A pytest plugin: without DATABASE_URL the tests get an embedded database and a state folder of their own.

Load it with `-p motcua.config.launcher.testing`: Django reads its settings before any conftest.py.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.config.environment import DATABASE_URL, HOME
from motcua.config.launcher import home as homes
from motcua.config.launcher import places
from motcua.config.launcher.database import embedded
from motcua.config.launcher.postgres import HASTY
from motcua.config.launcher.processes import StopRequest
from motcua.config.launcher.roles import OWNER, furnish
from motcua.config.launcher.trouble import Trouble


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    """Start the database before pytest-django asks for it; xdist's workers find it in their environment."""
    if not DATABASE_URL.read():
        resources = contextlib.ExitStack()
        early_config.add_cleanup(resources.close)
        try:
            os.environ.update(resources.enter_context(temporary_database()))
        except Trouble as trouble:
            raise pytest.UsageError(str(trouble)) from trouble
    return (yield)


@contextlib.contextmanager
def temporary_database() -> Iterator[dict[str, str]]:
    """Variables that lead to a database and a home which end with the context.

    Tests work as the owner, who may create databases but, unlike a superuser, is bound by row-level security.
    """
    folder = Path(tempfile.mkdtemp(prefix="motcua-test-"))
    folder.chmod(0o711)
    stop = StopRequest()
    stop.release()  # pytest has its own way with Ctrl-C
    home = homes.prepare(folder)
    try:
        with embedded(home, stop, HASTY) as (server, _):
            with psycopg.connect(server.url(), autocommit=True) as connection:
                connection.execute(f"ALTER ROLE {OWNER} CREATEDB")
            furnish(server.url(database="template1"))  # what test databases are copied from
            yield {HOME.name: str(folder), DATABASE_URL.name: server.url(OWNER)}
    finally:
        shutil.rmtree(places.existing_base(home), ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
