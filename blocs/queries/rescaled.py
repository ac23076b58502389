"""Why the points by criterion of a board do not add up to its total: some did not count for it."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from blocs.domain.rounding import half_up
from blocs.queries.published import Opened
from blocs.queries.reader import Json


def rescaled(opened: Opened, standing: Json) -> str:
    """Which maximum counted and how it was rescaled; empty where all of the total counted.

    Groups take off and add what no sum of criteria shows, so with them the factor stands alone.
    """
    reader, scheme, points = opened.reader, opened.document["scheme"], standing["points"]
    if points is None or Fraction(standing["counted_maximum"]) == Fraction(scheme["total"]):
        return ""
    words = {
        "counted": reader.exact(standing["counted_maximum"]),
        "total": reader.exact(scheme["total"]),
        "points": reader.exact(points),
    }
    if "groups" in standing:
        said = _(
            "Within the total only criteria worth %(counted)s points count; their points are "
            "rescaled to %(total)s (× %(total)s/%(counted)s)."
        )
        return said % words
    given = (Fraction(line["exact"]) for line in standing["criteria"] if line["exact"])
    words["sum"] = reader.exact(str(half_up(sum(given, Fraction(0)), scheme["places"])))
    said = _(
        "Only criteria worth %(counted)s points count; the points are rescaled to %(total)s "
        "(× %(total)s/%(counted)s): %(sum)s → %(points)s."
    )
    return said % words
