"""What a scanner types: the code of a dossier, or the address in the QR code of its papers."""

from motcua.foundation.search import fold_code


def scanned_code(typed: str) -> str:
    """The dossier code in what was typed or scanned: the code itself, or the address in the receipt's QR."""
    after = typed.rpartition("/tra-cuu/")[2]
    return fold_code(after.partition("/")[0])
