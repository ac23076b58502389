"""The seal of an edition and its proof: canonical bytes, fingerprint, and a second computation."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from blocs.domain.facts import facts_of
from blocs.domain.reading import Node, Unreadable, inside, refusal
from blocs.domain.scoring.methods.earlier_awards import EarlierAwards
from blocs.domain.standings import Document, standings
from boards.domain.sentences import Sentence

FORMAT = "khoi-thi-dua/edition/1"
FORMAT_OF_TREES = "khoi-thi-dua/edition/2"
"""Where the scheme has groups, conditions, classes, tie-breakers or people who judge."""
FORMAT_OF_YEARS = "khoi-thi-dua/edition/3"
"""Where it compares with the year before, counts earlier awards, or fills in for what does not
apply: an older reader would overlook it."""
FORMATS = (FORMAT, FORMAT_OF_TREES, FORMAT_OF_YEARS)
LATER_OF_CRITERIA = frozenset({"against", "not_applicable", "substitute"})
LATER = frozenset({"baselines", "awards"})
"""What stands in the third format only."""

# The seal cannot hold itself, and an edition is sealed before anybody publishes it.
SEALED_OUT = ("fingerprint", "publication")

# Every reader of JSON, also one that holds numbers as doubles, reads these exactly.
LARGEST_WHOLE = 2**53 - 1
DEEPEST = 50

# The members of a document, every one of them always there, and of which kind they are.
KEYS: Mapping[str, Callable[[Node], object]] = {
    "format": Node.text,
    "fingerprint": Node.text,
    "publication": Node.members,
    "bloc": Node.text,
    "bloc_name": Node.text,
    "bloc_name_en": Node.text,
    "bloc_short_name": Node.text,
    "bloc_short_name_en": Node.text,
    "council": Node.text,
    "council_en": Node.text,
    "year": partial(Node.whole, low=1900, high=2999),
    "edition": partial(Node.whole, low=1, high=LARGEST_WHOLE),
    "illustrative": Node.flag,
    "correction": Node.text,
    "licence": Node.text,
    "conference": Node.members,
    "members": Node.items,
    "mandates": Node.items,
    "indicators": Node.items,
    "rates": Node.items,
    "documents": Node.items,
    "scheme": Node.members,
    "targets": Node.items,
    "figures": Node.items,
    "standings": Node.items,
}

# Members that only a scheme with a tree, or one that people judge by, gives reason for.
OPTIONAL: Mapping[str, Callable[[Node], object]] = {
    "opinions": Node.items,
    "breaches": Node.items,
    "baselines": Node.items,
    "awards": Node.items,
}

PLACE = ("place",)
BESIDE = ("tie_breaker", "unmet", "grade")
TOTALS = ("points", "exact", "counted_maximum")
LINE = ("points", "exact", "contribution", "outcome", "value")
GROUP = ("points", "exact", "contribution")


class FindingKind(StrEnum):
    """What does not hold in an edition."""

    MALFORMED = "malformed"
    FINGERPRINT = "fingerprint"
    PLACE = "place"
    POINTS = "points"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: where, and in words what it says and what it should say."""

    kind: FindingKind
    where: str
    sentence: Sentence


def parsed(content: bytes) -> object:
    """The JSON value of a file; raises ``Unreadable``, also for floats and repeated keys."""
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            parse_float=_no_float,
            parse_constant=_no_float,
            object_pairs_hook=_no_repetition,
        )
    except Unreadable:
        raise
    except (ValueError, RecursionError) as problem:
        raise refusal("", "không phải tệp JSON đọc được", "not a readable JSON file") from problem


def canonical(document: Mapping[str, object]) -> bytes:
    """The one way to write the document: UTF-8, sorted keys, no white space, NFC.

    Raises ``Unreadable`` for what has no one way: floats, integers beyond 2^53, and the like.
    """
    plain = _plain(document, "", DEEPEST)
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def fingerprint(document: Mapping[str, object]) -> str:
    """SHA-256, in hexadecimal, of the canonical document without what the seal leaves out."""
    sealed = {key: value for key, value in document.items() if key not in SEALED_OUT}
    return hashlib.sha256(canonical(sealed)).hexdigest()


def short_code(fingerprint: str) -> str:
    """The first eight digits as people read them out: ``4f1c-9a02``."""
    return f"{fingerprint[:4]}-{fingerprint[4:8]}"


def recompute(document: object) -> list[Document]:
    """The standings from the figures, targets, rates and scheme that the document prints.

    Raises ``Unreadable``.
    """
    return standings(facts_of(document))


def findings(document: object) -> list[Finding]:
    """Everything that does not hold, in any JSON value; an empty list means that all does.

    Explanations are words about the numbers: the seal covers them, no computation does.
    """
    node = Node(document, "")
    try:
        _whole(node)
    except Unreadable as problem:
        return [_malformed(problem)]
    found: list[Finding] = []
    for check in (_seal, _numbers):
        try:
            found.extend(check(node))
        except Unreadable as problem:
            found.append(_malformed(problem))
    return found


def _whole(node: Node) -> None:
    """The format is ours with all of its keys, and every value, sealed or not, can be written."""
    canonical(node.members())
    node.at("format").one_of(FORMATS)
    for key, kind in KEYS.items():
        kind(node.at(key))
    for key, kind in OPTIONAL.items():
        if key in node.members():
            kind(node.at(key))
    node.only({*KEYS, *OPTIONAL})
    if node.at("format").value != FORMAT_OF_YEARS and of_years(node):
        raise refusal("format", "phải là định dạng 3", "must be the third format")


