"""Reading what stands beside the versions: former codes, samples, clips, translations."""

from motcua.reference.procedures import words
from motcua.reference.procedures.models import Aid, FormerCode, Procedure, Translation


def code_now(former: str) -> str | None:
    """The code of the procedure that had this one before; None when none had."""
    rows = Procedure.objects.filter(former_codes__code=former)
    return rows.values_list("code", flat=True).first()


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
