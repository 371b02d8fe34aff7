"""Recordings: what a telephone or recorder makes, told by its own bytes and read to its end."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.files.models import StoredFile

#: what every browser plays -> ending of its name
ACCEPTED = {"audio/mpeg": "mp3", "audio/mp4": "m4a"}
#: kilobits a second of MPEG-1 and MPEG-2 layer III, by the four bits of a frame's header
_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0)
_HERTZ = (44100, 48000, 32000)
#: frames a recording has at least: half a second
_FEWEST_FRAMES = 20


def take_in(content: bytes, *, name: str, centre: int) -> StoredFile:
    """The stored file of a recording. `name` is only for messages.

    Raises RuleBroken when it is empty, too large, or no whole MP3 or M4A.
    """
    store.require_size(len(content), name=name)
    return store.keep(content, kind=media_type(content, name=name), centre=centre)


def media_type(content: bytes, *, name: str) -> str:
    """`audio/mpeg` or `audio/mp4`, whatever the name says. Raises RuleBroken for anything else."""
    if content[4:8] == b"ftyp" and _is_whole_mp4(content):
        return "audio/mp4"
    if _is_whole_mp3(content):
        return "audio/mpeg"
    raise RuleBroken(
        _(
            "Tệp “%(name)s” không phải bản ghi âm MP3 hoặc M4A còn nguyên. Ghi bằng ứng dụng ghi âm của "
            "điện thoại, nghe thử hết rồi chọn lại tệp."
        ),
        code="sound_not_readable",
        params={"name": name},
    )


def _boxes(content: bytes) -> Iterator[tuple[bytes, int]]:
    """The outer boxes of an MP4 with where each ends; ends beyond the file when it was cut off."""
    at = 0
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4])
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16])
        if size < 8:  # 0 means to the end of the file
            size = len(content) - at if size == 0 else len(content) + 1
        at += size
        yield content[at - size + 4 : at - size + 8], at


def _is_whole_mp4(content: bytes) -> bool:
    boxes = list(_boxes(content))
    kinds = {kind for kind, _end in boxes}
    return {b"moov", b"mdat"} <= kinds and boxes[-1][1] == len(content) and b"vide" not in content


def _is_whole_mp3(content: bytes) -> bool:
    """Whether frames follow one upon the other from the start of the sound to the end of the file."""
    at, frames = _sound_begins(content), 0
    while length := _frame_length(content[at : at + 4]):
        at, frames = at + length, frames + 1
    rest = content[min(at, len(content)) :]
    return (
        frames >= _FEWEST_FRAMES
        and at <= len(content)
        and (not rest or rest.startswith((b"TAG", b"APETAGEX", b"\0")))
    )


def _sound_begins(content: bytes) -> int:
    """Behind the tags that may stand in front."""
    if content[:3] != b"ID3" or len(content) < 10:
        return 0
    size = 0
    for byte in content[6:10]:
        size = size << 7 | (byte & 0x7F)
    return size + 10


def _frame_length(head: bytes) -> int:
    """Bytes of the layer III frame that begins so; 0 when none does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, hertz = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or hertz == 3:
        return 0
    kilobits = (_RATES_1 if version == 3 else _RATES_2)[rate]
    slower = {3: 1, 2: 2, 0: 4}[version]
    samples = 144 if version == 3 else 72
    return samples * kilobits * 1000 // (_HERTZ[hertz] // slower) + (head[2] >> 1 & 1) if kilobits else 0
