"""The pledge as everybody reads it: from what was sealed, beside what was published since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from blocs.domain.figures import Target, read_figures
from blocs.domain.inputs import bloc_data
from blocs.domain.pledge.content import Json, fingerprint_of, read
from blocs.domain.pledge.markup import Block, blocks
from blocs.domain.reading import Node, Unreadable
from blocs.domain.rounding import half_up
from blocs.domain.scoring.data import Datum
from blocs.enums import PledgeState
from blocs.models import Pledge
from blocs.queries.blocs import Paper, paper
from blocs.queries.measures import Measures
from blocs.queries.published import Opened, SealBroken
from blocs.queries.reader import Reader
from blocs.queries.signatures import SigningRow, signing_rows
from boards.domain.units import UNITS

OVER = (PledgeState.SUPERSEDED, PledgeState.VOID)


@dataclass(frozen=True, slots=True)
class PromiseCell:
    """What a member pledged for an indicator, and how far it came by what was published."""

    label: str
    target: str
    reason: str
    reached: str = ""
    percent: str = ""


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One member, under the name that the pledge gives it."""

    board: str
    name: str
    cells: tuple[PromiseCell, ...]


@dataclass(frozen=True, slots=True)
class PublicPledge:
    """Everything that the public page of a version shows."""

    bloc: str
    bloc_short_name: str
    year: int
    pledge: Pledge
    newest: Pledge
    versions: tuple[Pledge, ...]
    blocks: tuple[Block, ...]
    language: str
    reason: str
    indicators: tuple[str, ...]
    rows: tuple[PromiseRow, ...]
    edition: int | None
    signing: tuple[SigningRow, ...]
    source: Paper | None

    @property
    def replaced(self) -> bool:
        """Whether a newer version was opened."""
        return self.pledge.version < self.newest.version

    @property
    def void(self) -> bool:
        """Whether it was declared void."""
        return self.pledge.state == PledgeState.VOID

    @property
    def over(self) -> bool:
        """Whether it no longer holds."""
        return self.pledge.state in OVER

    @property
    def signed(self) -> int:
        """How many members have signed."""
        return sum(row.stands for row in self.signing)

    @property
    def day(self) -> date | None:
        """The day on which all had signed."""
        return self.pledge.signed_on


def public_pledge(
    pledge: Pledge, versions: Sequence[Pledge], opened: Opened | None, reader: Reader
) -> PublicPledge:
    """One version for a reader; ``opened`` is the latest edition of its year, if there is one.

    Raises ``SealBroken`` where the stored content is no longer the one that was sealed.
    """
    content = sealed_content(pledge)
    bloc, translated = pledge.cycle.bloc, reader.english and bool(pledge.text_en)
    return PublicPledge(
        bloc=bloc.slug,
        bloc_short_name=bloc.short_name_en if reader.english else bloc.short_name,
        year=pledge.cycle.year,
        pledge=pledge,
        newest=versions[0],
        versions=tuple(versions),
        blocks=blocks(pledge.text_en if translated else pledge.text),
        language="en" if translated else "vi",
        reason=pledge.reason,
        indicators=tuple(reader.text(each, "name") for each in content.get("indicators", ())),
        rows=_rows(content, opened, reader),
        edition=opened.head.number if opened else None,
        signing=signing_rows(pledge),
        source=paper(pledge.document) if pledge.document else None,
    )


def sealed_content(pledge: Pledge) -> Json:
    """What was sealed; empty for a version that was recorded without a text."""
    if pledge.content and fingerprint_of(pledge.content) != pledge.fingerprint:
        raise SealBroken(f"pledge {pledge.pk}")
    return read(pledge.content)


def _rows(content: Json, opened: Opened | None, reader: Reader) -> tuple[PromiseRow, ...]:
    labels = {each["code"]: reader.text(each, "name") for each in content.get("indicators", ())}
    reached = _reached(content, opened) if opened else {}
    cells = {
        (each["board"], each["indicator"]): _cell(
            each, labels[each["indicator"]], reached.get((each["board"], each["indicator"])), reader
        )
        for each in content.get("targets", ())
    }
    return tuple(
        PromiseRow(
            member["board"],
            reader.text(member, "name"),
            tuple(cells[member["board"], code] for code in labels),
        )
        for member in content.get("members", ())
    )


@dataclass(frozen=True, slots=True)
class _Reached:
    """A published amount beside a target."""

    text: str
    share: Fraction | None


def _cell(target: Json, label: str, reached: _Reached | None, reader: Reader) -> PromiseCell:
    amount = target["amount"]
    words = "" if amount is None else reader.quantity(amount, target["unit"])
    percent = ""
    if reached and reached.share is not None:
        percent = f"{reader.number(half_up(reached.share * 100, 1))}%"
    return PromiseCell(label, words, target["reason"], reached.text if reached else "", percent)


def _reached(content: Json, opened: Opened) -> Mapping[tuple[str, str], _Reached]:
    """What was published for each target: by the rule that scores it."""
    measures = Measures(opened)
    boards = [member["board"] for member in opened.document["members"]]
    wanted = [
        each
        for each in content.get("targets", ())
        if each["board"] in boards and each["indicator"] in measures.indicators
    ]
    try:
        data = bloc_data(
            indicators=measures.indicators,
            figures=read_figures(Node(opened.document["figures"], "figures"), boards),
            targets=[_target(each) for each in wanted if each["amount"] is not None],
            rates=measures.rates,
            boards=boards,
        )
    except Unreadable:
        # A target in a currency without a rate is not compared; what was published is shown.
        data = measures.data
    return {
        (each["board"], each["indicator"]): _Reached(
            _text(measures, each), _share(data[each["board"]][each["indicator"]])
        )
        for each in wanted
    }


def _text(measures: Measures, target: Json) -> str:
    cell = measures.cell(target["board"], target["indicator"])
    mark = f"{cell.mark} " if cell.mark else ""
    return f"{mark}{cell.text} {cell.unit}" if cell.reported else cell.text


def _share(datum: Datum) -> Fraction | None:
    return datum.reported / datum.pledged if datum.usable and datum.has_target else None


def _target(said: Json) -> Target:
    return Target(
        board=said["board"],
        indicator=said["indicator"],
        amount=Fraction(Decimal(said["amount"])),
        unit=UNITS[said["unit"]],
        where="targets",
    )
