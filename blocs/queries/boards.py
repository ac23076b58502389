"""Boards: the register, and one board through its names, mergers, blocs and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from blocs.enums import MandateStatus
from blocs.models import Mandate, Membership, Standing
from blocs.queries.blocs import Paper, paper
from blocs.queries.honours import Honour, honours_of
from blocs.queries.lineage import Chain, chain_of, events_in, line_of
from blocs.queries.published import Head, Opened, opened
from blocs.queries.reader import Reader
from blocs.queries.trend import Trend, latest_editions, trend_of
from blocs.queries.trend.amounts import Measured
from blocs.queries.trend.multiples import Multiples, multiples_of
from blocs.queries.views.offered import scored
from boards.domain.names import sort_key
from boards.models import Board


@dataclass(frozen=True, slots=True)
class Listed:
    """A board in the register."""

    slug: str
    name: str
    full_name: str
    province: str
    merged_into: str
    dissolved_on: date | None


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the days it was borne; the present one has no end."""

    name: str
    starts_on: date | None
    ends_on: date | None
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class InBloc:
    """A membership seen from the board."""

    bloc: str
    name: str
    seat: int
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Role:
    """A mandate seen from the board."""

    bloc: str
    name: str
    year: int
    role: str
    status: str
    acting: bool
    """Whether it began, as opposed to a mandate that is only proposed."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in the latest edition of a year."""

    head: Head
    place: int | None
    points: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Everything a board's own page shows."""

    slug: str
    name: str
    full_name: str
    province: str
    merged_into: str
    merged_on: date | None
    founded_on: date | None
    dissolved_on: date | None
    names: tuple[Name, ...]
    aliases: tuple[str, ...]
    outlived_until: date | None
    """When the board itself ended, if it was later than its province."""
    chain: Chain
    memberships: tuple[InBloc, ...]
    roles: tuple[Role, ...]
    places: tuple[Placed, ...]
    years: tuple[Opened, ...]
    """The latest edition of every year of the board's whole line, the first one first."""
    trends: tuple[Trend, ...]
    """Of each bloc with the board's whole line, and of more than one year."""
    multiples: Multiples | None
    """The main figures of the board itself."""
    honours: tuple[Honour, ...]


def register(reader: Reader) -> list[Listed]:
    """Every board in Vietnamese order. One query."""
    return [
        Listed(
            slug=board.slug,
            name=board.short_name,
            full_name=_full_name(board, reader),
            province=board.province.name,
            merged_into=str(board.province.merged_into or ""),
            dissolved_on=board.dissolved_on,
        )
        for board in Board.objects.select_related("province__merged_into")
    ]


def board_page(slug: str, reader: Reader) -> BoardPage | None:
    """The page of a board in a fixed number of queries; nothing when there is no such board."""
    boards = Board.objects.select_related("province__merged_into")
    board = boards.prefetch_related("names__document", "aliases").filter(slug=slug).first()
    if board is None:
        return None
    chain = chain_of(board)
    years = _published(board, chain, reader)
    return BoardPage(
        slug=board.slug,
        name=board.short_name,
        full_name=_full_name(board, reader),
        province=board.province.name,
        merged_into=str(board.province.merged_into or ""),
        merged_on=board.province.merged_on,
        founded_on=board.founded_on,
        dissolved_on=board.dissolved_on,
        names=tuple(_names(board)),
        aliases=tuple(sorted((alias.text for alias in board.aliases.all()), key=sort_key)),
        outlived_until=_outlived_until(board),
        chain=chain,
        memberships=tuple(_memberships(board, reader)),
        roles=tuple(_roles(board, reader)),
        places=tuple(_places(board, years)),
        years=tuple(reversed(years)),
        trends=tuple(_trends(board, chain, years)),
        multiples=_multiples(board, chain, years),
        honours=honours_of(board, reader),
    )


def _full_name(board: Board, reader: Reader) -> str:
    return board.name_en if reader.english and board.name_en else board.name


def _names(board: Board) -> Iterator[Name]:
    past = list(board.names.all())
    since = past[-1].ends_on if past else board.founded_on
    yield Name(board.name, since, board.dissolved_on, None)
    for each in reversed(past):
        cited = paper(each.document) if each.document else None
        yield Name(each.name, each.starts_on, each.ends_on, cited)


def _outlived_until(board: Board) -> date | None:
    """A board may outlive its province by months: both days are facts of their own."""
    merged, ended = board.province.merged_on, board.dissolved_on
    return ended if merged and ended and ended > merged else None


def _memberships(board: Board, reader: Reader) -> Iterator[InBloc]:
    rows = Membership.objects.filter(board=board).select_related("bloc")
    for each in rows.order_by("starts_on"):
        bloc = each.bloc
        name = bloc.name_en if reader.english else bloc.name
        yield InBloc(bloc.slug, name, each.seat, each.starts_on, each.ends_on)


def _roles(board: Board, reader: Reader) -> Iterator[Role]:
    replaced = Q(status=MandateStatus.PROPOSED, ends_on__isnull=False)
    rows = Mandate.objects.filter(board=board).exclude(replaced).select_related("cycle__bloc")
    for each in rows.order_by("-cycle__year", "role", "starts_on"):
        bloc = each.cycle.bloc
        yield Role(
            bloc=bloc.slug,
            name=bloc.short_name_en if reader.english else bloc.short_name,
            year=each.cycle.year,
            role=str(each.get_role_display()),
            status=str(each.get_status_display()),
            acting=each.status != MandateStatus.PROPOSED,
        )


def _published(board: Board, chain: Chain, reader: Reader) -> list[Opened]:
    """The latest edition of every year in which the board or one of its line stands."""
    standings = Standing.objects.filter(board__slug__in=line_of(board.slug, chain))
    found = latest_editions().filter(pk__in=standings.values("edition"))
    return [
        opened(edition, reader, latest=edition.number)
        for edition in found.order_by("-cycle__year", "cycle__bloc")
    ]


def _places(board: Board, years: Iterable[Opened]) -> Iterator[Placed]:
    for year in years:
        for row in year.document["standings"]:
            if row["board"] == board.slug:
                yield Placed(year.head, row["place"], year.reader.exact(row["points"]))


def _trends(board: Board, chain: Chain, years: Sequence[Opened]) -> Iterator[Trend]:
    for bloc in dict.fromkeys(year.head.bloc for year in years):
        own = [year for year in reversed(years) if year.head.bloc == bloc]
        if len(own) > 1:
            yield trend_of(own, line_of(board.slug, chain), events_in(chain))


def _multiples(board: Board, chain: Chain, years: Sequence[Opened]) -> Multiples | None:
    """What the newest scheme scores, in every year in which the board was a member.

    Of two blocs in one year the first counts: a figure is the same wherever it is scored.
    """
    own: dict[int, Opened] = {}
    for year in years:
        if any(row["board"] == board.slug for row in year.document["standings"]):
            own.setdefault(year.head.year, year)
    if not own:
        return None
    measured = [Measured.of(own[year]) for year in sorted(own)]
    codes = scored(measured[-1].opened)
    return multiples_of(measured, board.slug, board.short_name, codes, events_in(chain))
