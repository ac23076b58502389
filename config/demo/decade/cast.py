"""Who plays: names that nobody could take for real, in all the letters and tones of Vietnamese.

Each is a common word that names no place. *(hư cấu)* stands in the full name of every board and
in every name of a bloc, so that it is on each page and in each file.
"""

from __future__ import annotations

from dataclasses import dataclass

from boards.domain.names import slugify_vi

FICTION = "(hư cấu)"
FICTIONAL = "(fictional)"
COUNCIL = f"Hội đồng Thi đua – Khen thưởng Vùng Thí Dụ {FICTION}"
COUNCIL_EN = f"Emulation and Commendation Council of Example Region {FICTIONAL}"


@dataclass(frozen=True, slots=True)
class Place:
    """A board by its short name, and the other ways in which people write it."""

    name: str
    aliases: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Its address: ``hc-an-du``."""
        return f"hc-{slugify_vi(self.name)}"

    @property
    def full(self) -> str:
        """Its name on papers."""
        return f"Ban Quản lý các khu công nghiệp {self.name} {FICTION}"

    @property
    def english(self) -> str:
        """Its name in English."""
        return f"Industrial zones board of {self.name} {FICTIONAL}"


@dataclass(frozen=True, slots=True)
class Troupe:
    """A bloc: its name, its first members by seat, and what happens to the first four of them.

    ``late`` joins after some years, ``renamed`` is an old name with the new one, and ``merging``
    are two members with the board that takes their place.
    """

    name: str
    english: str
    first: tuple[Place, ...]
    late: Place
    renamed: tuple[Place, Place] | None = None
    merging: tuple[Place, Place, Place] | None = None

    @property
    def slug(self) -> str:
        """Its address."""
        return f"hc-{slugify_vi(self.name)}"

    @property
    def short(self) -> str:
        """Its short name, marked."""
        return f"{self.name} {FICTION}"


DONG_VONG, DONG_DAO = Place("Đồng Vọng"), Place("Đồng Dao", ("Đồng Giao",))
CO_TICH, BANG_KHUANG = Place("Cổ Tích"), Place("Bâng Khuâng")
THAN_THOAI = Place("Thần Thoại", ("Cổ Tích – Bâng Khuâng",))
TROUPES = (
    Troupe(
        "Ven Sông Thí Dụ",
        "Example Riverside",
        (
            Place("Ẩn Dụ", ("Ẩn-dụ",)),
            BANG_KHUANG,
            CO_TICH,
            DONG_VONG,
            Place("Ăn Khớp"),
            Place("Êm Đềm"),
            Place("Hòa Ca", ("Hoà Ca",)),
        ),
        late=Place("Ảo Ảnh"),
        renamed=(DONG_VONG, DONG_DAO),
        merging=(CO_TICH, BANG_KHUANG, THAN_THOAI),
    ),
    Troupe(
        "Cao Nguyên Giả Định",
        "Supposed Highlands",
        (
            Place("Giả Định"),
            Place("Gửi Gắm"),
            Place("Khởi Thảo"),
            Place("Lãng Đãng"),
            Place("Mộng Mơ"),
            Place("Nếu Như"),
            Place("Ngụ Ngôn"),
        ),
        late=Place("Ô Mai"),
    ),
    Troupe(
        "Quần Đảo Ước Lệ",
        "Conventional Islands",
        (
            Place("Phỏng Chừng"),
            Place("Thủy Mặc", ("Thuỷ Mặc",)),
            Place("Tưởng Tượng"),
            Place("Ước Lệ"),
            Place("Ví Von"),
            Place("Ỡm Ờ"),
        ),
        late=Place("Ý Tưởng"),
    ),
)
