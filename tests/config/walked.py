"""What the walk over every address stands on: a world, the people in it, and what each may expect.

The expectations come from the policy table alone: persons and things are written down here a
second time, by hand, and judged by it. **A new address needs one line in** ``PAGES``: what it asks
for, and of which things. A new table in the admin needs none, only a row to open:
``tests/boards/rows.py`` makes one, and ``OF_REPORT`` those that hang on a report.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from zipfile import ZipFile

from django.contrib import admin
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Model
from django.urls import get_resolver, reverse
from django.utils import timezone

from awards.models import Ballot, Decision, Nomination, Submission
from blocs.domain.policy import Person, Place, Term, Thing, ever, judge
from blocs.enums import Act, MandateRole, MandateStatus, PledgeState, Stage
from blocs.exports.hand_over import MINUTE
from blocs.models import (
    Bloc,
    Cycle,
    Edition,
    HandOver,
    Letter,
    Mandate,
    Membership,
    Opinion,
    Pledge,
    Scheme,
    Signature,
    Standing,
    Target,
)
from blocs.queries.freezing import freezes
from boards.enums import Role
from boards.imports.steps import advance, receive
from boards.models import (
    Board,
    Change,
    Document,
    Evidence,
    Figure,
    Indicator,
    Intake,
    Officer,
    Report,
    Succession,
)
from boards.services.feeds import renew_feed
from config.permissions import PERMISSIONS
from tests.boards.rows import MAKERS
from tests.conftest import make_officer

YES, NO, GONE, LOGIN = "yes", "no", "gone", "login"
"""An answer; a refusal; as if it were not there; please sign in."""

NOT_JSON = 400
"""The script sends JSON: an empty body is read by nobody but those who may send it."""

PAPER = b"%PDF-1.7"


@dataclass(frozen=True)
class Who:
    """Somebody who walks: the account, and who it is to the policy. A visitor has neither."""

    officer: Officer | None = None
    person: Person | None = None

    def may(self, act: Act | None, thing: Thing | None) -> bool:
        """Whether the table allows it: to this thing, or to anything at all."""
        if act is None or self.person is None:
            return False
        today = timezone.localdate()
        if thing is None:
            return ever(self.person, act, on=today)
        return judge(self.person, act, thing, on=today).allowed


@dataclass
class World:
    """Two blocs, three cycles, and one row of each kind in reach and out of it.

    ``reports``: of the own board; of a peer in the same bloc and cycle; of the peer in another
    cycle; of a board of another bloc.
    """

    cycle: Cycle
    reports: dict[str, tuple[Report, Thing]] = field(default_factory=dict)
    rows: dict[type[Model], list[tuple[Model, Thing]]] = field(default_factory=dict)
    files: dict[str, Thing] = field(default_factory=dict)
    intakes: dict[int, Intake] = field(default_factory=dict)

    def intake_of(self, owner: Officer) -> Intake:
        """The file that somebody uploaded, made once."""
        if owner.pk not in self.intakes:
            self.intakes[owner.pk] = _intake(owner)
        return self.intakes[owner.pk]


# People

DAY = timedelta(1)


def people(world: World) -> dict[str, Callable[[], Who]]:
    """Who walks, each made when asked for."""
    own = world.reports["own"][0].board
    today = timezone.localdate()
    year = (today - 100 * DAY, today + 100 * DAY)

    def of_board(*term: Any) -> Who:
        officer = make_officer("canbo", Role.BOARD, own)
        return Who(officer, Person(officer.pk, Role.BOARD, own.pk, term))

    def leading(role: MandateRole, starts: date, ends: date) -> Who:
        Mandate.objects.create(
            cycle=world.cycle,
            board=own,
            role=role,
            status=MandateStatus.ACTING,
            starts_on=starts,
            ends_on=ends,
            document=Document.objects.first(),
        )
        return of_board(Term(world.cycle.pk, role, starts, ends))

    def of_role(role: Role) -> Who:
        officer = make_officer("vaitro", role)
        return Who(officer, Person(officer.pk, role))

    return {
        "anonymous": Who,
        "board": of_board,
        "chair": lambda: leading(MandateRole.CHAIR, *year),
        "deputy": lambda: leading(MandateRole.DEPUTY, *year),
        "ended": lambda: leading(MandateRole.CHAIR, year[0], today),
        "homeless": lambda: of_role(Role.BOARD),
        "secretariat": lambda: of_role(Role.SECRETARIAT),
        "auditor": lambda: of_role(Role.AUDITOR),
    }


ROLES = (
    "anonymous",
    "board",
    "chair",
    "deputy",
    "ended",
    "homeless",
    "secretariat",
    "auditor",
)

# Things

OF_REPORT: dict[type[Model], Callable[[Report], Model]] = {
    Report: lambda report: report,
    Figure: lambda report: Figure.objects.create(
        report=report,
        indicator=Indicator.objects.get(code="workers"),
        basis="estimate",
        amount=1,
        unit="person",
        as_printed="1 người",
    ),
    Change: lambda report: Change.objects.filter(report_id=report.pk).latest("pk"),
}
"""A row of each table of the admin that hangs on a report."""

NARROWED = (Report, Figure, HandOver, Letter, Opinion, Ballot)
"""Tables whose rows out of reach are not there; those of other tables are refused."""

OF_BOARD = (Target, Signature, Opinion, Nomination)
"""Tables whose rows belong to a board in a cycle."""

TO_CYCLE: dict[str, Callable[[Any], Cycle]] = {
    "cycle": lambda row: row,
    "mandate": lambda row: row.cycle,
    "milestone": lambda row: row.cycle,
    "letter": lambda row: row.cycle,
    "handover": lambda row: row.cycle,
    "pledge": lambda row: row.cycle,
    "signature": lambda row: row.pledge.cycle,
    "target": lambda row: row.cycle,
    "scheme": lambda row: row.cycle,
    "group": lambda row: row.scheme.cycle,
    "criterion": lambda row: row.scheme.cycle,
    "gate": lambda row: row.scheme.cycle,
    "grade": lambda row: row.scheme.cycle,
    "breach": lambda row: row.cycle,
    "score": lambda row: row.cycle,
    "opinion": lambda row: row.criterion.scheme.cycle,
    "edition": lambda row: row.cycle,
    "standing": lambda row: row.edition.cycle,
    "ballot": lambda row: row.cycle,
    "nomination": lambda row: row.cycle,
    "submission": lambda row: row.cycle,
    "officialfile": lambda row: row.cycle,
    "decision": lambda row: row.cycle,
    "conferral": lambda row: row.decision.cycle,
}


def build(edition: Edition) -> World:
    """The world around the bloc and the published edition of 2022."""
    world = World(edition.cycle)
    later = Cycle.objects.get(year=2023)
    own, peer = (Board.objects.get(slug=slug) for slug in ("phu-tho", "hoa-binh"))
    foreign = Board.objects.create(
        slug="xa", name="Ban quản lý xa", short_name="Xa", province=own.province
    )
    strange = _cycle_of(foreign)
    places = {
        "own": (own, 2022, Place(world.cycle.pk, Stage.CONFERENCE)),
        "peer": (peer, 2022, Place(world.cycle.pk, Stage.CONFERENCE)),
        "later": (peer, 2023, Place(later.pk, Stage.PLANNING)),
        "foreign": (foreign, 2022, Place(strange.pk, Stage.CONFERENCE)),
    }
    for name, (board, year, place) in places.items():
        report, _made = Report.objects.get_or_create(board=board, year=year)
        world.reports[name] = (report, Thing(board.pk, (place,)))
    for name, (report, thing) in world.reports.items():
        world.files[_evidence(name, report)] = thing
    # Long forms cost time and say nothing more about rights.
    few = Figure.objects.filter(indicator__code__in=["workers", "turnover"])
    Figure.objects.exclude(pk__in=few).delete()
    for number, model in enumerate(admin.site._registry, start=100):
        world.rows[model] = list(_rows(model, number, world))
    # Made editions carry no seal that holds: no public page shows them.
    made = Edition.objects.exclude(pk=edition.pk)
    made.update(published_at=None, approved_by=None)
    # The list of standings holds those of public editions, so the made one moves to the real one.
    Standing.objects.filter(edition__in=made).update(edition=edition)
    return world


def _cycle_of(board: Board) -> Cycle:
    bloc = Bloc.objects.create(
        slug="khac", name="Khối khác", short_name="Khối khác", council="Hội đồng"
    )
    Membership.objects.create(
        bloc=bloc, board=board, seat=1, starts_on="2020-01-01", document=Document.objects.first()
    )
    return Cycle.objects.create(
        bloc=bloc, year=2022, stage=Stage.CONFERENCE, members_on=date(2022, 12, 31)
    )


def _rows(model: type[Model], number: int, world: World) -> Iterator[tuple[Model, Thing]]:
    if model is Intake:
        owner = Officer.objects.get(username="secretary")
        yield world.intake_of(owner), Thing(owner=owner.pk)
        return
    if model in OF_REPORT:
        for report, thing in world.reports.values():
            yield OF_REPORT[model](report), thing
        return
    if model is HandOver:
        for row in (_hand_over(world), MAKERS[model](number)):
            place = Place(row.cycle_id, Stage(row.cycle.stage))
            yield row, Thing(places=(place,), members=frozenset({row.giver_id, row.taker_id}))
        return
    row = MAKERS[model](number)
    if model is Letter:
        yield _letter(world), Thing(places=(Place(world.cycle.pk, Stage(world.cycle.stage)),))
    to_cycle = TO_CYCLE.get(model._meta.model_name)
    cycle = to_cycle(row) if to_cycle else None
    board = row.board_id if model in OF_BOARD else None
    yield row, Thing(board, (Place(cycle.pk, Stage(cycle.stage)),) if cycle else ())


def _letter(world: World) -> Letter:
    """One of the year that some of those who walk lead."""
    letter = MAKERS[Letter](99)
    letter.cycle = world.cycle
    letter.save()
    return letter


def _hand_over(world: World) -> HandOver:
    """What the own board hands over to the peer, with an archive that holds a minute."""
    own, peer = (world.reports[name][0].board for name in ("own", "peer"))
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(MINUTE, PAPER)
    return HandOver.objects.create(
        cycle=world.cycle,
        giver=own,
        taker=peer,
        made_at=timezone.now(),
        made_by=Officer.objects.get(username="secretary"),
        archive=ContentFile(packed.getvalue(), "own.zip"),
        size=1,
        sha256="0" * 64,
        index={"sections": [], "files": []},
    )


def _evidence(name: str, report: Report) -> str:
    """A stored file that belongs to a figure of the report."""
    officer = Officer.objects.get(username="secretary")
    paper = ContentFile(PAPER, f"{name}.pdf")
    evidence = Evidence.objects.create(
        report=report,
        indicator=Indicator.objects.get(code="workers"),
        title=name,
        file=paper,
        file_name=f"{name}.pdf",
        size=len(PAPER),
        sha256="0",
        officer=officer,
    )
    return evidence.file.name


# Addresses


def names() -> set[str]:
    """Every named address of the site; the nameless ones only lead to those with a name."""
    return set(_names(get_resolver(), ())) - {"admin:None"}


def _names(resolver: Any, spaces: tuple[str, ...]) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _names(pattern, inner)
        else:
            yield ":".join([*spaces, str(pattern.name)])


@dataclass(frozen=True)
class Case:
    """One request and the answer that the table promises."""

    method: str
    address: str
    expected: str | int
    writes: bool = False
    """Whether it may leave a change in the history."""


# Tables of the admin

SUFFIXES = ("changelist", "add", "history", "delete", "change")
VERBS = {
    "changelist": "view",
    "add": "add",
    "history": "view",
    "change": "view",
    "delete": "delete",
}


def of_admin() -> dict[str, tuple[type[Model], str]]:
    """The addresses that every table of the admin has."""
    return {
        f"admin:{model._meta.app_label}_{model._meta.model_name}_{suffix}": (model, suffix)
        for model in admin.site._registry
        for suffix in SUFFIXES
    }


def table_cases(name: str, world: World, who: Who) -> Iterator[Case]:
    """The requests to one address of a table: read, and sent an empty form."""
    model, suffix = of_admin()[name]
    if suffix in ("changelist", "add"):
        answer = _plain(model, VERBS[suffix], who)
        yield Case("get", reverse(name), answer)
        yield Case("post", reverse(name), answer, answer == YES and suffix == "add")
        return
    for row, thing in world.rows[model]:
        address = reverse(name, args=[row.pk])
        if suffix == "history":
            yield Case("get", address, _of_history(model, who, thing))
            continue
        yield Case("get", address, _of_row(model, VERBS[suffix], who, thing))
        writes = "change" if suffix == "change" else "delete"
        answer = _of_row(model, writes, who, thing)
        yield Case("post", address, answer, answer == YES)


def act(model: type[Model], verb: str) -> Act | None:
    """What a verb asks of the policy for a model."""
    return PERMISSIONS.get(f"{model._meta.app_label}.{verb}_{model._meta.model_name}")


def _plain(model: type[Model], verb: str, who: Who) -> str:
    if who.officer is None:
        return LOGIN
    if model is Officer and verb == "add":
        return NO
    return YES if who.may(act(model, verb), None) else NO


def _of_row(model: type[Model], verb: str, who: Who, thing: Thing) -> str:
    """Rows out of reach are not there where the list is narrowed; else they are refused."""
    if who.officer is None:
        return LOGIN
    if who.may(act(model, verb), thing):
        return YES
    hidden = model in NARROWED and not who.may(act(model, "view"), thing)
    return GONE if hidden and who.may(act(model, verb), None) else NO


def _of_history(model: type[Model], who: Who, thing: Thing) -> str:
    """What became of a row is read by those who read the row and the history of its report."""
    if who.officer is None:
        return LOGIN
    reads = who.may(act(model, "view"), thing)
    if model in NARROWED and not reads and who.may(act(model, "view"), None):
        return GONE
    return YES if reads and who.may(Act.READ_HISTORY, thing) else NO


# All other addresses

Expects = Callable[[World, Who], Iterator[Case]]

BOTH = ("get", "post")


def public(name: str, *args: Any, query: str = "") -> Expects:
    """A page for everybody."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        yield Case("get", reverse(name, args=args) + query, YES)

    return cases


