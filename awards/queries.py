"""What the awards of a year add to its hand-over."""

from __future__ import annotations

from django.utils.translation import gettext as _

from awards.models import Nomination
from blocs.domain.hand_over import Column, Row, Section
from blocs.models import Cycle


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
