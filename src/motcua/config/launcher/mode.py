"""Demo or real: a home is one or the other for good, for the demo lets anyone in."""

import os

from motcua.config.environment import DEMO
from motcua.config.launcher import options
from motcua.config.launcher.home import Home
from motcua.config.launcher.trouble import Trouble


def choose(home: Home, *, demo: bool) -> None:
    """Settle MOTCUA_DEMO: as given, else as the home is, else the demo if `demo` and nothing looks real.

    Raises Trouble when roles without a password would be offered over real data or to other machines.
    """
    known = _known(home)
    if DEMO.name not in os.environ:
        chosen = known == "demo" if known else demo
        os.environ[DEMO.name] = "1" if chosen and not options.looks_real() else "0"
    wanted = "demo" if DEMO.read() == "1" else "real"
    if wanted == "demo":
        _refuse_open_demo(known)
    if not known:
        (home.path / "mode").write_text(f"{wanted}\n")


def follow(home: Home) -> None:
    """Let a passing command take the home as it is served."""
    if _known(home) == "demo" and not options.looks_real():
        os.environ.setdefault(DEMO.name, "1")


def _known(home: Home) -> str:
    mark = home.path / "mode"
    return mark.read_text().strip() if mark.exists() else ""


def _refuse_open_demo(known: str) -> None:
    if known == "real":
        raise Trouble(
            "Thư mục này chứa dữ liệu thật nên không mở chế độ dùng thử. Hãy bỏ MOTCUA_DEMO, "
            "hoặc đặt MOTCUA_HOME sang một thư mục mới.",
            "This home holds real data: no demo here. Unset MOTCUA_DEMO or use a new MOTCUA_HOME.",
        )
    if not options.is_loopback():
        raise Trouble(
            "Chế độ dùng thử cho vào không cần mật khẩu nên chỉ mở trên chính máy này. Hãy bỏ MOTCUA_BIND, "
            "hoặc đặt MOTCUA_DEMO=0.",
            "The demo has no passwords and listens on loopback only: unset MOTCUA_BIND or set MOTCUA_DEMO=0.",
        )
