"""Nothing in the repository belongs to one machine, one registry or one person."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from .house import ROOT

IGNORED = [".git/", *(line for line in (ROOT / ".gitignore").read_text().splitlines() if line)]
BINARY = {".png", ".jpg", ".pdf", ".woff2", ".ico", ".ttf", ".docx", ".xlsx"}
#: what must not stand in a file; written so that no pattern finds itself
FORBIDDEN = {
    "address of a package registry": r"(pypi|pythonhosted|npmjs|yarnpkg)[.](org|com)/",
    "choice of a package registry": r"\bindex-url\s*=|(?<![\w-])registry\s*=",
    "resolved address in a lock": r'"resolved":',
    "folder of one machine": r"(?<![\w.<>~/-])/(home|Users|root|work|workspace)/[\w.]",
    "private key": r"-----BEGIN [A-Z ]*PRIVATE[ ]KEY",
    "address with its password": r"\w+://[\w.%-]+:[\w.%-]{3,}@",
    "access token": r"\b(ghp|gho|glpat|xox[abp])[-_]\w{16,}|\bAKIA[0-9A-Z]{16}\b",
    "account at an example": r"[\w.]@example[.]\w",
}


def committed(root: Path = ROOT) -> Iterator[Path]:
    """Every text file that is not ignored by .gitignore."""
    for path in sorted(root.iterdir()):
        name = path.relative_to(ROOT).as_posix() + "/" * path.is_dir()
        if any(fnmatch(f"/{name}", f"*/{pattern}") for pattern in IGNORED):
            continue
        if path.is_dir():
            yield from committed(path)
        elif path.suffix not in BINARY:
            yield path


def offences(text: str) -> list[str]:
    """What of the forbidden stands in `text`, with the line it stands on."""
    return [
        f"line {text.count(chr(10), 0, found.start()) + 1}: {what}: {found[0]}"
        for what, pattern in FORBIDDEN.items()
        for found in re.finditer(pattern, text)
    ]


def test_no_file_speaks_of_a_machine_a_registry_or_a_secret():
    mine = Path(__file__)
    found = {path: offences(path.read_text()) for path in committed() if path != mine}
    assert {path.relative_to(ROOT): told for path, told in found.items() if told} == {}


def test_locks_name_no_address_at_all():
    for lock in ROOT.glob("requirements/*.lock"):
        assert "://" not in lock.read_text(), lock


def test_what_is_ignored_is_not_looked_at():
    looked_at = {path.relative_to(ROOT).as_posix() for path in committed()}
    assert {"run.py", "pyproject.toml", "src/motcua/config/urls.py"} <= looked_at
    assert not any(
        name.startswith((".git/", ".venv/", "var/")) or "__pycache__" in name for name in looked_at
    )


@pytest.mark.parametrize(
    "text",
    [
        "https://files.pythonhosted.org/packages/a.whl",
        "--index-url = https://mirror/simple",
        '"resolved": "https://somewhere/a.tgz"',
        'open("/home/minh/motcua/var")',
        "cd /root/motcua",
        "-----BEGIN RSA PRIVATE KEY-----",
        "postgresql://motcua:matkhau123@db/motcua",
        "token = glpat-abcdefghijklmnopqrst",
        "admin@example.com",
    ],
)
def test_an_offence_is_noticed(text):
    assert len(offences(f"first line\n{text}")) == 1
    assert offences(f"first line\n{text}")[0].startswith("line 2: ")


@pytest.mark.parametrize(
    "text",
    [
        "/var/lib/motcua",
        "/quay/ho-so/",
        "/home/<user>/",
        "postgresql://postgres@/motcua?host=/tmp/x",
        "postgresql://motcua:<password>@db/motcua",
        "npm ci",
        "@example(1)",
    ],
)
def test_what_is_true_on_every_machine_is_no_offence(text):
    assert offences(text) == []
