"""What the year is scored by: its schemes with their criteria."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from blocs.domain.hand_over import Key, Row, Section
from blocs.domain.reading import Unreadable
from blocs.domain.scoring.method import method_from
from blocs.domain.scoring.not_applicable import with_rule
from blocs.enums import Against, NotApplicable
from blocs.models import Criterion, Scheme
from blocs.queries.hand_over.facts import Facts, cited, column
from blocs.queries.missing_words import missing_words
from boards.domain.sentences import Sentence


def schemes(facts: Facts) -> Section:
    """Every version of the scheme."""
    rows = Scheme.objects.filter(cycle=facts.cycle).select_related("document")
    return Section(
        "schemes",
        capfirst(_("schemes")),
        (
            column(_("name"), share=4),
            column(_("version"), numeric=True, share=1),
            column(_("total points"), numeric=True),
            column(_("missing values"), share=4),
            column(_("issued on")),
            column(_("basis document"), share=3),
            column(_("illustration")),
        ),
        tuple(
            Row(
                (
                    facts.named(row),
                    row.version,
                    row.total,
                    missing_words(row.missing_policy, row.missing_share),
                    row.issued_on,
                    cited(row.document),
                    _("yes") if row.illustrative else _("no"),
                ),
                Key("scheme", (row.pk,)),
            )
            for row in rows
        ),
    )


def criteria(facts: Facts) -> Section:
    """Every criterion with its formula in words."""
    rows = Criterion.objects.filter(scheme__cycle=facts.cycle).select_related("scheme", "indicator")
    return Section(
        "criteria",
        capfirst(_("criteria")),
        (
            column(_("scheme"), share=3),
            column(_("criterion"), share=3),
            column(_("indicator"), share=3),
            column(_("maximum"), numeric=True),
            column(_("method"), share=5),
        ),
        tuple(
            Row(
                (
                    f"{facts.named(row.scheme)} (v{row.scheme.version})",
                    facts.named(row),
                    facts.named(row.indicator) if row.indicator else "",
                    row.maximum,
                    _formula(row, facts.language),
                ),
                Key("scheme", (row.scheme_id,)),
            )
            for row in rows.order_by("scheme__code", "-scheme__version", "order")
        ),
    )


def _formula(criterion: Criterion, language: str) -> str:
    """The method in words; one that is not usable yet by its key."""
    try:
        method = method_from(criterion.method, criterion.parameters)
    except Unreadable:
        return criterion.method
    formula = method.formula(Against(criterion.against))
    code = Sentence(criterion.substitute, criterion.substitute)
    said = with_rule(formula, NotApplicable(criterion.not_applicable), code)
    return said.in_language(language)