def no_pledge_file(world: World, who: Who) -> Iterator[Case]:
    """A pledge that was recorded without a text has no file; nobody is refused one."""
    yield Case("get", reverse("blocs:pledge_file", args=[BLOC, 2023, 1, "pdf"]), GONE)


def no_ballot(name: str) -> Expects:
    """A ballot that is not counted is nowhere in public; nobody is refused one."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        yield Case("get", reverse(name, args=[BLOC, 2022, 1]), GONE)

    return cases


def not_drawn(name: str, *args: Any) -> Expects:
    """One published year makes no chart of years; nobody is refused one."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        yield Case("get", reverse(name, args=args), GONE)

    return cases


def staff(name: str, *args: Any, query: str = "") -> Expects:
    """A page for whoever is signed in."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        yield Case("get", reverse(name, args=args) + query, YES if who.officer else LOGIN)

    return cases


def door(name: str, *, outside: str | int, inside: str | int) -> Expects:
    """A page that answers by who is signed in already: a status says that it wants to be posted."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        yield Case("get", reverse(name), inside if who.officer else outside)

    return cases


def asks(name: str, *acts: Act) -> Expects:
    """A page about nothing in particular: whoever may do all of this to anything at all."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        may = all(who.may(act, None) for act in acts)
        for method in ("get", "post"):
            yield Case(method, reverse(name), (YES if may else NO) if who.officer else LOGIN)

    return cases


def recorded_succession(world: World, who: Who) -> Iterator[Case]:
    """The last step of the guided succession, for whoever may record one."""
    address = reverse(
        "admin:boards_succession_recorded", args=[Succession.objects.earliest("pk").pk]
    )
    may = YES if who.may(Act.RECORD_SUCCESSION, None) else NO
    for method in ("get", "post"):
        yield Case(method, address, may if who.officer else LOGIN)


def of_report(
    name: str,
    act: Act = Act.READ_REPORT,
    *rest: Any,
    writes: Act | None = None,
    empty_post: str | int = YES,
) -> Expects:
    """A page of a report, with its key in the address; a post may write where ``writes`` may."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        for report, thing in world.reports.values():
            address = reverse(name, args=[report.pk, *rest])
            for method, fine in (("get", YES), ("post", empty_post)):
                answer = (fine if who.may(act, thing) else NO) if who.officer else LOGIN
                yield Case(method, address, answer, method == "post" and who.may(writes, thing))

    return cases


