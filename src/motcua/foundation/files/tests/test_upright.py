"""Photographs are kept upright and tell nothing of where they were taken."""

import io

import pytest
from PIL import Image

from motcua.foundation.files.upright import upright

ORIENTATION, PLACE = 0x0112, 0x8825


def taken(orientation: int | None, kind: str = "JPEG", **more) -> bytes:
    """A photograph of 40 by 20 pixels, its left half dark."""
    picture = Image.new("L", (40, 20), 240)
    picture.paste(10, (0, 0, 20, 20))
    exif = Image.Exif()
    if orientation is not None:
        exif[ORIENTATION] = orientation
        exif.get_ifd(PLACE)[1] = "N"
    content = io.BytesIO()
    picture.save(content, kind, exif=exif, **more)
    return content.getvalue()


@pytest.mark.parametrize(
    ("orientation", "size", "dark"),
    [(1, (40, 20), (5, 10)), (3, (40, 20), (35, 10)), (6, (20, 40), (10, 5)), (8, (20, 40), (10, 35))],
)
def test_a_photograph_stands_as_it_was_taken(orientation, size, dark):
    with Image.open(io.BytesIO(upright(taken(orientation)))) as picture:
        assert picture.size == size
        assert picture.getpixel(dark) < 60
        assert not picture.getexif()
        assert "exif" not in picture.info


def test_one_with_more_pictures_behind_it_is_turned_and_tells_nothing_either():
    behind = {"save_all": True, "append_images": [Image.new("L", (20, 10), 90)]}
    with Image.open(io.BytesIO(upright(taken(6, "MPO", **behind)))) as picture:
        assert (picture.format, picture.size) == ("JPEG", (20, 40))
        assert not picture.getexif()


PLACE_IN_WORDS = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="10,20N"/></rdf:RDF></x:xmpmeta>'
)


@pytest.mark.parametrize("orientation", [None, 6])
def test_what_the_camera_says_elsewhere_in_the_file_goes_too(orientation):
    kept = upright(taken(orientation, xmp=PLACE_IN_WORDS, comment=b"a telephone"))
    assert b"GPSLatitude" not in kept
    assert b"a telephone" not in kept


@pytest.mark.parametrize("content", [taken(None), taken(6, "PNG"), b"", b"%PDF-1.7", taken(6)[:200]])
def test_what_needs_no_turning_or_cannot_be_read_stays_as_it_came(content):
    assert upright(content) == content
