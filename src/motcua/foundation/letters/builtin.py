"""The letters that come with the house: in force wherever an office has approved none of its own.

What they say besides the layout is practice, to be edited by the office; the symbol of the Centre is recalled.
"""

import io
from collections.abc import Callable
from functools import cache

from docx.document import Document

from motcua.foundation.letters import layout, word
from motcua.foundation.letters.states import Kind

_CENTRE = ("{CƠ QUAN CHỦ QUẢN}", "{TÊN CƠ QUAN}")
#: the number stands before the symbol once the registry has given it. Source: NĐ 30/2020 Đ15
_NUMBER = "{số}/{ký hiệu}"
_FILE = "- Lưu: VT, hồ sơ {mã hồ sơ}."


def _apology(letter: Document) -> None:
    """In the name of the body that is late. Source: NĐ 118/2025 Đ19.6."""
    layout.head(
        letter,
        bodies=("{CƠ QUAN CHỦ QUẢN}",),
        number="{số}/UBND-{ký hiệu}",
        about="xin lỗi và hẹn lại ngày trả kết quả",
    )
    layout.addressee(letter, "Ông/Bà {người nộp}")
    layout.say(
        letter,
        "{thời điểm nhận}, {tên cơ quan} đã tiếp nhận hồ sơ {mã hồ sơ} của Ông/Bà: {thủ tục}.",
        "Hẹn trả kết quả trước đây: {hẹn trả cũ}.",
        "Kết quả không kịp trả đúng hẹn. Lý do: {lý do chậm}.",
        "{cơ quan chủ quản} xin lỗi Ông/Bà vì sự chậm trễ này và hẹn trả kết quả vào {hẹn trả mới}.",
        "Cần hỏi thêm, mời Ông/Bà liên hệ {tên cơ quan}, {địa chỉ cơ quan}, điện thoại {điện thoại cơ quan}.",
        "Trân trọng./.",
    )
    layout.foot(letter, "- Như trên;", "- {tên cơ quan};", _FILE)


def _opinion(letter: Document) -> None:
    """Source: NĐ 118/2025 Đ19.4."""
    layout.head(letter, bodies=_CENTRE, number=_NUMBER, about="lấy ý kiến giải quyết hồ sơ {mã hồ sơ}")
    layout.addressee(letter, "{kính gửi}")
    layout.say(
        letter,
        "{tên cơ quan} đang giải quyết hồ sơ {mã hồ sơ}: {thủ tục} (mã {mã thủ tục}), người nộp {người nộp}.",
        "Để giải quyết hồ sơ, đề nghị {kính gửi} cho ý kiến về nội dung sau:",
        "{nội dung hỏi}",
        "Hồ sơ hẹn trả kết quả: {hẹn trả}.",
        "Đề nghị trả lời trước hết {hạn trả lời}, gửi về {tên cơ quan}, {địa chỉ cơ quan}, "
        "điện thoại {điện thoại cơ quan}.",
        "Rất mong nhận được sự phối hợp của {kính gửi}./.",
    )
    layout.foot(letter, "- Như trên;", _FILE)


def _asked_again(letter: Document) -> None:
    """The polite word before any other. Source: NĐ 118/2025 Đ19.4 (the day); the words are practice."""
    layout.head(letter, bodies=_CENTRE, number=_NUMBER, about="nhắc trả lời ý kiến về hồ sơ {mã hồ sơ}")
    layout.addressee(letter, "{kính gửi}")
    layout.say(
        letter,
        "Bằng {văn bản đã gửi}, {tên cơ quan} đã đề nghị {kính gửi} cho ý kiến để giải quyết hồ sơ {mã hồ sơ}: "
        "{thủ tục}, với nội dung:",
        "{nội dung hỏi}",
        "Thời hạn đề nghị trả lời là hết {hạn trả lời}. Đến nay {tên cơ quan} chưa nhận được ý kiến.",
        "Hồ sơ hẹn trả kết quả cho người dân: {hẹn trả}. Để kịp hẹn, kính mong {kính gửi} quan tâm trả lời sớm; "
        "nếu đã trả lời, xin bỏ qua văn bản này và cho biết số, ngày văn bản.",
        "Ý kiến xin gửi về {tên cơ quan}, {địa chỉ cơ quan}, điện thoại {điện thoại cơ quan}.",
        "Trân trọng cảm ơn sự phối hợp của {kính gửi}./.",
    )
    layout.foot(letter, "- Như trên;", _FILE)


