"""What is left to do: for the successor the most important part of the dossier."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from blocs.domain.calendar import done, owed
from blocs.domain.hand_over import Key, Row, Section
from blocs.enums import LetterState, MilestoneKind
from blocs.models import Letter
from blocs.queries.hand_over.facts import Facts, column
from blocs.queries.owing import Year, years_of
from boards.enums import ReportState
from boards.models import Exemption, Remark
from boards.queries.findings import findings_of
from boards.queries.printed import shown

UNSENT = (LetterState.WAITING, LetterState.RELEASED, LetterState.FAILED)


def milestones(facts: Facts) -> Section:
    """What the calendar of the year still asks for, the earliest first, and of whom."""
    (year,) = years_of([facts.cycle], facts.today)
    return Section(
        "milestones",
        _("Milestones that are not reached"),
        (
            column(_("milestone"), share=4),
            column(_("due on")),
            column(_("who owes it"), share=5),
        ),
        tuple(_open(facts, year)),
        pending=True,
    )


def _open(facts: Facts, year: Year) -> Iterator[Row]:
    for kind, due_on in year.due_days.items():
        if done(kind, year.facts, due_on=due_on, today=facts.today):
            continue
        cells = (str(kind.label), due_on, _who(year, kind))
        yield Row(cells, Key("calendar", (facts.cycle.pk,)), late=due_on < facts.today)


def _who(year: Year, kind: MilestoneKind) -> str:
    owing = owed(kind, year.facts)
    names = [year.names[board] for board in owing.boards]
    return ", ".join([*names, *([_("secretariat of the council")] if owing.secretariat else [])])


def reports(facts: Facts) -> Section:
    """The reports that no reviewer has accepted, and the members that have none."""
    there = {report.board_id: report for report in facts.reports}
    rows = []
    for membership in facts.memberships:
        report = there.get(membership.board_id)
        if report is None:
            rows.append(Row((str(membership.board), _("not begun"))))
        elif report.state != ReportState.VERIFIED:
            key = Key("report", (report.pk,))
            rows.append(Row((str(membership.board), report.get_state_display()), key))
    return Section(
        "reports",
        _("Reports that are not verified"),
        (column(_("board"), share=4), column(pgettext("report", "state"), share=4)),
        tuple(rows),
        pending=True,
    )


def doubts(facts: Facts) -> Section:
    """The doubts that nobody has settled."""
    return Section(
        "doubts",
        _("Doubts that are not settled"),
        (
            column(_("board"), share=3),
            column(_("indicator"), share=4),
            column(_("figure"), share=3),
            column(_("doubt"), share=2),
            column(_("reason"), share=6),
        ),
        tuple(
            Row(
                (
                    str(figure.report.board),
                    str(figure.indicator),
                    shown(figure),
                    str(figure.open_doubt.label),
                    figure.doubt_reason,
                ),
                _cell(figure.report_id, figure.indicator_id, figure.basis),
            )
            for figure in facts.figures
            if figure.open_doubt
        ),
        pending=True,
    )


def findings(facts: Facts) -> Section:
    """What the checks ask and nobody has answered."""
    rows = [row for row in findings_of(facts.reports) if row.holds_back]
    return Section(
        "findings",
        _("Findings that are not answered"),
        (column(_("board"), share=3), column(_("finding"), share=8)),
        tuple(
            Row(
                (str(row.report.board), row.sentence),
                _cell(row.report.pk, row.indicator_id, row.basis),
            )
            for row in rows
        ),
        pending=True,
    )


def remarks(facts: Facts) -> Section:
    """The questions that nobody has resolved."""
    rows = Remark.objects.filter(report__in=facts.reports, resolved_at__isnull=True)
    related = rows.select_related("report__board", "indicator", "officer")
    return Section(
        "remarks",
        _("Remarks that are not resolved"),
        (
            column(_("board"), share=3),
            column(_("indicator"), share=3),
            column(_("remark"), share=6),
            column(_("by whom"), share=3),
            column(_("since")),
        ),
        tuple(
            Row(
                (
                    str(row.report.board),
                    str(row.indicator),
                    row.text,
                    str(row.officer),
                    timezone.localdate(row.made_at),
                ),
                _cell(row.report_id, row.indicator_id, row.basis),
            )
            for row in related.order_by("made_at", "pk")
        ),
        pending=True,
    )


def exemptions(facts: Facts) -> Section:
    """What is still open for a while."""
    rows = Exemption.objects.holding(timezone.now()).filter(report__in=facts.reports)
    return Section(
        "exemptions",
        _("Open for a while"),
        (
            column(_("board"), share=3),
            column(_("indicator"), share=3),
            column(_("until")),
            column(_("reason"), share=6),
        ),
        tuple(
            Row(
                (
                    str(row.report.board),
                    str(row.indicator) if row.indicator else _("every indicator"),
                    timezone.localdate(row.expires_at),
                    row.reason,
                ),
                Key("report", (row.report_id,)),
            )
            for row in rows.select_related("report__board", "indicator").order_by(
                "expires_at", "pk"
            )
        ),
        pending=True,
    )


def letters(facts: Facts) -> Section:
    """The letters that nobody got."""
    rows = Letter.objects.filter(cycle=facts.cycle, state__in=UNSENT).select_related("officer")
    return Section(
        "letters",
        _("Letters that are not sent"),
        (
            column(_("recipient"), share=3),
            column(_("subject"), share=5),
            column(pgettext("letter", "state"), share=3),
            column(_("written at")),
        ),
        tuple(
            Row(
                (
                    str(row.officer),
                    row.subject,
                    row.get_state_display(),
                    timezone.localdate(row.written_at),
                ),
                Key("letter", (row.pk,)),
            )
            for row in rows.order_by("written_at", "pk")
        ),
        pending=True,
    )


def _cell(report: int, indicator: int, basis: str) -> Key:
    return Key("cell", (report, indicator, basis))
