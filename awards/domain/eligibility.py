"""Whether a board may be proposed for an award: every ground, the fact behind it, its source.

A board is eligible when no ground is unmet. What no rule of a computer settles, such as whether an
award of a predecessor counts, is left open and said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from awards.domain.quota import Places
from awards.domain.voted import Threshold, Voted, rulings
from awards.enums import Ground, Verdict
from boards.domain.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition of the scheme that keeps a board from being proposed, and its clause."""

    name: Sentence
    clause: str


@dataclass(frozen=True, slots=True)
class Given:
    """An award of an earlier year that stands; ``inherited`` where a predecessor holds it."""

    year: int
    paper: str
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same year seen from another bloc: what the board is proposed for or was given there.

    ``paper`` is the decision that gave it. ``kin`` names a predecessor or successor, where the
    proposal is not the board's own.
    """

    award: Sentence
    bloc: str
    paper: str = ""
    same: bool = False
    """For the award that is asked about."""
    kin: str = ""

    @property
    def fact(self) -> Sentence:
        """In full: the bloc, the award, the board if it is another, and the paper if there is."""
        of_kin_vi = f" cho {self.kin}, đơn vị tiền thân hoặc kế thừa" if self.kin else ""
        of_kin_en = f" to {self.kin}, its predecessor or successor" if self.kin else ""
        if self.paper:
            return Sentence(
                f"Cùng năm đã tặng {self.award.vi}{of_kin_vi} ({self.paper}; {self.bloc}).",
                f"{self.award.en} was given in the same year{of_kin_en} "
                f"({self.paper}; {self.bloc}).",
            )
        return Sentence(
            f"Cùng năm đã đề nghị {self.award.vi}{of_kin_vi} ({self.bloc}).",
            f"{self.award.en} is proposed for the same year{of_kin_en} ({self.bloc}).",
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member of a cycle as an award sees it. Without an edition nothing is known of its place."""

    published: bool
    place: int | None = None
    edition: str = ""
    unmet: tuple[Unmet, ...] = ()
    proposed: bool = False
    """For this award."""
    proposed_for: tuple[Sentence, ...] = ()
    """Other awards of the same year."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """The same year in other blocs, and what was given in this one without being proposed."""
    given: tuple[Given, ...] = ()
    """This award, in earlier years."""
    voted: Voted | None = None
    """What the conference said of it for this award."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a rule names, and where the rule stands."""

    number: int
    source: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What limits an award in a bloc on a day. A rule that is not there asks nothing."""

    year: int
    members: int
    places: Places | None = None
    taken: int = 0
    fewest: Figure | None = None
    interval: Figure | None = None
    one_achievement: str = ""
    """Where it stands that one achievement is not awarded twice."""
    thresholds: tuple[Threshold, ...] = ()

    @property
    def left(self) -> int | None:
        """Places that nobody has taken yet; nothing where nobody here can count them."""
        if self.places is None or self.places.most is None:
            return None
        return max(0, self.places.most - self.taken)

    def taking(self, more: int) -> Rules:
        """The same when so many more places are taken."""
        return replace(self, taken=self.taken + more)


@dataclass(frozen=True, slots=True)
class Finding:
    """One ground: what the facts say of it, and by which rule.

    ``near`` marks what is only just missed: another year, another place.
    """

    ground: Ground
    verdict: Verdict
    fact: Sentence
    source: str = ""
    near: bool = False


def findings(candidate: Candidate, rules: Rules) -> tuple[Finding, ...]:
    """Every ground that the rules ask about, in the order in which people read them."""
    return tuple(finding for check in CHECKS for finding in check(candidate, rules))


def unmet(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The reasons why a board may not be proposed; an empty list means eligible."""
    return tuple(each for each in found if each.verdict is Verdict.UNMET)


NOTED = (
    Ground.PLACE,
    Ground.CONDITION,
    Ground.MEMBERS,
    Ground.ONE_ACHIEVEMENT,
    Ground.ELSEWHERE,
    Ground.INTERVAL,
)


