"""The procedures and fields that versions hang on, made when they are new."""

from datetime import datetime

from django.utils.text import slugify

from motcua.foundation.search import fold
from motcua.reference.procedures import words
from motcua.reference.procedures.models import Alias, Field, Procedure


def procedures_of(codes: list[str], at: datetime) -> dict[str, Procedure]:
    """The procedures by code; new ones come with the words people use for them."""
    known = {procedure.code: procedure for procedure in Procedure.objects.filter(code__in=codes)}
    fresh = Procedure.objects.bulk_create([Procedure(code=code) for code in codes if code not in known])
    Alias.objects.bulk_create(
        Alias(procedure=procedure, text=text, folded=fold(text), is_seeded=True, created_at=at)
        for procedure in fresh
        for text in words.aliases().get(procedure.code, [])
    )
    return known | {procedure.code: procedure for procedure in fresh}


def fields_of(names: list[str]) -> dict[str, Field]:
    """The fields of administration by name; new ones get a slug of their own."""
    known = {field.name: field for field in Field.objects.all()}
    taken = {field.code for field in known.values()}
    for name in dict.fromkeys(names):
        if name not in known:
            known[name] = Field.objects.create(name=name, code=_slug(name, taken))
            taken.add(known[name].code)
    return known


def _slug(name: str, taken: set[str]) -> str:
    plain = slugify(fold(name))[:56].strip("-") or "linh-vuc"
    numbered = (f"{plain}-{number}" for number in range(2, 1000))
    return plain if plain not in taken else next(code for code in numbered if code not in taken)
