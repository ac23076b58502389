"""Who gave and decided: the layers, as far as an edition tells them, and unmet conditions.

Of the peers only the points are public, from the lowest: who gave which is nobody's business.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from blocs.enums import Effect, Layer, NotApplicable, Outcome
from blocs.models.schemes import EARLIER_AWARDS
from blocs.queries.explained.asked import Asked, listed
from blocs.queries.missing_words import missing_in
from blocs.queries.reader import Json

BY_RULE = {Outcome.COUNTED, Outcome.NOT_TAKEN}
FILLED_IN = {
    Outcome.FULL_NOT_APPLICABLE,
    Outcome.AVERAGE_NOT_APPLICABLE,
    Outcome.SUBSTITUTED,
}


def layers(asked: Asked) -> tuple[str, ...]:
    """One sentence for each layer that gave points."""
    rows = [row for row in asked.of_board("opinions") if row["criterion"] == asked.code]
    given = {layer: [row for row in rows if row["layer"] == layer] for layer in Layer}
    told = tuple(_layer(asked, layer, rows) for layer, rows in given.items() if rows)
    if told and not asked.judged:
        return (*told, _("What is measured is computed; only a final decision takes its place."))
    return told or ((_("Nobody gave points."),) if asked.judged else ())


def _layer(asked: Asked, layer: Layer, rows: list[Json]) -> str:
    points = " – ".join(asked.reader.exact(row["points"]) for row in rows)
    said = _("%(layer)s, %(who)s: %(points)s") % {
        "layer": layer.label,
        "who": _who(asked, layer),
        "points": points,
    }
    return listed((said, *(row["reason"] for row in rows)), " – ")


def _who(asked: Asked, layer: Layer) -> str:
    if layer is Layer.SELF:
        return _("by the board itself")
    if layer is Layer.PEER:
        return _("by peers, who are not named")
    return _("by %(council)s") % {"council": asked.reader.text(asked.document, "council")}


def conditions(asked: Asked) -> tuple[str, ...]:
    """The conditions that are not met and bear on the points or the place, with their papers."""
    unmet = asked.standing.get("unmet", ())
    rows = {row["code"]: row for row in asked.scheme.get("conditions", ())}
    here = {asked.code, *(group["code"] for group in asked.above)}
    return tuple(
        _condition(asked, rows[code])
        for code in unmet
        if rows[code]["effect"] == Effect.UNRANKED or rows[code]["target"] in here
    )


def _condition(asked: Asked, row: Json) -> str:
    said = _("Not met: “%(name)s” – %(effect)s") % {
        "name": asked.reader.text(row, "name"),
        "effect": Effect(row["effect"]).label,
    }
    return listed((said, row["clause"], *_recorded(asked, row["code"])))


def _recorded(asked: Asked, code: str) -> Iterator[str]:
    for breach in asked.of_board("breaches"):
        if breach["condition"] == code:
            yield listed((asked.cited(breach["document"]), breach["note"]))


def decided(asked: Asked) -> tuple[str, ...]:
    """Whose word the points rest on, and where they were published."""
    published = _("Published as edition %(number)s on %(day)s.") % {
        "number": asked.opened.head.number,
        "day": asked.reader.day(localdate(asked.opened.head.published_at).isoformat()),
    }
    return (_ground(asked), published)


def _ground(asked: Asked) -> str:
    outcome = Outcome(asked.line["outcome"])
    if outcome is Outcome.DECIDED:
        council = asked.reader.text(asked.document, "council")
        return _("%(council)s decided these points.") % {"council": council}
    if outcome is Outcome.ZERO_GATE:
        return _("A condition of the scheme that is not met takes the points away.")
    if outcome in FILLED_IN:
        filled = NotApplicable(asked.criterion["not_applicable"]).label
        rule = _("Where it does not apply, by the criterion: %(policy)s.") % {"policy": filled}
        return f"{str(outcome.label)[:1].upper()}{str(outcome.label)[1:]}. {rule}"
    if outcome not in BY_RULE:
        policy = missing_in(asked.scheme)
        rule = _("The rule of the scheme: %(policy)s.") % {"policy": policy}
        return f"{str(outcome.label)[:1].upper()}{str(outcome.label)[1:]}. {rule}"
    if asked.criterion["method"] == EARLIER_AWARDS:
        return _("The scheme computed the points from the decisions; nobody gave them.")
    if asked.judged:
        return _("The layers gave the points; the rule and the weights of the scheme join them.")
    return _("The scheme computed the points from the figures; nobody gave them.")
