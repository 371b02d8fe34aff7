"""Who can carry a consent code here: filled by `integrations/messaging`, empty where no channel is set up."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from motcua.casework.assistance.states import ConsentBy
from motcua.foundation.errors import RuleBroken

#: takes an address and a code; raises OSError or its own RuleBroken when it cannot be delivered
Sender = Callable[[str, str], None]

_senders: dict[ConsentBy, Sender] = {}


def register(way: ConsentBy, sender: Sender) -> None:
    """From now on codes may go that way."""
    _senders[way] = sender


def ways() -> list[ConsentBy]:
    """How somebody can say yes here: by every channel that is set up, and always by a signed slip."""
    return [*_senders, ConsentBy.SLIP]


def send(way: ConsentBy, address: str, code: str) -> None:
    """Send the code. Raises RuleBroken when that way is not set up or does not work now."""
    sender = _senders.get(way)
    if sender is None:
        raise RuleBroken(
            _("Trung tâm chưa có kênh gửi mã này. In phiếu đồng ý để người dân ký."), code="no_channel"
        )
    try:
        sender(address, code)
    except OSError as error:
        raise RuleBroken(
            _("Chưa gửi được mã. Kiểm tra địa chỉ rồi gửi lại, hoặc in phiếu đồng ý để người dân ký."),
            code="not_sent",
        ) from error
