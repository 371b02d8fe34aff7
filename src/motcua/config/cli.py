"""`motcua`: one command line for everything an operator does."""

import argparse
import sys
from collections.abc import Callable, Sequence

from motcua.config.launcher.processes import StopRequest
from motcua.config.launcher.trouble import Trouble, unusable

#: Django commands of the same name, with all that follows.
FORWARDED = {
    "procedures": "import|export: bộ thủ tục hành chính",
    "duties": "import|export: sổ nhiệm vụ của Trung tâm",
    "calendar": "lịch làm việc và ngày nghỉ",
    "demo": "nạp xã mẫu để dùng thử",
    "simulate": "ghi nhiều hồ sơ mô phỏng vào các Trung tâm mẫu để thử tải",
    "audit": "verify|export: nhật ký kiểm toán",
}


def serve(rest: list[str]) -> int:
    """chạy cơ sở dữ liệu, máy chủ web và tiến trình nền cho đến khi nhấn Ctrl-C"""
    stop = StopRequest()  # before anything is started or even imported
    from motcua.config.launcher.serve import serve

    parser = argparse.ArgumentParser(prog="motcua serve")
    parser.add_argument("--demo", action="store_true", help="nạp xã mẫu nếu thư mục dữ liệu còn mới")
    return serve(stop, demo=parser.parse_args(rest).demo)


def worker(rest: list[str]) -> int:
    """chỉ chạy một tiến trình nền"""
    from motcua.config.launcher.serve import WORKER

    return _django([*WORKER, *rest])


def manage(rest: list[str]) -> int:
    """một lệnh bất kỳ của Django, ví dụ: motcua manage showmigrations"""
    return _django(rest or ["help"])


def doctor(rest: list[str]) -> int:
    """kiểm tra máy này có đủ và đúng những gì cần không (--json)"""
    stop = StopRequest()
    from motcua.config.launcher.doctor import doctor

    parser = argparse.ArgumentParser(prog="motcua doctor")
    parser.add_argument("--json", action="store_true", help="in ra JSON")
    return doctor(stop, as_json=parser.parse_args(rest).json)


def usage(rest: list[str]) -> int:
    """danh sách này"""
    print("\n".join(["motcua LỆNH …", *(f"  {name:<11} {meaning}" for name, meaning in meanings().items())]))
    return 0


OWN: dict[str, Callable[[list[str]], int]] = {
    "serve": serve,
    "worker": worker,
    "manage": manage,
    "doctor": doctor,
    "help": usage,
}


def meanings() -> dict[str, str]:
    """What every command does, in a few words."""
    return {name: command.__doc__ or "" for name, command in OWN.items()} | FORWARDED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line `arguments`; the exit code."""
    parser = argparse.ArgumentParser(prog="motcua", add_help=False)
    parser.add_argument("command", nargs="?", default="help", choices=[*OWN, *FORWARDED])
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    parser.add_argument("-h", "--help", dest="command", action="store_const", const="help")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command in FORWARDED:
            return _django([chosen.command, *chosen.rest], prepared=True)
        return OWN[chosen.command](chosen.rest)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
    except OSError as error:
        if error.filename is None:
            raise
        print(unusable(error.filename, error), file=sys.stderr)
    return 1


def _django(arguments: list[str], *, prepared: bool = False) -> int:
    from motcua.config.launcher import commands

    return commands.run(arguments, prepared=prepared)


if __name__ == "__main__":
    sys.exit(main())
