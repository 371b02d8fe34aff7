from contextlib import closing
from types import SimpleNamespace

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory

from motcua.foundation.ui.templatetags import ui
from motcua.foundation.ui.tests.sample import SampleForm


def written(source, **context):
    request = RequestFactory().get("/")
    request.COOKIES.update(context.pop("cookies", {}))
    return engines["django"].from_string(source).render(context, request)


@pytest.mark.parametrize(
    "name", ["app.css", "app.js", "icons.svg", "mark.svg", "be-vietnam-pro-latin-400-normal.woff2"]
)
def test_every_asset_the_bases_use_is_built(name):
    assert (ui.BUILD.parent / ui.built_files()[name]).stat().st_size > 100


def test_an_unknown_asset_fails_loudly():
    with pytest.raises(KeyError):
        ui.asset("app.scss")


def test_an_icon_is_hidden_from_screen_readers_unless_it_speaks():
    assert 'aria-hidden="true"' in ui.icon("printer")
    assert 'role="img" aria-label="In &lt;giấy&gt;"' in ui.icon("printer", "In <giấy>")


def test_a_dossier_code_is_muted_before_its_tail():
    html = ui.dossier_code("000.00.45.H20-260406-0007")
    assert html == '<span class="mc-code"><span>000.00.45.H20-</span><wbr><b>260406-0007</b></span>'


@pytest.mark.parametrize(
    ("status", "key", "icon"),
    [
        (4, "4", "progress"),
        ("late", "late", "alert-triangle"),
        (SimpleNamespace(number=10, label="Đã trả kết quả"), "10", "circle-check"),
        (SimpleNamespace(value=2, label="Được tiếp nhận"), "2", "clipboard-check"),
    ],
)
def test_a_status_shows_icon_words_and_colour(status, key, icon):
    html = written("{% status_badge status words %}", status=status, words=getattr(status, "label", "Chữ"))
    assert f'data-status="{key}"' in html
    assert f"#{icon}" in html
    assert (getattr(status, "label", "Chữ")) in html


@pytest.mark.parametrize(
    ("surface", "cookies", "attributes"),
    [
        ("officer", {}, 'data-bs-theme="light"'),
        ("officer", {"giao-dien": "toi", "phim": "tat"}, 'data-bs-theme="dark" data-keys="off"'),
        ("officer", {"giao-dien": "tu-dong", "chu": "150"}, 'data-bs-theme="auto"'),
        ("officer", {"giao-dien": '"><script>'}, 'data-bs-theme="light"'),
        ("public", {"giao-dien": "toi"}, 'data-bs-theme="auto" data-text="100"'),
        (
            "public",
            {"chu": "150", "tuong-phan": "cao"},
            'data-bs-theme="auto" data-text="150" data-contrast="high"',
        ),
    ],
)
def test_choices_of_the_device_are_attributes_of_the_page(surface, cookies, attributes):
    assert written('{% html_attributes "' + surface + '" %}', cookies=cookies) == attributes


def test_a_field_joins_its_hint_and_errors_to_its_control():
    html = written('{% field form.code hint="Ghi trên giấy hẹn" inputmode="numeric" %}', form=SampleForm({}))
    assert 'for="id_code"' in html
    assert 'aria-describedby="id_code_hint id_code_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'class="form-control"' in html
    assert 'inputmode="numeric"' in html


def test_an_optional_field_says_so_and_a_required_one_does_not():
    form = SampleForm()
    assert "không bắt buộc" in written("{% field form.phone %}", form=form)
    assert "không bắt buộc" not in written("{% field form.code %}", form=form)


def test_a_group_of_choices_is_a_fieldset_with_labelled_controls():
    html = written("{% field form.kind %}", form=SampleForm())
    assert html.count('class="form-check-input"') == 2
    assert "<legend" in html
    assert "Bưu chính" in html


def test_errors_are_listed_with_the_control_they_are_about():
    form = SampleForm({})
    form.full_clean()
    form.add_error(None, forms.ValidationError("Hồ sơ đã thay đổi."))
    assert ui.error_list(form) == [
        ("", "Hồ sơ đã thay đổi."),
        ("id_code", "Nhập mã hồ sơ ghi trên giấy hẹn."),
        ("id_kind_0", "Chọn nơi nhận kết quả."),
    ]


def test_plain_texts_may_be_errors_too():
    assert ui.error_list(errors=["Thiếu giấy", ("id_x", "Sai ngày")]) == [
        ("", "Thiếu giấy"),
        ("id_x", "Sai ngày"),
    ]


def test_a_refusal_of_the_act_as_a_whole_asks_for_no_correction():
    """Somebody with an old page or a second tab typed nothing and can put nothing right."""
    html = written('{% include "ui/_errors.html" %}', errors=["Hồ sơ đã có người xử lý lúc 09:15."])
    assert "<h2>Chưa thực hiện được:</h2>" in html
    assert "Sửa" not in html


def test_errors_at_fields_are_counted_with_what_is_wrong_as_a_whole():
    form = SampleForm({})
    form.full_clean()
    form.add_error(None, forms.ValidationError("Hồ sơ đã thay đổi."))
    assert "Sửa 3 chỗ sau, nội dung đã nhập vẫn còn" in written('{% include "ui/_errors.html" %}', form=form)


def test_a_bar_of_time_keeps_its_decimal_point_for_the_browser():
    clock = SimpleNamespace(words="Còn 2 ngày", state="ok", when="16:30", used=33.5)
    assert 'value="33.5"' in written("{% time_left clock %}", clock=clock)


@pytest.mark.parametrize("page", ["400", "403", "403_csrf", "404", "500"])
def test_error_pages_stand_without_request_or_context(page):
    html = engines["django"].get_template(f"{page}.html").render()
    assert "<h1>" in html
    assert 'class="promise"' in html


def test_a_refusal_shows_its_own_reason():
    assert "Chỉ lãnh đạo được ký" in written('{% include "403.html" %}', exception="Chỉ lãnh đạo được ký")


@pytest.mark.django_db  # the end of a request looks at the connections there are
@pytest.mark.parametrize("name", ["app.css", "app.js", "icons.svg"])
def test_built_text_is_sent_compressed(client, name):
    with closing(client.get(ui.asset(name), headers={"Accept-Encoding": "gzip, br"})) as answer:
        assert answer["Content-Encoding"] == "br"