def noted(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is said when a decision is recorded: the authority has decided, and nothing is refused.

    Quotas limit proposals, and so does what was proposed already.
    """
    return tuple(each for each in found if each.ground in NOTED and each.verdict != Verdict.MET)


def nearly(found: Iterable[Finding]) -> bool:
    """Whether a board is only just not eligible."""
    reasons = unmet(found)
    return bool(reasons) and all(each.near for each in reasons)


def _place(candidate: Candidate, _rules: Rules) -> Iterator[Finding]:
    if not candidate.published:
        yield Finding(
            Ground.PLACE,
            Verdict.OPEN,
            Sentence("Chưa có kết quả được công bố.", "No result is published yet."),
        )
    elif candidate.place is None:
        yield Finding(
            Ground.PLACE,
            Verdict.UNMET,
            Sentence("Không được xếp hạng.", "It has no place."),
            candidate.edition,
        )
    else:
        yield Finding(
            Ground.PLACE,
            Verdict.MET,
            Sentence(f"Xếp thứ {candidate.place}.", f"Place {candidate.place}."),
            candidate.edition,
        )


def _conditions(candidate: Candidate, _rules: Rules) -> Iterator[Finding]:
    for each in candidate.unmet:
        fact = Sentence(f"Vướng: {each.name.vi}.", f"Not met: {each.name.en}.")
        source = "; ".join(word for word in (each.clause, candidate.edition) if word)
        yield Finding(Ground.CONDITION, Verdict.UNMET, fact, source)


def _members(_candidate: Candidate, rules: Rules) -> Iterator[Finding]:
    if rules.fewest is None:
        return
    fewest = rules.fewest.number
    fact = Sentence(
        f"Khối có {rules.members} đơn vị; cần ít nhất {fewest}.",
        f"The bloc has {rules.members} members; {fewest} are needed.",
    )
    met = rules.members >= fewest
    yield Finding(Ground.MEMBERS, Verdict.MET if met else Verdict.UNMET, fact, rules.fewest.source)


def _repeat(candidate: Candidate, _rules: Rules) -> Iterator[Finding]:
    if candidate.proposed:
        fact = Sentence("Đã được đề nghị.", "It is proposed already.")
        yield Finding(Ground.REPEAT, Verdict.UNMET, fact)


def _one_achievement(candidate: Candidate, rules: Rules) -> Iterator[Finding]:
    if not rules.one_achievement or not candidate.proposed_for:
        return
    names = Sentence(
        "; ".join(name.vi for name in candidate.proposed_for),
        "; ".join(name.en for name in candidate.proposed_for),
    )
    fact = Sentence(
        f"Thành tích của năm đã được đề nghị: {names.vi}.",
        f"The achievements of the year are proposed already: {names.en}.",
    )
    yield Finding(Ground.ONE_ACHIEVEMENT, Verdict.UNMET, fact, rules.one_achievement)


def _elsewhere(candidate: Candidate, rules: Rules) -> Iterator[Finding]:
    """A board that sits in two blocs is not awarded twice for one year's work.

    The same award bars, and any award where one achievement earns one; else somebody decides, as
    about whatever a predecessor or successor is proposed for.
    """
    for each in candidate.elsewhere:
        bars = not each.kin and (each.same or bool(rules.one_achievement))
        verdict = Verdict.UNMET if bars else Verdict.OPEN
        yield Finding(Ground.ELSEWHERE, verdict, each.fact, rules.one_achievement)


def _interval(candidate: Candidate, rules: Rules) -> Iterator[Finding]:
    """An award of a predecessor is a question of law: somebody decides it, with a document."""
    if rules.interval is None:
        return
    years, source = rules.interval.number, rules.interval.source
    recent = [each for each in candidate.given if each.year > rules.year - years]
    for each in recent:
        verdict = Verdict.OPEN if each.inherited else Verdict.UNMET
        near = each.year + years == rules.year + 1
        yield Finding(Ground.INTERVAL, verdict, _given(each, years), source, near=near)
    if not recent:
        fact = Sentence(
            f"Trong {years} năm chưa được tặng hình thức này.",
            f"No such award within {years} years.",
        )
        yield Finding(Ground.INTERVAL, Verdict.MET, fact, source)


def _given(given: Given, years: int) -> Sentence:
    vi, en = (
        ("Đơn vị trước khi sắp xếp đã được tặng", "A predecessor got it in")
        if given.inherited
        else ("Đã được tặng", "It got it in")
    )
    return Sentence(
        f"{vi} năm {given.year} ({given.paper}); hai lần cách nhau ít nhất {years} năm.",
        f"{en} {given.year} ({given.paper}); two are at least {years} years apart.",
    )


def _votes(candidate: Candidate, rules: Rules) -> Iterator[Finding]:
    for each in rulings(candidate.voted, rules.thresholds):
        yield Finding(Ground.VOTES, each.verdict, each.fact, each.source)


def _quota(candidate: Candidate, rules: Rules) -> Iterator[Finding]:
    if rules.places is None or candidate.proposed:
        return
    most, source = rules.places.most, rules.places.source
    if most is None:
        yield Finding(Ground.QUOTA, Verdict.OPEN, rules.places.sentence, source)
        return
    said = rules.places.sentence
    fact = Sentence(
        f"{said.vi} Đã đề nghị {rules.taken}, còn {rules.left}.",
        f"{said.en} {rules.taken} proposed, {rules.left} left.",
    )
    verdict = Verdict.MET if rules.left else Verdict.UNMET
    yield Finding(Ground.QUOTA, verdict, fact, source, near=rules.left == 0 and most > 0)


Check = Callable[[Candidate, Rules], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    _place,
    _conditions,
    _members,
    _repeat,
    _one_achievement,
    _elsewhere,
    _interval,
    _votes,
    _quota,
)
