"""What goes into a point: figures as printed and as understood, the target, the conversion."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from blocs.domain.scoring.data import Datum
from blocs.domain.scoring.method import method_from
from blocs.models.schemes import EARLIER_AWARDS
from blocs.queries.explained.asked import Asked, listed
from blocs.queries.printed import Printed, printed
from blocs.queries.reader import Json
from boards.domain.units import UNITS
from boards.enums import Availability, RateKind

UNTARGETED = Datum(None, Availability.MISSING)


def figures(asked: Asked) -> tuple[str, ...]:
    """Each figure beside the text that it was read from; without an indicator there is none."""
    if asked.criterion["indicator"] is None:
        return ()
    rows = [
        row
        for row in asked.measured("figures")
        if row["availability"] != Availability.MISSING or row["as_printed"]
    ]
    shown = printed(asked.opened, rows)
    told = tuple(_figure(asked, row, one) for row, one in zip(rows, shown, strict=True))
    return told or (_("There is no figure."),)


def _figure(asked: Asked, row: Json, shown: Printed) -> str:
    understood = listed((shown.mark, shown.text, shown.unit), " ")
    read = f"“{shown.printed}” → {understood}" if shown.printed else understood
    settled = _("Settled: %(how)s") % {"how": shown.settlement} if shown.settlement else ""
    doubt = listed((shown.doubt_label, shown.doubt_reason), ": ") if shown.doubt else ""
    paper = listed((asked.cited(row["source"]), shown.place), ", ")
    source = _("Source: %(paper)s") % {"paper": paper} if paper else ""
    return listed((read, shown.basis if shown.estimate else "", doubt, settled, shown.note, source))


def targets(asked: Asked) -> tuple[str, ...]:
    """What the board pledged, where the method compares with it."""
    method = method_from(asked.criterion["method"], asked.criterion["parameters"])
    if asked.grows or method.to_compare_with(UNTARGETED):
        return ()
    rows = asked.measured("targets")
    told = tuple(asked.reader.quantity(row["amount"], row["unit"]) for row in rows)
    return told or (_("There is no target."),)


def year_before(asked: Asked) -> tuple[str, ...]:
    """What a criterion of growth compares with: whose figures, or why there is no measure."""
    if not asked.grows:
        return ()
    told = [text for row in asked.measured("baselines") for text in _baseline(asked, row)]
    return tuple(told) or (_("There is no figure of the year before."),)


def _baseline(asked: Asked, row: Json) -> Iterator[str]:
    if row["why"]:
        yield _("Not comparable: %(why)s.") % {"why": asked.reader.text(row, "why")}
    if row["restated"]:
        yield _("Restated: the figures of %(boards)s together.") % {
            "boards": listed(dict.fromkeys(part["board_name"] for part in row["figures"]), ", ")
        }
    shown = printed(asked.opened, row["figures"])
    for part, one in zip(row["figures"], shown, strict=True):
        yield f"{part['board_name']}, {row['year']}: {_figure(asked, part, one)}"


def awards(asked: Asked) -> tuple[str, ...]:
    """The awards of earlier years that the edition knows of, with their decisions."""
    if asked.criterion["method"] != EARLIER_AWARDS:
        return ()
    rows = asked.of_board("awards")
    told = (listed((_award(asked, row), asked.cited(row["document"]))) for row in rows)
    return tuple(told) or (_("No award of earlier years."),)


def _award(asked: Asked, row: Json) -> str:
    name = f"{asked.reader.text(row, 'name')}, {row['year']}"
    return name if row["holder"] == row["board"] else f"{name} ({row['holder_name']})"


def conversion(asked: Asked) -> tuple[str, ...]:
    """The rates that turned foreign money into đồng, with their sources, and what was compared."""
    value = asked.line["value"]
    if value is None:
        return ()
    rows = [row for row in asked.measured("figures") if row["amount"] is not None]
    used = {UNITS[row["unit"]].currency for row in rows}
    rates = [_rate(asked, rate) for rate in asked.document["rates"] if rate["currency"] in used]
    compared = asked.reader.quantity(value["amount"], value["unit"])
    return (*rates, _("Compared as %(quantity)s.") % {"quantity": compared})


def _rate(asked: Asked, rate: Json) -> str:
    reader = asked.reader
    day = reader.day(rate["date"])
    kind = listed((f"{RateKind(rate['kind']).label} {rate['year']}", day), ", ")
    return _("1 %(currency)s = %(worth)s đồng (%(kind)s). Source: %(source)s") % {
        "currency": rate["currency"],
        "worth": reader.exact(rate["vnd_per_unit"]),
        "kind": kind,
        "source": reader.text(rate, "source"),
    }
