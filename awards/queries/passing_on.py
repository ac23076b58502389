"""What the awards add to a year: to its stages, its hand-over, and the points of later ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _

from awards.models import Award, Ballot, Conferral, Nomination
from blocs.domain.hand_over import Column, Row, Section
from blocs.models import Cycle
from blocs.queries.earlier_awards import Standing


def nominations(cycle: Cycle) -> Section:
    """Who was nominated for what, and with how many votes."""
    rows = Nomination.objects.filter(cycle=cycle).select_related("board", "award")
    return Section(
        "nominations",
        _("Nominations"),
        (
            Column(_("Award"), share=4),
            Column(_("Board"), share=3),
            Column(_("Votes for"), numeric=True),
            Column(_("Votes cast"), numeric=True),
            Column(_("Note"), share=4),
        ),
        tuple(
            Row((str(row.award), str(row.board), row.votes_for, row.votes_cast, row.note))
            for row in rows.order_by("award__order", "board__sort_key")
        ),
    )


def votes_waiting(cycle: Cycle) -> bool:
    """Whether a real ballot of the year was opened and waits for its count."""
    return Ballot.objects.real().waiting().filter(cycle=cycle).exists()


def standing_awards(boards: Collection[int], years: range) -> Iterator[Standing]:
    """What was given to boards for years; nothing that was cancelled or recovered, ever."""
    rows = (
        Conferral.objects.standing()
        .filter(board__in=boards, decision__cycle__year__in=years)
        .select_related("award", "decision__cycle", "decision__document")
    )
    for row in rows.order_by("pk"):
        yield Standing(
            board=row.board_id,
            award=row.award.slug,
            name=row.award.name,
            name_en=row.award.name_en,
            year=row.decision.cycle.year,
            document=row.decision.document,
        )


def award_names() -> dict[str, str]:
    """Every award by its code, in order."""
    return dict(Award.objects.order_by("order", "name").values_list("slug", "name"))
