"""What a ballot that is open waits for from a delegate: it does not stay open for long."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from awards.enums import Channel
from awards.models import Ballot, Elector
from blocs.domain.policy import Thing
from blocs.enums import Act
from boards.queries.reach import own_boards
from config.desk.facts import Facts
from config.desk.items import Item
from config.parties import places_of


def votes(facts: Facts) -> Iterator[Item]:
    """The boards of the officer that vote on a phone and have not."""
    own = own_boards(facts.officer)
    if not own:
        return
    rows = Elector.objects.filter(
        board__in=own, channel=Channel.PHONE, voted=False, ballot__in=Ballot.objects.open()
    )
    for each in rows.select_related("ballot__cycle__bloc", "board"):
        ballot = each.ballot
        if facts.allows(Act.VOTE, Thing(each.board_id, places_of([ballot.cycle]))):
            page = reverse("admin:awards_ballot_vote", args=[ballot.pk])
            yield Item(
                what=f"THỬ: {ballot.question}" if ballot.rehearsal else ballot.question,
                whose=f"{each.board} {ballot.cycle.year}",
                address=f"{page}?board={each.board.slug}",
                since=ballot.opened_at,
            )
