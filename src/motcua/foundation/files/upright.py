"""Photographs as they are to be kept: turned as they were taken, without what the telephone wrote into them."""

import io

from PIL import Image, ImageOps

from motcua.foundation.files.sniffing import DAMAGED

#: of the JPEG that is written anew: small print stays readable
QUALITY = 90
#: MPO is a JPEG with more pictures behind the first, as newer telephones write it
PHOTOGRAPHS = ("JPEG", "MPO")
#: where a JPEG says, beside its Exif, where and with what it was taken
TOLD = {"xmp", "comment"}


def upright(content: bytes) -> bytes:
    """The photograph turned upright, without place, time and device of the camera; anything else as it came.

    What cannot be read is left as it is: whoever takes it in says what is wrong with it.
    """
    try:
        with Image.open(io.BytesIO(content)) as picture:
            tells = picture.getexif() or TOLD & set(picture.info)
            if picture.format not in PHOTOGRAPHS or not tells:
                return content
            turned = ImageOps.exif_transpose(picture)
            turned.info.clear()
            written = io.BytesIO()
            turned.save(written, "JPEG", quality=QUALITY, icc_profile=picture.info.get("icc_profile"))
            return written.getvalue()
    except DAMAGED:
        return content
