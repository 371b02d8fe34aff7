"""What follows elsewhere is an event: a frozen dataclass, announced by an action, answered in the wiring."""

import ast
import dataclasses
import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

import pytest

from motcua.config.wiring import HANDLERS

from .house import PACKAGE, module_name, modules

#: the mechanism itself, and the one table that may use `connect`
MECHANISM, TABLE = PACKAGE / "foundation" / "events.py", PACKAGE / "config" / "wiring.py"

#: events announced for who comes to hear them; an event that has its row in the table leaves this list
HEARD_BY_NOBODY = {
    "AgencyReminded",
    "ConsultationAsked",
    "ErrorReported",
    "ResultCorrected",
    "ReturnedAtOnce",
}


def calls(source: str, name: str) -> Iterator[ast.Call]:
    """Every `events.name(…)` of `source`, and every `name(…)` when the module imports it from events."""
    tree = ast.parse(source)
    bare = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "motcua.foundation.events"
        for alias in node.names
        if alias.name == name
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (
            ast.unparse(node.func) == f"events.{name}" or _id(node.func) in bare
        ):
            yield node


def _id(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def announced_names(source: str) -> list[str]:
    """What `source` announces, as written: `DossierReceived` of `events.announce(DossierReceived(7))`."""
    arguments = (call.args[0] for call in calls(source, "announce"))
    return [ast.unparse(made.func if isinstance(made, ast.Call) else made) for made in arguments]


def announced_classes() -> dict[str, object]:
    """Every event of the house, by the place that announces it."""
    found: dict[str, object] = {}
    for path in modules():
        if path != MECHANISM:
            for name in announced_names(path.read_text()):
                found[f"{module_name(path)} announces {name}"] = find(module_name(path), name)
    return found


def find(module: str, name: str) -> object:
    """What `name`, dotted or not, means in `module`; None when it is no name of the module."""
    found: object = import_module(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return found


def is_frozen_dataclass(event: object) -> bool:
    return isinstance(event, type) and dataclasses.is_dataclass(event) and event.__dataclass_params__.frozen


def deaf(handlers: dict[type, list[Callable[..., None]]], announced: Iterable[object]) -> list[str]:
    """Rows of the table that can never be used: nobody announces the event, or nobody hears it."""
    known = set(announced)
    unheard = [f"{event.__name__} has no handler" for event, heard in handlers.items() if not heard]
    return unheard + [f"{event.__name__} is never announced" for event in handlers if event not in known]


def unheard(handlers: dict[type, list[Callable[..., None]]], announced: Iterable[type]) -> set[str]:
    """The events that are announced and that no row of the table hears."""
    return {event.__name__ for event in announced if not handlers.get(event)}


def misfits(handlers: dict[type, list[Callable[..., None]]]) -> list[str]:
    """Handlers that cannot be called with an event alone."""
    return [str(handler) for heard in handlers.values() for handler in heard if not takes_one(handler)]


def takes_one(handler: object) -> bool:
    try:
        return callable(handler) and bool(inspect.signature(handler).bind(object()))
    except TypeError:
        return False


def test_every_event_is_a_frozen_dataclass():
    assert [place for place, event in announced_classes().items() if not is_frozen_dataclass(event)] == []


def test_every_row_of_the_table_is_used():
    assert deaf(HANDLERS, announced_classes().values()) == []


def test_every_event_is_heard_or_known_to_be_heard_by_nobody_yet():
    """A row taken out of the table is a consequence lost: no first administrator would be seated."""
    announced = [event for event in announced_classes().values() if isinstance(event, type)]
    assert unheard(HANDLERS, announced) == HEARD_BY_NOBODY


def test_every_handler_takes_an_event_and_nothing_else():
    assert misfits(HANDLERS) == []


def test_handlers_are_connected_in_the_table_alone():
    places = (path for path in modules() if path not in {MECHANISM, TABLE})
    assert [module_name(path) for path in places if list(calls(path.read_text(), "connect"))] == []
    assert list(calls(TABLE.read_text(), "connect")) != []


def test_an_event_whose_row_is_taken_out_is_noticed():
    assert unheard({Happened: [hear]}, [Happened]) == set()
    assert unheard({Happened: []}, [Happened]) == {"Happened"}
    assert unheard({}, [Happened, Changeable]) == {"Happened", "Changeable"}


@dataclass(frozen=True)
class Happened:
    pk: int


@dataclass
class Changeable:
    pk: int


def hear(event: Happened) -> None: ...


def hear_with_more(event: Happened, more: int) -> None: ...


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("events.announce(Happened(1))", ["Happened"]),
        ("events.announce(actions.Happened(pk=1))", ["actions.Happened"]),
        ("from motcua.foundation.events import announce as tell\ntell(Happened(1))", ["Happened"]),
        ("events.announce(event)", ["event"]),
        ("radio.announce(Happened(1)); announce(Happened(1))", []),
    ],
)
def test_an_announcement_is_found_however_it_is_written(source, names):
    assert announced_names(source) == names


@pytest.mark.parametrize("event", [Changeable, int, None, "Happened", Happened(1)])
def test_anything_but_a_frozen_dataclass_is_noticed(event):
    assert is_frozen_dataclass(Happened)
    assert not is_frozen_dataclass(event)


def test_an_event_of_the_table_that_nobody_announces_is_noticed():
    assert deaf({Happened: [hear]}, [Happened]) == []
    assert deaf({Happened: [hear], Changeable: []}, [Happened]) == [
        "Changeable has no handler",
        "Changeable is never announced",
    ]


@pytest.mark.parametrize("handler", [hear_with_more, "organisation.hear", None, lambda: None])
def test_a_handler_that_cannot_hear_is_noticed(handler):
    assert misfits({Happened: [hear]}) == []
    assert misfits({Happened: [hear, handler]}) == [str(handler)]


@pytest.mark.parametrize(
    "source",
    [
        "events.connect(Happened, hear)",
        "from motcua.foundation.events import connect\nconnect(Happened, hear)",
    ],
)
def test_a_connection_outside_the_table_is_noticed(source):
    assert len(list(calls(source, "connect"))) == 1
