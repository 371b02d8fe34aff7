import pytest

from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Evidence


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(registry, "_registered", [])


def make(duty, title="Số hồ sơ"):
    return Evidence(duty, title, "hồ sơ", lambda centre, period: None)


def test_the_figures_of_a_duty_come_in_the_order_in_which_they_were_declared():
    first, other, second = make("I.1.b", "Đã nhận"), make("I.1.c"), make("I.1.b", "Đã trả")
    for each in (first, other, second):
        registry.register(each)
    assert registry.of("I.1.b") == [first, second]
    assert registry.every() == [first, other, second]
    assert registry.of("II.9.z") == []


def test_one_title_twice_for_a_duty_is_a_mistake_and_for_two_duties_none():
    registry.register(make("I.1.b"))
    registry.register(make("I.1.c"))
    with pytest.raises(ValueError, match=r"Số hồ sơ of duty I\.1\.b is registered twice"):
        registry.register(make("I.1.b"))
    assert len(registry.every()) == 2


def test_what_every_gives_is_a_list_of_its_own():
    registry.register(make("I.1.b"))
    registry.every().clear()
    assert len(registry.every()) == 1
