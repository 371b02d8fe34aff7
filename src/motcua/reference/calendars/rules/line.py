"""One line of an explanation."""

from dataclasses import dataclass

from motcua.reference.calendars.rules.parameters import Given


@dataclass(frozen=True)
class Line:
    """One reason, the text it rests on (empty when it is plain arithmetic) and how sure that text is."""

    text: str
    source: str = ""
    mark: str = ""


def said(text: str, given: Given[object] | None = None, /, **values: object) -> Line:
    """A line in these words, filled, resting on `given`."""
    return Line(text % values, given.source if given else "", given.mark if given else "")
