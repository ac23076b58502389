"""One sentence on every public page, for lists of results and cards of links.

A page that is not listed here says what the site is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from blocs.queries.published import Head
from boards.addresses import origin
from boards.language import spoken
from config.heads.addresses import Variant, canonical, in_language, variants
from config.heads.data import Json, data_of

SITE = "Khối Thi Đua"

Values = Mapping[str, Any]
Told = tuple[str, str]
"""A title and a sentence."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the head of a page holds besides its looks."""

    title: str
    description: str
    canonical: str
    variants: tuple[Variant, ...]
    origin: str
    listed: bool
    """Whether lists of results should have it: not what somebody asked the site for."""
    data: tuple[Json, ...]
    bloc: str
    """Whose feed a reader of the page may want."""
    image: str
    """The picture of the link."""
    query: str
    """What keeps a feed in the language of the page."""


def said_of(request: HttpRequest, values: Values) -> Said:
    """What the page that is being rendered says, by its address and what it shows. No query."""
    found = request.resolver_match
    name, bloc = (found.view_name, found.kwargs.get("bloc", "")) if found else ("", "")
    title, description = TOLD.get(name, _site)(values)
    address = canonical(request)
    return Said(
        title=title,
        description=description,
        canonical=address,
        variants=tuple(variants(request)),
        origin=origin(request),
        listed=name not in UNLISTED,
        data=tuple(data_of(name, values, origin=origin(request), here=address)),
        bloc=bloc,
        image=origin(request) + in_language(_image(name, values), spoken()),
        query=in_language("", spoken()),
    )


def _image(name: str, values: Values) -> str:
    """That of the edition or the board that the page is about, else that of the site."""
    match name, values.get("head"):
        case "blocs:board", _:
            return reverse("share_board", args=[values["page"].slug])
        case _, Head() as head:
            return reverse("share_edition", args=[head.bloc, head.year, head.number])
    return reverse("share_site")


def _site(values: Values) -> Told:
    return _("Results of emulation blocs"), _(
        "Targets, figures, points and places of management boards in emulation blocs: every number "
        "with its source, every point with its reason."
    )


def _blocs(values: Values) -> Told:
    return _("Emulation blocs"), _(
        "Public bodies of like functions that compete with one another every year, under a council."
    )


def _bloc(values: Values) -> Told:
    said = _("Members, chairs and deputies, years and published results of the bloc %(bloc)s.")
    page = values["page"]
    return page.short_name, said % {"bloc": page.short_name}


def _rotation(values: Values) -> Told:
    bloc = {"bloc": values["page"].short_name}
    said = _("Who leads the bloc %(bloc)s: the seats, all chairs and deputies, and who is next.")
    return _("Rotation, %(bloc)s") % bloc, said % bloc


def _trend(values: Values) -> Told:
    bloc = {"bloc": values["page"].short_name}
    said = _("Places and points of every board of the bloc %(bloc)s through the years.")
    return _("Through the years, %(bloc)s") % bloc, said % bloc


def _year(values: Values) -> Told:
    """A published year, or one of which nothing is published yet."""
    if "head" in values:
        return _edition(values)
    page = values["page"]
    asked = {"year": page.years[0].year, "bloc": page.short_name}
    said = _("Nothing is published yet of %(year)s, bloc %(bloc)s: how far the year has come.")
    return _("Results of %(year)s, %(bloc)s") % asked, said % asked


def _edition(values: Values) -> Told:
    head = values["head"]
    said = _(
        "Places and points of %(members)s boards in %(year)s, bloc %(bloc)s, edition %(number)s: "
        "every point explained, every figure with its source."
    )
    return _("Results of %(year)s, %(bloc)s") % _of(values), _illustrated(said, values) % {
        **_of(values),
        "members": head.members,
    }


def _figures(values: Values) -> Told:
    said = _("Every figure of %(year)s, bloc %(bloc)s, as printed and as understood, with source.")
    return _("Figures of %(year)s, %(bloc)s") % _of(values), said % _of(values)


def _explanation(values: Values) -> Told:
    page = values["page"]
    asked = {**_of(values), "board": page.short_name, "points": page.points}
    said = _("How %(board)s came to %(points)s points in %(year)s, line by line, bloc %(bloc)s.")
    return _("%(board)s %(year)s: the points explained") % asked, _illustrated(said, values) % asked


def _point(values: Values) -> Told:
    page = values["page"]
    asked = {**_of(values), "board": page.board_short_name, "criterion": page.account.name}
    said = _("Where the points of %(board)s for “%(criterion)s” in %(year)s come from.")
    title = _("%(board)s %(year)s: %(criterion)s") % asked
    return title, _illustrated(said, values) % asked


