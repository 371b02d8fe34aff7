"""From the bytes of a file to the list of its procedures, or one clear message why not."""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml
from django.utils.translation import gettext as _

from motcua.foundation.errors import RuleBroken

#: Bytes; the national catalogue of some 5.700 procedures in this form is about 8 million.
LARGEST_BYTES = 24 * 1024 * 1024
#: Values a file may hold once its aliases are written out, and levels it may nest.
MOST_VALUES = 3_000_000
DEEPEST = 20
_OTHER_FILES = {b"PK\x03\x04": "Excel, Word", b"%PDF": "PDF", b"\xd0\xcf\x11\xe0": "Excel, Word"}


def read(data: bytes) -> list[object]:
    """The procedures of a YAML or JSON file, unchecked. Raises RuleBroken when it cannot be read whole."""
    if len(data) > LARGEST_BYTES:
        _refuse("file_too_big", _too_big(), size=_megabytes(len(data)), most=_megabytes(LARGEST_BYTES))
    text = _decoded(data).strip()
    if not text:
        _refuse("file_empty", _("Tệp trống. Có thể tệp chưa được lưu. Chọn lại tệp danh mục thủ tục."))
    try:
        whole = _json(text) if text[0] in "{[" else _yaml(text)
    except RecursionError:
        _too_deep()
    return _procedures(whole)


def _refuse(code: str, message: str, **params: object) -> NoReturn:
    raise RuleBroken(message, code=code, params=params)


def _too_big() -> str:
    return _(
        "Tệp nặng %(size)s MB, quá mức %(most)s MB nên chưa được đọc. Danh mục cả nước cũng nhỏ hơn nhiều. "
        "Kiểm tra có chọn đúng tệp không, hoặc chia theo lĩnh vực."
    )


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".replace(".", ",")


def _decoded(data: bytes) -> str:
    for start, name in _OTHER_FILES.items():
        if data.startswith(start):
            message = _(
                "Đây là tệp %(name)s, không phải tệp chữ. Danh mục phải ở dạng YAML hoặc JSON. "
                "Xuất lại danh mục bằng lệnh procedures export rồi sửa trên tệp đó."
            )
            _refuse("file_not_text", message, name=name)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:400]:
        message = _(
            "Tệp ở bảng mã UTF-16 nên không đọc được. Phần mềm chỉ nhận UTF-8. "
            "Mở tệp bằng trình soạn thảo, chọn lưu với bảng mã UTF-8 rồi nhập lại."
        )
        _refuse("file_utf16", message)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _not_utf8(data, error.start)


def _not_utf8(data: bytes, place: int) -> NoReturn:
    message = _(
        "Tệp không ở bảng mã UTF-8: dòng %(line)s có chữ không đọc được. "
        "Tệp có thể đã lưu bằng bảng mã cũ (Windows-1258, TCVN3, VNI). "
        "Mở tệp bằng trình soạn thảo, chọn lưu với bảng mã UTF-8 rồi nhập lại."
    )
    _refuse("file_old_encoding", message, line=data.count(b"\n", 0, place) + 1)


def _syntax(line: int, problem: str) -> NoReturn:
    message = _(
        "Tệp viết sai ở dòng %(line)s (%(problem)s) nên chưa đọc được gì. "
        "Xem dòng này và dòng ngay trên: thường là thiếu dấu nháy, dấu hai chấm hoặc lệch đầu dòng."
    )
    _refuse("file_syntax", message, line=line, problem=problem)


def _key_twice(key: str, line: int) -> NoReturn:
    message = _(
        "Khóa “%(key)s” ghi hai lần trong cùng một nhóm ở dòng %(line)s. "
        "Máy không biết lấy giá trị nào. Xóa một dòng rồi nhập lại."
    )
    _refuse("file_key_twice", message, key=key, line=line or "?")


def _too_deep() -> NoReturn:
    message = _(
        "Tệp lồng quá %(most)s tầng. Danh mục thủ tục chỉ cần sáu tầng. Kiểm tra có chọn đúng tệp không."
    )
    _refuse("file_too_deep", message, most=DEEPEST)


