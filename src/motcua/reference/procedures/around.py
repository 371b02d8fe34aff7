"""Reading what stands beside the versions: former codes, samples, clips, translations."""

from dataclasses import dataclass

from django.db import connection

from motcua.reference.procedures import words
from motcua.reference.procedures.models import Aid, FormerCode, Translation

# Written out because every visit asks it: building these queries anew costs more than answering them.
_BESIDE = """
with asked as (select id from procedures_procedure where code = %(code)s)
select coalesce((select now.code from procedures_formercode former
                 join procedures_procedure now on now.id = former.procedure_id where former.code = %(code)s), ''),
    coalesce((select text from procedures_alias where procedure_id = (table asked) order by id limit 1), ''),
    exists (select from procedures_aid where procedure_id = (table asked) and removed_at is null),
    coalesce((select jsonb_array_length(content) > 0 from procedures_questionset
              where procedure_id = (table asked) order by number desc limit 1), false)
"""


@dataclass(frozen=True)
class Beside:
    """What stands beside the versions of a code: the code it became, what people call it first, what there is."""

    code_now: str
    called: str
    has_aids: bool
    has_questions: bool


def beside(code: str) -> Beside:
    """What stands beside the versions of that code; one query. Empty for a code nobody knows."""
    with connection.cursor() as cursor:
        cursor.execute(_BESIDE, {"code": code})
        return Beside(*cursor.fetchone())


def codes_now() -> dict[str, str]:
    """The code each former code became."""
    return dict(FormerCode.objects.values_list("code", "procedure__code"))


def aids_of(code: str) -> list[Aid]:
    """The samples and clips shown on the page of a procedure."""
    return list(Aid.objects.filter(procedure__code=code, removed_at=None).select_related("file"))


def translation_of(code: str, language: str) -> Translation | None:
    """What a procedure is called in a language other than Vietnamese; None when nobody wrote it."""
    return Translation.objects.filter(procedure__code=code, language=language).first()


def questions_in(language: str, *, procedure: int) -> dict[str, str]:
    """What its questions say in that language, by Vietnamese sentence: the office's words before ours."""
    row = Translation.objects.filter(procedure=procedure, language=language).first()
    return words.questions_in(language) | (row.questions if row else {})