def begin(world: World, who: Who) -> Iterator[Case]:
    """Open the report of a board that has none: posted only."""
    for report, thing in world.reports.values():
        address = reverse("admin:boards_report_begin", args=[report.board_id, report.year])
        may = who.may(Act.OPEN_REPORT, thing)
        yield Case("get", address, 405 if who.officer else LOGIN)
        yield Case("post", address, (YES if may else NO) if who.officer else LOGIN)


def history_of_cell(world: World, who: Who) -> Iterator[Case]:
    """What became of one cell."""
    indicator = Indicator.objects.get(code="workers")
    for report, thing in world.reports.values():
        key = [report.pk, indicator.pk, "actual"]
        answer = (YES if who.may(Act.READ_HISTORY, thing) else NO) if who.officer else LOGIN
        yield Case("get", reverse("admin:boards_cell_history", args=key), answer)


def cells_of_report(world: World, who: Who) -> Iterator[Case]:
    """What the script of the grid asks: it is told in JSON that nobody is signed in."""
    for report, thing in world.reports.values():
        address = reverse("admin:boards_report_grid_cells", args=[report.pk])
        may = who.may(Act.READ_REPORT, thing)
        for method, fine in (("get", YES), ("post", NOT_JSON)):
            yield Case(method, address, (fine if may else NO) if who.officer else NO)


def of_cycle(name: str, *, signed_out: str = LOGIN, empty_post: str | int = YES) -> Expects:
    """A page of a whole cycle: for readers of the registers or of one of its reports."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        inside = ("own", "peer")
        may = who.may(Act.READ_REGISTERS, None)
        may = may or any(who.may(Act.READ_REPORT, world.reports[name][1]) for name in inside)
        for method, fine in (("get", YES), ("post", empty_post)):
            address = reverse(name, args=[world.cycle.pk])
            yield Case(method, address, (fine if may else NO) if who.officer else signed_out)

    return cases


def dossier(world: World, who: Who) -> Iterator[Case]:
    """What a chair leaves: it makes the archive; whoever reads the registers reads the page."""
    thing = Thing(places=(Place(world.cycle.pk, Stage(world.cycle.stage)),))
    address = reverse("admin:blocs_cycle_hand_over", args=[world.cycle.pk])
    makes = who.may(Act.HAND_OVER, thing)
    reads = makes or who.may(Act.READ_REGISTERS, thing)
    for method, may in (("get", reads), ("post", makes)):
        yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def of_hand_over(name: str, post: Act | None = None) -> Expects:
    """A page of a hand-over, of one's own and of others; an unknown act in a post does nothing.

    Of the two only the own one has an archive with a minute in it.
    """

    def cases(world: World, who: Who) -> Iterator[Case]:
        for place, (row, thing) in enumerate(world.rows[HandOver]):
            address = reverse(name, args=[row.pk])
            for method, act in (("get", Act.READ_HAND_OVER), ("post", post or Act.READ_HAND_OVER)):
                fine = YES if post or place == 0 else GONE
                answer = (fine if who.may(act, thing) else NO) if who.officer else LOGIN
                yield Case(method, address, answer)

    return cases


def cycles(world: World, who: Who) -> Iterator[Cycle]:
    """This year, the next, one of another bloc, and one that was made for a row of the admin.

    There are two dozen of the last, each with another thing in it. To a right they are all one;
    the secretariat, which reads and does the most, opens every one to see that it can be shown.
    """
    near = {world.cycle.bloc_id, Bloc.objects.get(slug="khac").pk}
    every = list(Cycle.objects.order_by("pk"))
    made = [cycle for cycle in every if cycle.bloc_id not in near]
    everything = who.person is not None and who.person.role == Role.SECRETARIAT
    yield from (cycle for cycle in every if cycle.bloc_id in near)
    yield from made if everything else made[:1]


def of_year(name: str, act: Act = Act.READ_CYCLE) -> Expects:
    """A page of a cycle for whoever may do that in it, this year and the next and in another bloc.

    A post does it, where there is nothing else to say.
    """

    def cases(world: World, who: Who) -> Iterator[Case]:
        for cycle in cycles(world, who):
            may = who.may(act, of_members(cycle))
            for method in BOTH:
                answer = (YES if may else NO) if who.officer else LOGIN
                yield Case(method, reverse(name, args=[cycle.pk]), answer, method == "post" and may)

    return cases


def results_of(name: str, things: Callable[[World, Who], Iterator[tuple[int, Cycle]]]) -> Expects:
    """A page that only reads, for whoever may read results before they are published."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        for key, cycle in things(world, who):
            address = reverse(name, args=[key])
            may = who.may(Act.READ_RESULTS, of_members(cycle))
            yield Case("get", address, (YES if may else NO) if who.officer else LOGIN)
            yield Case("post", address, 405 if who.officer else LOGIN)

    return cases


