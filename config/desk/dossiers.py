"""Papers that nominations still lack: what the own board owes, or for the council whatever is."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from awards.enums import Owes
from awards.models import Nomination
from awards.queries.dossiers import Dossier, dossiers_of
from blocs.domain.policy import Thing
from blocs.domain.stages import may
from blocs.enums import Act, Stage
from config.desk.facts import Facts
from config.desk.items import Item
from config.parties import places_of


def dossiers(facts: Facts) -> Iterator[Item]:
    """The nominations that nobody has submitted, and that lack what the officer can bring."""
    for each in _dossiers(facts):
        nomination = each.nomination
        places = places_of([nomination.cycle])
        if not facts.allows(Act.FILL_DOSSIER, Thing(nomination.board_id, places)):
            continue
        council = facts.allows(Act.NOMINATE, Thing(nomination.board_id, places))
        owed = each.owed_by(*(Owes if council else (Owes.BOARD,)))
        days = [line.required.due for line in owed if line.required.due]
        if owed:
            words = ngettext(
                "%(award)s: %(number)d paper", "%(award)s: %(number)d papers", len(owed)
            )
            day = min(days, default=None)
            yield Item(
                what=words % {"award": nomination.award, "number": len(owed)},
                whose=f"{nomination.board.short_name} {nomination.cycle.year}",
                address=reverse("admin:awards_nomination_dossier", args=[nomination.pk]),
                due=day,
                overdue=day is not None and day < facts.today,
            )


def _dossiers(facts: Facts) -> list[Dossier]:
    cycles = [own.year.cycle for own in facts.calendars]
    open_ones = [each for each in cycles if may(Act.FILL_DOSSIER, Stage(each.stage))]
    if not open_ones:
        return []
    rows = Nomination.objects.filter(cycle__in=open_ones, submission__submitted_at__isnull=True)
    rows = rows.select_related("board", "award", "cycle__bloc", "submission")
    return dossiers_of(list(rows.order_by("award__order", "board__sort_key")))
