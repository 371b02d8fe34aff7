"""What is said to the operator: calm lines while all is well, one clear refusal when it is not."""

import errno
import os
import sys

_REASONS = {
    errno.ENOSPC: ("đĩa đã đầy", "the disk is full"),
    errno.EDQUOT: ("đã hết hạn mức đĩa", "the disk quota is used up"),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "the file system is read-only"),
    errno.EACCES: ("không có quyền ghi", "permission denied"),
    errno.EPERM: ("không có quyền", "not permitted"),
    errno.ENOTDIR: ("một phần của đường dẫn là tệp, không phải thư mục", "part of the path is a file"),
    errno.EEXIST: ("đã có một tệp cùng tên", "a file of that name is there"),
}


class Trouble(Exception):
    """What stopped us and what to do about it: Vietnamese first, then short English."""

    def __init__(self, vietnamese: str, english: str) -> None:
        super().__init__(f"{vietnamese}\n({english})")


def unusable(path: object, error: OSError) -> Trouble:
    """The refusal for a file or folder the system would not let us use."""
    known = (error.strerror or str(error),) * 2
    vietnamese, english = _REASONS.get(error.errno or 0, known)
    return Trouble(
        f"Không dùng được {path}: {vietnamese}. Hãy sửa, hoặc đặt MOTCUA_HOME sang một thư mục khác.",
        f"Cannot use {path}: {english}. Mend it or set MOTCUA_HOME to another folder.",
    )


def say(text: str) -> None:
    """Print a line for the operator; a closed terminal or pipe must not stop the service."""
    try:
        print(text, flush=True)
    except OSError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115  (held until the end of the process)
