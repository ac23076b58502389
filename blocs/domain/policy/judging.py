"""Whether a person may act on a thing, on what ground, until when; and if not, every reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from blocs.domain.policy.parties import LEADERS, Person, Term, Thing
from blocs.domain.policy.table import POLICY, Rule
from blocs.enums import Act, Party
from blocs.refusals import Refusal
from boards.enums import Role

ROLES = {Party.SECRETARIAT: Role.SECRETARIAT, Party.AUDITOR: Role.AUDITOR}


@dataclass(frozen=True, slots=True)
class Ground:
    """What a right stands on: as whom, and through which mandate."""

    party: Party
    term: Term | None = None

    @property
    def until(self) -> date | None:
        """The day on which the right ends with the mandate; none for rights that stay."""
        return self.term.ends_on if self.term else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer. Without refusals it is yes, on ``ground``, until the ground ends.

    ``opened_until`` is set where only an exemption makes it a yes.
    """

    ground: Ground | None = None
    refusals: tuple[Refusal, ...] = ()
    opened_until: datetime | None = None

    @property
    def allowed(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.refusals


def judge(person: Person, act: Act, thing: Thing, *, on: date) -> Verdict:
    """The verdict of the policy table for that day.

    An officer with several grounds acts on the first that suffices. Where none does, every reason
    is named, so that nobody comes back for the second one.
    """
    rule = POLICY[act]
    grounds = list(_grounds(person, rule, thing, on))
    if not grounds:
        strange = _strange(person, rule, thing, on)
        return Verdict(None, (*strange, *_by_stage(rule, thing, None)))
    verdicts = [_weighed(person, rule, thing, ground) for ground in grounds]
    return next((verdict for verdict in verdicts if verdict.allowed), verdicts[0])


def ever(person: Person, act: Act, *, on: date) -> bool:
    """Whether there is anything at all that the person could do this to on that day."""
    return any(
        _holds(person, party) or any(_leading(person, party, on)) for party in POLICY[act].parties
    )


def _holds(person: Person, party: Party) -> bool:
    """Whether the person is of that party by role and board alone."""
    if party in ROLES:
        return person.role == ROLES[party]
    if party in LEADERS or person.role != Role.BOARD:
        return False
    return party == Party.ANY_BOARD or person.board is not None


def _leading(person: Person, party: Party, on: date) -> Iterator[Term]:
    """The mandates through which the person is of that party on that day."""
    if party in LEADERS and person.role == Role.BOARD:
        for term in person.terms:
            if term.role == LEADERS[party] and term.runs(on):
                yield term


def _grounds(person: Person, rule: Rule, thing: Thing, on: date) -> Iterator[Ground]:
    cycles = {place.cycle for place in thing.places}
    for party in rule.parties:
        for term in _leading(person, party, on):
            if term.cycle in cycles:
                yield Ground(party, term)
        if _holds(person, party) and _concerns(person, party, thing):
            yield Ground(party)


def _concerns(person: Person, party: Party, thing: Thing) -> bool:
    match party:
        case Party.OWN_BOARD:
            return thing.board in person.boards
        case Party.MEMBER:
            return not person.boards.isdisjoint(thing.members)
        case Party.UPLOADER:
            return thing.owner == person.officer
    return True


def _weighed(person: Person, rule: Rule, thing: Thing, ground: Ground) -> Verdict:
    """What still speaks against a person who has a ground."""
    staged = _by_stage(rule, thing, ground.term)
    opened = thing.opened_until if rule.opened and staged else None
    refusals = [] if opened else [*staged]
    if rule.others_only:
        refusals += _of_own(person, thing)
    if rule.second_person and person.officer in thing.actors:
        refusals.append(Refusal.SECOND_PERSON)
    if rule.unless_frozen and ground.party not in ROLES and any(p.frozen for p in thing.places):
        refusals.append(Refusal.FROZEN)
    return Verdict(ground, tuple(refusals), opened)


def _of_own(person: Person, thing: Thing) -> tuple[Refusal, ...]:
    """Nobody decides on the own board, nor on what it was or became."""
    if thing.board in person.boards:
        return (Refusal.OF_OWN_BOARD,)
    return (Refusal.OF_KIN,) if thing.board in person.kin else ()


def _by_stage(rule: Rule, thing: Thing, term: Term | None) -> tuple[Refusal, ...]:
    """Every cycle must allow it; for a leader of one, that one."""
    stages = [place.stage for place in thing.places if term is None or place.cycle == term.cycle]
    return () if rule.stages.issuperset(stages) else (Refusal.WRONG_STAGE,)


def _strange(person: Person, rule: Rule, thing: Thing, on: date) -> tuple[Refusal, ...]:
    """Why a person has no ground at all."""
    if person.role == Role.AUDITOR:
        return (Refusal.READS_ONLY,)
    if person.role != Role.BOARD or not {*rule.parties} - {*ROLES}:
        return (Refusal.NOT_THIS_ROLE,)
    if person.board is None:
        return (Refusal.NO_BOARD,)
    if rule.others_only and (own := _of_own(person, thing)):
        return own
    if Party.UPLOADER in rule.parties:
        return (Refusal.ONLY_UPLOADER,)
    return (*_lapsed(person, rule, thing, on), _foreign(rule))


def _foreign(rule: Rule) -> Refusal:
    """What an officer of a board lacks who has no ground."""
    if Party.OWN_BOARD in rule.parties:
        return Refusal.OF_ANOTHER_BOARD
    return Refusal.ONLY_MEMBERS if Party.MEMBER in rule.parties else Refusal.ONLY_LEADERS


def _lapsed(person: Person, rule: Rule, thing: Thing, on: date) -> tuple[Refusal, ...]:
    """What became of the mandates that would have been a ground."""
    roles = {LEADERS[party] for party in rule.parties if party in LEADERS}
    cycles = {place.cycle for place in thing.places}
    terms = [term for term in person.terms if term.role in roles and term.cycle in cycles]
    said = (
        Refusal.MANDATE_NOT_BEGUN if term.stands and on < term.starts_on else Refusal.MANDATE_ENDED
        for term in terms
    )
    return tuple(dict.fromkeys(said))
