"""The year begins: boards change, the cycle opens, its leaders and criteria are announced."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

from blocs.domain.rulebook import Rulebook
from blocs.domain.successions import Choice
from blocs.imports.scheme_file import read_scheme_file
from blocs.models import Scheme
from blocs.queries.rulebook import rules_token
from blocs.queries.succession_plan import Decisions
from blocs.services import (
    announce_mandates,
    issue_scheme,
    make_scheme,
    open_cycle,
    propose_mandates,
)
from blocs.services.successions import record_succession
from boards.enums import Comparison, DocumentKind, SuccessionKind
from boards.models import Board, Indicator, Province
from boards.queries.happenings import Event, NewBoard, NewName
from config.demo.decade.cast import FICTION, Place
from config.demo.decade.founding import join, people
from config.demo.decade.stage import Stage, kept

PLEDGED = ("projects_attracted", "registered_capital", "trade_value", "workers")
SCHEMES = sorted((Path(__file__).resolve().parent.parent / "schemes").glob("*.toml"))


def open_year(stage: Stage) -> None:
    """From the changes of boards to the criteria of the year."""
    _change_boards(stage)
    day = stage.day(2, 25)
    stage.cycle = open_cycle(bloc=stage.bloc, year=stage.year, members_on=day)
    stage.cycle.conference_place = f"Vùng Thí Dụ {FICTION}"
    kept(stage.cycle)
    if not stage.at:
        stage.cycle.pledged_indicators.set(Indicator.objects.filter(code__in=PLEDGED))
    _lead(stage)
    _issue(stage)


def _change_boards(stage: Stage) -> None:
    """A merger, a renaming and a newcomer, each in its year, before the members are counted."""
    troupe, size = stage.troupe, stage.size
    if troupe.renamed and stage.year == size.of_years(1, 2):
        _rename(stage, *troupe.renamed)
    if troupe.merging and stage.year == size.of_years(2, 3):
        _merge(stage, *troupe.merging)
    if stage.year == size.of_years(1, 3):
        on = stage.day(2, 20)
        paper = stage.paper(DocumentKind.DECISION, f"Tiếp nhận {troupe.late.name} vào khối", on)
        join(stage.bloc, troupe.late, len(troupe.first[: size.boards]) + 1, on, paper)


def _rename(stage: Stage, old: Place, new: Place) -> None:
    on = stage.day(2, 21)
    event = Event(
        kind=SuccessionKind.RENAME,
        on=on,
        document=stage.paper(DocumentKind.DECISION, f"Đổi tên {old.name} thành {new.name}", on),
        boards=[Board.objects.get(slug=old.slug)],
        new_name=NewName(new.full, new.name, new.english),
    )
    record_succession(event=event, decisions=Decisions(), officer=stage.secretary)
    board = Board.objects.get(slug=old.slug)
    for alias in new.aliases:
        kept(board.aliases.model(board=board, text=alias))


def _merge(stage: Stage, one: Place, other: Place, into: Place) -> None:
    """The successor takes the seat of the first; its growth is that of both together."""
    on = stage.day(2, 22)
    parts = [Board.objects.get(slug=one.slug), Board.objects.get(slug=other.slug)]
    province = kept(Province(slug=into.slug, name=f"{into.name} {FICTION}"))
    title = f"Sáp nhập {one.name} và {other.name} thành {into.name}"
    event = Event(
        kind=SuccessionKind.MERGE,
        on=on,
        document=stage.paper(DocumentKind.DECISION, title, on),
        boards=parts,
        founded=[NewBoard(into.slug, into.full, into.name, province, into.english)],
        heir=0,
        comparison=Comparison.RESTATED,
    )
    seat = stage.bloc.memberships.get(board=parts[0], ends_on__isnull=True)
    choice = Choice(bloc=stage.bloc.pk, successor=0, of=seat.pk)
    record_succession(event=event, decisions=Decisions(seats=[choice]), officer=stage.secretary)
    people(Board.objects.get(slug=into.slug), into, on, event.document)


def _lead(stage: Stage) -> None:
    """The leaders are those whom the rule of the bloc names."""
    proposed_on = stage.day(2, 27)
    minutes = stage.paper(DocumentKind.MINUTES, "Biên bản giới thiệu Trưởng khối", proposed_on)
    propose_mandates(cycle=stage.cycle, on=proposed_on, document=minutes)
    on = stage.day(3, 1)
    notice = stage.paper(DocumentKind.NOTICE, "Thông báo Trưởng khối, Phó khối", on)
    announce_mandates(cycle=stage.cycle, on=on, document=notice)


def _issue(stage: Stage) -> None:
    """Three tables of criteria in a decade: where one follows another, lines break."""
    on = stage.day(3, 2)
    rules = rulebook(stage)
    draft = stage.cycle.schemes.first()
    if draft is None or draft.code != rules.code:  # pragma: no branch - tests have few years
        if draft is not None:
            draft.delete()
        draft = make_scheme(cycle=stage.cycle, rulebook=rules)
    _set_out(stage, Scheme.objects.get(pk=draft.pk), on)


def _set_out(stage: Stage, draft: Scheme, on: date) -> None:
    issue_scheme(
        scheme=draft,
        issued_on=on,
        document=stage.paper(DocumentKind.REGULATION, "Ban hành bảng tiêu chí", on),
        officer=stage.secretary,
        seen=rules_token(draft),
    )


def rulebook(stage: Stage) -> Rulebook:
    """The rules of the year, as a file that an officer would load."""
    path = SCHEMES[stage.at * len(SCHEMES) // stage.size.years]
    # Our own files are whole, or no decade is made at all.
    return cast(Rulebook, read_scheme_file(path.name, path.read_bytes()).rulebook)
