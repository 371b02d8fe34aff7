import pytest

from motcua.foundation.worklists import registry
from motcua.foundation.worklists.registry import Worklist


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(registry, "_lists", {})


def make(code):
    return Worklist(
        code,
        title=code,
        right="dossiers.view",
        query=lambda user, at: None,
        next_action="Mở",
        empty="Hết việc",
    )


def test_lists_come_in_the_order_in_which_they_were_declared():
    lists = [make("tiep-nhan"), make("chuyen"), make("an-dinh")]
    for each in lists:
        registry.register(each)
    assert registry.every() == lists


def test_a_list_is_found_by_its_code():
    registry.register(make("chuyen"))
    assert registry.find("chuyen") == registry.every()[0]
    assert registry.find("khac") is None


def test_the_second_list_of_a_code_is_a_mistake():
    registry.register(make("chuyen"))
    with pytest.raises(ValueError, match="chuyen is registered twice"):
        registry.register(make("chuyen"))
    assert len(registry.every()) == 1