def _pledge(values: Values) -> Told:
    page = values["page"]
    asked = {
        "year": values.get("year") or page.year,
        "bloc": getattr(page, "bloc_short_name", "") or page.short_name,
    }
    said = _("What the boards of the bloc %(bloc)s pledged for %(year)s, and who signed.")
    return _("Pledge of %(year)s, %(bloc)s") % asked, said % asked


def _fulfilment(values: Values) -> Told:
    """Of a published year, or of one that has no result yet."""
    page, published = values["page"], "head" in values
    asked = _of(values) if published else {"year": values["year"], "bloc": page.short_name}
    said = _("Every target of %(year)s beside what was reached, bloc %(bloc)s, with a verdict.")
    title = _("Fulfilment of the pledge of %(year)s, %(bloc)s") % asked
    return title, (_illustrated(said, values) if published else said) % asked


def _boards(values: Values) -> Told:
    return _("Boards"), _("Every management board with its names, its province and its mergers.")


def _board(values: Values) -> Told:
    page = values["page"]
    asked = {"board": page.full_name, "province": page.province}
    said = _("%(board)s: names, mergers, blocs, places through the years and awards.")
    return page.full_name, said % asked


def _roll(values: Values) -> Told:
    return _("Roll of honour"), _(
        "Every award that was given to a board, by year, with the decision that gave it."
    )


def _award(values: Values) -> Told:
    said = _("%(award)s: who grants it, by which rules, and which boards hold it.")
    return values["page"].name, said % {"award": values["page"].name}


def _decision(values: Values) -> Told:
    page = values["page"]
    return page.citation, f"{page.title}. {page.issuer}"


def _ballots(values: Values) -> Told:
    head = values["page"].head
    asked = {"year": head.year, "bloc": head.bloc_short_name}
    said = _(
        "How the conference of %(year)s voted, bloc %(bloc)s: rules, counts, files to recount."
    )
    return _("Ballots of %(year)s, %(bloc)s") % asked, said % asked


def _verify(values: Values) -> Told:
    return _("Verify a paper or a file"), _(
        "Whether a pledge, an edition or a file is the one that was published: by code or by file."
    )


def _search(values: Values) -> Told:
    return _("Search"), _("Boards, blocs, results, indicators, documents and awards, by any name.")


def _compare(values: Values) -> Told:
    return _("Compare boards"), _(
        "Boards and years side by side, with the rates, the rules and where a comparison ends."
    )


def _about(values: Values) -> Told:
    return _("About this site"), _(
        "How a result comes about, what is promised about every number, and what the site keeps "
        "about its readers."
    )


def _data(values: Values) -> Told:
    return _("Open data"), _("Every edition as CSV, Excel, JSON and data package, free to reuse.")


def _dictionary(values: Values) -> Told:
    return _("Data dictionary"), _("What every column and key of the open data means.")


def _api(values: Values) -> Told:
    return _("Programming interface"), _("Everything that is public, read by program.")


def _of(values: Values) -> dict[str, object]:
    head = values["head"]
    return {"year": head.year, "bloc": head.bloc_short_name, "number": head.number}


def _illustrated(said: str, values: Values) -> str:
    """An illustration is called one wherever its points are read, on other sites as well."""
    return f"{_('Illustration – not an official result')}. {said}" if _is_trial(values) else said


def _is_trial(values: Values) -> bool:
    return bool(values["head"].illustrative)


TOLD: dict[str, Callable[[Values], Told]] = {
    "search": _search,
    "blocs:blocs": _blocs,
    "blocs:bloc": _bloc,
    "blocs:rotation": _rotation,
    "blocs:trend": _trend,
    "blocs:leaderboard": _year,
    "blocs:edition": _edition,
    "blocs:figures": _figures,
    "blocs:board_in_year": _explanation,
    "blocs:point": _point,
    "blocs:pledge": _pledge,
    "blocs:pledge_version": _pledge,
    "blocs:fulfilment": _fulfilment,
    "blocs:verify": _verify,
    "blocs:verify_code": _verify,
    "blocs:boards": _boards,
    "blocs:board": _board,
    "blocs:compare": _compare,
    "about": _about,
    "data": _data,
    "data_dictionary": _dictionary,
    "api": _api,
    "awards:roll": _roll,
    "awards:award": _award,
    "awards:decision": _decision,
    "awards:ballots": _ballots,
    "awards:ballot": _ballots,
}
UNLISTED = ("search", "blocs:verify_code")
