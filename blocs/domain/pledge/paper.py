"""The paper of a pledge: its content as the official layout wants it, in Vietnamese.

Nothing is decided here that the content does not say; the same content gives the same paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from blocs.domain.pledge.content import Json
from blocs.domain.pledge.markup import Block, blocks
from boards.domain.numbers import format_number
from boards.domain.papers import SIGN_HERE, place_and_date
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.units import UNITS
from boards.enums import Qualifier

KIND = "Bản giao ước thi đua"
RECEIVERS = ("Hội đồng (để báo cáo)", "Các đơn vị thành viên", "Lưu: hồ sơ khối")
ROLES = {"chair": "Trưởng khối", "deputy": "Phó khối", "": "Thành viên"}
LANGUAGE = "vi"
NOTHING = "–"
DRAFTED = "Bản thảo, chưa mở để ký"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the annex: what, in which unit, how much, how much last year, and remarks."""

    name: str
    unit: str
    plan: str
    before: str
    note: str

    def cells(self, number: int) -> list[str]:
        """The row with its number."""
        return [str(number), self.name, self.unit, self.plan, self.before, self.note]


def paper(content: Json, *, code: str, fingerprint: str, address: str, qr: str) -> Json:
    """The data of ``pledge.typ``. At ``address``, which ``qr`` shows too, it can be checked."""
    about = about_of(content)
    return {
        "title": f"{KIND} {about}",
        # By it the page of verification tells an altered paper from one that it never saw.
        "keywords": [code] if code else [],
        "language": LANGUAGE,
        "head": {
            "superior": content["council"],
            "issuer": content["bloc_name"],
            "number": "",
            "place_and_date": place_and_date(content["signing"]["place"], day_of(content)),
        },
        "kind": KIND,
        "about": about,
        "blocks": [_block(each) for each in blocks(content["text"])],
        "signatures": [_signature(member) for member in content["members"]],
        "receivers_title": "Nơi nhận:",
        "receivers": [*(f"{each};" for each in RECEIVERS[:-1]), f"{RECEIVERS[-1]}."],
        "annex": {
            "title": "Phụ lục",
            "heading": annex_heading(content),
            "about": annex_about(content),
            "columns": columns(content),
            "members": [
                {
                    "name": member["name"],
                    "rows": [
                        line.cells(number)
                        for number, line in enumerate(lines(content, member["board"]), start=1)
                    ],
                }
                for member in content["members"]
            ],
        },
        "draft": "",
        "foot": {
            "lines": foot(content, code=code, fingerprint=fingerprint, address=address),
            "qr": qr,
            "alt": f"Mã QR dẫn đến trang kiểm tra giao ước {code}",
        },
    }


def draft_paper(content: Json) -> Json:
    """The same before it is opened: without a code, and marked on every page."""
    made = paper(content, code="", fingerprint="", address="", qr="")
    return {**made, "draft": "BẢN THẢO", "foot": {"lines": [DRAFTED], "qr": "", "alt": ""}}


def about_of(content: Json) -> str:
    """What stands below the kind of the paper."""
    return f"năm {content['year']}"


def annex_heading(content: Json) -> str:
    """What the annex holds."""
    return f"Chỉ tiêu đăng ký năm {content['year']}"


def annex_about(content: Json) -> str:
    """What the annex goes with."""
    return f"(Kèm theo {KIND} năm {content['year']} của {content['bloc_name']})"


def day_of(content: Json) -> date | None:
    """The day that is printed; none where it is written by hand."""
    iso = content["signing"]["on"]
    return date.fromisoformat(iso) if iso else None


def columns(content: Json) -> list[str]:
    """The headings of the annex."""
    year = content["year"]
    plan, before = f"Kế hoạch {year}", f"Thực hiện {year - 1}"
    return ["TT", "Nội dung", "Đơn vị tính", plan, before, "Ghi chú"]


def foot(content: Json, *, code: str, fingerprint: str, address: str) -> list[str]:
    """What stands at the foot of every page, and at the end of the Word file."""
    version = f"phiên bản {content['version']}"
    return [
        f"Mã {code} · {version} · dấu vân tay nội dung {fingerprint[:16]}…",
        f"Kiểm tra tại {address}",
    ]


def lines(content: Json, board: str) -> Iterator[Line]:
    """What one member pledges, in the order of the indicators."""
    names = {each["code"]: each["name"] for each in content["indicators"]}
    for target in content["targets"]:
        if target["board"] == board:
            yield _line(names[target["indicator"]], target)


def _line(name: str, target: Json) -> Line:
    unit = UNITS[target["unit"]]
    plan = NOTHING if target["amount"] is None else format_number(Decimal(target["amount"]))
    return Line(
        name=name,
        unit=unit.vi,
        plan=plan,
        before=_before(target["before"], target["unit"]),
        note="; ".join(_notes(target, f"{plan} {unit.vi}")),
    )


def _before(parts: Sequence[Json], unit: str) -> str:
    """Last year's amounts; one in the unit of the row needs no unit of its own."""
    amounts = [
        Quantity(Decimal(each["amount"]), UNITS[each["unit"]], Qualifier(each["qualifier"]))
        for each in parts
    ]
    if not amounts:
        return NOTHING
    if len(amounts) == 1 and amounts[0].unit.code == unit and not amounts[0].qualifier:
        return format_number(amounts[0].amount)
    return " và ".join(format_quantity(each) for each in amounts)


def _notes(target: Json, understood: str) -> Iterator[str]:
    """Why there is no target or a worse one, what was typed if that says more, last year's mark."""
    if target["amount"] is None:
        yield f"Không đăng ký: {target['reason']}"
    elif target["reason"]:
        yield f"{'Kém kết quả năm trước: ' if target['short'] else ''}{target['reason']}"
    printed = target["as_printed"]
    if printed and printed not in (understood, understood.split(" ", maxsplit=1)[0]):
        yield f"nguyên văn “{printed}”"
    if target["mark"]:
        yield f"năm trước: {target['mark']['vi']}"


def _block(block: Block) -> Json:
    return {"kind": block.kind, **asdict(block)}


def _signature(member: Json) -> Json:
    return {
        "name": member["board"],
        "board": member["name"],
        "role": ROLES[member["role"]],
        "hint": SIGN_HERE,
        "signed_by": "",
    }
