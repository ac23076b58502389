"""The rows of a load that belong to the bloc: years, members, leaders, rules, pledges."""

from __future__ import annotations

from collections.abc import Mapping

from blocs import services
from blocs.enums import (
    Against,
    DeclinedTurn,
    HindranceKind,
    MandateRole,
    MandateStatus,
    MissingPolicy,
    NotApplicable,
    PeerRule,
    Peers,
    PledgeState,
    RotationRule,
    SignatureKind,
    Stage,
)
from blocs.imports import cells
from blocs.imports.calendar import steps_after, steps_before
from blocs.imports.schemes import frozen, group_of, keep_part
from blocs.imports.store import Skipped, Store
from blocs.imports.tables import Row
from blocs.models import (
    Bloc,
    Criterion,
    Cycle,
    Hindrance,
    Mandate,
    Membership,
    Pledge,
    Scheme,
    Signature,
    Target,
)
from blocs.queries.rulebook import rules_token
from blocs.queries.targets import targets_are_sealed
from blocs.refusals import Refusal
from blocs.services.stages import lock_by_stage
from boards.domain.units import UNITS
from boards.enums import RateKind
from boards.models import Board, Document, Indicator
from boards.refusals import Refused

NAMES = ("code", "name", "name_en", "short_name", "short_name_en", "council", "council_en")
OPTIONS: Mapping[str, cells.Reader] = {
    "rotation_rule": cells.one_of(RotationRule.values),
    "deputies": cells.count,
    "years_running": cells.optional(cells.count),
    "declined_turn": cells.one_of(DeclinedTurn.values),
    "reminded_before": steps_before,
    "reminded_after": steps_after,
    "letters_wait": cells.yes_or_no,
}
"""What a bloc may decide; what the file does not say stays as it is."""
LAYERS: Mapping[str, cells.Reader] = {
    "tie_breakers": cells.several,
    "peers": cells.one_of(Peers.values),
    "peer_rule": cells.one_of(PeerRule.values),
    "self_weight": cells.count,
    "peer_weight": cells.count,
    "appraised_weight": cells.count,
    "tolerance": cells.optional(cells.exact),
}
"""What a scheme may say of ties and of the opinions of people; the same holds for it."""


def keep_bloc(store: Store, row: Row) -> None:
    """The bloc that the whole directory is about."""
    said = {column: reader for column, reader in OPTIONS.items() if column in row.cells}
    values = store.read(row, {**dict.fromkeys(NAMES, cells.filled), **said})
    store.bloc = store.keep(Bloc, row, {"slug": values.pop("code")}, values)


def keep_cycle(store: Store, row: Row) -> None:
    """A year of the bloc. The stage is where a new cycle starts; a stored one has moved on.

    Until all is loaded a new cycle stands where its figures may be written.
    """
    values = store.read(
        row,
        {
            "year": cells.year,
            "stage": cells.one_of(Stage.values),
            "members_on": cells.day,
            **_if_said(row, "reports_due_on", cells.optional(cells.day)),
            "conference_on": cells.optional(cells.day),
            "conference_place": cells.text,
            "note": cells.text,
        },
    )
    key = {"bloc": store.the_bloc, "year": values.pop("year")}
    stored = Cycle.objects.filter(**key).first()
    wanted = values["stage"]
    values["stage"] = stored.stage if stored else Stage.REPORTING
    cycle = store.keep(Cycle, row, key, values)
    if stored is None:
        store.stages.append((cycle, Stage(wanted)))


def _if_said(row: Row, column: str, reader: cells.Reader) -> Mapping[str, cells.Reader]:
    """The reader of a column that older files do not have: what they do not say stays."""
    return {column: reader} if column in row.cells else {}


def settle_stages(store: Store) -> None:
    """Put new cycles where the files say, and lock the reports that this closes."""
    for cycle, stage in store.stages:
        cycle.stage = stage
        cycle.save(update_fields=["stage"])
        lock_by_stage(cycle)


def keep_membership(store: Store, row: Row) -> None:
    """A board in the bloc from a day on, with its seat."""
    values = store.read(
        row,
        {
            "board": store.code_of(Board),
            "seat": cells.count,
            "starts_on": cells.day,
            "ends_on": cells.optional(cells.day),
            "document": store.code_of(Document),
        },
    )
    key = {name: values.pop(name) for name in ("board", "starts_on")}
    store.keep(Membership, row, {"bloc": store.the_bloc, **key}, values)


def keep_mandate(store: Store, row: Row) -> None:
    """A chair or deputy of a year; a second chair in the same time is a problem."""
    values = store.read(
        row,
        {
            "year": store.cycle,
            "role": cells.one_of(MandateRole.values),
            "board": store.code_of(Board),
            "status": cells.one_of(MandateStatus.values),
            "starts_on": cells.day,
            "ends_on": cells.optional(cells.day),
            "document": store.code_of(Document),
            "reason": cells.text,
        },
    )
    key = {name: values.pop(name) for name in ("role", "board", "starts_on")}
    key["cycle"] = values.pop("year")
    store.keep(Mandate, row, key, values)