def each_cycle(world: World, who: Who) -> Iterator[tuple[int, Cycle]]:
    yield from ((cycle.pk, cycle) for cycle in cycles(world, who))


def each_scheme(_world: World, _who: Who) -> Iterator[tuple[int, Cycle]]:
    schemes = Scheme.objects.select_related("cycle").order_by("pk")[:2]
    yield from ((scheme.pk, scheme.cycle) for scheme in schemes)


def of_scheme(name: str, *methods: str, rest: tuple[str, ...] = ()) -> Expects:
    """A page of a scheme: read with the registers, and written where its year allows it."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        for scheme in Scheme.objects.select_related("cycle").order_by("pk")[:2]:
            thing = of_members(scheme.cycle)
            acts = {"get": Act.READ_REGISTERS, "post": Act.EDIT_SCHEME}
            for method in methods:
                answer = (YES if who.may(acts[method], thing) else NO) if who.officer else LOGIN
                yield Case(method, reverse(name, args=[scheme.pk, *rest]), answer)

    return cases


def draft_of_year(name: str) -> Expects:
    """The file of a draft, where there is one."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        for cycle in cycles(world, who):
            drafted = cycle.pledges.filter(state=PledgeState.DRAFT).exists()
            fine = YES if drafted else GONE
            may = who.may(Act.READ_CYCLE, of_members(cycle))
            answer = (fine if may else NO) if who.officer else LOGIN
            yield Case("get", reverse(name, args=[cycle.pk]), answer)

    return cases


def of_members(cycle: Cycle, board: Board | None = None) -> Thing:
    """What belongs to a cycle, and to a board of it."""
    return Thing(
        board=board.pk if board else None,
        places=(Place(cycle.pk, Stage(cycle.stage)),),
        members=frozenset(cycle.memberships().values_list("board", flat=True)),
    )


def calendar(world: World, who: Who) -> Iterator[Case]:
    """Read by all who take part, kept by those who lead; an empty form says nothing to keep."""
    for cycle in cycles(world, who):
        address = reverse("admin:blocs_cycle_calendar", args=[cycle.pk])
        for method, act in (("get", Act.READ_CYCLE), ("post", Act.KEEP_CALENDAR)):
            may = who.may(act, of_members(cycle))
            yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def feed(world: World, who: Who) -> Iterator[Case]:
    """Whoever signed in, the address of a calendar is the only key to it."""
    yield Case("get", reverse("calendar_feed", args=["khong-ai-biet"]), GONE)
    owner = Officer.objects.get(username="secretary")
    key = renew_feed(officer=owner)
    yield Case("get", reverse("calendar_feed", args=[key]), YES)


def targets_of_board(world: World, who: Who) -> Iterator[Case]:
    """Read by every member, written by the board itself; an empty post sets no target."""
    for cycle in Cycle.objects.filter(bloc=world.cycle.bloc):
        for board in (world.reports[name][0].board for name in ("own", "peer")):
            address = reverse("admin:blocs_cycle_targets_board", args=[cycle.pk, board.slug])
            thing = of_members(cycle, board)
            reads = who.may(Act.READ_CYCLE, thing)
            for method, may in (("get", reads), ("post", who.may(Act.EDIT_TARGETS, thing))):
                yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def scoring_of_board(world: World, who: Who) -> Iterator[Case]:
    """Read by all who take part where a scheme is in force; an empty post gives no points."""
    for cycle in Cycle.objects.filter(bloc=world.cycle.bloc):
        fine = YES if cycle.schemes.filter(issued_on__isnull=False).exists() else GONE
        for board in (world.reports[name][0].board for name in ("own", "peer")):
            address = reverse("admin:blocs_cycle_scoring_board", args=[cycle.pk, board.slug])
            reads = who.may(Act.READ_CYCLE, of_members(cycle, board))
            answer = (fine if reads else NO) if who.officer else LOGIN
            yield Case("get", address, answer)
            auditor = who.person is not None and who.person.role == Role.AUDITOR
            yield Case("post", address, NO if auditor and answer == YES else answer)


def comparison(world: World, who: Who) -> Iterator[Case]:
    """Read by all who take part, each what it may read; peers are settled by the council."""
    for cycle in cycles(world, who):
        address = reverse("admin:blocs_cycle_scoring_compare", args=[cycle.pk])
        reads = who.may(Act.READ_CYCLE, of_members(cycle))
        settles = reads and who.may(Act.SCORE, of_members(cycle))
        for method, may in (("get", reads), ("post", settles)):
            yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def objections(world: World, who: Who) -> Iterator[Case]:
    """Read by all who take part; no appraisal is shown, so nobody objects."""
    for cycle in cycles(world, who):
        address = reverse("admin:blocs_cycle_objections", args=[cycle.pk])
        reads = who.may(Act.READ_CYCLE, of_members(cycle))
        for method, may in (("get", reads), ("post", False)):
            yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def nomination_plan(world: World, who: Who) -> Iterator[Case]:
    """Read by whoever reads the registers; an empty post proposes nobody."""
    for cycle in cycles(world, who):
        address = reverse("admin:awards_nomination_plan", args=[cycle.pk])
        reads = who.may(Act.READ_REGISTERS, of_members(cycle))
        proposes = reads and who.may(Act.NOMINATE, of_members(cycle))
        for method, may in (("get", reads), ("post", proposes)):
            yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def paper(page: str, act: Act, *rest: str, get: Any = YES, post: Any = YES) -> Expects:
    """Pages of a paper: its fields, a file to begin with, the way back to the site's template."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        address = reverse(f"admin:awards_papertemplate_{page}", args=["decision", *rest])
        for method, fine in (("get", get), ("post", post)):
            answer = fine if fine == 405 or who.may(act, None) else NO
            yield Case(method, address, answer if who.officer else LOGIN)

    return cases


def nominations(world: World) -> Iterator[tuple[Nomination, Thing]]:
    """One of the own board, and one of a board that nobody who walks belongs to."""
    own = world.reports["own"][0].board
    made = Nomination.objects.filter(cycle=world.cycle, board=own).first()
    if made is None:
        made = MAKERS[Nomination](990)
        Edition.objects.filter(cycle=made.cycle).update(published_at=None, approved_by=None)
        Nomination.objects.filter(pk=made.pk).update(cycle=world.cycle, board=own)
        made = Nomination.objects.get(pk=made.pk)
    for row in (made, world.rows[Nomination][0][0]):
        yield row, of_members(row.cycle, row.board)


def of_nomination(name: str) -> Expects:
    """Read by the board itself and those who lead; an empty post adds nothing."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        for row, thing in nominations(world):
            address = reverse(name, args=[row.pk])
            for method, act in (("get", Act.READ_DOSSIER), ("post", Act.FILL_DOSSIER)):
                answer = (YES if who.may(act, thing) else NO) if who.officer else LOGIN
                yield Case(method, address, answer)

    return cases


