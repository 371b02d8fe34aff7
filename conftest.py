"""What every test finds ready."""

import os

import pytest

pytest_plugins = ["tests.fixtures"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """MOTCUA_TEST_DB names the test database, so that several people can share one server."""
    from django.db import connections

    wanted = os.environ.get("MOTCUA_TEST_DB")
    if wanted:
        for connection in connections.all():
            worker = os.environ.get("PYTEST_XDIST_WORKER")
            connection.settings_dict["TEST"]["NAME"] = f"{wanted}_{worker}" if worker else wanted
