"""What a succession would do, one sentence for each consequence, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from blocs.enums import MandateRole
from boards.domain.sentences import Sentence
from boards.domain.years import short_date

ROLES = {
    MandateRole.CHAIR: Sentence("Trưởng khối", "chair"),
    MandateRole.DEPUTY: Sentence("Phó khối", "deputy"),
}


def ends(name: str, on: date) -> Sentence:
    """A board is no more."""
    day = short_date(on)
    return Sentence(
        f"{name} kết thúc hoạt động từ {day}; các năm trước và bản công bố giữ nguyên.",
        f"{name} ends on {day}; its past years and its published editions stay as they are.",
    )


def is_founded(name: str, on: date) -> Sentence:
    """A new board begins."""
    day = short_date(on)
    return Sentence(f"{name} được thành lập từ {day}.", f"{name} is founded on {day}.")


def is_renamed(old: str, new: str, on: date) -> Sentence:
    """A board bears another name."""
    day = short_date(on)
    return Sentence(
        f"“{old}” mang tên “{new}” từ {day}; trang của các năm trước vẫn ghi tên cũ.",
        f"“{old}” is called “{new}” from {day}; pages of earlier years keep the old name.",
    )


def seat_passes(bloc: Sentence, seat: int, old: str, new: str, on: date) -> Sentence:
    """A seat goes from one board to another, with its place in the rotation."""
    day = short_date(on)
    return Sentence(
        f"Số thứ tự {seat} của {bloc.vi} ({old}) chuyển cho {new} từ {day}.",
        f"Seat {seat} of {bloc.en} ({old}) passes to {new} from {day}.",
    )


def seat_is_new(bloc: Sentence, seat: int, name: str, on: date) -> Sentence:
    """A board joins at the end of the list."""
    day = short_date(on)
    return Sentence(
        f"{name} vào {bloc.vi} từ {day} với số thứ tự mới {seat}, ở cuối danh sách luân phiên.",
        f"{name} joins {bloc.en} from {day} on the new seat {seat}, last in the rotation.",
    )


def seat_falls_free(bloc: Sentence, seat: int, name: str, on: date) -> Sentence:
    """Nobody inherits a seat."""
    day = short_date(on)
    return Sentence(
        f"Số thứ tự {seat} của {bloc.vi} ({name}) bỏ trống từ {day}.",
        f"Seat {seat} of {bloc.en} ({name}) falls free on {day}.",
    )


def seat_stays(bloc: Sentence, seat: int, name: str) -> Sentence:
    """A board keeps its seat."""
    return Sentence(
        f"{name} giữ số thứ tự {seat} trong {bloc.vi}.", f"{name} keeps seat {seat} in {bloc.en}."
    )


def sits_twice(name: str, council: Sentence) -> Sentence:
    """A board of two blocs on one line: allowed by decision, and said aloud."""
    return Sentence(
        f"{name} sẽ ở hai khối của cùng một hội đồng ({council.vi}); "
        "mỗi năm chỉ một khối trình khen.",
        f"{name} would sit in two blocs of one council ({council.en}); "
        "only one of them nominates it in a year.",
    )


def mandate_passes(role: MandateRole, year: int, old: str, new: str, on: date) -> Sentence:
    """A mandate goes to the successor."""
    day = short_date(on)
    return Sentence(
        f"Nhiệm kỳ {ROLES[role].vi} năm {year} của {old} chuyển cho {new} từ {day}.",
        f"The mandate of {old} as {ROLES[role].en} of {year} passes to {new} from {day}.",
    )


def deputy_acts(deputy: str, year: int, old: str, on: date) -> Sentence:
    """The chair ceases to lead, and the deputy acts."""
    day = short_date(on)
    return Sentence(
        f"{deputy} quyền Trưởng khối năm {year} từ {day}, khi {old} thôi làm Trưởng khối.",
        f"{deputy} is acting chair of {year} from {day}, when {old} ceases to lead.",
    )


def mandate_ends(role: MandateRole, year: int, name: str, on: date) -> Sentence:
    """A mandate ends, and nobody takes it."""
    day = short_date(on)
    return Sentence(
        f"Nhiệm kỳ {ROLES[role].vi} năm {year} của {name} kết thúc ngày {day}, chưa có ai thay.",
        f"The mandate of {name} as {ROLES[role].en} of {year} ends on {day}; nobody takes it yet.",
    )


def mandate_is_dropped(role: MandateRole, year: int, name: str) -> Sentence:
    """A mandate that has not begun is taken back."""
    return Sentence(
        f"Nhiệm kỳ {ROLES[role].vi} năm {year} của {name} chưa bắt đầu nên được bỏ.",
        f"The mandate of {name} as {ROLES[role].en} of {year} has not begun and is dropped.",
    )


def members_stay(cycle: Sentence, day: date, names: Sequence[str]) -> Sentence:
    """Who was a member on the day that the year names remains one."""
    who, on = ", ".join(names), short_date(day)
    return Sentence(
        f"{cycle.vi}: thành viên vẫn tính tại {on}; {who} còn là thành viên của năm này.",
        f"{cycle.en}: members still count as of {on}; {who} remain members of that year.",
    )


def members_count_anew(cycle: Sentence, before: date, on: date) -> Sentence:
    """The year counts its members from the day of the event."""
    old, new = short_date(before), short_date(on)
    return Sentence(
        f"{cycle.vi}: thành viên tính tại {new} thay vì {old}.",
        f"{cycle.en}: members count as of {new} instead of {old}.",
    )


def members_follow(cycle: Sentence, day: date) -> Sentence:
    """A year that counts its members after the event has them from the new seats."""
    on = short_date(day)
    return Sentence(
        f"{cycle.vi}: thành viên tính tại {on}, nên theo các số thứ tự mới.",
        f"{cycle.en}: members count as of {on}, and so by the new seats.",
    )


def pledge_is_touched(cycle: Sentence) -> Sentence:
    """A pledge that others signed names other members now."""
    return Sentence(
        f"Giao ước của {cycle.vi} đã mở ký với các thành viên cũ; "
        "hãy lập phiên bản mới để thành viên mới ký.",
        f"The pledge of {cycle.en} was opened for the members of before; "
        "make a new version for the new ones to sign.",
    )


def work_passes(heir: str, reports: Sequence[str]) -> Sentence:
    """The heir finishes what is open."""
    if not reports:
        return Sentence(
            f"{heir} kế thừa công việc; hiện không có báo cáo nào chưa xong.",
            f"{heir} inherits the work; no report is open now.",
        )
    which = ", ".join(reports)
    return Sentence(
        f"Cán bộ của {heir} được xem, nhập và nộp các báo cáo chưa xong: {which}.",
        f"The officers of {heir} may read, fill and submit the open reports: {which}.",
    )


def work_is_nobodys(reports: Sequence[str]) -> Sentence:
    """Open reports for which nobody is named."""
    which = ", ".join(reports)
    return Sentence(
        f"Không đơn vị nào kế thừa các báo cáo chưa xong: {which}; "
        "chỉ thường trực hội đồng nhập được.",
        f"Nobody inherits the open reports: {which}; only the council can fill them.",
    )


def officers_move(number: int, heir: str) -> Sentence:
    """Officers of boards that end belong to the heir."""
    return Sentence(
        f"{number} cán bộ được chuyển sang {heir}.",
        f"{number} officer{'' if number == 1 else 's'} will belong to {heir}.",
    )


def officers_stay(number: int) -> Sentence:
    """Officers of boards that end keep their accounts, which lead nowhere."""
    return Sentence(
        f"{number} cán bộ vẫn thuộc đơn vị đã kết thúc: sửa từng tài khoản trong mục Cán bộ.",
        f"{number} officer{'' if number == 1 else 's'} will still belong to a board that ended: "
        "change each account under Officers.",
    )


def authority_ends(number: int, on: date) -> Sentence:
    """Whoever signed for a board that ends does so no longer."""
    day = short_date(on)
    return Sentence(
        f"{number} thẩm quyền ký của các đơn vị kết thúc hết hiệu lực từ {day}.",
        f"{number} authorit{'y' if number == 1 else 'ies'} to sign for the boards that end "
        f"cease{'s' if number == 1 else ''} on {day}.",
    )


def is_compared(name: str) -> Sentence:
    """Earlier years are the restated sum."""
    return Sentence(
        f"Các năm trước của {name} được so sánh với số liệu hợp nhất, có ghi rõ.",
        f"Earlier years of {name} are compared with the restated sum, marked as such.",
    )


def is_not_compared(name: str) -> Sentence:
    """Earlier years are compared with nothing."""
    return Sentence(
        f"Các năm trước của {name} được ghi là không so sánh được.",
        f"Earlier years of {name} are marked as not comparable.",
    )
