"""Recordings are what their bytes say, whole, whatever their names."""

import pytest
from django.http import HttpRequest

from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving, sound

#: one frame of MPEG-1 layer III, 128 kilobits, 44.1 kHz: 417 bytes
FRAME = bytes.fromhex("fffb9000") + bytes(413)
MP3 = FRAME * 30
ID3 = b"ID3\x04\x00\x00\x00\x00\x00\x05hello"


def box(kind, body=b""):
    return (8 + len(body)).to_bytes(4) + kind + body


M4A = box(b"ftyp", b"mp42") + box(b"moov", b"soun") + box(b"mdat", bytes(500))


@pytest.fixture
def folder(settings, tmp_path, db):
    settings.FILES_ROOT = tmp_path


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (MP3, "audio/mpeg"),
        (ID3 + MP3, "audio/mpeg"),
        (MP3 + b"TAG" + bytes(125), "audio/mpeg"),
        (M4A, "audio/mp4"),
    ],
)
def test_what_plays_is_known_by_its_bytes(content, kind):
    assert sound.media_type(content, name="a.exe") == kind


@pytest.mark.parametrize(
    "content",
    [
        b"MZ" + bytes(900),
        b"ID3",
        FRAME * 3,
        MP3[:-40],
        MP3 + b"<script>alert(1)</script>",
        M4A[:-40],
        box(b"ftyp", b"mp42") + box(b"moov", b"vide") + box(b"mdat"),
        box(b"ftyp", b"M4A "),
        b"\x00\x00\x00\x00ftyp",
        bytes.fromhex("fffb9c00") * 30,
    ],
)
def test_what_is_no_whole_recording_is_refused(content):
    with pytest.raises(RuleBroken, match="MP3 hoặc M4A"):
        sound.media_type(content, name="loi-noi.mp3")


@pytest.mark.parametrize(
    ("asked", "status", "said", "size"),
    [
        ("", 200, None, len(MP3)),
        ("bytes=0-99", 206, f"bytes 0-99/{len(MP3)}", 100),
        (f"bytes={len(MP3) - 5}-", 206, f"bytes {len(MP3) - 5}-{len(MP3) - 1}/{len(MP3)}", 5),
        ("bytes=-10", 206, f"bytes {len(MP3) - 10}-{len(MP3) - 1}/{len(MP3)}", 10),
        ("bytes=99999999-", 416, f"bytes */{len(MP3)}", 0),
        ("bytes=-", 200, None, len(MP3)),
        ("bytes=1-2,5-6", 200, None, len(MP3)),
        ("trang=1-2", 200, None, len(MP3)),
    ],
)
def test_a_player_gets_the_stretch_it_asks_for(folder, asked, status, said, size):
    request = HttpRequest()
    request.META["HTTP_RANGE"] = asked
    answer = serving.public(sound.take_in(MP3, name="a.mp3", centre=0), request, name="nghe")
    assert (answer.status_code, answer.get("Content-Range"), len(answer.content)) == (status, said, size)
    assert answer["Content-Disposition"] == 'inline; filename="nghe.mp3"'
