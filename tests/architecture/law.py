"""The map of the law: each duty of the annex, who serves it, where that is done, which figures and tests show it.

`python -m tests.architecture.law` writes docs/law/README.md anew; a test says when it is out of date.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from .house import ROOT, SOURCES

#: tests that speak of the register as such
_ABOUT_ALL = {"architecture", "duties", "evidence"}
PAGE = ROOT / "docs" / "law" / "README.md"
HEAD = """# The map of the law

Written by `python -m tests.architecture.law` from the annex that comes with the house and from the code;
not edited by hand. The annex lists {instruments} instruments, {groups} groups, {duties} duties.
A duty without an app is not built yet: its evidence is entered by hand.
"""
TABLE = "| Duty | What it is about | Apps | Pages | Figures | Tests |\n|---|---|---|---|---|---|"


def rendered() -> str:
    """The page as the code has it now."""
    from django.utils.translation import override

    from motcua.oversight.duties.actions.bringing import SEED
    from motcua.oversight.duties.opening import open_annex

    annex = open_annex(SEED.read_bytes())
    parts = [HEAD.format(**annex.counts)]
    with override("vi"):
        for instrument in annex.instruments:
            parts += [f"## {instrument.numeral}. {instrument.words}\n", TABLE]
            parts += [_row(code) for code, of, *_rest in annex.each() if of is instrument]
            parts.append("")
    return "\n".join(parts)


def _row(code: str) -> str:
    from motcua.foundation.evidence import registry
    from motcua.oversight.duties.figures import apps_serving
    from motcua.oversight.duties.names import SHORT
    from motcua.oversight.duties.showing import WORKPLACES
    from motcua.oversight.duties.states import slug_of

    apps = apps_serving(code)
    pages = [f"`{WORKPLACES[app.label][0]}`" for app in apps if app.label in WORKPLACES]
    cells = (
        f"{code} `/nhiem-vu/{slug_of(code)}/`",
        str(SHORT[code]),
        ", ".join(_link(SOURCES / app.name.replace(".", "/") / "README.md", app.label) for app in apps)
        or "not yet",
        ", ".join(pages) or "–",
        "; ".join(str(figure.title) for figure in registry.of(code)) or "by hand",
        ", ".join(_link(path, path.stem) for path in _tests_of(code)) or "–",
    )
    return f"| {' | '.join(cells)} |"


def _link(path: Path, name: str) -> str:
    return f"[{name}]({os.path.relpath(path, PAGE.parent)})"


def _tests_of(code: str) -> Iterator[Path]:
    """The files of tests that name a duty by its code; those of the register itself name them all."""
    named = re.compile(rf"(?<![\w.]){re.escape(code)}(?![\w.]\w)")
    folders = (SOURCES, ROOT / "tests")
    files = (path for folder in folders for path in sorted(folder.rglob("test_*.py")))
    telling = (path for path in files if not _ABOUT_ALL & set(path.relative_to(ROOT).parts))
    return (path for path in telling if named.search(path.read_text()))


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(rendered())


if __name__ == "__main__":
    main()
