"""Where a page stands: from a register of the site down to the page, on the page and as data."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from boards.language import spoken
from config.heads.addresses import in_language

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step; the last one is the page itself and has no address."""

    name: str
    href: str = ""


def trail(
    register: str = "",
    *,
    bloc: str = "",
    bloc_name: str = "",
    year: int | None = None,
    board: str = "",
    board_name: str = "",
) -> list[Crumb]:
    """The steps from the first page: a register, within it a bloc, a year, a board in that year."""
    steps = [Crumb(_("Home"), reverse("home")), *_register(register)]
    if bloc:
        steps.append(Crumb(bloc_name, reverse("blocs:bloc", args=[bloc])))
    if year:
        steps.append(Crumb(str(year), reverse("blocs:leaderboard", args=[bloc, year])))
    if board:
        address = reverse("blocs:board_in_year", args=[bloc, year, board])
        steps.append(Crumb(board_name, address))
    return steps


def _register(name: str) -> list[Crumb]:
    registers = {
        "blocs": (_("Blocs"), "blocs:blocs"),
        "boards": (_("Boards"), "blocs:boards"),
        "awards": (_("Roll of honour"), "awards:roll"),
        "data": (_("Open data"), "data"),
    }
    return [Crumb(registers[name][0], reverse(registers[name][1]))] if name else []


def trail_data(steps: list[Crumb], origin: str, here: str) -> Json:
    """The same steps as schema.org has them; whoever reads it wants whole addresses."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": step.name,
                "item": origin + in_language(step.href, spoken()) if step.href else here,
            }
            for position, step in enumerate(steps, start=1)
        ],
    }
