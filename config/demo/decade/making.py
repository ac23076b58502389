"""The whole decade: year by year, bloc by bloc; each bloc in a year is made whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils import translation

from blocs.enums import Stage as CycleStage
from blocs.models import Bloc, Cycle, Edition
from blocs.services import move_stage
from boards.acting import acting
from boards.models import Board, Document, Officer
from config.demo.clock import Clock, told_time
from config.demo.decade.awarding import award, take_back
from config.demo.decade.cast import FICTION, TROUPES, Troupe
from config.demo.decade.conference import hold
from config.demo.decade.founding import PAPER, found_bloc, found_region
from config.demo.decade.judging import score_each_other, score_themselves
from config.demo.decade.opening import open_year
from config.demo.decade.pledging import pledge_year
from config.demo.decade.publishing import correct, publish
from config.demo.decade.reporting import report_year, verify_year
from config.demo.decade.size import Size
from config.demo.decade.stage import Stage


@dataclass(frozen=True, slots=True)
class Made:
    """A bloc in a year that was just made."""

    bloc: Bloc
    cycle: Cycle

    def __str__(self) -> str:
        return f"{self.cycle}: {self.cycle.get_stage_display()}"


def generate(size: Size, *, secretary: Officer, colleague: Officer) -> Iterator[Made]:
    """Make what is not there yet; yields each bloc and year when it is kept."""
    with told_time() as clock, translation.override("vi"):
        for year in range(size.first_year, size.last_year + 1):
            for troupe in TROUPES[: size.blocs]:
                if Cycle.objects.filter(bloc__slug=troupe.slug, year=year).exists():
                    continue
                with acting(request=uuid4().hex, reason=f"demo {FICTION}"):
                    yield _make(size, troupe, year, clock, (secretary, colleague))


@transaction.atomic
def _make(
    size: Size, troupe: Troupe, year: int, clock: Clock, officers: tuple[Officer, Officer]
) -> Made:
    bloc = Bloc.objects.filter(slug=troupe.slug).first() or _founded(size, troupe, clock)
    secretary, colleague = officers
    stage = Stage(size, troupe, year, clock, secretary, colleague, bloc)
    for scene in scenes(stage):
        with acting(request=uuid4().hex):
            scene(stage)
    return Made(bloc, Cycle.objects.select_related("bloc").get(pk=stage.cycle.pk))


def _founded(size: Size, troupe: Troupe, clock: Clock) -> Bloc:
    """The region once, then the bloc, on the second day of the first year."""
    clock.to(date(size.first_year, 1, 2))
    paper = Document.objects.filter(slug=PAPER).first() or found_region(size)
    return found_bloc(troupe, size, paper)


Scene = Callable[[Stage], object]


def scenes(stage: Stage) -> Iterator[Scene]:
    """What happens in the year of this stage, in its order."""
    yield open_year
    yield pledge_year
    yield report_year
    if stage.unfinished:
        return
    yield score_themselves
    yield judge
    yield confer


def judge(stage: Stage) -> None:
    """The reports are in: the leaders and the council appraise."""
    stage.day(12, 19)
    move_stage(cycle=stage.cycle, stage=CycleStage.APPRAISAL)
    verify_year(stage)
    score_each_other(stage)


def confer(stage: Stage) -> None:
    """The conference, the result and what follows from it."""
    stage.day(1, 5, later=1)
    move_stage(cycle=stage.cycle, stage=CycleStage.CONFERENCE)
    edition = publish(stage)
    leading = leaders_of(edition)
    ballot = hold(stage, leading) if stage.at % 3 != BY_HAND else None
    if stage.year == stage.size.of_years(1, 2) and stage.number == 1:
        leading = leaders_of(correct(stage))
    award(stage, leading, ballot)
    if stage.year == stage.size.of_years(1, 4) and stage.number == 1:
        take_back(stage)


BY_HAND = 1
"""In each third year the conference raised hands, and nobody kept a sealed count."""


def leaders_of(edition: Edition) -> list[Board]:
    """The boards by their place; who has none is not among them."""
    rows = edition.standings.exclude(place=None).select_related("board")
    return [row.board for row in rows.order_by("place", "board__sort_key")]
