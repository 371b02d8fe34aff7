from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.forms import rules

TODAY = date(2026, 4, 6)
CONTENT = {
    "schema": {
        "type": "object",
        "$defs": {
            "so": {
                "type": "string", "maxLength": 12, "pattern": "^[0-9]{12}$", "x-digits": True,
                "x-wrong": "số định danh có 12 chữ số.",
            },
            "nguoi": {
                "type": "object",
                "properties": {
                    "ho_ten": {"title": "Họ và tên", "type": "string", "maxLength": 20},
                    "sinh": {"title": "Ngày sinh", "type": "string", "format": "date", "x-past": True},
                },
                "required": ["ho_ten"],
            },
        },
        "properties": {
            "so": {"$ref": "#/$defs/so", "title": "Số định danh"},
            "co_cha": {"title": "Có ghi tên cha", "type": "boolean"},
            "cha": {"$ref": "#/$defs/nguoi", "required": ["sinh"]},
            "loai": {
                "title": "Loại", "type": "string",
                "oneOf": [{"const": "a", "title": "Loại A"}, {"const": "b", "title": "Loại B"}],
            },
            "nghe": {
                "title": "Ngành, nghề", "type": "array", "maxItems": 2,
                "items": {"type": "string", "maxLength": 10},
            },
            "dien_tich": {"title": "Diện tích", "type": "number", "minimum": 1},
            "giay": {
                "title": "Giấy", "type": "array",
                "items": {"oneOf": [{"const": "x", "title": "Giấy X"}, {"const": "y", "title": "Giấy Y"}]},
            },
            "ghi": {"title": "Ghi chú", "type": "string", "maxLength": 400},
            "thu": {"title": "Thư điện tử", "type": "string", "maxLength": 100, "format": "email"},
        },
        "required": ["so", "co_cha", "cha", "loai"],
    },
    "layout": [
        {"title": "Số", "fields": ["so", "co_cha"]},
        {"title": "Người cha", "fields": ["cha"], "when": {"co_cha": True}},
        {"title": "Khác", "fields": ["loai", "nghe", "dien_tich", "giay", "ghi", "thu"]},
    ],
}  # fmt: skip
FORM = rules.read(CONTENT)
ASKED = {question.path: question for question in FORM.questions}


def test_this_form_is_without_findings():
    assert rules.findings(CONTENT) == []


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("so", ["087 190.001-234"], "087190001234"),
        ("so", ["  "], None),
        ("so", [], None),
        ("cha.ho_ten", ["  Nguye\u0302\u0303n   Văn\x00 A "], "Nguyễn Văn A"),
        ("cha.sinh", ["5/11/1990"], "1990-11-05"),
        ("cha.sinh", ["05111990"], "1990-11-05"),
        ("cha.sinh", ["31/02/1990"], "31/02/1990"),
        ("co_cha", ["true"], True),
        ("co_cha", ["false"], False),
        ("co_cha", ["có"], "có"),
        ("dien_tich", ["1.234,5"], 1234.5),
        ("dien_tich", ["120"], 120),
        ("dien_tich", ["120.5"], 120.5),
        ("dien_tich", ["1.200"], 1200),
        ("dien_tich", ["nhiều"], "nhiều"),
        ("dien_tich", ["9" * 400], "9" * 400),
        ("nghe", ["Bán  gạo\r\n\r\n Sửa xe "], ["Bán gạo", "Sửa xe"]),
        ("giay", ["y", "x", "y"], ["y", "x"]),
        ("ghi", ["dòng một\n dòng hai"], "dòng một\ndòng hai"),
    ],
)
def test_what_is_typed_becomes_a_value(path, typed, value):
    assert rules.value_of(ASKED[path], typed) == value


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("so", None, "Chưa nhập “Số định danh”. Nhập rồi bấm Tiếp tục."),
        ("so", "12", "“Số định danh”: số định danh có 12 chữ số."),
        ("co_cha", None, "Chưa chọn “Có ghi tên cha”. Chọn một câu trả lời rồi bấm Tiếp tục."),
        ("co_cha", "có", "“Có ghi tên cha” chưa đúng. Xem gợi ý bên cạnh rồi nhập lại."),
        ("cha.ho_ten", "N" * 21, "“Họ và tên” dài 21 ký tự, tối đa 20. Viết ngắn lại."),
        ("cha.ho_ten", "N" * 20, None),
        (
            "cha.sinh",
            "31/02/1990",
            "“Ngày sinh”: không có ngày “31/02/1990”. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/11/1990.",
        ),
        ("cha.sinh", "2026-04-07", "“Ngày sinh”: ngày này chưa tới. Kiểm tra lại năm."),
        ("cha.sinh", "2026-04-06", None),
        ("loai", "c", "“Loại”: chọn một câu trả lời có trong danh sách."),
        ("giay", ["x", "z"], "“Giấy”: chọn một câu trả lời có trong danh sách."),
        ("nghe", ["a", "b", "c"], "“Ngành, nghề” có 3 dòng, tối đa 2. Bớt dòng, phần còn lại kèm theo giấy tờ."),
        ("nghe", ["a" * 11], "“Ngành, nghề” dài 11 ký tự, tối đa 10. Viết ngắn lại."),
        ("dien_tich", "nhiều", "“Diện tích”: “nhiều” chưa phải là số. Chỉ nhập chữ số, ví dụ 120,5."),
        ("dien_tich", 0, "“Diện tích” phải từ 1 trở lên. Nhập lại."),
        ("dien_tich", 1, None),
        ("thu", "a@b", "“Thư điện tử”: “a@b” chưa phải địa chỉ thư điện tử. Nhập theo mẫu ten@noigui.vn."),
        ("thu", "a@b.vn", None),
    ],
)  # fmt: skip
def test_a_fault_says_which_question_what_is_wrong_and_what_to_do(path, value, words):
    answers = {} if value is None else {path: value}
    assert rules.faults([ASKED[path]], answers, today=TODAY).get(path) == words