def report_file(world: World, who: Who) -> Iterator[Case]:
    """The report as a file, of which there is none before a version is saved."""
    for row, thing in nominations(world):
        address = reverse("admin:awards_nomination_report_file", args=[row.pk])
        yield Case("get", address, 405 if who.officer else LOGIN)
        answer = (GONE if who.may(Act.READ_DOSSIER, thing) else NO) if who.officer else LOGIN
        yield Case("post", address, answer)


def submission_page(world: World, who: Who) -> Iterator[Case]:
    """Read by whoever reads the registers; an empty post sends nothing."""
    for row, thing in world.rows[Submission]:
        address = reverse("admin:awards_submission_page", args=[row.pk])
        reads = who.may(Act.READ_REGISTERS, thing)
        for method, may in (("get", reads), ("post", reads and who.may(Act.SUBMIT, thing))):
            yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def conference(world: World, who: Who) -> Iterator[Case]:
    """Read by all who take part; the roll is kept by those who lead: an empty post says nothing."""
    for cycle in cycles(world, who):
        address = reverse("admin:awards_ballot_conference", args=[cycle.pk])
        reads = who.may(Act.READ_CYCLE, of_members(cycle))
        holds = reads and who.may(Act.BALLOT, of_members(cycle))
        for method, may in (("get", reads), ("post", holds)):
            yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def meeting(world: World, who: Who) -> Iterator[Case]:
    """The minutes of the conference: for who holds its ballots, and who sends to the council."""
    for cycle in cycles(world, who):
        address = reverse("admin:awards_ballot_meeting", args=[cycle.pk])
        thing = of_members(cycle)
        may = who.may(Act.READ_CYCLE, thing) and (
            who.may(Act.BALLOT, thing) or who.may(Act.SUBMIT, thing)
        )
        for method in ("get", "post"):
            yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def ballots(world: World) -> Iterator[tuple[Ballot, Thing]]:
    """One of the year of those who walk, and one of a bloc without members; none is open yet."""
    [(strange, _thing)] = world.rows[Ballot]
    own, _made = Ballot.objects.get_or_create(
        cycle=world.cycle,
        number=1,
        defaults={
            "title": "Cờ",
            "title_en": "Flag",
            "award": strange.award,
            "prepared_by": Officer.objects.get(username="secretary"),
        },
    )
    for ballot in (own, strange):
        yield ballot, of_members(ballot.cycle)


def of_ballot(name: str, act: Act = Act.READ_CYCLE, post: int | Act = Act.READ_CYCLE) -> Expects:
    """A page of a ballot in preparation. ``post``: what a post takes, or what it is answered."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        for ballot, thing in ballots(world):
            address = reverse(name, args=[ballot.pk])
            reads = who.may(act, thing)
            yield Case("get", address, (YES if reads else NO) if who.officer else LOGIN)
            posted: str | int = post if isinstance(post, int) else NO
            if isinstance(post, Act) and reads and who.may(post, thing):
                posted = YES
            yield Case("post", address, posted if who.officer else LOGIN)

    return cases


def of_ballot_table(world: World, who: Who) -> Iterator[Case]:
    """The stock form leads to the page of a ballot, and writes nothing."""
    for ballot, thing in ballots(world):
        address = reverse("admin:awards_ballot_change", args=[ballot.pk])
        reads = who.may(Act.READ_CYCLE, thing)
        hidden = not reads and who.may(Act.READ_CYCLE, None)
        answer = YES if reads else GONE if hidden else NO
        yield Case("get", address, answer if who.officer else LOGIN)
        led = GONE if hidden and who.may(Act.BALLOT, None) else NO
        yield Case("post", address, led if who.officer else LOGIN)


def no_result_yet(world: World, who: Who) -> Iterator[Case]:
    """The sealed result as a file: there is none before the count."""
    for ballot, thing in ballots(world):
        address = reverse("admin:awards_ballot_result", args=[ballot.pk])
        reads = who.may(Act.READ_CYCLE, thing)
        yield Case("get", address, (GONE if reads else NO) if who.officer else LOGIN)


def no_minutes_yet(world: World, who: Who) -> Iterator[Case]:
    """The minutes of the count, which are only posted for: there are none before it."""
    for ballot, thing in ballots(world):
        address = reverse("admin:awards_ballot_minutes", args=[ballot.pk])
        reads = who.may(Act.READ_CYCLE, thing)
        yield Case("get", address, 405 if who.officer else LOGIN)
        yield Case("post", address, (GONE if reads else NO) if who.officer else LOGIN)


def nobody_adds(name: str) -> Expects:
    """An address of the stock admin that refuses everybody."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        for method in BOTH:
            yield Case(method, reverse(name), NO if who.officer else LOGIN)

    return cases


