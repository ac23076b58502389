"""Figures and targets that differ between two documents, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from blocs.domain.changes.differences import FigureChange, Json
from blocs.domain.scoring.wording import each
from boards.domain.quantities import Quantity, format_quantity
from boards.domain.sentences import Sentence
from boards.domain.units import UNITS
from boards.enums import Availability, Doubt

Key = tuple[str, ...]

FIGURE_KEY = ("board", "indicator", "currency", "basis")
READ = ("amount", "unit", "qualifier", "availability")
NOTHING = Sentence("–", "–")
NOT_THERE = {
    Availability.MISSING: Sentence("không có", "missing"),
    Availability.NOT_APPLICABLE: Sentence("không áp dụng", "not applicable"),
    Availability.NOT_YET: Sentence("chưa có", "not yet there"),
}
AROUND = Sentence(
    "Nguồn, ghi chú hoặc lưu ý của số liệu được sửa; số liệu như cũ.",
    "The source, a note or a notice of the figure was changed; the figure is as it was.",
)


def figure_changes(before: Json, after: Json) -> tuple[FigureChange, ...]:
    """Every figure that differs; one that went from one currency to another is one change."""
    old, new = _by_key(before), _by_key(after)
    moved = _moved(old, new)
    return tuple(
        _change(key, old.get(key), new.get(moved.get(key, key)))
        for key in sorted((old.keys() | new.keys()) - set(moved.values()))
        if old.get(key) != new.get(moved.get(key, key))
    )


def target_words(document: Json, board: str, indicator: str) -> Sentence:
    """What a board pledged for an indicator, every part of it; a dash if nothing."""
    parts = [
        quantity(row["amount"], row["unit"])
        for row in document["targets"]
        if (row["board"], row["indicator"]) == (board, indicator)
    ]
    if not parts:
        return NOTHING
    return Sentence(" + ".join(one.vi for one in parts), " + ".join(one.en for one in parts))


def quantity(amount: str, unit: str) -> Sentence:
    """An amount of a document with its unit."""
    shown = Quantity(Decimal(amount), UNITS[unit])
    return each(lambda language: format_quantity(shown, language=language))


def open_doubt(figure: Json) -> bool:
    """Whether a doubt keeps the figure out of the ranking."""
    return figure["doubt"] == Doubt.BLOCKING and not figure["doubt_settled"]


def _change(key: Key, old: Json | None, new: Json | None) -> FigureChange:
    board, indicator, *_rest = key
    return FigureChange(board, indicator, _words(old), _words(new), tuple(_said(old, new)))


def _said(old: Json | None, new: Json | None) -> Iterator[Sentence]:
    if old is None or new is None:
        was, now = _quoted(old), _quoted(new)
        gone = Sentence(f"Số liệu bị bỏ: {was.vi}.", f"The figure is gone: {was.en}.")
        yield gone if new is None else Sentence(f"Số liệu mới: {now.vi}.", f"New figure: {now.en}.")
    else:
        yield from list(_told(old, new)) or [AROUND]


def _told(old: Json, new: Json) -> Iterator[Sentence]:
    was, now = _quoted(old), _quoted(new)
    if was != now:
        yield Sentence(
            f"Số liệu đổi từ {was.vi} thành {now.vi}.",
            f"The figure changed from {was.en} to {now.en}.",
        )
    elif any(old[key] != new[key] for key in READ):
        was, now = _read(old), _read(new)
        yield Sentence(
            f"Số liệu được hiểu lại: trước là {was.vi}, nay là {now.vi}.",
            f"The figure is understood anew: it was {was.en}, it is {now.en}.",
        )
    if open_doubt(new) and not open_doubt(old):
        yield _with("Có nghi vấn chặn", "A blocking doubt was raised", new, "doubt_reason")
    if open_doubt(old) and not open_doubt(new):
        yield _with("Nghi vấn đã được làm rõ", "The doubt was settled", new, "settlement")


def _with(vi: str, en: str, figure: Json, key: str) -> Sentence:
    """A sentence that ends in a text of people, where there is one."""
    text, translated = figure.get(key, ""), figure.get(f"{key}_en") or figure.get(key, "")
    ends = [f": {said.rstrip('.')}." if said else "." for said in (text, translated)]
    return Sentence(vi + ends[0], en + ends[1])


def _words(figure: Json | None) -> Sentence:
    """As printed; with a sign where a doubt is open."""
    if figure is None:
        return NOTHING
    words, sign = _plain(figure), " (?)" if open_doubt(figure) else ""
    return Sentence(f"{words.vi}{sign}", f"{words.en}{sign}")


def _plain(figure: Json) -> Sentence:
    printed = figure["as_printed"]
    return Sentence(printed, printed) if printed else _read(figure)


def _quoted(figure: Json | None) -> Sentence:
    words = NOTHING if figure is None else _plain(figure)
    return Sentence(f"“{words.vi}”", f"“{words.en}”")


def _read(figure: Json) -> Sentence:
    """What was understood."""
    if figure["amount"] is None:
        return NOT_THERE[Availability(figure["availability"])]
    return quantity(figure["amount"], figure["unit"])


def _by_key(document: Json) -> dict[Key, Json]:
    return {
        tuple(figure[key] for key in FIGURE_KEY): figure
        for figure in document["figures"]
        if not _says_nothing(figure)
    }


def _says_nothing(figure: Json) -> bool:
    """A row that a document only has because its scheme scores the indicator."""
    return figure["availability"] == Availability.MISSING and not any(
        figure.get(key) for key in ("as_printed", "note", "doubt")
    )


def _moved(old: Mapping[Key, Json], new: Mapping[Key, Json]) -> dict[Key, Key]:
    """The keys of figures that stand alone in another currency now, by their earlier keys."""
    gone, come = _by_total(old.keys() - new.keys()), _by_total(new.keys() - old.keys())
    return {
        keys[0]: come[total][0]
        for total, keys in gone.items()
        if len(keys) == len(come.get(total, ())) == 1
    }


def _by_total(keys: Iterable[Key]) -> dict[Key, list[Key]]:
    """The keys of the parts by what they share: board, indicator and basis."""
    totals: dict[Key, list[Key]] = defaultdict(list)
    for board, indicator, currency, basis in keys:
        totals[board, indicator, basis].append((board, indicator, currency, basis))
    return totals