def test_a_group_is_asked_only_when_it_applies_and_forgotten_when_it_does_not():
    answers = {"so": "087190001234", "co_cha": True, "cha.ho_ten": "A"}
    assert [page.title for _n, page, _q in rules.open_pages(FORM, answers)] == ["Số", "Người cha", "Khác"]
    answers["co_cha"] = False
    assert [n for n, _page, _q in rules.open_pages(FORM, answers)] == [1, 3]
    assert "cha.ho_ten" not in rules.kept(FORM, answers)


def test_answers_are_read_back_as_people_read_them():
    answers = {
        "co_cha": False, "loai": "b", "nghe": ["Bán gạo", "Sửa xe"], "dien_tich": 1234.5, "giay": ["y"]
    }  # fmt: skip
    first, second = rules.said(FORM, answers)
    assert first.lines == (("Số định danh", ""), ("Có ghi tên cha", "Không"))
    assert second.n == 3
    assert [text for _title, text in second.lines] == [
        "Loại B", "Bán gạo\nSửa xe", "1.234,5", "Giấy Y", "", "",
    ]  # fmt: skip


def test_answers_can_be_had_as_the_object_of_the_schema():
    answers = {"so": "1", "cha.ho_ten": "A"}
    assert rules.nested(answers) == {"so": "1", "cha": {"ho_ten": "A"}}
    assert rules.flat(rules.nested(answers)) == answers


BROKEN = {
    "Không đúng JSON Schema": {"schema": {"type": 5}},
    "Thiếu mục này": {"layout": None},
    "không khớp nhau": {"layout": [{"title": "x", "fields": ["khong_co"]}]},
    "chưa có trang nào hỏi": {"layout": CONTENT["layout"][:2]},
    "hỏi hai lần": {"layout": [*CONTENT["layout"], {"title": "x", "fields": ["so"]}]},
    "chưa được hỏi ở trang trước": {"layout": CONTENT["layout"][1:] + CONTENT["layout"][:1]},
    "không có. So lại": {
        "layout": [*CONTENT["layout"][:2], CONTENT["layout"][2] | {"when": {"co_cha": "khong"}}]
    },
}


@pytest.mark.parametrize(("words", "change"), BROKEN.items(), ids=str)
def test_what_is_wrong_in_a_form_is_named(words, change):
    content = {name: value for name, value in (CONTENT | change).items() if value is not None}
    assert any(words in each.words and each.level == "error" for each in rules.findings(content))


def test_an_answer_of_any_length_and_a_question_without_words_are_named():
    content = {
        "schema": {"properties": {"a": {"type": "string"}}},
        "layout": [{"title": "A", "fields": ["a"]}],
    }
    assert len(rules.findings(content)) == 2


@given(st.sampled_from(sorted(ASKED)), st.lists(st.text(), max_size=3))
def test_nothing_that_is_typed_breaks_reading_checking_or_showing(path, typed):
    question = ASKED[path]
    value = rules.value_of(question, typed)
    answers = {} if value is None else {path: value}
    for words in rules.faults([question], answers, today=TODAY).values():
        assert question.title in words
    for each in rules.said(FORM, answers):
        assert all(isinstance(text, str) for _title, text in each.lines)


def test_groups_of_people_who_must_agree_are_named_wherever_the_mark_stands():
    people = {"type": "object", "x-party": True, "properties": {}}
    named = {"nu": {"$ref": "#/$defs/ben"}, "nam": people, "so": {"type": "string"}}
    assert rules.parties({"schema": {"$defs": {"ben": people}, "properties": named}}) == ["nam", "nu"]
    assert rules.parties(CONTENT) == []


def test_where_nothing_is_required_only_what_is_wrong_is_a_fault():
    form = rules.optional(FORM)
    assert rules.faults(form.questions, {}, today=TODAY) == {}
    assert list(rules.faults(form.questions, {"so": "1"}, today=TODAY)) == ["so"]
    assert [page.title for page in form.pages] == [page.title for page in FORM.pages]
