"""From the points of a criterion to the place: rounding, the groups around it, the total."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from blocs.domain.rounding import half_up
from blocs.queries.explained.asked import Asked, listed
from blocs.queries.reader import Json

RESCALED = gettext_noop(
    "Only criteria worth %(counted)s points count for this board: %(points)s × %(total)s / "
    "%(counted)s ≈ %(share)s points of the total, which is %(sum)s."
)


def rounding(asked: Asked) -> tuple[str, ...]:
    """The points as a fraction beside what is printed of it."""
    exact, shown = asked.line["exact"], asked.line["points"]
    if exact is None:
        return ()
    words = {"points": asked.reader.exact(shown), "places": asked.scheme["places"]}
    if Fraction(exact) == Fraction(shown):
        return (_("%(points)s is exact: nothing was rounded.") % words,)
    said = _(
        "Exactly %(exact)s; %(points)s is what is shown of it, rounded half up to %(places)s "
        "decimals. The total is made of exact fractions and rounded once."
    )
    return (said % {**words, "exact": exact},)


def groups(asked: Asked) -> tuple[str, ...]:
    """What became of the groups that the criterion stands in, the nearest first."""
    lines = {line["code"]: line for line in asked.standing.get("groups", ())}
    return tuple(_group(asked, group, lines[group["code"]]) for group in asked.above)


def _group(asked: Asked, group: Json, line: Json) -> str:
    said = _("%(group)s: %(sentence)s %(points)s of at most %(maximum)s points") % {
        "group": asked.reader.text(group, "name"),
        "sentence": asked.reader.said(line["explanation"]),
        "points": asked.reader.exact(line["points"]),
        "maximum": asked.reader.exact(group["maximum"]),
    }
    return listed((said, group["clause"]))


def total(asked: Asked) -> tuple[str, ...]:
    """What the points add to the total, and the place that follows."""
    return tuple(word for word in (_share(asked), _place(asked), _tie(asked)) if word)


def _share(asked: Asked) -> str:
    reader, standing, line = asked.reader, asked.standing, asked.line
    if line["contribution"] is None:
        return _("These points add nothing to the total.")
    words = {
        "share": reader.exact(line["contribution"]),
        "points": reader.exact(line["points"]),
        "total": reader.exact(asked.scheme["total"]),
        "counted": reader.exact(standing["counted_maximum"]),
        "sum": reader.exact(standing["points"]),
    }
    if abs(Decimal(line["contribution"])) == Decimal(line["points"]):
        return _("They add %(share)s points to the total, which is %(sum)s.") % words
    if _rescaled_only(asked):
        return _(RESCALED) % words
    return _(
        "After what its groups take off they add %(share)s to the total, which is %(sum)s."
    ) % (words)


def _rescaled_only(asked: Asked) -> bool:
    """Whether nothing but the rescaling stands between the points and what they add."""
    scale = Fraction(asked.scheme["total"]) / Fraction(asked.standing["counted_maximum"])
    added = half_up(Fraction(asked.line["exact"]) * scale, asked.scheme["places"])
    return added == Decimal(asked.line["contribution"])


def _place(asked: Asked) -> str:
    if asked.standing["place"] is None:
        return _("The board has no place.")
    words = {"place": asked.standing["place"], "members": asked.opened.head.members}
    return _("Place %(place)s of %(members)s.") % words


def _tie(asked: Asked) -> str:
    breaker = asked.standing.get("tie_breaker")
    if breaker is None or breaker not in {asked.code, *(group["code"] for group in asked.above)}:
        return ""
    return _("Totals were equal: these points decided the place.")
