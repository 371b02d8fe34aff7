#!/usr/bin/env python3
"""Một Cửa on a fresh machine: `python3 run.py help`. Needs Python 3.11 with pip and nothing else."""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python may be what reads this file)
    sys.exit("Cần Python 3.11 trở lên, ví dụ: python3.11 run.py. (Python 3.11 or newer is needed.)")

ROOT = Path(__file__).resolve().parent
BOOT = ROOT / ".boot"  # our own uv, the lock of the preparation, the mark of an unfinished one
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "prepared"
UV = "uv==0.13.9"
ENV = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
TEST_TOOLS = {
    "chromium": "chromium",
    "java": "default-jre-headless",
    "pdffonts": "poppler-utils",
    "pdftotext": "poppler-utils",
}


def serve(arguments: list[str]) -> None:
    """chạy phần mềm với xã mẫu tại http://127.0.0.1:8000/ cho đến khi nhấn Ctrl-C; PORT= để đổi cổng"""
    prepare("run")
    start("-m", "motcua.config.cli", "serve", "--demo", *arguments)


def test(arguments: list[str]) -> None:
    """mọi phép thử; nhận các tham số của pytest"""
    require_test_tools()
    prepare("dev")
    start("-m", "pytest", "-p", "motcua.config.launcher.testing", *arguments)


def check(arguments: list[str]) -> None:
    """định dạng, quy tắc viết, kiểu, ranh giới các tầng, migration, bản dịch, tài liệu cài đặt"""
    prepare("dev")
    start(".ci/check.py", *arguments)


def bench(arguments: list[str]) -> None:
    """[TÊN…] [--rows N] [--json]: đo tốc độ, mỗi phép đo một dòng"""
    prepare("dev")
    start("-m", "bench", *arguments)


def usage(arguments: list[str]) -> None:
    """danh sách này"""
    for name, command in COMMANDS.items():
        print(f"python3 run.py {name:<6} {command.__doc__}")


COMMANDS = {"run": serve, "test": test, "check": check, "bench": bench, "help": usage}


def start(*arguments: str) -> None:
    """Become the environment's Python with `arguments`."""
    os.execve(PYTHON, [str(PYTHON), *arguments], ENV)  # noqa: S606


def prepare(kind: str) -> None:
    """The environment in .venv holds the locked packages of `kind` and the front end is built."""
    wanted = fingerprint()
    if is_prepared(kind, wanted):
        return
    BOOT.mkdir(exist_ok=True)
    with open(BOOT / "lock", "w") as lock:  # two runs at once must not build one environment
        os.set_inheritable(lock.fileno(), True)  # what outlives a killed run still holds it
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_prepared(kind, wanted):
            print("Đang chuẩn bị môi trường, lần đầu khoảng một phút… (Preparing.)", flush=True)
            build(kind, wanted)


def build(kind: str, wanted: str) -> None:
    """Bring .venv up to date; anew when it is broken or an earlier build was broken off."""
    uv, unfinished = find_uv(), BOOT / "unfinished"
    if unfinished.exists() or not PYTHON.exists():
        unfinished.touch()
        run(uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV)
    unfinished.touch()
    install = (uv, "pip", "install", "--quiet", "--python", PYTHON)
    run(*install, "--require-hashes", "-r", f"requirements/{kind}.lock")
    run(*install, "--no-deps", "--build-constraints", "requirements/build.lock", "-e", ".")
    STAMP.write_text(f"{kind} {wanted}")
    unfinished.unlink()


def is_prepared(kind: str, wanted: str) -> bool:
    """Whether .venv is whole and up to date; what `run` needs is part of `dev`."""
    if (BOOT / "unfinished").exists() or not PYTHON.exists() or not STAMP.exists():
        return False
    return STAMP.read_text() in {f"{kind} {wanted}", f"dev {wanted}"}


def fingerprint() -> str:
    """A digest of all that the environment and the front end are made from."""
    places = "requirements/*.lock pyproject.toml hatch_build.py src/**/*.po frontend/* frontend/src/**/*"
    sources = (path for place in places.split() for path in ROOT.glob(place) if path.is_file())
    digest = hashlib.sha256(f"{ROOT} {sys.version_info[:2]}".encode())
    for path in sorted(sources):
        digest.update(f"{path}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def find_uv() -> str:
    """uv of the machine, else our own copy, which pip installs without root or venv."""
    ours, fresh = BOOT / "uv", BOOT / "uv.new"
    if found := shutil.which("uv"):
        return found
    if not ours.exists():
        if importlib.util.find_spec("pip") is None:
            sys.exit("Máy thiếu pip: hãy cài gói python3-pip của hệ điều hành. (Install python3-pip.)")
        shutil.rmtree(fresh, ignore_errors=True)
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--root-user-action=ignore")
        run(*pip, "--target", fresh, UV)
        fresh.rename(ours)
    return str(ours / "bin" / "uv")


def require_test_tools() -> None:
    """The browser, the PDF readers and the Java of the tests are here; root installs the Debian packages it lacks."""
    missing = sorted({package for tool, package in TEST_TOOLS.items() if not shutil.which(tool)})
    if missing and os.getuid() == 0 and shutil.which("apt-get"):
        ENV["DEBIAN_FRONTEND"] = "noninteractive"
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
    elif missing:
        names = " ".join(missing)
        sys.exit(f"Máy còn thiếu {names}. Hãy chạy: sudo apt-get install {names} (Install these first.)")


def run(*command: str | Path) -> None:
    """Run one step of the preparation; nothing after a failed one could work."""
    if subprocess.run(command, env=ENV, stdin=subprocess.DEVNULL, close_fds=False).returncode:  # noqa: S603
        sys.exit(f"Không chạy được: {' '.join(map(str, command))}. Xem lý do ở trên. (Failed, see above.)")


def main() -> None:
    if ENV.get("MOTCUA_HOME"):
        ENV["MOTCUA_HOME"] = os.path.abspath(ENV["MOTCUA_HOME"])
    ENV.pop("VIRTUAL_ENV", None)
    ENV.pop("PYTHONDONTWRITEBYTECODE", None)  # each start would compile everything, in each process
    os.chdir(ROOT)
    name, *arguments = sys.argv[1:] or ["run"]
    try:
        COMMANDS.get(name, usage)(arguments)
    except OSError as error:
        sys.exit(f"Không dùng được {error.filename}: {error.strerror}. (Cannot use it.)")
    except KeyboardInterrupt:
        sys.exit(130)
    sys.exit(0 if name in {"help", "-h", "--help"} else 2)  # all others have become another program


if __name__ == "__main__":
    main()
