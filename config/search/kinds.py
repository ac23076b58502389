"""The kinds of things that are found, in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from awards.queries.finding import awards_named, decisions_named
from awards.queries.roll import cited, name_of
from blocs.models import Bloc, Edition
from blocs.queries.choices import Choice, View
from blocs.queries.finding import blocs_named, cited_papers, newest_results, results_named
from blocs.queries.reader import Reader
from boards.models import Board
from boards.queries.finding import boards_named, indicators_named
from boards.queries.successions import successors_of
from config.search.hits import Asked, Finder, Found, Hit
from config.search.pages import pages

GIVEN_WAY = 200
"""So many boards that are no more bring along what took their place."""


def boards(asked: Asked) -> Found:
    """Boards by any name; after them those that took the place of one that is no more."""
    named = boards_named(asked.words)
    ended = list(named.filter(dissolved_on__isnull=False)[:GIVEN_WAY])
    after_them = successors_of(ended)
    among = set(named.filter(pk__in=[heir.pk for heir, _names in after_them]))
    heirs = [(heir, names) for heir, names in after_them if heir not in among]
    before = named.count()
    part = asked.part(before + len(heirs))
    rows = list(named.select_related("province")[part])
    after = heirs[max(part.start - before, 0) : max(part.stop - before, 0)]
    hits = (*(_board(asked, each) for each in rows), *(_heir(asked, *each) for each in after))
    return Found(before + len(heirs), hits)


def _board(asked: Asked, board: Board) -> Hit:
    full = board.name_en if asked.reader.english and board.name_en else board.name
    return asked.hit(board.short_name, full, reverse("blocs:board", args=[board.slug]))


def _heir(asked: Asked, board: Board, names: Sequence[str]) -> Hit:
    """A board that bears none of the words itself, but took the place of one that does."""
    line = _("successor of %(names)s") % {"names": ", ".join(names)}
    return asked.hit(board.short_name, line, reverse("blocs:board", args=[board.slug]))


def blocs(asked: Asked) -> Found:
    """Blocs by name."""
    rows, reader = blocs_named(asked.words), asked.reader
    total = rows.count()
    return Found(
        total,
        tuple(
            asked.hit(
                each.name_en if reader.english else each.name,
                each.council_en if reader.english else each.council,
                reverse("blocs:bloc", args=[each.slug]),
            )
            for each in rows[asked.part(total)]
        ),
    )


def results(asked: Asked) -> Found:
    """Published years."""
    rows = results_named(asked.words)
    total = rows.count()
    return Found(total, tuple(_result(asked, each) for each in rows[asked.part(total)]))


def _result(asked: Asked, edition: Edition) -> Hit:
    bloc, year = edition.cycle.bloc, edition.cycle.year
    line = _("Edition %(number)s · %(day)s") % {
        "number": edition.number,
        "day": date_format(cast(datetime, edition.published_at), "SHORT_DATE_FORMAT"),
    }
    return asked.hit(
        _("Results of %(year)s, %(bloc)s") % {"year": year, "bloc": _short(bloc, asked.reader)},
        line,
        reverse("blocs:leaderboard", args=[bloc.slug, year]),
    )


def _short(bloc: Bloc, reader: Reader) -> str:
    return bloc.short_name_en if reader.english else bloc.short_name


def indicators(asked: Asked) -> Found:
    """Each leads to the newest published result that knows it, sorted by it."""
    rows = indicators_named(asked.words)
    shown = rows[asked.part(len(rows))]
    newest = newest_results([each.code for each in shown])
    reader = asked.reader
    return Found(
        len(rows),
        tuple(
            asked.hit(
                each.name_en if reader.english else each.name,
                reader.unit(each.unit),
                _sorted_by(newest.get(each.code), each.code),
            )
            for each in shown
        ),
    )


def _sorted_by(result: tuple[str, int] | None, code: str) -> str:
    if result is None:
        return ""
    at = reverse("blocs:leaderboard", args=result)
    return at + Choice(view=View.ABSOLUTE, sort=code).query


def papers(asked: Asked) -> Found:
    """Each leads to a page that cites it; decisions have pages of their own."""
    rows = cited_papers(asked.words, english=asked.reader.english)
    return Found(
        len(rows),
        tuple(
            asked.hit(
                str(each.paper),
                " · ".join(filter(None, (_titled(each.paper.title, str(each.paper)), each.where))),
                reverse(each.page, args=each.asked),
            )
            for each in rows[asked.part(len(rows))]
        ),
    )


def _titled(title: str, name: str) -> str:
    """A paper without a number is called by its title already."""
    return "" if name.startswith(title) else title


def awards(asked: Asked) -> Found:
    """Awards by name."""
    rows = awards_named(asked.words)
    return Found(
        len(rows),
        tuple(
            asked.hit(
                name_of(each, asked.reader),
                each.grantor,
                reverse("awards:award", args=[each.slug]),
            )
            for each in rows[asked.part(len(rows))]
        ),
    )


def decisions(asked: Asked) -> Found:
    """By number, title or issuer."""
    rows = decisions_named(asked.words)
    total = rows.count()
    return Found(
        total,
        tuple(
            asked.hit(
                cited(each.document),
                each.document.title,
                reverse("awards:decision", args=[each.document.slug]),
            )
            for each in rows[asked.part(total)]
        ),
    )


KINDS: dict[str, Finder] = {
    "boards": boards,
    "blocs": blocs,
    "results": results,
    "indicators": indicators,
    "documents": papers,
    "awards": awards,
    "decisions": decisions,
    "pages": pages,
}


def title_of(kind: str) -> str:
    """What a kind is called."""
    titles = {
        "boards": _("Boards"),
        "blocs": _("Blocs"),
        "results": _("Results by year"),
        "indicators": _("Indicators"),
        "documents": _("Documents"),
        "awards": _("Awards"),
        "decisions": _("Decisions"),
        "pages": _("Pages of this site"),
    }
    return titles[kind]