def of_years(node: Node) -> bool:
    """Whether the document says what only the third format knows."""
    scheme = node.at("scheme")
    rows = scheme.at("criteria").items()
    return (
        "substitutes" in scheme.members()
        or not LATER.isdisjoint(node.members())
        or any(not LATER_OF_CRITERIA.isdisjoint(row.members()) for row in rows)
        or any(row.at("method").value == EarlierAwards.key for row in rows)
    )


def _seal(node: Node) -> Iterator[Finding]:
    stated, computed = node.at("fingerprint").text(), fingerprint(node.members())
    if stated != computed:
        yield _difference(FindingKind.FINGERPRINT, "fingerprint", stated, computed)


def _numbers(node: Node) -> Iterator[Finding]:
    stated = _by("board", node.at("standings"))
    computed = _by("board", Node(recompute(node.value), "standings"))
    _same_names(stated, computed, "standings")
    said, truth = (_written(Node(list(boards), "")) for boards in (stated, computed))
    if said != truth:
        yield _difference(FindingKind.PLACE, "standings", said, truth)
    for board, standing in computed.items():
        yield from _standing(board, stated[board], standing)


def _standing(board: str, stated: Node, truth: Node) -> Iterator[Finding]:
    beside = tuple(key for key in BESIDE if key in truth.members())
    yield from _differences(FindingKind.PLACE, board, PLACE + beside, stated, truth)
    yield from _differences(FindingKind.POINTS, board, TOTALS, stated, truth)
    yield from _parts(board, "criteria", LINE, stated, truth)
    if "groups" in truth.members():
        yield from _parts(board, "groups", GROUP, stated, truth)


def _parts(
    board: str, key: str, values: tuple[str, ...], stated: Node, truth: Node
) -> Iterator[Finding]:
    lines, true_lines = (_by("code", side.at(key)) for side in (stated, truth))
    _same_names(lines, true_lines, stated.at(key).where)
    for code, line in true_lines.items():
        yield from _differences(FindingKind.CRITERION, f"{board}.{code}", values, lines[code], line)


def _differences(
    kind: FindingKind, where: str, keys: tuple[str, ...], stated: Node, truth: Node
) -> Iterator[Finding]:
    for key in keys:
        said, computed = (_written(side.at(key)) for side in (stated, truth))
        if said != computed:
            yield _difference(kind, f"{where}.{key}", said, computed)


def _written(node: Node) -> str:
    """The value as canonical JSON, in which 1, true and "1" differ."""
    return canonical({"": node.value}).decode()[4:-1]


def _by(key: str, node: Node) -> dict[str, Node]:
    named: dict[str, Node] = {}
    for item in node.items():
        name = item.at(key).text()
        if name in named:
            raise refusal(item.where, f"“{name}” ghi hai lần", f"“{name}” stands twice")
        named[name] = item
    return named


def _same_names(stated: Mapping[str, Node], computed: Mapping[str, Node], where: str) -> None:
    odd = sorted(set(stated) ^ set(computed))
    if odd:
        names = ", ".join(odd)[:200]
        raise refusal(where, f"thừa hoặc thiếu {names}", f"{names} should not, or should, be there")


def _difference(kind: FindingKind, where: str, stated: str, computed: str) -> Finding:
    return Finding(
        kind,
        where,
        Sentence(
            f"{where}: ghi {stated}, tính lại được {computed}",
            f"{where}: stated {stated}, computed {computed}",
        ),
    )


def _malformed(problem: Unreadable) -> Finding:
    where, vi, en = (
        _printable(text)
        for text in (problem.where or "(document)", problem.problem.vi, problem.problem.en)
    )
    return Finding(FindingKind.MALFORMED, where, Sentence(f"{where}: {vi}", f"{where}: {en}"))


def _printable(text: str) -> str:
    """Half of a surrogate pair, which JSON can spell, would break whatever prints it."""
    return text.encode(errors="replace").decode()


def _plain(value: object, where: str, depth: int) -> object:
    if depth == 0:
        raise refusal(where, "lồng nhau quá sâu", "nested too deeply")
    if isinstance(value, str):
        return _text(value, where)
    if isinstance(value, Mapping):
        members = {
            _text(Node(key, where).text(), where): _plain(item, inside(where, str(key)), depth - 1)
            for key, item in value.items()
        }
        if len(members) < len(value):
            raise refusal(where, "có khóa trùng nhau", "a key stands twice")
        return members
    if isinstance(value, list | tuple):
        return [_plain(item, f"{where}[{index}]", depth - 1) for index, item in enumerate(value)]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return Node(value, where).whole(low=-LARGEST_WHOLE, high=LARGEST_WHOLE)
    raise refusal(where, "kiểu giá trị không được phép", "a value of this kind is not allowed")


def _text(value: str, where: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as problem:
        raise refusal(where, "văn bản hỏng", "the text is broken") from problem
    return unicodedata.normalize("NFC", value)


def _no_float(text: str) -> object:
    raise refusal("", f"số thực “{text}” không được phép", f"the float “{text}” is not allowed")


def _no_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise refusal("", "có khóa trùng nhau", "a key stands twice")
    return members
