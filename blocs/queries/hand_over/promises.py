"""What the members promised for the year: the pledge, who signed it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from blocs.domain.hand_over import Attachment, Key, Row, Section
from blocs.domain.pledge.targets import Rates, comparable
from blocs.models import Pledge, Signature, Target
from blocs.queries.hand_over.facts import Facts, column
from blocs.queries.targets import quantity_of, rates_of
from boards.domain.quantities import format_quantity
from boards.enums import Direction
from boards.models import Figure
from boards.queries.printed import shown_total
from boards.queries.quantities import kept_quantity

FOLDER = "Giao ước"


def pledges_of(facts: Facts) -> list[Pledge]:
    """Every version of the pledge with its signatures, in two queries."""
    signatures = Signature.objects.select_related("board").order_by("board__sort_key")
    rows = Pledge.objects.filter(cycle=facts.cycle).select_related("document")
    return list(rows.prefetch_related(Prefetch("signatures", signatures)).order_by("version"))


def pledges(rows: Sequence[Pledge]) -> Section:
    """The versions of the pledge."""
    return Section(
        "pledges",
        capfirst(_("pledges")),
        (
            column(_("version"), numeric=True, share=1),
            column(pgettext("pledge", "state"), share=3),
            column(_("signed on")),
            column(_("signatures"), numeric=True),
            column(_("why it ended"), share=4),
            column(_("fingerprint"), share=5),
        ),
        tuple(
            Row(
                (
                    row.version,
                    row.get_state_display(),
                    row.signed_on,
                    len(row.signatures.all()),
                    row.end_reason,
                    row.fingerprint,
                ),
                Key("pledge", (row.pk,)),
            )
            for row in rows
        ),
    )


def signatures(rows: Sequence[Pledge]) -> Section:
    """What each board did with each version."""
    return Section(
        "signatures",
        capfirst(_("signatures")),
        (
            column(_("version"), numeric=True, share=1),
            column(_("board"), share=3),
            column(pgettext("signature", "state"), share=3),
            column(_("kind")),
            column(_("signed on")),
            column(_("signed by"), share=3),
            column(_("reason"), share=4),
        ),
        tuple(
            Row(
                (
                    row.version,
                    str(each.board),
                    each.get_state_display(),
                    each.get_kind_display() if each.kind else "",
                    each.signed_on,
                    each.signed_by,
                    each.reason,
                ),
                Key("pledge", (row.pk,)),
            )
            for row in rows
            for each in row.signatures.all()
        ),
    )


def targets(facts: Facts) -> Section:
    """Each target beside what was reached, and whether the promise was kept."""
    rows = Target.objects.filter(cycle=facts.cycle, board__in=facts.boards)
    rates = rates_of(facts.cycle.year)
    related = rows.select_related("board", "indicator")
    return Section(
        "targets",
        _("Targets and what was reached"),
        (
            column(_("board"), share=3),
            column(_("indicator"), share=4),
            column(_("target"), share=3),
            column(_("reached"), share=3),
            column(pgettext("promise", "outcome")),
            column(_("reason"), share=4),
        ),
        tuple(
            _promise(facts, target, rates)
            for target in related.order_by("board__sort_key", "indicator__order")
        ),
    )


def _promise(facts: Facts, target: Target, rates: Rates) -> Row:
    reached = facts.actual.get((target.board_id, target.indicator_id), [])
    pledged = quantity_of(target)
    cells = (
        str(target.board),
        str(target.indicator),
        format_quantity(pledged, language=facts.language) if pledged else None,
        shown_total(reached),
        _outcome(target, reached, rates),
        target.reason,
    )
    return Row(cells)


def _outcome(target: Target, figures: Sequence[Figure], rates: Rates) -> str:
    """Whether the promise was kept; what cannot be compared is called so."""
    pledged = quantity_of(target)
    if pledged is None:
        return _("no target")
    reached = [quantity for each in figures if (quantity := kept_quantity(each))]
    if not reached:
        return _("no figure")
    amounts = comparable(pledged, reached, rates)
    if amounts is None or target.indicator.direction == Direction.NEUTRAL:
        return _("not compared")
    promised, found = amounts
    less = target.indicator.direction == Direction.LESS
    kept = found <= promised if less else found >= promised
    return pgettext("promise", "kept") if kept else pgettext("promise", "not kept")


def attached_pledges(rows: Sequence[Pledge]) -> Iterator[Attachment]:
    """The paper of every version, and every signed file."""
    for row in rows:
        version = _("Version %(number)d") % {"number": row.version}
        if row.file:
            yield Attachment(FOLDER, version, str(row.file.name), row.file_sha256)
        for each in row.signatures.all():
            if each.file:
                title = f"{version} – {each.board}"
                yield Attachment(FOLDER, title, str(each.file.name), each.file_sha256)