def keep_hindrance(store: Store, row: Row) -> None:
    """A member that does not lead in a year, and why."""
    values = store.read(
        row,
        {
            "board": store.code_of(Board),
            "year": cells.year,
            "kind": cells.one_of(HindranceKind.values),
            "reason": cells.filled,
            "document": store.code_of(Document),
        },
    )
    key = {name: values.pop(name) for name in ("board", "year")}
    store.keep(Hindrance, row, {"bloc": store.the_bloc, **key}, values)


def keep_scheme(store: Store, row: Row) -> None:
    """The scheme of a year. It is issued when its criteria are there."""
    values = store.read(
        row,
        {
            "year": store.cycle,
            "code": cells.filled,
            "version": cells.count,
            "name": cells.filled,
            "name_en": cells.filled,
            "total": cells.exact,
            "places": cells.count,
            "missing_policy": cells.one_of(MissingPolicy.values),
            "missing_share": cells.optional(cells.exact),
            "rate_kind": cells.one_of(RateKind.values),
            "illustrative": cells.yes_or_no,
            "issued_on": cells.optional(cells.day),
            "document": cells.optional(store.code_of(Document)),
            "note": cells.text,
            "note_en": cells.text,
            **{column: reader for column, reader in LAYERS.items() if column in row.cells},
        },
    )
    key = {"cycle": values.pop("year"), "code": values.pop("code")}
    key["version"] = values.pop("version")
    issue = {name: values.pop(name) for name in ("issued_on", "document")}
    stored = Scheme.objects.filter(**key).first()
    store.scheme = store.keep(Scheme, row, key, values, frozen=frozen(stored))
    store.issue = None if store.scheme.issued else (row, issue)


def keep_criterion(store: Store, row: Row) -> None:
    """A line of the scheme. The criteria of an issued scheme must be those of the file."""
    values = store.read(
        row,
        {
            "code": cells.filled,
            "order": cells.count,
            "name": cells.filled,
            "name_en": cells.filled,
            "indicator": cells.optional(store.code_of(Indicator, "code")),
            "maximum": cells.exact,
            "method": cells.filled,
            "parameters": cells.parameters,
            "needs_evidence": cells.optional(cells.yes_or_no, False),
            **_if_said(row, "group", cells.optional(group_of(store))),
            **_if_said(row, "clause", cells.text),
            **_if_said(row, "against", cells.one_of(Against.values)),
            **_if_said(row, "not_applicable", cells.one_of(NotApplicable.values)),
            **_if_said(row, "substitute", cells.text),
        },
    )
    keep_part(store, Criterion, row, values, known_by="code")


def issue_scheme(store: Store) -> None:
    """Issue the scheme of the load, once all of its criteria are kept."""
    if store.issue is None or store.scheme is None:
        return
    row, issue = store.issue
    if issue["issued_on"] is None:
        return
    try:
        # A file says what was issued elsewhere: nobody is asked to look at it before.
        services.issue_scheme(scheme=store.scheme, **issue, seen=rules_token(store.scheme))
    except Refused as refused:
        store.problem(row.place("issued_on"), str(refused))


def keep_target(store: Store, row: Row) -> None:
    """What a board pledged to reach, or why it pledged nothing; what was sealed stands."""
    values = store.read(
        row,
        {
            "year": store.cycle,
            "board": store.code_of(Board),
            "indicator": store.code_of(Indicator, "code"),
            "amount": cells.optional(cells.exact),
            "unit": cells.one_of(UNITS),
            "as_printed": cells.text,
            **_if_said(row, "reason", cells.text),
        },
    )
    key = {name: values.pop(name) for name in ("year", "board", "indicator")}
    key["cycle"] = cycle = key.pop("year")
    sealed = str(Refusal.TARGETS_CLOSED.label) if targets_are_sealed(cycle) else ""
    store.keep(Target, row, key, values, frozen=sealed)


def keep_pledge(store: Store, row: Row) -> None:
    """The pledge of a year. One that all have signed is signed; a stored one has moved on."""
    values = store.read(
        row,
        {
            "year": store.cycle,
            "version": cells.count,
            "signed_on": cells.optional(cells.day),
            "document": cells.optional(store.code_of(Document)),
            "note": cells.text,
        },
    )
    key = {"cycle": values.pop("year"), "version": values.pop("version")}
    stored = Pledge.objects.filter(**key).first()
    if stored is None:
        values["state"] = PledgeState.SIGNED if values["signed_on"] else PledgeState.DRAFT
    sealed = str(Refusal.PLEDGE_NOT_DRAFT.label) if stored and stored.content else ""
    store.keep(Pledge, row, key, values, frozen=sealed)


def keep_signature(store: Store, row: Row) -> None:
    """One board's signature on a pledge."""
    values = store.read(
        row,
        {
            "year": store.cycle,
            "version": cells.count,
            "board": store.code_of(Board),
            "kind": cells.one_of(SignatureKind.values),
            "signed_on": cells.day,
            "source": cells.optional(store.code_of(Document)),
        },
    )
    version = values.pop("version")
    pledge = Pledge.objects.filter(cycle=values.pop("year"), version=version).first()
    if pledge is None:
        store.problem(row.place("version"), cells.unknown(str(version), []))
        raise Skipped
    store.keep(Signature, row, {"pledge": pledge, "board": values.pop("board")}, values)
