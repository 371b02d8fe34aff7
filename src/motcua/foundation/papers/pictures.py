"""Pictures on a paper: bytes while it is put together and printed, their hash while it is kept.

The store keeps every picture by its content, so the hash fixes each byte and a paper prints the same for ever.
"""

from collections.abc import Mapping
from typing import Any

from motcua.foundation.files import store
from motcua.foundation.files.models import StoredFile

KIND = "image/png"
#: what stands for a picture in the data of an issued paper: `{"png_sha256": "…"}`
HASH = "png_sha256"


def kept(data: Mapping[str, Any], *, centre: int) -> dict[str, Any]:
    """The data of a paper with each picture in the Centre's store and its hash in its place; "" for no picture."""

    def stored(picture: bytes) -> dict[str, str] | str:
        return {HASH: store.keep(picture, kind=KIND, centre=centre).sha256} if picture else ""

    return {name: stored(value) if isinstance(value, bytes) else value for name, value in data.items()}


def fetched(data: Mapping[str, Any], *, centre: int) -> dict[str, Any]:
    """The data as they were before `kept`. Raises OSError when the store has lost a picture or it has changed."""

    def read(value: Any) -> Any:
        if not isinstance(value, dict) or HASH not in value:
            return value
        return store.read(StoredFile.objects.get(centre=centre, sha256=value[HASH]))

    return {name: read(value) for name, value in data.items()}
