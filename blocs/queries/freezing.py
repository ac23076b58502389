"""Whether the result of a year is frozen, and what a page says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from blocs.domain.freezing import FREEZES
from blocs.models import Cycle, Edition, Freeze
from boards.models import Officer


def frozen_cycles() -> QuerySet[Cycle]:
    """The years whose result is frozen now: ``domain.freezing``, for all rows at once."""
    public = Edition.objects.published().filter(cycle=OuterRef("pk")).order_by()
    lifted = Freeze.objects.filter(cycle=OuterRef("pk"), lifted_at__isnull=False).order_by()
    return Cycle.objects.filter(~Exists(public), ~Exists(lifted), stage__in=FREEZES).order_by()


def freezes(cycle: Cycle) -> bool:
    """Whether the result of this year is frozen now. One query."""
    return frozen_cycles().filter(pk=cycle.pk).exists()


@dataclass(frozen=True, slots=True)
class FreezeState:
    """What the page of a year says: frozen or not, since when, until when, and who ends it."""

    frozen: bool
    since: datetime | None
    freeze: Freeze | None
    public_at: datetime | None
    """The moment of an approved edition, for those who may know that there is one."""

    @property
    def asked(self) -> bool:
        """Whether somebody asked to lift it and nobody answered."""
        return self.frozen and self.freeze is not None and self.freeze.lift_asked_by is not None


def freeze_state(cycle: Cycle, officer: Officer) -> FreezeState:
    """The freeze of a year, as this officer may read it."""
    people = ("lift_asked_by", "lifted_by")
    freeze = Freeze.objects.filter(cycle=cycle).select_related(*people).first()
    knows = officer.has_perm("blocs.view_edition", cycle)
    embargoed = cycle.editions.embargoed().only("published_at").first() if knows else None
    return FreezeState(
        frozen=freezes(cycle),
        since=freeze.began_at if freeze else None,
        freeze=freeze,
        public_at=embargoed.published_at if embargoed else None,
    )
