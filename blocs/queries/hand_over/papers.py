"""The papers that the rows of a year rest on, each with what it is the basis of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, F, Model, Q, QuerySet, Value
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from blocs.domain.hand_over import Attachment, Row, Section
from blocs.models import (
    CalendarRule,
    Hindrance,
    Mandate,
    Membership,
    Milestone,
    Pledge,
    Scheme,
    Signature,
)
from blocs.queries.hand_over.facts import Facts, column, key_of_document
from boards.domain.papers import Cited
from boards.enums import DocumentKind
from boards.models import Document, Figure, Report, Succession

FOLDER = "Văn bản"

FIRST = (DocumentKind.REGULATION, DocumentKind.NOTICE, DocumentKind.DECISION)
"""What binds the bloc comes first."""

BINDING = (Membership, Mandate, CalendarRule, Milestone)
"""What a minute of the hand-over rests on; what changed boards or figures is none of it."""

Paper = tuple[Document, tuple[str, ...]]


def papers(facts: Facts) -> list[Paper]:
    """Each paper with what rests on it, in two queries."""
    uses: dict[int, dict[str, None]] = defaultdict(dict)
    first, *others = _uses(facts)
    for document, what in first.union(*others, all=True):
        uses[document][what] = None
    documents = Document.objects.filter(pk__in=uses)
    return [(each, tuple(uses[each.pk])) for each in sorted(documents, key=_order)]


def papers_section(rows: list[Paper]) -> Section:
    """The papers with number, day, issuer, and whether a file is kept."""
    return Section(
        "documents",
        _("Regulation and documents"),
        (
            column(_("kind")),
            column(_("number")),
            column(_("issued on")),
            column(_("issuer"), share=3),
            column(_("title"), share=5),
            column(_("basis of"), share=3),
            column(_("file")),
        ),
        tuple(
            Row(
                (
                    document.get_kind_display(),
                    document.number,
                    document.issued_on,
                    document.issuer,
                    document.title,
                    ", ".join(uses),
                    _("on file") if document.file else document.url,
                ),
                key_of_document(document),
                linked=4,
            )
            for document, uses in rows
        ),
    )


def attached_papers(rows: list[Paper]) -> Iterator[Attachment]:
    """The files of the papers."""
    for document, _uses in rows:
        if document.file:
            number = f"{document.citation} " if document.number else ""
            yield Attachment(FOLDER, f"{number}{document.title}", str(document.file.name))


def grounds(rows: list[Paper]) -> tuple[str, ...]:
    """The papers that bind the bloc, as a minute names them: in Vietnamese, whoever reads it."""
    binding = {_word(model) for model in BINDING}
    return tuple(
        f"Căn cứ {_cited(document)}"
        for document, uses in rows
        if document.kind in FIRST and not binding.isdisjoint(uses)
    )


def _cited(document: Document) -> str:
    kinds = dict(zip(FIRST, ("Quy chế", "Thông báo", "Quyết định"), strict=True))
    kind = kinds[DocumentKind(document.kind)]
    return Cited(
        kind,
        document.title,
        document.number,
        document.issued_on,
        document.issuer,
    ).text


def _uses(facts: Facts) -> Iterator[QuerySet[Any, Any]]:
    """What each row names, as pairs of a paper's key and a word."""
    cycle, bloc = facts.cycle, facts.cycle.bloc
    pair = Q(cycle__bloc=bloc, cycle__year__in=(cycle.year, cycle.year + 1))
    successions = Succession.objects.filter(
        Q(predecessors__in=facts.boards) | Q(successors__in=facts.boards)
    )
    yield _named(Membership.objects.filter(pk__in=[row.pk for row in facts.memberships]))
    yield _named(Mandate.objects.filter(pair))
    yield _named(Hindrance.objects.filter(bloc=bloc, year__gte=cycle.year))
    yield _named(CalendarRule.objects.filter(bloc=bloc))
    yield _named(Milestone.objects.filter(cycle=cycle), "basis")
    yield _named(Milestone.objects.filter(cycle=cycle), "result")
    yield _named(Scheme.objects.filter(cycle=cycle))
    yield _named(Pledge.objects.filter(cycle=cycle))
    yield _named(Signature.objects.filter(pledge__cycle=cycle), "source")
    yield _named(Report.objects.filter(pk__in=[row.pk for row in facts.reports]), "source")
    yield _named(Figure.objects.filter(report__in=facts.reports), "source")
    yield _named(successions)


def _named(rows: QuerySet[Any], field: str = "document") -> QuerySet[Any, Any]:
    """The papers of rows, with what such a row is called."""
    word = Value(_word(rows.model), output_field=CharField())
    named = rows.filter(**{f"{field}__isnull": False}).order_by()
    return named.values_list(F(field), word)


def _word(model: type[Model]) -> str:
    return capfirst(str(model._meta.verbose_name))


def _order(document: Document) -> tuple[int, str, str]:
    kinds = [*FIRST, *(kind for kind in DocumentKind if kind not in FIRST)]
    return kinds.index(DocumentKind(document.kind)), str(document.issued_on), document.number
