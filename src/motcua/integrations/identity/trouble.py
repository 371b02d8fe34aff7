"""What may go wrong between this house and a provider of identity, and what people are told then."""

from enum import StrEnum

import jwt
import requests
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.utils.translation import gettext_lazy as _


class Trouble(StrEnum):
    DENIED = "denied"
    STALE = "stale"
    DOWN = "down"
    ISSUER = "issuer"
    NONCE = "nonce"
    CLOCK = "clock"
    ANSWER = "answer"
    UNKNOWN_OFFICER = "unknown_officer"


#: what happened, why and what to do
WORDS = {
    Trouble.DENIED: (
        _("Chưa đăng nhập vì chưa đồng ý"),
        _("Ở trang định danh đã chọn không đăng nhập hoặc không chia sẻ thông tin. Chưa có gì được ghi lại."),
        _("Đăng nhập lại và bấm đồng ý, hoặc nộp hồ sơ tại quầy không cần tài khoản."),
    ),
    Trouble.STALE: (
        _("Lần đăng nhập này không còn dùng được"),
        _("Đã quá 10 phút, đã dùng rồi, hoặc được bắt đầu ở trình duyệt hay máy khác."),
        _("Đăng nhập lại từ đầu, trên cùng một trình duyệt, và cho phép cookie."),
    ),
    Trouble.DOWN: (
        _("Chưa kết nối được với nơi định danh"),
        _("Hệ thống định danh không trả lời. Việc này không do Ông/Bà."),
        _("Thử lại sau ít phút. Tra cứu hồ sơ và nộp tại quầy vẫn làm được."),
    ),
    Trouble.ISSUER: (
        _("Không tin được câu trả lời định danh"),
        _("Câu trả lời không đến từ nơi định danh mà Trung tâm đã đăng ký, nên không cho vào."),
        _("Không nhập lại mật khẩu ở trang lạ. Gọi Trung tâm và báo mã lỗi ở dưới."),
    ),
    Trouble.NONCE: (
        _("Không tin được câu trả lời định danh"),
        _("Câu trả lời không phải của lần đăng nhập này: có thể đã bị dùng lại."),
        _("Đăng nhập lại từ đầu. Nếu gặp lại, gọi Trung tâm và báo mã lỗi ở dưới."),
    ),
    Trouble.CLOCK: (
        _("Giờ của hai hệ thống không khớp"),
        _("Câu trả lời định danh đã hết hạn hoặc ghi giờ chưa tới, thường vì đồng hồ máy chủ chạy sai."),
        _("Thử lại sau ít phút. Nếu vẫn vậy, gọi Trung tâm để người phụ trách chỉnh lại giờ."),
    ),
    Trouble.ANSWER: (
        _("Nơi định danh trả lời chưa đúng"),
        _("Câu trả lời thiếu thông tin hoặc chữ ký không đúng, nên không cho vào."),
        _("Đăng nhập lại. Nếu vẫn vậy, gọi Trung tâm và báo mã lỗi ở dưới."),
    ),
    Trouble.UNKNOWN_OFFICER: (
        _("Tài khoản chung này chưa gắn với cán bộ nào"),
        _("Tài khoản cán bộ do người quản trị của Trung tâm cấp, không tự tạo khi đăng nhập."),
        _("Đăng nhập bằng tên và mật khẩu, rồi gắn tài khoản chung ở trang Bảo mật tài khoản."),
    ),
}


class Distrusted(OAuth2Error):  # type: ignore[misc]  # allauth has no types
    """An answer of the provider that may not be believed."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def trouble_of(error: str, exception: Exception | None) -> Trouble:
    """What to call an error that allauth reports."""
    if error == AuthError.CANCELLED:
        return Trouble.DENIED
    if isinstance(exception, Distrusted):
        return exception.trouble
    if isinstance(exception, requests.RequestException):
        return Trouble.DOWN
    return Trouble.ANSWER if exception else Trouble.STALE


def trouble_with_token(error: jwt.PyJWTError) -> Trouble:
    """What is wrong with an ID token that could not be decoded."""
    if isinstance(error, jwt.InvalidIssuerError):
        return Trouble.ISSUER
    if isinstance(error, jwt.ExpiredSignatureError | jwt.ImmatureSignatureError):
        return Trouble.CLOCK
    return Trouble.ANSWER
