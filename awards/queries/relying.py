"""What rests on an award that was given: points of published years, and nominations that cite it.

Nothing of it changes by itself: editions stand for ever and a nomination is the council's. Whoever
ends an award reads here what has to be looked at again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Q

from awards.models import Conferral, Nomination
from blocs.models import Cycle, Edition
from blocs.models.schemes import EARLIER_AWARDS
from boards.domain.kinship import successors
from boards.domain.names import fold
from boards.domain.sentences import Sentence
from boards.queries.successions import family


def relying(conferral: Conferral) -> tuple[Sentence, ...]:
    """As sentences, in the order of the years. A fixed number of queries."""
    board, year = conferral.board_id, conferral.decision.cycle.year
    ties = [each.tie for each in family([board], until=date.max).events]
    line = {board, *successors(board, ties)}
    editions = list(_editions(conferral, year))
    cited = {edition.pk for edition in editions}
    return (
        *(_published(edition) for edition in editions),
        *(_scored(cycle) for cycle in _open_years(conferral, line, year)),
        *(_proposed(each) for each in _nominations(conferral, line, year, cited)),
    )


def _editions(conferral: Conferral, year: int) -> Iterator[Edition]:
    """Published years whose points count it: the edition prints each award that it counted."""
    slug = conferral.decision.document.slug
    rows = Edition.objects.published().filter(cycle__year__gt=year, payload__contains=slug)
    for edition in rows.select_related("cycle__bloc").order_by("cycle__year", "number"):
        for row in edition.document.get("awards", ()):
            what = (row["holder"], row["award"], row["document"])
            if what == (conferral.board.slug, conferral.award.slug, slug):
                yield edition
                break


def _open_years(conferral: Conferral, line: Collection[int], year: int) -> list[Cycle]:
    """Years without a result whose scheme counts such awards of such a board."""
    rows = Cycle.objects.filter(
        year__gt=year,
        schemes__criteria__method=EARLIER_AWARDS,
        schemes__issued_on__isnull=False,
        bloc__memberships__board__in=line,
    ).exclude(pk__in=Edition.objects.published().values("cycle"))
    return list(rows.select_related("bloc").distinct().order_by("year", "pk"))


def _nominations(
    conferral: Conferral, line: Collection[int], year: int, cited: Collection[int]
) -> list[Nomination]:
    """Undecided ones of later years that name the decision, or cite such an edition."""
    number = fold(conferral.decision.document.number)
    rows = Nomination.objects.filter(
        Q(cycle__year__gt=year), board__in=line, conferral__isnull=True
    ).select_related("board", "award", "cycle__bloc")
    ordered = rows.order_by("cycle__year", "award__order", "board__sort_key")
    return [
        row
        for row in ordered
        if row.edition_id in cited or (number and number in fold(row.earlier_awards))
    ]


def _published(edition: Edition) -> Sentence:
    cycle, number = edition.cycle, edition.number
    return Sentence(
        f"Kết quả đã công bố {cycle.year} của {cycle.bloc.short_name} (bản số {number}) có tính "
        "điểm cho hình thức này. Bản đã công bố giữ nguyên; muốn sửa thì công bố bản đính chính.",
        f"The published result of {cycle.year}, {cycle.bloc.short_name_en} (edition {number}) "
        "counts it. What was published stays; a correction is a new edition.",
    )


def _scored(cycle: Cycle) -> Sentence:
    return Sentence(
        f"Điểm năm {cycle.year} của {cycle.bloc.short_name} chưa công bố: từ nay tính lại, không "
        "còn hình thức này.",
        f"The points of {cycle.year}, {cycle.bloc.short_name_en}, are not published: from now on "
        "they are computed without it.",
    )


def _proposed(nomination: Nomination) -> Sentence:
    cycle = nomination.cycle
    return Sentence(
        f"Đề nghị {nomination.award.name} năm {cycle.year} cho {nomination.board.short_name} "
        f"({cycle.bloc.short_name}) chưa có quyết định và có dẫn chiếu: hội đồng xem lại.",
        f"The nomination of {nomination.board.short_name} for {nomination.award.name_en}, "
        f"{cycle.year} ({cycle.bloc.short_name_en}), is undecided and cites it: the council looks "
        "at it again.",
    )
