"""The bytes of an issued paper: printed right after it was issued, by a job or by whoever looks first."""

from motcua.foundation.files import store
from motcua.foundation.papers.models import IssuedPaper, Printout
from motcua.foundation.papers.pictures import fetched
from motcua.foundation.papers.rendering import render


def printout_of(paper: IssuedPaper) -> Printout:
    """The paper's printout, made now when nobody has made it yet; two who print at once make the same bytes."""
    made = Printout.objects.filter(paper=paper).select_related("file").first()
    if made is not None:
        return made
    content = render(paper.template.source, fetched(paper.data, centre=paper.centre), at=paper.issued_at)
    stored = store.keep(content, kind="application/pdf", centre=paper.centre)
    made, _new = Printout.objects.get_or_create(
        paper=paper, defaults={"file": stored, "sha256": stored.sha256}
    )
    return made


def content_of(paper: IssuedPaper) -> bytes:
    """The PDF as it was issued. Raises OSError when the store has lost it or it is not the paper's."""
    printout = printout_of(paper)
    content = store.read(printout.file)
    if printout.file.sha256 != printout.sha256:
        raise OSError(f"paper {paper.pk} points to another file")
    return content
