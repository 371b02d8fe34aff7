"""A few questions before a procedure: may one do it, and which of its papers does one need. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from motcua.foundation.words import _
from motcua.reference.procedures.states import Mark, Verdict

#: more are no help before one begins (ux 4.2)
MOST_QUESTIONS, MOST_CHOICES = 5, 6
#: the answers a question usually has; the last of them can be given to every question
YES, NO, UNSURE = "yes", "no", "unsure"


@dataclass(frozen=True)
class Choice:
    """One answer: what it speaks for, why, what else one can do, and the papers it makes necessary."""

    value: str
    said: str = ""
    verdict: Verdict = Verdict.MAY
    why: str = ""
    instead: str = ""
    #: papers by the condition under which the procedure lists them
    papers: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return self.said or {YES: _("Có"), NO: _("Không"), UNSURE: _("Không biết")}.get(
            self.value, self.value
        )


@dataclass(frozen=True)
class Question:
    """One question with its answers, and on what it rests."""

    key: str
    ask: str
    choices: tuple[Choice, ...]
    mark: Mark
    basis: str
    hint: str = ""

    @property
    def conditions(self) -> set[str]:
        """The conditions of papers this question settles."""
        return {each for choice in self.choices for each in choice.papers}

    def chosen(self, answers: Mapping[str, str]) -> Choice | None:
        """The answer given; None for none, or one the question does not have."""
        return next((choice for choice in self.choices if choice.value == answers.get(self.key)), None)


@dataclass(frozen=True)
class Outcome:
    """What the answers come to: the answers that speak for it, and which conditions of papers are settled."""

    verdict: Verdict
    reasons: tuple[Choice, ...] = ()
    needed: frozenset[str] = frozenset()
    not_needed: frozenset[str] = frozenset()


def read(content: Sequence[Mapping[str, Any]]) -> tuple[Question, ...]:
    """The questions of a set without faults, in their order."""
    return tuple(_question(given) for given in content)


def _question(given: Mapping[str, Any]) -> Question:
    choices = tuple(_choice(each) for each in given["choices"])
    said = {name: str(given.get(name, "")) for name in ("key", "ask", "basis", "hint")}
    return Question(**said, choices=choices, mark=Mark(given["mark"]))


def _choice(given: Mapping[str, Any]) -> Choice:
    said = {name: str(given.get(name, "")) for name in ("value", "said", "why", "instead")}
    verdict, papers = Verdict(given.get("verdict", Verdict.MAY)), tuple(given.get("papers", ()))
    return Choice(**said, verdict=verdict, papers=papers)


def sentences(questions: Sequence[Question]) -> list[str]:
    """Everything these say that can be said in another language, each sentence once, in their order."""
    said: dict[str, None] = {}
    for question in questions:
        said |= dict.fromkeys((question.ask, question.hint))
        for each in question.choices:
            said |= dict.fromkeys((each.said, each.why, each.instead))
    return [text for text in said if text]


def reworded(questions: Sequence[Question], say: Callable[[str], str]) -> tuple[Question, ...]:
    """The same questions with every text, the source too, as `say` has it; what is empty stays so."""

    def put(text: str) -> str:
        return say(text) if text else ""

    return tuple(
        replace(
            question,
            ask=put(question.ask),
            hint=put(question.hint),
            basis=put(question.basis),
            choices=tuple(
                replace(each, said=put(each.said), why=put(each.why), instead=put(each.instead))
                for each in question.choices
            ),
        )
        for question in questions
    )


def unanswered(questions: Sequence[Question], answers: Mapping[str, str]) -> list[Question]:
    """The questions without an answer of theirs."""
    return [question for question in questions if question.chosen(answers) is None]


def known(questions: Sequence[Question], answers: Mapping[str, str]) -> dict[str, str]:
    """Of what was sent only what answers a question."""
    chosen = {question.key: question.chosen(answers) for question in questions}
    return {key: choice.value for key, choice in chosen.items() if choice is not None}


def outcome(questions: Sequence[Question], answers: Mapping[str, str]) -> Outcome | None:
    """What the answers come to; None while a question is open, or there is none.

    One answer against it is enough; one that has to be asked about outweighs any number that speak for it.
    A paper is needed when any answer says so, and stays open when who was asked does not know.
    """
    given = [(question, question.chosen(answers)) for question in questions]
    chosen = [(question, choice) for question, choice in given if choice is not None]
    if not given or len(chosen) < len(given):
        return None
    verdict = next(
        (each for each in (Verdict.NOT_YET, Verdict.ASK) if any(c.verdict == each for _q, c in chosen)),
        Verdict.MAY,
    )
    reasons = tuple(choice for _q, choice in chosen if choice.verdict == verdict and choice.why)
    needed, settled = papers_of(questions, answers)
    return Outcome(verdict, reasons, needed, settled)


def papers_of(
    questions: Sequence[Question], answers: Mapping[str, str]
) -> tuple[frozenset[str], frozenset[str]]:
    """The conditions of papers that hold and those that do not, by the answers given so far."""
    chosen = [(question, question.chosen(answers)) for question in questions]
    given = [(question, choice) for question, choice in chosen if choice is not None]
    needed = frozenset(each for _q, choice in given for each in choice.papers)
    asked = {each for question, choice in given if choice.value != UNSURE for each in question.conditions}
    return needed, frozenset(asked - needed)


_KEYS_OF_QUESTION = {"key", "ask", "hint", "mark", "basis", "choices"}
_KEYS_OF_CHOICE = {"value", "said", "verdict", "why", "instead", "papers"}


def faults(content: Sequence[Mapping[str, Any]], conditions: Sequence[str]) -> list[str]:
    """What is wrong with a set of questions for a procedure whose papers have these conditions, in words."""
    found = []
    if len(content) > MOST_QUESTIONS:
        found.append(
            _("Nhiều nhất %(most)s câu hỏi. Bỏ bớt câu ít giúp được người dân.") % {"most": MOST_QUESTIONS}
        )
    keys = [given.get("key") for given in content]
    if len(set(keys)) < len(keys):
        found.append(_("Có hai câu hỏi trùng mã. Mỗi câu một mã riêng."))
    for n, given in enumerate(content, start=1):
        found += [
            _("Câu %(n)s: %(fault)s") % {"n": n, "fault": fault} for fault in _faults(given, conditions)
        ]
    return found


def _faults(given: Mapping[str, Any], conditions: Sequence[str]) -> list[str]:
    if not given.get("key") or not given.get("ask"):
        return [_("chưa có lời hỏi. Ghi câu hỏi, hoặc bỏ trống cả câu.")]
    if given.get("mark") not in Mark.values or not given.get("basis"):
        return [_("chưa ghi dấu nguồn và căn cứ. Câu hỏi nào cũng phải nói dựa vào đâu.")]
    strange = {*given} - _KEYS_OF_QUESTION | {
        key for each in given["choices"] for key in each
    } - _KEYS_OF_CHOICE
    if strange:
        return [_("có mục lạ: %(names)s.") % {"names": ", ".join(sorted(strange))}]
    question = _question(given)
    values = [choice.value for choice in question.choices]
    found = []
    if len(set(values)) < max(len(values), 2) or len(values) > MOST_CHOICES:
        found.append(_("cần từ hai câu trả lời khác nhau, nhiều nhất %(most)s.") % {"most": MOST_CHOICES})
    if UNSURE not in values:
        found.append(_("thiếu câu trả lời “Không biết”. Người không rõ vẫn phải đi tiếp được."))
    for choice in question.choices:
        found += _faults_of_choice(choice, question.mark, conditions)
    return found


def _faults_of_choice(choice: Choice, mark: Mark, conditions: Sequence[str]) -> list[str]:
    told = {"said": choice.words}
    found = []
    if choice.verdict != Verdict.MAY and not choice.why:
        found.append(_("trả lời “%(said)s” chưa nói vì sao.") % told)
    if choice.verdict == Verdict.NOT_YET and not choice.instead:
        found.append(_("trả lời “%(said)s” chưa nói có thể làm gì khác.") % told)
    if choice.verdict == Verdict.NOT_YET and mark != Mark.FOUND:
        found.append(
            _(
                "trả lời “%(said)s” chỉ được kết luận “Chưa đủ điều kiện” khi đã đọc trong nguồn; "
                "chưa chắc thì chọn “Nên hỏi cán bộ”."
            )
            % told
        )
    unknown = [each for each in choice.papers if each not in conditions]
    if unknown:
        found.append(
            _("trả lời “%(said)s” nêu giấy tờ không có trong thủ tục: %(papers)s.")
            % {**told, "papers": ", ".join(unknown)}
        )
    return found
