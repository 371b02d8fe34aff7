"""Papers seen before they are issued: the act that issues them is taken, and undone."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpResponse

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.papers import actions as papers
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.papers.serving import preview_response


def preview_of(act: Callable[[], Dossier | None], *, without: tuple[str, ...] = ()) -> HttpResponse | None:
    """The newest paper of the dossier that `act` gives, as it would be issued. None when the act gives none.

    `without` names what the paper says that is not known before it is issued.
    """
    with transaction.atomic():
        dossier = act()
        paper = papers_about(dossier, centre=dossier.centre_id).first() if dossier else None
        transaction.set_rollback(True)
    if paper is None:
        return None
    unknown = dict.fromkeys(("qr", *without), "")  # the QR code would lead to a paper that was never issued
    content = papers.preview(paper.code, centre=paper.centre, data=paper.data | unknown, at=paper.issued_at)
    return preview_response(paper.code, content)
