"""What stands on the picture of a link. Of results only what a published edition says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from blocs.queries.bars import SERIES
from blocs.queries.published import Opened, opened
from blocs.queries.reader import Reader
from blocs.queries.stacks import full_length, legend, segments
from blocs.queries.trend import latest_editions
from boards.models import Board
from config.heads.said import SITE

LEADING = 3
ROOM = 80
"""Letters that a line of the picture has room for."""


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion's part of a bar, and the number of its colour."""

    x: str
    width: str
    colour: int


@dataclass(frozen=True, slots=True)
class Swatch:
    """What a colour stands for."""

    name: str
    colour: int


@dataclass(frozen=True, slots=True)
class Row:
    """One of the first boards."""

    place: str
    name: str
    points: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The words and bars of a picture."""

    title: str
    above: str
    foot: str
    language: str
    mark: str = ""
    caution: str = ""
    lines: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    legend: tuple[Swatch, ...] = ()
    site: str = SITE

    @property
    def plain(self) -> dict[str, object]:
        """As the template takes it."""
        return asdict(self)


def site_card(reader: Reader) -> Card:
    """What the site is."""
    return Card(
        title=_("Results of emulation blocs"),
        above=_("Management boards of industrial and economic zones"),
        lines=(
            _("Every number with its source,"),
            _("every point with its reason,"),
            _("every edition for ever."),
        ),
        foot=_("Open data, in Vietnamese and English"),
        language=reader.language,
    )


def edition_card(edition: Opened) -> Card:
    """The first three of an edition, with their points."""
    head = edition.head
    return Card(
        title=_("Emulation results of %(year)s") % {"year": head.year},
        above=head.bloc_short_name,
        mark=_("Edition %(number)s") % {"number": head.number},
        rows=tuple(_rows(edition)),
        legend=tuple(_legend(edition)),
        foot=_("Verification code %(code)s") % {"code": head.code},
        caution=_caution(edition),
        language=edition.reader.language,
    )


def _rows(edition: Opened) -> Iterator[Row]:
    """Those with a place: an unranked board leads nothing."""
    document = edition.document
    names = {member["board"]: member["short_name"] for member in document["members"]}
    scale = full_length(document)
    placed = [each for each in document["standings"] if each["place"] is not None]
    for standing in placed[:LEADING]:
        yield Row(
            place=str(standing["place"]),
            name=names[standing["board"]],
            points=edition.reader.exact(standing["points"]),
            parts=tuple(
                Part(each.x, each.width, each.colour) for each in segments(edition, standing, scale)
            ),
        )


def _legend(edition: Opened) -> list[Swatch]:
    """Where a colour means one criterion; more would not be told apart on a small picture."""
    criteria = legend(edition)
    short = len(criteria) <= SERIES and sum(len(each.label) for each in criteria) <= ROOM
    return [Swatch(each.label, each.colour) for each in criteria] if short else []


def board_card(board: Board, reader: Reader) -> Card:
    """A board with its last published place. Two queries beside that of the board."""
    edition = (
        latest_editions().filter(standings__board=board).order_by("-cycle__year", "-pk").first()
    )
    last = opened(edition, reader, latest=edition.number) if edition else None
    return Card(
        title=_unbroken(
            board.name_en if reader.english and board.name_en else board.name, board.short_name
        ),
        above=board.province.name,
        lines=tuple(_lines(last, board.slug)) if last else (),
        foot=_("Verification code %(code)s") % {"code": last.head.code} if last else "",
        caution=_caution(last) if last else "",
        language=reader.language,
    )


def _unbroken(name: str, short: str) -> str:
    """No line ends in the middle of the short name."""
    return name.replace(short, short.replace(" ", "\N{NO-BREAK SPACE}"))


def _lines(edition: Opened, board: str) -> Iterator[str]:
    head = edition.head
    [standing] = [each for each in edition.document["standings"] if each["board"] == board]
    yield f"{head.bloc_short_name} · {head.year}"
    if standing["place"] is None:
        yield _("Not ranked")
        return
    yield _("Place %(place)s of %(members)s · %(points)s points") % {
        "place": standing["place"],
        "members": head.members,
        "points": edition.reader.exact(standing["points"]),
    }


def _caution(edition: Opened) -> str:
    """An illustration is called one on its picture: pictures travel without their page."""
    return _("Illustration – not an official result") if edition.head.illustrative else ""
