"""`python3 run.py check`: what a reviewer would ask of any change, each question with its answer."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = {
    "định dạng · format": "ruff format --check .",
    "quy tắc viết · lint": "ruff check .",
    "kiểu · types": "mypy",
    "ranh giới các tầng · import contracts": "pytest -q tests/architecture/test_contracts.py -k kept",
    "migration còn thiếu · missing migrations": "motcua.config.cli manage makemigrations --check --dry-run",
    "bản dịch · message catalogues": "motcua.foundation.ui.catalogues --check",
    "tài liệu cài đặt · settings documented": (
        "pytest -p motcua.config.launcher.testing tests/architecture/test_settings_documented.py"
    ),
}


def main() -> int:
    """Ask every question; 1 when one answer is bad."""
    with tempfile.TemporaryDirectory(prefix="motcua-check-") as home:
        os.chmod(home, 0o711)  # noqa: S103  (root's database runs as another account)
        answers = [ask(name, command.split(), home) for name, command in QUESTIONS.items()]
    return 0 if all(answers) else 1


def ask(name: str, command: list[str], home: str) -> bool:
    """Whether the Python module `command` found nothing."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**os.environ, "MOTCUA_HOME": home},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    print(f"{'FAILED' if done.returncode else 'ok    '} {name}", flush=True)
    if done.returncode:
        print(done.stdout.decode(errors="replace"), flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
