"""The catalogue in public, as pages and as JSON."""

import pytest
from django.core.cache import cache
from tests.fixtures import NINE

from motcua.foundation import clock


@pytest.fixture(autouse=True)
def at_nine(centre):
    cache.clear()
    with clock.fixed_at(NINE):
        yield


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/thu-tuc/",
        "/thu-tuc/?q=doc+than",
        "/thu-tuc/1.004873/",
        "/thu-tuc/1.004873/giay-to/",
        "/su-kien/ket-hon/",
    ],
)
def test_every_page_is_there(client, path):
    assert "xác nhận tình trạng hôn nhân" in text(client.get(path))