def decision_of_year(world: World, who: Who) -> Iterator[Case]:
    """Read by whoever reads the registers; an empty post records nothing."""
    for cycle in cycles(world, who):
        address = reverse("admin:awards_decision_record", args=[cycle.pk])
        reads = who.may(Act.READ_REGISTERS, of_members(cycle))
        decides = reads and who.may(Act.DECIDE, of_members(cycle))
        for method, may in (("get", reads), ("post", decides)):
            yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def end_of_decision(world: World, who: Who) -> Iterator[Case]:
    """The same for what a decision gave."""
    for row, thing in world.rows[Decision]:
        address = reverse("admin:awards_decision_end", args=[row.pk])
        reads = who.may(Act.READ_REGISTERS, thing)
        decides = reads and who.may(Act.DECIDE, thing)
        for method, may in (("get", reads), ("post", decides)):
            yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def decision_for_everybody(name: str, *, there: str) -> Expects:
    """A decision and its scan, where one is attached: whatever was decided is public."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        for row, _thing in world.rows[Decision]:
            yield Case("get", reverse(name, args=[row.document.slug]), there)

    return cases


def freeze(world: World, who: Who) -> Iterator[Case]:
    """Read by all who take part; an empty post asks for nothing, and only the council may ask."""
    for cycle in cycles(world, who):
        address = reverse("admin:blocs_cycle_freeze", args=[cycle.pk])
        reads = who.may(Act.READ_CYCLE, of_members(cycle))
        asks = reads and who.may(Act.ASK_UNFREEZE, of_members(cycle))
        for method, may in (("get", reads), ("post", asks)):
            yield Case(method, address, (YES if may else NO) if who.officer else LOGIN)


def reveal(world: World, who: Who) -> Iterator[Case]:
    """Shown by the council, and by a chair once the result is public; a post publishes."""
    for cycle in cycles(world, who):
        address = reverse("admin:blocs_cycle_reveal", args=[cycle.pk])
        edition = cycle.editions.published().first()
        place = Place(cycle.pk, Stage(cycle.stage), freezes(cycle))
        may = who.may(Act.REVEAL, replace(of_members(cycle), places=(place,)))
        ends = may and edition and who.may(Act.END_EMBARGO, of_members(cycle))
        posted = NO if may and edition else GONE
        yield Case("get", address, (YES if may else NO) if who.officer else LOGIN)
        answer = YES if ends else posted if may else NO
        yield Case("post", address, answer if who.officer else LOGIN)


def rehearsal(world: World, who: Who) -> Iterator[Case]:
    """Rehearsed by the council and by chairs; nothing is sent."""
    for cycle in cycles(world, who):
        address = reverse("admin:blocs_cycle_rehearsal", args=[cycle.pk])
        may = who.may(Act.REHEARSE, of_members(cycle))
        yield Case("get", address, (YES if may else NO) if who.officer else LOGIN)
        yield Case("post", address, 405 if who.officer else LOGIN)


def signing(name: str, *rest: str, there: str = YES) -> Expects:
    """A page of the pledge of a year: for all who take part, where there is one to sign."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        for cycle in cycles(world, who):
            opened = cycle.pledges.exclude(state=PledgeState.DRAFT).exists()
            fine = there if opened and cycle.bloc == world.cycle.bloc else GONE
            may = who.may(Act.READ_CYCLE, of_members(cycle))
            address = reverse(name, args=[cycle.pk, *rest])
            yield Case("get", address, (fine if may else NO) if who.officer else LOGIN)

    return cases


def verification(name: str, *args: Any) -> Expects:
    """A page for everybody, to which everybody may send a file; nothing is kept of it."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        for method in BOTH:
            yield Case(method, reverse(name, args=args), YES)

    return cases


def rights(world: World, who: Who) -> Iterator[Case]:
    """Who can do this, and why: the rights of a thing are read like the thing."""
    page = reverse("admin:who_can")
    yield Case("get", page, YES if who.officer else LOGIN)
    for report, thing in world.reports.values():
        may = who.may(Act.READ_RIGHTS, thing)
        address = f"{page}?object=boards.report:{report.pk}"
        yield Case("get", address, (YES if may else NO) if who.officer else LOGIN)


def files(world: World, who: Who) -> Iterator[Case]:
    """Stored files: of a document, of the pledge, of evidence, of an import, of a hand-over."""
    asked = {
        "documents/a.pdf": (Act.READ_CATALOGUE, None),
        "pledges/nobodys.pdf": (None, None),
        "signatures/nobodys.pdf": (None, None),
        **{name: (Act.READ_CYCLE, thing) for name, thing in _papers()},
        "elsewhere/a.pdf": (None, None),
        "evidence/nobodys.pdf": (None, None),
        **{name: (Act.READ_REPORT, thing) for name, thing in world.files.items()},
        **{row.archive.name: (Act.READ_HAND_OVER, thing) for row, thing in world.rows[HandOver]},
    }
    for name, (act, thing) in asked.items():
        if not default_storage.exists(name):
            default_storage.save(name, ContentFile(PAPER))
        answer = (YES if who.may(act, thing) else NO) if who.officer else LOGIN
        yield Case("get", reverse("file", args=[name]), answer)
    for owner, thing in _uploads(who):
        intake = world.intake_of(owner)
        answer = (YES if who.may(Act.READ_IMPORT, thing) else NO) if who.officer else LOGIN
        yield Case("get", reverse("file", args=[intake.file.name]), answer)


def _papers() -> Iterator[tuple[str, Thing]]:
    """The paper of a pledge, and a signed one."""
    pledge = Pledge.objects.exclude(state=PledgeState.DRAFT).earliest("pk")
    Pledge.objects.filter(pk=pledge.pk).update(file="pledges/own.pdf")
    Signature.objects.filter(pk=pledge.signatures.earliest("pk").pk).update(
        file="signatures/own.pdf"
    )
    for name in ("pledges/own.pdf", "signatures/own.pdf"):
        yield name, of_members(pledge.cycle)


def _uploads(who: Who) -> Iterator[tuple[Officer, Thing]]:
    """A file of one's own, where one may import, and one of somebody else's."""
    other = Officer.objects.get(username="secretary")
    yield other, Thing(owner=other.pk)
    if who.officer and who.may(Act.IMPORT_FIGURES, None):
        yield who.officer, Thing(owner=who.officer.pk)


def autocomplete(world: World, who: Who) -> Iterator[Case]:
    """Choices of a form: whoever reads the table that they come from."""
    asked = {("figure", "report"): Act.READ_REPORT, ("figure", "indicator"): Act.READ_CATALOGUE}
    for (model, name), act in asked.items():
        query = f"?app_label=boards&model_name={model}&field_name={name}&term="
        answer = (YES if who.may(act, None) else NO) if who.officer else LOGIN
        yield Case("get", reverse("admin:autocomplete") + query, answer)


def asks_of_officer(name: str) -> Expects:
    """A page about an account: superusers keep those, and nobody else."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        [(officer, thing)] = world.rows[Officer]
        may = who.may(Act.KEEP_OFFICERS, thing)
        answer = (YES if may else NO) if who.officer else LOGIN
        yield Case("get", reverse(name, args=[officer.pk]), answer)

    return cases


def nowhere(name: str, *args: Any) -> Expects:
    """An address of the stock admin behind which nothing stands."""

    def cases(world: World, who: Who) -> Iterator[Case]:
        yield Case("get", reverse(name, args=args), GONE if who.officer else LOGIN)

    return cases


def of_intake(
    name: str, act: Act, *, about: bool = True, method: str = "post", stock: bool = False
) -> Expects:
    """A page of an uploaded file: who sees the file, and then who may do that.

    A stock page of the admin refuses whom it never serves before it looks for the row.
    """

    def cases(world: World, who: Who) -> Iterator[Case]:
        unseen = NO if stock and not who.may(Act.READ_IMPORT, None) else GONE
        for owner, thing in _uploads(who):
            may = who.may(act, thing if about else None)
            seen = who.may(Act.READ_IMPORT, thing)
            answer = (YES if may else NO) if seen else unseen
            key = world.intake_of(owner).pk
            address = reverse(name, args=[key])
            yield Case(method, address, answer if who.officer else LOGIN, may and method == "post")

    return cases


def _intake(owner: Officer) -> Intake:
    """A file whose columns were read and which nobody has written yet."""
    table = "board;year;indicator;as_printed\nphu-tho;2022;workers;1 người\nxx;1;y;?\n"
    intake = receive(file_name="so-lieu.csv", data=table.encode(), officer=owner)
    return advance(intake=intake)