def _json(text: str) -> object:
    """The value of a JSON text; numbers with decimals stay text, so that no code loses a zero."""
    if _json_depth(text) > DEEPEST:
        _too_deep()
    try:
        return json.loads(text, parse_float=str, parse_constant=str, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        _syntax(error.lineno, error.msg)
    except ValueError as error:  # a number of thousands of digits
        _syntax(1, str(error)[:80])


def _json_depth(text: str) -> int:
    """Brackets open at once at most, told without parsing, which would overflow on the way."""
    depth = deepest = 0
    for bracket in re.findall(r"[{}\[\]]", re.sub(r'"(?:[^"\\]|\\.)*"', "", text)):
        depth += 1 if bracket in "{[" else -1
        deepest = max(deepest, depth)
    return deepest


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    seen: dict[str, object] = {}
    for key, value in pairs:
        if key in seen:
            _key_twice(key, 0)
        seen[key] = value
    return seen


class _Loader(yaml.CSafeLoader):
    """Plain data only: null, true, false and whole numbers are read, everything else stays text.

    So 1.001570 keeps its last zero, 0700 is not octal, 15:00 is not 900 and 2025-07-01 stays as written.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _value in node.value if isinstance(key, yaml.ScalarNode)]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                _key_twice(str(key), node.value[place][0].start_mark.line + 1)
        return super().construct_mapping(node, deep)


for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def _yaml(text: str) -> object:
    try:
        _weigh(yaml.parse(text, Loader=yaml.CSafeLoader))
        return yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader, made safer)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _syntax(mark.line + 1 if mark else 1, str(error.problem))
    except yaml.reader.ReaderError as error:
        _syntax(text.count("\n", 0, error.position) + 1, error.reason)
    except (yaml.YAMLError, ValueError) as error:
        _syntax(1, str(error)[:80])


def _weigh(events: Iterator[yaml.Event]) -> None:
    """Refuse a text whose aliases, written out, would be enormous, endless or very deep; builds nothing."""
    weights: dict[str, tuple[int, int]] = {}
    open_parts: list[list[Any]] = [["", 0, 0]]
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            open_parts.append([event.anchor, 1, 0])
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, size, depth = open_parts.pop()
            _close(open_parts[-1], weights, anchor, (size, depth + 1))
        elif isinstance(event, yaml.AliasEvent):
            if any(part[0] == event.anchor for part in open_parts):
                _too_deep()
            _close(open_parts[-1], weights, None, weights.get(event.anchor or "", (1, 0)))
        elif isinstance(event, yaml.ScalarEvent):
            _close(open_parts[-1], weights, event.anchor, (1, 0))
        if len(open_parts) + open_parts[-1][2] > DEEPEST:
            _too_deep()


def _close(
    holder: list[Any], weights: dict[str, tuple[int, int]], anchor: str | None, weight: tuple[int, int]
) -> None:
    """Add a finished part to the one that holds it, and remember it when it has a name."""
    if anchor:
        weights[anchor] = weight
    holder[1] += weight[0]
    holder[2] = max(holder[2], weight[1])
    if holder[1] > MOST_VALUES:
        message = _(
            "Tệp có quá %(most)s giá trị khi mở hết các tham chiếu (&, *) nên chưa được đọc. "
            "Đây có thể là tệp phá hoại. Viết thẳng giá trị thay cho tham chiếu rồi nhập lại."
        )
        _refuse("file_too_many_values", message, most=f"{MOST_VALUES:,}".replace(",", "."))


def _procedures(whole: object) -> list[object]:
    listed = whole.get("procedures") if isinstance(whole, dict) else whole
    if not isinstance(listed, list):
        message = _(
            "Tệp không có danh sách thủ tục. Danh sách nằm dưới khóa “procedures”, mỗi thủ tục một mục. "
            "Xem mẫu bằng lệnh procedures export."
        )
        _refuse("file_no_procedures", message)
    if not listed:
        _refuse(
            "file_no_procedures",
            _("Danh sách “procedures” trống. Có thể chọn nhầm tệp. Chọn lại tệp danh mục."),
        )
    return listed
