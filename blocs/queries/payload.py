"""The reads that an edition is made of: the whole year of a bloc as one JSON document.

The format is ``khoi-thi-dua/edition/1``, ``/2`` where the scheme is more than criteria side by
side, or ``/3`` where it looks at other years or fills in for what does not apply;
``docs/editions.md`` describes every key. Amounts and points are strings, exact; whole numbers are
numbers; texts come in Vietnamese and, where the key ends in ``_en``, in English.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import cast

from blocs.domain.editions import FORMAT, FORMAT_OF_TREES, FORMAT_OF_YEARS
from blocs.domain.rounding import trimmed
from blocs.models import Breach, Cycle, Mandate, Membership, Scheme, Target
from blocs.queries.earlier_awards import Conferred, awards_before
from blocs.queries.payload_figures import figure_rows
from blocs.queries.payload_rules import (
    Json,
    breaches_of,
    given_documents,
    is_flat,
    is_of_years,
    scheme_document,
)
from blocs.queries.payload_years import award_rows, baseline_rows, years_before
from blocs.refusals import Refusal
from boards.licences import current
from boards.models import Document, ExchangeRate, Figure, Indicator
from boards.queries.papers import paper_row
from boards.refusals import Refused


def issued_scheme(cycle: Cycle) -> Scheme:
    """The scheme that the cycle is scored by: the last one issued."""
    scheme = cycle.schemes.in_force().first()
    if scheme is None:
        raise Refused(Refusal.NO_SCHEME)
    return scheme


def unranked_payload(cycle: Cycle, scheme: Scheme, *, number: int, correction: str = "") -> Json:
    """Everything that an edition says except its standings."""
    bloc = cycle.bloc
    memberships = list(cycle.memberships().prefetch_related("board__names"))
    if not memberships:
        raise Refused(Refusal.NO_MEMBERS)
    boards = [membership.board_id for membership in memberships]
    criteria = list(scheme.criteria.select_related("indicator"))
    figures = list(Figure.objects.of_year(cycle.year).filter(report__board__in=boards))
    mandates = list(
        Mandate.objects.filter(cycle__bloc=bloc, cycle__year__in=(cycle.year, cycle.year + 1))
        .select_related("board", "cycle", "document")
        .order_by("cycle__year", "role", "starts_on")
    )
    rates = list(
        ExchangeRate.objects.filter(year=cycle.year, kind=scheme.rate_kind).order_by("currency")
    )
    # A row without an amount is the reason for having no target; the format knows only targets.
    targets = cycle.targets.filter(board__in=boards, amount__isnull=False)
    indicators = {criterion.indicator for criterion in criteria if criterion.indicator}
    indicators |= {figure.indicator for figure in figures}
    rules = scheme_document(scheme, criteria)
    breaches = breaches_of(scheme, boards) if "conditions" in rules else []
    before = years_before(boards, criteria, cycle.year)
    awards = awards_before(boards, criteria, cycle.year)
    return {
        "format": _format(rules),
        "bloc": bloc.slug,
        "bloc_name": bloc.name,
        "bloc_name_en": bloc.name_en,
        "bloc_short_name": bloc.short_name,
        "bloc_short_name_en": bloc.short_name_en,
        "council": bloc.council,
        "council_en": bloc.council_en,
        "year": cycle.year,
        "edition": number,
        "illustrative": scheme.illustrative,
        "correction": correction,
        "licence": current().code,
        "conference": {"on": _day(cycle.conference_on), "place": cycle.conference_place},
        "members": [_member(membership, cycle.members_on) for membership in memberships],
        "mandates": [_mandate(mandate) for mandate in mandates],
        "indicators": [
            _indicator(indicator)
            for indicator in sorted(indicators, key=lambda one: (one.order, one.code))
        ],
        "rates": [_rate(rate) for rate in rates],
        "documents": _documents([*figures, *before.figures()], mandates, scheme, breaches, awards),
        "scheme": rules,
        "targets": [_target(each) for each in targets.select_related("board", "indicator")],
        "figures": figure_rows(memberships, criteria, figures),
        **({} if is_flat(rules) else given_documents(scheme, boards, breaches)),
        **baseline_rows(before, memberships, cycle.year),
        **award_rows(awards),
    }


def _format(rules: Json) -> str:
    """The oldest format that says everything: who reads that one misreads nothing."""
    if is_of_years(rules):
        return FORMAT_OF_YEARS
    return FORMAT if is_flat(rules) else FORMAT_OF_TREES


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _member(membership: Membership, day: date) -> Json:
    board = membership.board
    return {
        "board": board.slug,
        "name": board.name_on(day),
        "name_en": board.name_en,
        "short_name": board.short_name,
        "seat": membership.seat,
        "province": board.province.name,
    }


def _mandate(mandate: Mandate) -> Json:
    return {
        "year": mandate.cycle.year,
        "role": mandate.role,
        "board": mandate.board.slug,
        "board_name": mandate.board.short_name,
        "status": mandate.status,
        "starts_on": _day(mandate.starts_on),
        "ends_on": _day(mandate.ends_on),
        "document": mandate.document.slug,
    }


def _indicator(indicator: Indicator) -> Json:
    return {
        "code": indicator.code,
        "name": indicator.name,
        "name_en": indicator.name_en,
        "dimension": indicator.dimension,
        "time_type": indicator.time_type,
        "direction": indicator.direction,
        "unit": indicator.unit,
    }


def _rate(rate: ExchangeRate) -> Json:
    return {
        "currency": rate.currency,
        "year": rate.year,
        "kind": rate.kind,
        "vnd_per_unit": trimmed(rate.vnd_per_unit),
        "date": _day(rate.rate_date),
        "source": rate.source,
        "source_en": rate.source_en or rate.source,
    }


def _documents(
    figures: Iterable[Figure],
    mandates: Iterable[Mandate],
    scheme: Scheme,
    breaches: Iterable[Breach],
    awards: Iterable[Conferred],
) -> list[Json]:
    cited: dict[str, Document] = {}
    papers = [figure.source or figure.report.source for figure in figures]
    papers += [mandate.document for mandate in mandates]
    papers.append(scheme.document)
    papers += [breach.document for breach in breaches]
    papers += [award.document for award in awards]
    for paper in papers:
        if paper is not None:
            cited[paper.slug] = paper
    return [paper_row(cited[slug]) for slug in sorted(cited)]


def _target(target: Target) -> Json:
    return {
        "board": target.board.slug,
        "indicator": target.indicator.code,
        "amount": trimmed(cast(Decimal, target.amount)),
        "unit": target.unit,
    }