BLOC, YEAR = "kcn-trung-du-mien-nui-phia-bac", 2022

API: dict[str, list[Any]] = {
    **{
        name: []
        for name in (
            *("blocs", "members", "mandates", "boards", "indicators", "editions"),
            *("pledges", "ballots", "awards", "decisions", "conferrals"),
        )
    },
    **{
        name: [BLOC, YEAR, "latest"]
        for name in ("edition", "standings", "figures", "targets", "rates", "scheme")
    },
    "bloc": [BLOC],
    "board": ["yen-bai"],
    "indicator": ["workers"],
}
"""The addresses of the API that answer, each with what it asks of."""

PAGES: dict[str, Expects] = {
    "home": public("home"),
    "search": public("search", query="?q=yen"),
    "about": public("about"),
    "health": public("health"),
    "robots": public("robots"),
    "sitemap": public("sitemap"),
    "sitemap_section": public("sitemap_section", "editions"),
    "editions_feed": public("editions_feed"),
    "decisions_feed": public("decisions_feed"),
    "bloc_editions_feed": public("bloc_editions_feed", BLOC),
    "share_site": public("share_site"),
    "share_board": public("share_board", "yen-bai"),
    "share_edition": public("share_edition", BLOC, YEAR, 1),
    "blocs:blocs": public("blocs:blocs"),
    "blocs:bloc": public("blocs:bloc", BLOC),
    "blocs:rotation": public("blocs:rotation", BLOC),
    "blocs:trend": public("blocs:trend", BLOC),
    "blocs:trend_chart": not_drawn("blocs:trend_chart", BLOC, "points", "svg"),
    "blocs:board_chart": not_drawn("blocs:board_chart", "yen-bai", "figures", "svg"),
    "blocs:chart": public("blocs:chart", BLOC, YEAR, "points", "png"),
    "blocs:edition_chart": public("blocs:edition_chart", BLOC, YEAR, 1, "points", "csv"),
    "blocs:compare": public("blocs:compare", query="?board=yen-bai&board=phu-tho"),
    "blocs:compare_chart": public(
        "blocs:compare_chart", "workers", "svg", query="?board=yen-bai&board=phu-tho"
    ),
    "blocs:compare_file": public("blocs:compare_file", query="?board=yen-bai"),
    "blocs:leaderboard": public("blocs:leaderboard", BLOC, YEAR),
    "blocs:leaderboard_file": public("blocs:leaderboard_file", BLOC, YEAR, "json"),
    "blocs:figures": public("blocs:figures", BLOC, YEAR),
    "blocs:fulfilment": public("blocs:fulfilment", BLOC, YEAR),
    "blocs:figures_file": public("blocs:figures_file", BLOC, YEAR, "csv"),
    "blocs:board_in_year": public("blocs:board_in_year", BLOC, YEAR, "yen-bai"),
    "blocs:board_file": public("blocs:board_file", BLOC, YEAR, "yen-bai"),
    "blocs:point": public("blocs:point", BLOC, YEAR, "yen-bai", "du-an"),
    "blocs:edition": public("blocs:edition", BLOC, YEAR, 1),
    "blocs:edition_file": public("blocs:edition_file", BLOC, YEAR, 1, "json"),
    "blocs:package": public("blocs:package", BLOC, YEAR, 1),
    "blocs:package_zip": public("blocs:package_zip", BLOC, YEAR, 1),
    "blocs:package_file": public("blocs:package_file", BLOC, YEAR, 1, "figures.csv"),
    "blocs:citation": public("blocs:citation", BLOC, YEAR, 1, "bib"),
    "data": public("data"),
    "data_dictionary": public("data_dictionary"),
    "data_dictionary_file": public("data_dictionary_file", "json"),
    "api": public("api"),
    "openapi": public("openapi"),
    **{f"api:{name}": public(f"api:{name}", *args) for name, args in API.items()},
    "blocs:pledge": public("blocs:pledge", BLOC, 2023),
    "blocs:pledge_version": public("blocs:pledge_version", BLOC, 2023, 1),
    "blocs:pledge_file": no_pledge_file,
    "awards:ballots": public("awards:ballots", BLOC, 2022),
    "awards:ballot": no_ballot("awards:ballot"),
    "awards:ballot_file": no_ballot("awards:ballot_file"),
    "api:ballot": no_ballot("api:ballot"),
    "blocs:verify": verification("blocs:verify"),
    "blocs:verify_code": verification("blocs:verify_code", "GU-2023-AAAA-AAAA"),
    "blocs:boards": public("blocs:boards"),
    "blocs:board": public("blocs:board", "yen-bai"),
    "awards:roll": public("awards:roll", query="?q=yen&page=2"),
    "awards:roll_csv": public("awards:roll_csv"),
    "awards:roll_json": public("awards:roll_json"),
    "awards:award": public("awards:award", "co-thi-dua-bo"),
    "awards:decision": decision_for_everybody("awards:decision", there=YES),
    "awards:paper": decision_for_everybody("awards:paper", there=GONE),
    "file": files,
    "admin:index": staff("admin:index"),
    "admin:login": door("admin:login", outside=YES, inside=GONE),
    "admin:logout": door("admin:logout", outside=GONE, inside=405),
    "admin:password_change": staff("admin:password_change"),
    "admin:password_change_done": staff("admin:password_change_done"),
    "admin:jsi18n": staff("admin:jsi18n"),
    "admin:app_list": staff("admin:app_list", "boards"),
    "admin:auth_user_password_change": asks_of_officer("admin:auth_user_password_change"),
    "admin:autocomplete": autocomplete,
    "admin:view_on_site": nowhere("admin:view_on_site", 1, 1),
    "admin:who_can": rights,
    "admin:boards_report_grid": of_report("admin:boards_report_grid"),
    "admin:boards_report_grid_cells": cells_of_report,
    "admin:boards_cell": of_report(
        "admin:boards_cell", Act.READ_REPORT, "workers", "actual", empty_post=NO
    ),
    "admin:boards_cell_history": history_of_cell,
    "admin:boards_succession_tell": asks("admin:boards_succession_tell", Act.RECORD_SUCCESSION),
    "admin:boards_succession_decide": asks("admin:boards_succession_decide", Act.RECORD_SUCCESSION),
    "admin:boards_succession_recorded": recorded_succession,
    "admin:boards_history": asks("admin:boards_history", Act.READ_HISTORY),
    "admin:boards_intake_template": of_report("admin:boards_intake_template"),
    "admin:boards_report_begin": begin,
    "admin:boards_report_submit": of_report("admin:boards_report_submit", writes=Act.SUBMIT_REPORT),
    "admin:boards_report_withdraw": of_report(
        "admin:boards_report_withdraw", writes=Act.SUBMIT_REPORT
    ),
    "admin:boards_report_review": of_report("admin:boards_report_review", writes=Act.VERIFY_REPORT),
    "admin:boards_report_exempt": of_report(
        "admin:boards_report_exempt", writes=Act.GRANT_EXEMPTION
    ),
    "admin:blocs_cycle_template": of_cycle("admin:blocs_cycle_template"),
    "admin:blocs_cycle_grid": of_cycle("admin:blocs_cycle_grid"),
    "admin:blocs_cycle_grid_cells": of_cycle(
        "admin:blocs_cycle_grid_cells", signed_out=NO, empty_post=NOT_JSON
    ),
    "admin:blocs_cycle_pledge": of_year("admin:blocs_cycle_pledge"),
    **{
        f"admin:blocs_cycle_pledge_{name}": of_year(f"admin:blocs_cycle_pledge_{name}", act)
        for name, act in {
            "draft": Act.EDIT_PLEDGE,
            "edit": Act.EDIT_PLEDGE,
            "indicators": Act.EDIT_PLEDGE,
            "open": Act.EDIT_PLEDGE,
            "drop": Act.EDIT_PLEDGE,
            "withdraw": Act.EDIT_PLEDGE,
            "amend": Act.END_PLEDGE,
            "void": Act.END_PLEDGE,
        }.items()
    },
    **{
        f"admin:blocs_cycle_pledge_draft_{kind}": draft_of_year(
            f"admin:blocs_cycle_pledge_draft_{kind}"
        )
        for kind in ("pdf", "docx")
    },
    "admin:blocs_cycle_pledge_sign": signing("admin:blocs_cycle_pledge_sign", "phu-tho"),
    "admin:blocs_cycle_pledge_confirm": signing("admin:blocs_cycle_pledge_confirm", "phu-tho"),
    "admin:blocs_cycle_pledge_scan": signing(
        "admin:blocs_cycle_pledge_scan", "phu-tho", there=GONE
    ),
    "admin:blocs_cycle_pledge_ceremony": signing("admin:blocs_cycle_pledge_ceremony"),
    "admin:blocs_cycle_calendar": calendar,
    "admin:my_calendar": staff("admin:my_calendar"),
    "design": staff("design"),
    "calendar_feed": feed,
    "admin:blocs_scheme_replay": results_of("admin:blocs_scheme_replay", each_scheme),
    "admin:blocs_cycle_what_if": results_of("admin:blocs_cycle_what_if", each_cycle),
    "admin:blocs_cycle_targets": of_year("admin:blocs_cycle_targets"),
    "admin:blocs_cycle_targets_board": targets_of_board,
    "admin:blocs_cycle_scoring": of_year("admin:blocs_cycle_scoring"),
    "admin:blocs_cycle_scoring_board": scoring_of_board,
    "admin:blocs_cycle_scoring_compare": comparison,
    "admin:blocs_cycle_objections": objections,
    "admin:blocs_cycle_freeze": freeze,
    "admin:blocs_cycle_reveal": reveal,
    "admin:blocs_cycle_rehearsal": rehearsal,
    "admin:blocs_criterion_parameters": asks("admin:blocs_criterion_parameters", Act.EDIT_SCHEME),
    "admin:blocs_scheme_tree": of_scheme("admin:blocs_scheme_tree", *BOTH),
    "admin:blocs_scheme_compare": of_scheme("admin:blocs_scheme_compare", "get"),
    "admin:blocs_scheme_file": of_scheme("admin:blocs_scheme_file", "get", rest=("toml",)),
    "admin:blocs_scheme_load": asks("admin:blocs_scheme_load", Act.EDIT_SCHEME),
    "admin:blocs_cycle_hand_over": dossier,
    "admin:blocs_handover_signing": of_hand_over(
        "admin:blocs_handover_signing", Act.SIGN_HAND_OVER
    ),
    "admin:blocs_handover_minute": of_hand_over("admin:blocs_handover_minute"),
    "admin:boards_figure_import": asks("admin:boards_figure_import", Act.IMPORT_FIGURES),
    "admin:boards_intake_change": of_intake(
        "admin:boards_intake_change", Act.READ_IMPORT, method="get"
    ),
    "admin:boards_intake_history": of_intake(
        "admin:boards_intake_history", Act.READ_HISTORY, method="get", stock=True
    ),
    "admin:boards_intake_faults": of_intake(
        "admin:boards_intake_faults", Act.READ_IMPORT, method="get"
    ),
    **{
        f"admin:boards_intake_{step}": of_intake(
            f"admin:boards_intake_{step}", Act.IMPORT_FIGURES, about=False
        )
        for step in ("table", "columns", "advance", "commit", "drop")
    },
    "admin:boards_intake_undo": of_intake("admin:boards_intake_undo", Act.UNDO_IMPORT),
    "admin:boards_figure_export": asks("admin:boards_figure_export", Act.EXPORT),
    "admin:awards_nomination_plan": nomination_plan,
    "admin:awards_decision_record": decision_of_year,
    "admin:awards_decision_end": end_of_decision,
    "admin:awards_ballot_add": nobody_adds("admin:awards_ballot_add"),
    "admin:awards_ballot_change": of_ballot_table,
    "admin:awards_ballot_conference": conference,
    "admin:awards_ballot_meeting": meeting,
    "admin:awards_ballot_prepare": of_year("admin:awards_ballot_prepare", Act.BALLOT),
    "admin:awards_ballot_page": of_ballot("admin:awards_ballot_page", post=Act.BALLOT),
    **{
        f"admin:awards_ballot_{step}": of_ballot(
            f"admin:awards_ballot_{step}", Act.BALLOT, post=Act.BALLOT
        )
        for step in ("revise", "open", "close", "annul", "box", "count")
    },
    "admin:awards_ballot_vote": of_ballot("admin:awards_ballot_vote"),
    "admin:awards_ballot_screen": of_ballot("admin:awards_ballot_screen", post=405),
    "admin:awards_ballot_paper": of_ballot("admin:awards_ballot_paper", post=405),
    "admin:awards_ballot_result": no_result_yet,
    "admin:awards_ballot_minutes": no_minutes_yet,
    "admin:awards_submission_page": submission_page,
    "admin:awards_nomination_dossier": of_nomination("admin:awards_nomination_dossier"),
    "admin:awards_nomination_report": of_nomination("admin:awards_nomination_report"),
    "admin:awards_nomination_report_file": report_file,
    "admin:awards_officialfile_recognise": asks(
        "admin:awards_officialfile_recognise", Act.READ_REGISTERS
    ),
    "admin:awards_papertemplate_papers": asks(
        "admin:awards_papertemplate_papers", Act.READ_REGISTERS
    ),
    "admin:awards_papertemplate_paper": paper("paper", Act.READ_REGISTERS),
    "admin:awards_papertemplate_file": paper("file", Act.READ_REGISTERS, "template.docx", post=405),
    "admin:awards_papertemplate_own": paper("own", Act.KEEP_REGISTERS, get=405),
    "admin:awards_nomination_export": asks("admin:awards_nomination_export", Act.READ_REGISTERS),
}
"""Each address that is not of a table: whom it answers, and about what."""
