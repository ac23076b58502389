"""Awards that were given, as rows of public pages and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from awards.models import Award, Conferral, Ending
from blocs.models import Bloc
from blocs.queries.honours import End, Honour
from blocs.queries.reader import Reader
from boards.domain.names import fold, sort_key
from boards.domain.years import short_date
from boards.models import Board, Document


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asks the roll for; what is empty asks nothing. ``words`` are folded."""

    words: str = ""
    year: int | None = None
    bloc: str = ""
    award: str = ""
    board: str = ""

    @property
    def anything(self) -> bool:
        """Whether anything narrows the roll."""
        return bool(self.words or self.year or self.bloc or self.award or self.board)


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: only what some award was given for, by, or to."""

    years: tuple[int, ...]
    blocs: tuple[tuple[str, str], ...]
    awards: tuple[tuple[str, str], ...]
    boards: tuple[tuple[str, str], ...]


def conferrals(wanted: Wanted) -> QuerySet[Conferral]:
    """What was given, whatever became of it: the latest year first, then by award and board."""
    return in_order(Conferral.objects.filter(_asked(wanted)))


def in_order(rows: QuerySet[Conferral]) -> QuerySet[Conferral]:
    """The latest year first, then as official lists stand: by award, then by board."""
    return rows.order_by(
        "-decision__cycle__year",
        "award__order",
        "award__sort_key",
        "award__slug",
        "board__sort_key",
        "pk",
    )


def choices(wanted: Wanted, reader: Reader) -> Choices:
    """Four queries, however much was given. What is asked for is there, given or not."""
    given = Conferral.objects.order_by()
    years = set(given.values_list("decision__cycle__year", flat=True).distinct())
    blocs = Q(pk__in=given.values("decision__cycle__bloc")) | Q(slug=wanted.bloc)
    awards = Q(pk__in=given.values("award")) | Q(slug=wanted.award)
    boards = Q(pk__in=given.values("board")) | Q(slug=wanted.board)
    return Choices(
        years=tuple(sorted(years | ({wanted.year} if wanted.year else set()), reverse=True)),
        blocs=tuple(
            sorted(
                ((each.slug, _bloc(each, reader)) for each in Bloc.objects.filter(blocs)),
                key=lambda pair: sort_key(pair[1]),
            )
        ),
        awards=tuple((each.slug, name_of(each, reader)) for each in Award.objects.filter(awards)),
        boards=tuple((each.slug, each.short_name) for each in Board.objects.filter(boards)),
    )


def told(rows: QuerySet[Conferral]) -> QuerySet[Conferral]:
    """With all that a row says: three queries for any number of rows."""
    ends = Ending.objects.select_related("decision__document").order_by("recorded_at", "pk")
    parts = ("board", "award", "decision__document", "decision__cycle__bloc")
    return rows.select_related(*parts).prefetch_related(
        "board__names", Prefetch("endings", queryset=ends)
    )


def honours(rows: Iterable[Conferral], reader: Reader, *, of: int = 0) -> Iterator[Honour]:
    """As rows. What another board than ``of`` holds is inherited, where a board is named."""
    for row in rows:
        cycle, paper = row.decision.cycle, row.decision.document
        yield Honour(
            year=cycle.year,
            bloc=cycle.bloc.slug,
            bloc_name=_bloc(cycle.bloc, reader),
            award=row.award.slug,
            award_name=name_of(row.award, reader),
            board=row.board.slug,
            board_name=row.board.short_name_on(cycle.members_on),
            decision=cited(paper),
            slug=paper.slug,
            inherited=bool(of) and row.board_id != of,
            ends=tuple(map(_end, row.endings.all())),
        )


def name_of(award: Award, reader: Reader) -> str:
    """The name of an award in the reader's language."""
    return award.name_en if reader.english else award.name


def cited(paper: Document) -> str:
    """``12/QĐ-BKHĐT, 05/01/2023``: number, or title, and day."""
    head = paper.number or paper.title
    return f"{head}, {short_date(paper.issued_on)}" if paper.issued_on else head


def _end(ending: Ending) -> End:
    paper = ending.decision.document
    return End(
        code=ending.status,
        status=str(ending.get_status_display()),
        decision=cited(paper),
        slug=paper.slug,
        ground=ending.ground,
    )


def _bloc(bloc: Bloc, reader: Reader) -> str:
    return bloc.short_name_en if reader.english else bloc.short_name


def _asked(wanted: Wanted) -> Q:
    exact = {
        "decision__cycle__year": wanted.year,
        "decision__cycle__bloc__slug": wanted.bloc,
        "award__slug": wanted.award,
        "board__slug": wanted.board,
    }
    asked = Q(**{name: value for name, value in exact.items() if value})
    return asked & _holding(wanted.words) if wanted.words else asked


def _holding(folded: str) -> Q:
    """The words in a board's name of any time, an award, or the paper that gave or ended it."""
    awards = [
        award.pk
        for award in Award.objects.all()
        if folded in fold(f"{award.name} {award.name_en} {award.slug}")
    ]
    papers = Document.objects.filter(search_text__contains=folded)
    ended = Ending.objects.filter(decision__document__in=papers)
    return (
        Q(board__in=Board.objects.matching(folded).order_by().values("pk"))
        | Q(award__in=awards)
        | Q(decision__document__in=papers)
        | Q(pk__in=ended.values("conferral"))
    )
