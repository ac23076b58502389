"""The template of a bloc's year, and whether an uploaded template still fits its scheme."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from blocs.models import Cycle, Scheme
from blocs.queries.demands import cycles_by_key
from boards.domain.marks import Mark
from boards.exports.templates import matrix
from boards.models import Board, Report


def bloc_template(cycle: Cycle, reports: Sequence[Report]) -> bytes:
    """Indicators down, the members' reports across, prefilled."""
    scheme = _in_force([cycle.pk])
    mark = Mark(
        cycle.year,
        bloc=cycle.bloc.slug,
        scheme=scheme.code if scheme else "",
        version=scheme.version if scheme else 0,
    )
    return matrix(reports, mark=mark, issuer=cycle.bloc.name)


def scheme_in_force(board: Board, year: int) -> tuple[str, int] | None:
    """Code and version of the scheme by which a board's year is scored."""
    scheme = _in_force(_cycles(board, year))
    return (scheme.code, scheme.version) if scheme else None


def refuse_outdated(mark: Mark) -> str:
    """Why a template no longer fits; nothing where it does."""
    if mark.board:
        board = Board.objects.filter(slug=mark.board).first()
        if board is None:
            return _("This template was made for a board that is not known here.")
        cycles = _cycles(board, mark.year)
    else:
        cycle = Cycle.objects.at(mark.bloc, mark.year).first()
        if cycle is None:
            return _("This template was made for a bloc or a year that is not known here.")
        cycles = [cycle.pk]
    scheme = _in_force(cycles)
    now = (scheme.code, scheme.version) if scheme else ("", 0)
    if now == (mark.scheme, mark.version):
        return ""
    return _(
        "This template was made for scheme %(was)s; %(year)d is now scored by %(now)s: take a new "
        "template."
    ) % {"was": _name(mark.scheme, mark.version), "now": _name(*now), "year": mark.year}


def _name(code: str, version: int) -> str:
    return f"{code} v{version}" if code else _("none")


def _cycles(board: Board, year: int) -> list[int]:
    return cycles_by_key({(board.pk, year)}).get((board.pk, year), [])


def _in_force(cycles: list[int]) -> Scheme | None:
    """The scheme that scores: the latest issued."""
    issued = Scheme.objects.filter(cycle__in=cycles, issued_on__isnull=False)
    return issued.order_by("cycle", "-issued_on", "-version").first()
