import pytest

from motcua.foundation.accounts.models import User
from motcua.foundation.papers import actions
from motcua.foundation.papers.tests.reading import AT


class Grants:
    """A permission backend that grants everything to the account `quan-tri`."""

    def has_perm(self, user, right, row=None):
        return user.username == "quan-tri"


@pytest.fixture(autouse=True)
def _only_these_rights(settings):
    settings.AUTHENTICATION_BACKENDS = [f"{Grants.__module__}.Grants"]


@pytest.fixture
def officer(db):
    return User.objects.create_user("bich", full_name="Nguyễn Thị Bích", centre=1)


@pytest.fixture
def administrator(db):
    return User.objects.create_user("quan-tri", full_name="Trần Văn Quản", centre=1)


@pytest.fixture
def files(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def templates(db):
    actions.seed(at=AT)
