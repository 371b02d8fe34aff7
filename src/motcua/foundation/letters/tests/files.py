"""Word files to try the door with."""

import io
import zipfile

import docx

from motcua.foundation.letters.builtin import built_in
from motcua.foundation.letters.states import Kind


def made_of(*texts: str) -> bytes:
    """A Word file with these paragraphs."""
    letter = docx.Document()
    for text in texts:
        letter.add_paragraph(text)
    file = io.BytesIO()
    letter.save(file)
    return file.getvalue()


def pieces(*runs: str) -> bytes:
    """A Word file of one paragraph, cut into runs as Word cuts what is typed and corrected."""
    letter = docx.Document()
    paragraph = letter.add_paragraph()
    for run in runs:
        paragraph.add_run(run)
    file = io.BytesIO()
    letter.save(file)
    return file.getvalue()


def changed(part: str, old: str, new: str, content: bytes | None = None) -> bytes:
    """A built-in file in which one part reads otherwise; a part that is not there is added."""
    fresh = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content or built_in(Kind.NOTICE))) as given,
        zipfile.ZipFile(fresh, "w") as file,
    ):
        for name in given.namelist():
            text = given.read(name)
            file.writestr(name, text.replace(old.encode(), new.encode()) if name == part else text)
        if part not in given.namelist():
            file.writestr(part, new)
    return fresh.getvalue()
