"""A directory of CSV and TOML that holds a bloc's year: which files, and what keeps their rows.

Files are read in this order, so that each finds what it names; a file ending in ``.toml`` holds
one table, named like the file. ``docs/data.md`` describes every column for the people who write
such directories.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from blocs.imports import blocs, boards, calendar, figures, schemes
from blocs.imports.problems import Place, Unloadable
from blocs.imports.store import Skipped, Store
from blocs.imports.tables import Row, Shape, read_csv, read_toml


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the directory."""

    file: str
    shape: Shape
    keep: Callable[[Store, Row], None]
    may_lack: bool = False


def _columns(required: str, optional: str = "") -> Shape:
    return Shape(tuple(required.split()), tuple(optional.split()))


SOURCES = (
    Source(
        "documents.csv",
        _columns("code kind number issued_on issuer title", "url note"),
        boards.keep_document,
    ),
    Source("provinces.csv", _columns("code name", "merged_into merged_on"), boards.keep_province),
    Source(
        "boards.csv",
        _columns("code name short_name province", "name_en founded_on dissolved_on aliases"),
        boards.keep_board,
    ),
    Source(
        "board_names.csv",
        _columns("board name ends_on", "short_name starts_on document"),
        boards.keep_board_name,
        may_lack=True,
    ),
    Source(
        "successions.csv",
        _columns("code kind effective_on predecessors successors document", "heir comparison note"),
        boards.keep_succession,
        may_lack=True,
    ),
    Source(
        "indicators.csv",
        _columns("code order name name_en dimension time_type direction unit additive", "note"),
        boards.keep_indicator,
    ),
    Source(
        "checks.csv",
        _columns(
            "code order kind severity",
            "indicator other minimum maximum factor instruction instruction_en",
        ),
        boards.keep_check,
        may_lack=True,
    ),
    Source(
        "exchange_rates.csv",
        _columns("currency year kind vnd_per_unit source", "date source_en document"),
        boards.keep_rate,
        may_lack=True,
    ),
    Source(
        "bloc.toml",
        _columns(
            "code name name_en short_name short_name_en council council_en",
            "rotation_rule deputies years_running declined_turn reminded_before reminded_after "
            "letters_wait",
        ),
        blocs.keep_bloc,
    ),
    Source(
        "calendar.csv",
        _columns("kind month day", "years_later document"),
        calendar.keep_calendar_rule,
        may_lack=True,
    ),
    Source(
        "cycles.csv",
        _columns("year stage members_on", "reports_due_on conference_on conference_place note"),
        blocs.keep_cycle,
    ),
    Source(
        "memberships.csv",
        _columns("board seat starts_on document", "ends_on"),
        blocs.keep_membership,
    ),
    Source(
        "mandates.csv",
        _columns("year role board status starts_on document", "ends_on reason"),
        blocs.keep_mandate,
        may_lack=True,
    ),
    Source(
        "hindrances.csv",
        _columns("board year kind reason document"),
        blocs.keep_hindrance,
        may_lack=True,
    ),
    Source(
        "scheme.toml",
        _columns(
            "year code version name name_en total places missing_policy rate_kind illustrative",
            "missing_share tie_breakers peers peer_rule self_weight peer_weight appraised_weight "
            "tolerance issued_on document note note_en",
        ),
        blocs.keep_scheme,
        may_lack=True,
    ),
    Source(
        "groups.csv",
        _columns("code order name name_en maximum", "parent rule best counting clause"),
        schemes.keep_group,
        may_lack=True,
    ),
    Source(
        "criteria.csv",
        _columns(
            "code order name name_en indicator maximum method",
            "parameters needs_evidence group clause against not_applicable substitute",
        ),
        blocs.keep_criterion,
        may_lack=True,
    ),
    Source(
        "gates.csv",
        _columns("code order name name_en effect", "target below clause"),
        schemes.keep_gate,
        may_lack=True,
    ),
    Source(
        "grades.csv",
        _columns("name name_en share_from", "quota"),
        schemes.keep_grade,
        may_lack=True,
    ),
    Source(
        "targets.csv",
        _columns("year board indicator amount unit", "as_printed reason"),
        blocs.keep_target,
        may_lack=True,
    ),
    Source(
        "pledges.csv",
        _columns("year version", "signed_on document note"),
        blocs.keep_pledge,
        may_lack=True,
    ),
    Source(
        "signatures.csv",
        _columns("year version board kind signed_on", "source"),
        blocs.keep_signature,
        may_lack=True,
    ),
    Source(
        "figures.csv",
        _columns(
            "year board indicator as_printed",
            "amount unit qualifier availability basis source source_place doubt doubt_reason "
            "doubt_reason_en note note_en",
        ),
        figures.keep_figure,
    ),
)


def load_directory(directory: Path, *, update: bool = False) -> Counter[str]:
    """Load all of it or nothing; returns how many rows were new, changed and the same.

    Raises :class:`Unloadable` with every problem found. A stored value that differs from the file
    is a problem too, unless ``update`` lets the file win.
    """
    store = Store(update=update)
    if not directory.is_dir():
        store.problem(Place(str(directory)), _("there is no such directory"))
        raise Unloadable(store.problems)
    _refuse_strangers(store, directory)
    with transaction.atomic():
        for source in SOURCES:
            for row in _rows(store, directory / source.file, source):
                try:
                    source.keep(store, row)
                except Skipped:
                    store.failed(row)
        blocs.issue_scheme(store)
        blocs.settle_stages(store)
        if store.problems:
            raise Unloadable(store.problems)
    return store.counts


def _rows(store: Store, path: Path, source: Source) -> list[Row]:
    if source.may_lack and not (path.exists() or path.is_symlink()):
        return []
    if path.suffix == ".toml":
        return read_toml(path, path.stem, source.shape, store.problems)
    return read_csv(path, source.shape, store.problems)


def _refuse_strangers(store: Store, directory: Path) -> None:
    """A file with an unknown name would be left out silently: it is a problem."""
    known = {source.file for source in SOURCES}
    for path in sorted(directory.iterdir()):
        if path.suffix in {".csv", ".toml"} and path.name not in known:
            store.problem(Place(path.name), _("no file of this name belongs to a load"))
