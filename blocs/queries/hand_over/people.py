"""Who belongs to the bloc, who led it, and whose turn is next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from blocs.domain.hand_over import Row, Section
from blocs.domain.rotation import Proposal, propose
from blocs.queries.hand_over.facts import Facts, cited, column, key_of_document


def members(facts: Facts) -> Section:
    """The members by seat, under the names of that year."""
    return Section(
        "members",
        _("Members"),
        (
            column(_("seat"), numeric=True, share=1),
            column(_("board"), share=4),
            column(_("from")),
            column(_("until (excluded)")),
            column(_("basis document"), share=3),
        ),
        tuple(
            Row(
                (
                    row.seat,
                    facts.name_of(row.board),
                    row.starts_on,
                    row.ends_on,
                    cited(row.document),
                ),
                key_of_document(row.document),
                linked=4,
            )
            for row in facts.memberships
        ),
    )


def mandates(facts: Facts) -> Section:
    """Who led the year, and who is to lead the next, each as proposed and as announced."""
    years = (facts.cycle.year, facts.cycle.year + 1)
    rows = [each for each in facts.rotation.mandates if each.cycle.year in years]
    return Section(
        "mandates",
        _("Mandates"),
        (
            column(_("year"), numeric=True, share=1),
            column(_("role")),
            column(_("board"), share=3),
            column(_("status")),
            column(_("from")),
            column(_("until (excluded)")),
            column(_("basis document"), share=3),
            column(_("reason"), share=4),
        ),
        tuple(
            Row(
                (
                    str(row.cycle.year),
                    row.get_role_display(),
                    str(row.board),
                    row.get_status_display(),
                    row.starts_on,
                    row.ends_on,
                    cited(row.document),
                    row.reason,
                ),
                key_of_document(row.document),
                linked=6,
            )
            for row in sorted(rows, key=lambda each: (each.cycle.year, each.role, each.starts_on))
        ),
    )


def turns(facts: Facts) -> Section:
    """The rule of rotation, and what it says of the year after."""
    year = facts.cycle.year + 1
    proposal = propose(facts.rotation.rotation, year=year, on=date(year, 1, 1))
    rows = [*_rule(facts), *_next(facts, proposal)]
    return Section(
        "rotation",
        _("Rotation"),
        (column(_("what")), column(_("how"), share=5)),
        tuple(Row((what, how)) for what, how in rows),
        one=True,
        note=_("The rule computes, the conference proposes, the council announces."),
    )


def _rule(facts: Facts) -> Iterator[tuple[str, str | int | None]]:
    bloc = facts.cycle.bloc
    yield capfirst(_("rule of rotation")), str(bloc.get_rotation_rule_display())
    yield capfirst(_("number of deputies")), bloc.deputies
    yield capfirst(_("years running at most")), bloc.years_running
    yield capfirst(_("a declined turn is")), str(bloc.get_declined_turn_display())


def _next(facts: Facts, proposal: Proposal) -> Iterator[tuple[str, str]]:
    names = facts.rotation.names
    said = {"year": proposal.year}
    steps = (*proposal.steps, *proposal.foreseen)
    yield _("Chair %(year)d by the rule") % said, _listed(names, proposal.chairs)
    yield _("Deputy %(year)d by the rule") % said, _listed(names, proposal.deputies)
    yield _("Why"), " ".join(facts.rotation.said(steps, facts.language))
    yield _("Order of turns"), _listed(names, proposal.asked)


def _listed(names: dict[int, str], boards: tuple[int, ...]) -> str:
    return ", ".join(names[board] for board in boards)
