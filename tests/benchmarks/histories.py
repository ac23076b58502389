"""Verifying the history against reading it: what the chain costs beside the table itself."""

from __future__ import annotations

from collections.abc import Iterator

from boards.models import Change, Indicator, Seal
from boards.queries.chain import walk_chain
from tests.benchmarks.scoring import seconds

CHANGES, BATCH = 100_000, 5_000


def long_history() -> None:
    """Many changes under many seals: descriptions of indicators, written over and over."""
    indicator = Indicator.objects.all()[0]
    Indicator.objects.filter(pk=indicator.pk).update(name_en="Written over")
    (sample,) = Change.objects.order_by("-pk")[:1]
    for _batch in range(CHANGES // BATCH):
        copies = [Change(**sample.content | {"at": sample.at}) for _change in range(BATCH)]
        for copy in copies:
            copy.digest = sample.digest
        Change.objects.bulk_create(copies, batch_size=BATCH)
        Seal.objects.take()


def read() -> None:
    """The same rows as Django reads them, and nothing done with them."""
    for _row in Change.objects.order_by("seal_id", "pk").values_list().iterator():
        pass


def rows() -> Iterator[tuple[str, ...]]:
    """The walk beside the reading."""
    long_history()
    reading, walking = seconds(read), seconds(walk_chain)
    yield (
        f"verifying a history of {CHANGES:,} changes",
        f"{walking:.1f} s",
        "reading its rows",
        f"{reading:.1f} s",
        f"{walking / reading:.1f}",
        "60 s a million",
    )