def _pressed(letter: Document) -> None:
    """The formal word once a polite one was not answered. Source: as above."""
    layout.head(letter, bodies=_CENTRE, number=_NUMBER, about="đôn đốc trả lời ý kiến về hồ sơ {mã hồ sơ}")
    layout.addressee(letter, "{kính gửi}")
    layout.say(
        letter,
        "Bằng {văn bản đã gửi}, {tên cơ quan} đã đề nghị {kính gửi} cho ý kiến để giải quyết hồ sơ {mã hồ sơ}: "
        "{thủ tục}, với nội dung:",
        "{nội dung hỏi}",
        "Thời hạn đề nghị trả lời là hết {hạn trả lời}. {tên cơ quan} đã nhắc: {các lần nhắc}, đến nay chưa nhận "
        "được ý kiến.",
        "Hồ sơ hẹn trả kết quả cho người dân: {hẹn trả}. Việc chậm trả lời ảnh hưởng đến thời hạn giải quyết theo "
        "Nghị định số 118/2025/NĐ-CP.",
        "Đề nghị {kính gửi} trả lời ngay về {tên cơ quan}, {địa chỉ cơ quan}, điện thoại {điện thoại cơ quan}; "
        "chưa trả lời được thì cho biết lý do và ngày có ý kiến./.",
    )
    layout.foot(letter, "- Như trên;", "- {cơ quan chủ quản} (để báo cáo);", _FILE)


def _copies(letter: Document) -> None:
    layout.head(letter, bodies=_CENTRE, number=_NUMBER, about="yêu cầu nộp bản sao khi không cần thiết")
    layout.addressee(letter, "{kính gửi}")
    layout.say(
        letter,
        "Qua tiếp nhận hồ sơ, {tên cơ quan} nhận thấy người dân phải làm bản sao để nộp cho {kính gửi}, cụ thể:",
        "{bản sao được yêu cầu}",
        "Quy định về dùng bản điện tử hoặc đối chiếu bản chính: {căn cứ}.",
        "Để giảm giấy tờ cho người dân, đề nghị {kính gửi} xem xét không yêu cầu bản sao trong trường hợp nêu trên, "
        "hoặc cho biết quy định bắt buộc phải nộp bản sao để {tên cơ quan} hướng dẫn người dân.",
        "Ý kiến trả lời xin gửi về {tên cơ quan}, {địa chỉ cơ quan}, điện thoại {điện thoại cơ quan}.",
        "Rất mong nhận được sự phối hợp của {kính gửi}./.",
    )
    layout.foot(letter, "- Như trên;", "- {cơ quan chủ quản} (để báo cáo);", "- Lưu: VT.")


def _notice(letter: Document) -> None:
    layout.head(letter, bodies=_CENTRE, number="{số}/TB-{ký hiệu}")
    layout.title(letter, "THÔNG BÁO", "{trích yếu}")
    layout.addressee(letter, "{kính gửi}")
    layout.say(
        letter,
        "{tên cơ quan} thông báo về hồ sơ {mã hồ sơ}: {thủ tục}, người nộp {người nộp}, như sau:",
        "{nội dung}",
        "Cần hỏi thêm, mời liên hệ {tên cơ quan}, {địa chỉ cơ quan}, điện thoại {điện thoại cơ quan}./.",
    )
    layout.foot(letter, "- Như trên;", _FILE)


_LETTERS: dict[Kind, Callable[[Document], None]] = {
    Kind.APOLOGY: _apology,
    Kind.OPINION: _opinion,
    Kind.ASKED_AGAIN: _asked_again,
    Kind.PRESSED: _pressed,
    Kind.COPIES: _copies,
    Kind.NOTICE: _notice,
}


@cache
def built_in(kind: Kind) -> bytes:
    """The Word file of a letter that comes with the house; the same bytes always."""
    letter = layout.blank_letter()
    _LETTERS[kind](letter)
    layout.nameless(letter)
    file = io.BytesIO()
    letter.save(file)
    return word.rewritten(file.getvalue(), lambda root: None)
