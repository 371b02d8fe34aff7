"""Verbs about phrases: each leaves a new version, and the old ones as they were."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.phrases import queries, rules
from motcua.foundation.phrases.models import Phrase, Wording
from motcua.foundation.phrases.rules import Words
from motcua.foundation.phrases.states import Use
from motcua.foundation.search import fold

#: adding, changing and retiring the phrases of one's Centre
WRITE = "phrases.write"


@transaction.atomic
def add_phrase(use: Use, words: Words, *, centre: int, by: User, at: datetime) -> Phrase:
    """A phrase in use from now on. Raises PermissionDenied; RuleBroken when its words do not fit."""
    phrase = Phrase(centre=centre, use=use)
    require(by, WRITE, phrase, at=at)
    words = rules.tidied(words, use)
    rules.require_words(words, use)
    phrase.save()
    _keep("added", phrase, 1, words, by=by, at=at)
    return phrase


@transaction.atomic
def change_phrase(pk: int, words: Words, *, based_on: int, by: User, at: datetime) -> Phrase:
    """The phrase in other words, in use; the same words as before leave no version.

    Raises PermissionDenied; RuleBroken when somebody changed it since version `based_on`, or the words do not fit.
    """
    phrase, newest = _taken(pk, by, at)
    use = Use(phrase.use)
    rules.require_newest(based_on, newest.version)
    words = rules.tidied(words, use)
    rules.require_words(words, use)
    if newest.is_retired or words != _words_of(newest):
        _keep("changed", phrase, newest.version + 1, words, by=by, at=at)
    return phrase


@transaction.atomic
def retire_phrase(pk: int, *, by: User, at: datetime) -> Phrase:
    """The phrase, offered no more; retiring it again changes nothing. Raises PermissionDenied."""
    phrase, newest = _taken(pk, by, at)
    if not newest.is_retired:
        _keep("retired", phrase, newest.version + 1, _words_of(newest), by=by, at=at)
    return phrase


def _taken(pk: int, by: User, at: datetime) -> tuple[Phrase, Wording]:
    """The phrase, held until the transaction ends, and what it says now."""
    phrase = Phrase.objects.select_for_update().get(pk=pk)
    require(by, WRITE, phrase, at=at)
    return phrase, queries.history(phrase)[0]


def _words_of(wording: Wording) -> Words:
    return Words(wording.name, wording.text, wording.procedure)


def _keep(verb: str, phrase: Phrase, version: int, words: Words, *, by: User, at: datetime) -> None:
    """One more version of the phrase, and its line in the journal."""
    Wording.objects.create(
        phrase=phrase, version=version, is_retired=verb == "retired",
        name=words.name, text=words.text, procedure=words.procedure,
        folded=fold(f"{words.name} {words.text} {words.procedure}"),
        written_at=at, written_by=by.pk, written_by_name=by.full_name,
    )  # fmt: skip
    data = {"use": phrase.use, "version": version, "name": words.name, "text": words.text}
    data["procedure"] = words.procedure
    journal.record(f"phrases.{verb}", phrase, by=by, at=at, centre=phrase.centre, data=data)
