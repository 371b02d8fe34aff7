import re
from pathlib import Path

from motcua.foundation.ui.catalogues import SOURCE
from motcua.foundation.ui.formats import STATUS_ICONS

LISTED = set((Path(SOURCE).parents[1] / "frontend/icons.txt").read_text().split())
USED = re.compile(r"""\{%\s*icon\s+["']([a-z0-9-]+)["']""")


def test_every_icon_a_template_names_is_in_the_sprite():
    used = {
        (name, template.name)
        for template in SOURCE.rglob("templates/**/*.html")
        for name in USED.findall(template.read_text(encoding="utf-8"))
    }
    assert sorted(pair for pair in used if pair[0] not in LISTED) == []


def test_every_status_has_an_icon_of_the_sprite():
    assert set(STATUS_ICONS.values()) <= LISTED


def test_the_list_of_icons_is_sorted_and_names_each_once():
    names = (Path(SOURCE).parents[1] / "frontend/icons.txt").read_text().split()
    assert names == sorted(set(names))
