"""Published editions and their parts, as their documents say them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.utils.translation import gettext_noop as _
from pydantic import Field

from blocs.enums import MandateRole, MandateStatus
from boards.enums import Availability, Basis, Dimension, Direction, Doubt, Qualifier, TimeType
from config.api.schemas.papers import Paper
from config.api.schemas.values import Both, Exact, Fingerprint, Listed, Quotient, Row, Sealed

ILLUSTRATIVE = _("Whether it is an illustration by a scheme of ours, not an official result.")


class Head(Row):
    """What every part of an edition says of it: enough to cite it."""

    bloc: str
    year: int
    edition: int
    latest: Annotated[int, Field(description=_("Number of the newest edition of that year."))]
    fingerprint: Fingerprint
    published_at: datetime
    illustrative: Annotated[bool, Field(description=ILLUSTRATIVE)]
    correction: Annotated[str, Field(description=_("What it corrects; empty in the first one."))]
    licence: str
    page: Annotated[str, Field(description=_("Path of its page, for ever."))]
    files: Annotated[dict[str, str], Field(description=_("Paths of its files, by kind."))]


class Editions(Listed):
    """Published editions: the latest year first, in it the newest edition."""

    results: list[Head]


class Conference(Sealed):
    """Where and when the year was concluded."""

    on: date | None
    place: str


class EditionMember(Sealed):
    """A member under its name of that year."""

    board: str
    name: str
    name_en: str
    short_name: str
    seat: int
    province: str


class EditionMandate(Sealed):
    """A mandate as the edition knew it."""

    year: int
    role: MandateRole
    board: str
    board_name: str
    status: MandateStatus
    starts_on: date
    ends_on: date | None
    document: str


class EditionIndicator(Sealed):
    """An indicator as the edition knew it."""

    code: str
    name: str
    name_en: str
    dimension: Dimension
    time_type: TimeType
    direction: Direction
    unit: str


class EditionWhole(Head):
    """An edition with its members, leaders, indicators and documents."""

    format: str
    bloc_name: str
    bloc_name_en: str
    council: str
    council_en: str
    conference: Conference
    members: list[EditionMember]
    mandates: list[EditionMandate]
    indicators: list[EditionIndicator]
    documents: list[Paper]


class Rate(Sealed):
    """What one unit of a currency was worth in đồng, and who says so."""

    currency: str
    year: int
    kind: str
    vnd_per_unit: Exact
    date: date | None
    source: str
    source_en: str


class Rates(Head):
    """The exchange rates of an edition."""

    rates: list[Rate]


class Figure(Sealed):
    """A figure as it was printed and as it was understood."""

    board: str
    indicator: str
    amount: Annotated[Exact | None, Field(description=_("Null where there is none."))]
    unit: str
    currency: str
    basis: Basis
    availability: Availability
    qualifier: Qualifier
    as_printed: str
    doubt: Doubt
    doubt_reason: str
    doubt_reason_en: str
    doubt_settled: bool
    settlement: str
    note: str
    note_en: str
    source: Annotated[str, Field(description=_("Code of the document; may be empty."))]
    place: Annotated[str, Field(description=_("Where in the document it stands."))]


class Figures(Head):
    """The figures of an edition; a scored one that is missing has a row that says so."""

    figures: list[Figure]


class Target(Sealed):
    """What a member pledged to reach."""

    board: str
    indicator: str
    amount: Exact
    unit: str


class Targets(Head):
    """The targets that an edition measures by."""

    targets: list[Target]


class Value(Sealed):
    """An amount in the unit of comparison."""

    amount: Exact
    unit: str


class Line(Sealed):
    """The points of a board for one criterion, with the reason in both languages."""

    code: str
    points: Exact | None
    exact: Quotient | None
    contribution: Annotated[
        Exact | None, Field(description=_("Its part of the total, after the rest was rescaled."))
    ]
    outcome: Annotated[str, Field(description=_("What became of the criterion for this board."))]
    value: Value | None
    explanation: Both


class Standing(Sealed):
    """The place and points of one board."""

    place: Annotated[int | None, Field(description=_("Boards with equal points share a place."))]
    board: str
    points: Exact | None
    exact: Quotient | None
    counted_maximum: Exact
    criteria: list[Line]


class Standings(Head):
    """The standings of an edition with every explanation, best place first."""

    standings: list[Standing]


class Criterion(Sealed):
    """A rule by which points are given."""

    code: str
    indicator: str | None
    name: str
    name_en: str
    maximum: Exact
    method: str
    parameters: dict[str, Any]
    formula: Both


class SchemeRules(Sealed):
    """The rules as they were sealed: criteria and, where there are any, groups and conditions."""

    code: str
    version: int
    name: str
    name_en: str
    note: str
    note_en: str
    total: Exact
    places: int
    missing_policy: str
    rate_kind: str
    criteria: list[Criterion]


class Scheme(Head):
    """The scheme of an edition."""

    scheme: SchemeRules
