"""Invented people: names from short lists, numbers that no real card or telephone has, marked `Dữ liệu mẫu`."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from motcua.foundation.search import fold

MARK = "Dữ liệu mẫu"
FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi",
    "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Mai", "Trương", "Lâm", "Thạch",
)  # fmt: skip
GIVEN = {
    "Nam": (
        "Văn An", "Văn Bảy", "Minh Chiến", "Quốc Cường", "Tấn Đạt", "Hữu Đức", "Thanh Hải", "Hoàng Khôi",
        "Văn Lộc", "Nhật Minh", "Trọng Nghĩa", "Hoài Phong", "Văn Sáu", "Thành Tâm", "Đức Thịnh", "Công Trứ",
    ),
    "Nữ": (
        "Thị Ánh", "Thị Bé Ba", "Ngọc Diễm", "Thị Gấm", "Thu Hằng", "Thị Hương", "Kim Liên", "Thị Lụa",
        "Mỹ Ngân", "Thị Nguyệt", "Hồng Phượng", "Thị Quỳnh", "Như Ý", "Thị Tuyết", "Cẩm Tú", "Thị Út",
    ),
}  # fmt: skip
FOLDED = {words: fold(words) for words in (*FAMILY, *GIVEN["Nam"], *GIVEN["Nữ"])}
OLDEST, YOUNGEST = date(1940, 1, 1), date(2007, 12, 31)
#: no province has this number, so no real citizen card begins with it; and no telephone with four zeros
NO_PROVINCE, NO_NETWORK = "999", "0000"


@dataclass(frozen=True)
class Invented:
    """One invented person, with the key of their row."""

    id: int
    centre: int
    full_name: str
    folded_name: str
    personal_id: str
    born_on: date
    sex: str
    address: str
    phone: str


def invent(key: int, centre: int, place: str, rng: Random) -> Invented:
    """A person of the commune `place`, whose number follows from the key of the row: no two are alike."""
    sex = "Nữ" if rng.random() < 0.5 else "Nam"
    family, given = rng.choice(FAMILY), rng.choice(GIVEN[sex])
    return Invented(
        id=key,
        centre=centre,
        full_name=f"{family} {given}",
        folded_name=f"{FOLDED[family]} {FOLDED[given]}",
        personal_id=f"{NO_PROVINCE}{key % 10**9:09d}",
        born_on=OLDEST + timedelta(days=int(rng.random() * (YOUNGEST - OLDEST).days)),
        sex=sex,
        address=f"{MARK}, {place}",
        phone=f"{NO_NETWORK}{key % 10**6:06d}",
    )
