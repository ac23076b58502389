"""Blocs, results and cited papers by words. Only what public pages already say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q, QuerySet

from blocs.enums import PledgeState
from blocs.models import Bloc, Edition, Mandate, Membership, Pledge, Scheme
from blocs.queries.trend import latest_editions
from boards.domain.names import fold
from boards.models import BoardName, Document, Figure, Report, Succession
from boards.queries.finding import holding, ranked

RESULT_WORDS = frozenset(
    fold(
        "kết quả thi đua năm bảng xếp hạng thứ hạng điểm bản công bố xep loai "
        "emulation results result of year edition ranking places points"
    ).split()
)
"""What people call a published year, beside its number and its bloc."""
YEARS = range(2000, 2101)
LATEST = (F("issued_on").desc(nulls_last=True), "slug")
"""What has no day comes last, on every database."""
PAPERS = 200
"""So many papers with the words are looked at, the latest first."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper, and the public page that cites it: the name of the page and what it is asked for."""

    paper: Document
    page: str
    asked: tuple[object, ...]
    where: str


def blocs_named(words: Sequence[str]) -> QuerySet[Bloc]:
    """Blocs whose names hold every word, in any order."""
    return Bloc.objects.filter(holding(words, "search_text")).order_by(
        ranked(words), "sort_key", "slug"
    )


def results_named(words: Sequence[str]) -> QuerySet[Edition]:
    """Published years: by the year, by the bloc, or by what such a page is called."""
    found = latest_editions().select_related("cycle__bloc").defer("payload")
    for word in words:
        if word in RESULT_WORDS:
            continue
        asked = Q(cycle__bloc__search_text__contains=word)
        if word.isascii() and word.isdigit() and int(word) in YEARS:
            asked |= Q(cycle__year=int(word))
        found = found.filter(asked)
    return found.order_by("-cycle__year", "cycle__bloc__sort_key")


def newest_results(codes: Collection[str]) -> dict[str, tuple[str, int]]:
    """Of each indicator the bloc and the year of the newest result whose document knows it.

    One query: documents that name none of the codes are not read, nor any more once all are found.
    """
    named = reduce(or_, (Q(payload__contains=f'"{code}"') for code in codes), Q(pk__in=[]))
    rows = latest_editions().filter(named).select_related("cycle__bloc")
    latest = rows.order_by("-cycle__year", "cycle__bloc__sort_key", "cycle__bloc__slug")
    found: dict[str, tuple[str, int]] = {}
    for edition in latest.iterator(chunk_size=1):
        known = {row["code"] for row in edition.sealed["indicators"]}.intersection(codes)
        for code in known:
            found.setdefault(code, (edition.cycle.bloc.slug, edition.cycle.year))
        if len(found) == len(set(codes)):
            break
    return found


def cited_papers(words: Sequence[str], *, english: bool) -> list[Cited]:
    """Papers that a public page cites, the latest first. Seven queries, whatever there is."""
    rows = Document.objects.filter(holding(words, "search_text"), decision__isnull=True)
    papers = {paper.pk: paper for paper in rows.order_by(*LATEST)[:PAPERS]}
    if not papers:
        return []
    found: dict[int, Cited] = {}
    for cited in (*_bases(papers, english=english), *_sources(papers, english=english)):
        found.setdefault(cited.paper.pk, cited)
    return [found[key] for key in papers if key in found]


def _bases(papers: dict[int, Document], *, english: bool) -> Iterator[Cited]:
    """What pages of blocs, pledges and boards rest on."""
    name = "short_name_en" if english else "short_name"
    mandates = Mandate.objects.filter(document__in=papers)
    for key, slug, said in _rows(mandates, "cycle__bloc__slug", f"cycle__bloc__{name}"):
        yield Cited(papers[key], "blocs:rotation", (slug,), said)
    members = Membership.objects.filter(document__in=papers)
    for key, slug, said in _rows(members, "bloc__slug", f"bloc__{name}"):
        yield Cited(papers[key], "blocs:bloc", (slug,), said)
    pledges = Pledge.objects.exclude(state=PledgeState.DRAFT).filter(document__in=papers)
    for key, slug, year, said in _rows(
        pledges, "cycle__bloc__slug", "cycle__year", f"cycle__bloc__{name}"
    ):
        yield Cited(papers[key], "blocs:pledge", (slug, year), f"{said} {year}")
    events = Succession.objects.filter(document__in=papers, predecessors__isnull=False)
    for key, slug, said in _rows(events, "predecessors__slug", "predecessors__short_name"):
        yield Cited(papers[key], "blocs:board", (slug,), said)
    names = BoardName.objects.filter(document__in=papers)
    for key, slug, said in _rows(names, "board__slug", "board__short_name"):
        yield Cited(papers[key], "blocs:board", (slug,), said)


def _rows(rows: QuerySet[Any], *fields: str) -> Iterable[Any]:
    """The key of the paper, and what the page is asked for and called."""
    return rows.order_by("pk").values_list("document_id", *fields)


def _sources(papers: dict[int, Document], *, english: bool) -> Iterator[Cited]:
    """What figures and rules of a published edition rest on: as it is sealed there."""
    by_code = {paper.slug: paper for paper in papers.values()}
    years = Q(cycle__year__in=Figure.objects.filter(source__in=papers).values("report__year"))
    years |= Q(cycle__year__in=Report.objects.filter(source__in=papers).values("year"))
    years |= Q(cycle__in=Scheme.objects.filter(document__in=papers).values("cycle"))
    editions = latest_editions().filter(years).select_related("cycle__bloc")
    for edition in editions.order_by("-cycle__year", "cycle__bloc__sort_key")[:PAPERS]:
        bloc, year = edition.cycle.bloc, edition.cycle.year
        said = f"{bloc.short_name_en if english else bloc.short_name} {year}"
        for row in edition.sealed["documents"]:
            if row["code"] in by_code:
                yield Cited(by_code[row["code"]], "blocs:figures", (bloc.slug, year), said)
