import pytest

from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import reading
from motcua.reference.procedures.tests.samples import entry, file_of, seed

YAML = 'procedures:\n- code: "1.004873"\n  name_vi: Giấy độc thân\n'
#: nine levels of ten: a thousand million values from four hundred bytes
BOMB = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))


def refusal(data: bytes) -> RuleBroken:
    with pytest.raises(RuleBroken) as refused:
        reading.read(data)
    return refused.value


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "file_empty", "Tệp trống"),
        (b"\n  \n", "file_empty", "Tệp trống"),
        (YAML.encode("utf-16"), "file_utf16", "UTF-16"),
        (YAML.encode("utf-16-le"), "file_utf16", "UTF-16"),
        ("procedures:\n- name_vi: Tên\n  x: ăâđêôơư".encode("cp1258"), "file_old_encoding", "dòng 2"),
        (b"PK\x03\x04\x14\x00", "file_not_text", "Excel"),
        (b"%PDF-1.7\n", "file_not_text", "PDF"),
        (b"procedures:\n- code: 'x\n  name: y\n", "file_syntax", "dòng"),
        (b"procedures:\n- code: x\n   name: y\n", "file_syntax", "dòng 3"),
        (b"procedures: [\x01]\n", "file_syntax", "dòng 1"),
        (b'{"procedures": [\n{"code": }]}', "file_syntax", "dòng 2"),
        (b'{"procedures": [1' + b"0" * 5000 + b"]}", "file_syntax", "dòng 1"),
        (b"procedures: !!python/object:os.system [x]\n", "file_syntax", "dòng 1"),
        (b"--- a\n--- b\n", "file_syntax", "dòng 2"),
        (b"procedures: *nowhere\n", "file_syntax", "dòng 1"),
        (b"procedures:\n- code: a\n  code: b\n", "file_key_twice", "dòng 3"),
        (b'{"procedures": [], "procedures": []}', "file_key_twice", "procedures"),
        (BOMB.encode(), "file_too_many_values", "tham chiếu"),
        (b"procedures: &a [*a]\n", "file_too_deep", "tầng"),
        (b"[" * 100_000, "file_too_deep", "tầng"),
        (b"procedures: " + b"[" * 100_000, "file_too_deep", "tầng"),
        (b"procedures:\n" + b"".join(b" " * n + b"- \n" for n in range(1, 60)), "file_too_deep", "tầng"),
        (b"meta: {}\n", "file_no_procedures", "procedures"),
        (b"procedures: {}\n", "file_no_procedures", "procedures"),
        (b"procedures: []\n", "file_no_procedures", "trống"),
        ("chỉ là một câu".encode(), "file_no_procedures", "procedures"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(data: bytes, code: str, says: str) -> None:
    refused = refusal(data)
    assert refused.code == code
    assert says in refused.messages[0]
    assert len(refused.messages[0]) <= 320


def test_a_chain_of_aliases_is_refused_before_it_is_built() -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 5_000))
    assert refusal(chain.encode()).code == "file_too_deep"


def test_a_file_beyond_the_limit_is_refused_by_its_size() -> None:
    assert refusal(b"x" * (reading.LARGEST_BYTES + 1)).code == "file_too_big"


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"# note\n"])
def test_utf_8_is_read_with_or_without_its_mark(start: bytes) -> None:
    assert reading.read(start + YAML.encode()) == [{"code": "1.004873", "name_vi": "Giấy độc thân"}]


def test_yaml_and_json_say_the_same() -> None:
    assert reading.read(file_of()) == [entry()]


def test_a_bare_list_is_a_catalogue_too() -> None:
    assert reading.read(b"- code: x\n") == [{"code": "x"}]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.001570", "1.001570"),
        ("0700", "0700"),
        ("15:00", "15:00"),
        ("2025-07-01", "2025-07-01"),
        ("yes", "yes"),
        ("1_000", "1_000"),
        ("12", 12),
        ("-3", -3),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_plain_yaml_values_keep_what_was_written(written: str, read: object) -> None:
    assert reading.read(f"- value: {written}\n".encode()) == [{"value": read}]


def test_a_json_number_keeps_its_last_zero() -> None:
    assert reading.read(b'[{"code": 1.001570}]') == [{"code": "1.001570"}]


def test_the_seed_with_its_anchor_is_read_whole() -> None:
    assert len(seed()) == 71
    exempt = ["merit_family", "poor_household", "disabled"]
    assert sum(each["fee"].get("exempt") == exempt for each in seed()) == 15


def test_brackets_inside_words_are_no_depth() -> None:
    text = '{"procedures": [{"notes": "' + "[" * 50 + '"}]}'
    assert reading.read(text.encode()) == [{"notes": "[" * 50}]
