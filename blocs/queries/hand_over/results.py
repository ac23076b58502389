"""What the year brought: figures, editions, and the seal of its history."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from blocs.domain.hand_over import Key, Row, Section
from blocs.models import Edition
from blocs.queries.hand_over.facts import Facts, column
from boards.domain.units import UNITS
from boards.models import Figure, Seal


def filings(facts: Facts) -> Section:
    """How far each member's report has come."""
    return Section(
        "states",
        capfirst(_("reports of the members")),
        (
            column(_("board"), share=4),
            column(pgettext("report", "state"), share=3),
            column(_("reason of the lock"), share=4),
        ),
        tuple(
            Row(
                (str(report.board), report.get_state_display(), report.lock_reason),
                Key("report", (report.pk,)),
            )
            for report in facts.reports
        ),
    )


def figures(facts: Facts) -> Section:
    """Every figure as printed and as understood."""
    return Section(
        "figures",
        capfirst(_("figures")),
        (
            column(_("board"), share=3),
            column(_("indicator"), share=4),
            column(_("basis")),
            column(_("as printed"), share=4),
            column(_("amount"), numeric=True, share=3),
            column(_("unit")),
            column(_("availability"), share=3),
            column(_("doubt"), share=3),
            column(_("how the doubt was settled"), share=4),
            column(_("source"), share=4),
            column(_("page or quote"), share=3),
        ),
        tuple(_figure(facts, figure) for figure in facts.figures),
        long=True,
    )


def _figure(facts: Facts, figure: Figure) -> Row:
    cells = (
        str(figure.report.board),
        str(figure.indicator),
        figure.get_basis_display(),
        figure.as_printed,
        figure.amount,
        UNITS[figure.unit].name(facts.language, figure.amount) if figure.amount is not None else "",
        figure.get_availability_display(),
        figure.doubt_reason,
        figure.settlement,
        figure.source.citation if figure.source else "",
        figure.source_place,
    )
    return Row(cells, Key("cell", (figure.report_id, figure.indicator_id, figure.basis)))


def editions_of(facts: Facts) -> list[Edition]:
    """The published editions of the year, the first one first."""
    return list(facts.cycle.editions.published().order_by("number"))


def editions(rows: list[Edition]) -> Section:
    """The editions with their fingerprints, which anybody can compute again."""
    return Section(
        "editions",
        capfirst(_("editions")),
        (
            column(_("number"), numeric=True, share=1),
            column(_("published at")),
            column(_("correction note"), share=4),
            column(_("fingerprint"), share=5),
        ),
        tuple(
            Row(
                (row.number, _day(row.published_at), row.correction_note, row.fingerprint),
                Key("edition", (row.pk,)),
            )
            for row in rows
        ),
    )


def seal() -> Section:
    """The newest seal of the history: an anchor of everything that happened before it."""
    newest = Seal.objects.last_one()
    rows = [newest] if newest else []
    return Section(
        "history",
        _("Seal of the history"),
        (
            column(_("number"), numeric=True, share=1),
            column(_("at")),
            column(_("fingerprint"), share=5),
        ),
        tuple(Row((row.number, timezone.localdate(row.sealed_at), row.digest)) for row in rows),
        note=_("Whoever keeps this fingerprint can prove that nothing before it was altered."),
    )


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
