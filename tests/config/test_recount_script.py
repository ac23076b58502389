"""The script that recounts a ballot agrees with the site, and notices whatever was changed."""

import copy
import importlib.util
import json
import runpy
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.domain.ballots.counting import Box, Elector, Marks, tallies
from awards.domain.ballots.outcome import quorum, told
from awards.domain.ballots.rules import Rules, Share
from awards.domain.ballots.sealing import presence, result, seal
from awards.enums import BY_HAND, BallotKind, Base, Channel, Recusal, Voice
from tests.blocs.domain.generated import UNHURRIED

SCRIPT = Path(__file__).parents[2] / "config" / "static" / "site" / "recount_ballot.py"
NAMES = ["an", "binh", "cuc"]
VOTED_OF = (Base.ELECTORS, Base.PRESENT, Base.CAST, Base.VALID)


def load():
    spec = importlib.util.spec_from_file_location("recount_ballot", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MODULE = load()


def run(*arguments):
    """The script as a reader runs it, without site packages or the project on the path."""
    return subprocess.run(
        [sys.executable, "-I", "-S", SCRIPT, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@st.composite
def ballots(draw):
    """Any sealed result that the site could write."""
    share = st.sampled_from(["1/2", "2/3", "4/5", "9/10", "1"]).map(Fraction)
    rules = Rules(
        kind=BallotKind.YES_NO,
        threshold=Share(draw(share), draw(st.sampled_from(VOTED_OF)), draw(st.booleans())),
        quorum=Share(draw(share), Base.ELECTORS),
        places=draw(st.sampled_from([None, 1, 2])),
        recusal=draw(st.sampled_from(Recusal)),
        secret=draw(st.booleans()),
        letters_count=draw(st.booleans()),
    )
    bars = st.just([]) if rules.recusal is Recusal.VOTES else st.lists(st.sampled_from(NAMES))
    people = draw(
        st.lists(st.tuples(st.sampled_from(Channel), st.booleans(), bars), min_size=1, max_size=9)
    )
    electors = [
        Elector(f"b{at}", channel, voted and channel is Channel.PHONE, frozenset(barred))
        for at, (channel, voted, barred) in enumerate(people)
    ]
    votes = {
        each.board: {
            name: Voice.ABSTAIN if name in each.recused else draw(st.sampled_from(Voice))
            for name in NAMES
        }
        for each in electors
        if each.voted
    }
    box = draw(boxes(rules, electors))
    sealed = seal(
        {"title": "Cờ thi đua"},
        rules,
        [
            {
                "board": each.board,
                "name": each.board,
                "presence": presence(each.channel),
                "recused": sorted(each.recused),
            }
            for each in electors
        ],
        [{"board": name, "name": name.upper()} for name in NAMES],
        ["Lê A", "Lê B"],
        "key",
    )
    asked = quorum(rules, electors)
    counted = tallies(rules, NAMES, electors, list(votes.values()), box)
    return result(
        sealed,
        moments={"opened_at": "2023-01-06T02:00:00+00:00"},
        electors=electors,
        box=box,
        quorum=asked,
        counted=told(rules, counted, quorate=asked.met),
        receipts=[f"{at:064x}" for at in range(len(votes))],
        votes=None if rules.secret else votes,
    )


@st.composite
def boxes(draw, rules, electors):
    issued = sum(each.channel in BY_HAND for each in electors)
    returned = draw(st.integers(0, issued))
    invalid = draw(st.integers(0, returned))
    empty = Box(issued, returned, invalid)
    room = {each.name: max(0, each.abstain) for each in tallies(rules, NAMES, electors, [], empty)}
    phones = {n: sum(e.voted and n not in e.recused for e in electors) for n in NAMES}
    marks = {n: Marks(draw(st.integers(0, max(0, room[n] - phones[n])))) for n in NAMES}
    return Box(issued, returned, invalid, marks)


def plain(document):
    return json.loads(json.dumps(document))


@UNHURRIED
@given(ballots())
def test_the_script_recounts_what_the_site_counted(document):
    assert MODULE.differences(plain(document)) == []


NUMBERS = ["yes", "base", "needed", "outcome", "percent", "bases"]


@UNHURRIED
@given(ballots(), st.sampled_from(NUMBERS), st.sampled_from(range(len(NAMES))))
def test_a_changed_number_is_noticed_even_under_a_new_fingerprint(document, key, at):
    changed = plain(document)
    row = changed["counts"][at]
    match key:
        case "outcome":
            row[key] = "elected" if row[key] != "elected" else "short"
        case "percent":
            row[key] = "123.45"
        case "bases":
            row[key]["cast"] += 1
        case "yes":
            row[key] += 100
        case _:
            row[key] += 1
    changed["fingerprint"] = MODULE.fingerprint(changed)

    assert MODULE.differences(changed) != []


@UNHURRIED
@given(ballots())
def test_rules_changed_after_the_opening_are_noticed(document):
    changed = plain(document)
    changed["sealed"]["threshold"]["part"] = "1/100"
    changed["fingerprint"] = MODULE.fingerprint(changed)

    assert any(text.startswith("rules_fingerprint") for text in MODULE.differences(changed))


@pytest.fixture
def file(tmp_path):
    electors = [Elector(slug, Channel.PHONE, voted=True) for slug in "abc"]
    rules = Rules(
        BallotKind.YES_NO,
        Share(Fraction(1, 2), Base.VALID, strict=True),
        Share(Fraction(2, 3), Base.ELECTORS),
    )
    sealed = seal(
        {},
        rules,
        [
            {"board": e.board, "name": e.board, "presence": "present", "recused": []}
            for e in electors
        ],
        [{"board": "a", "name": "A"}],
        ["Lê A", "Lê B"],
        "key",
    )
    votes = {slug: {"a": Voice.YES} for slug in "abc"}
    asked = quorum(rules, electors)
    counted = tallies(rules, ["a"], electors, list(votes.values()), Box())
    document = result(
        sealed,
        moments={},
        electors=electors,
        box=Box(),
        quorum=asked,
        counted=told(rules, counted, quorate=True),
        receipts=["ab" * 32, "cd" * 32, "ef" * 32],
        votes=votes,
    )
    path = tmp_path / "ballot.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_reader_recounts_a_file_and_finds_the_receipt(file):
    document = json.loads(file.read_text())

    done = run(file, "ABAB " * 16)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"OK  {document['fingerprint']}: everything agrees / mọi số khớp\n"


def test_an_envelope_that_was_not_counted_is_said(file):
    done = run(file, "00" * 32)

    assert done.returncode == 1
    assert "không có phiếu này" in done.stdout


def test_votes_that_were_told_are_recounted(file):
    document = json.loads(file.read_text())
    changed = copy.deepcopy(document)
    changed["votes"]["a"]["a"] = "no"
    changed["fingerprint"] = MODULE.fingerprint(changed)

    assert MODULE.differences(changed) == ["a yes: 3 / 2", "a no: 0 / 1"]


def test_the_script_is_measured_as_a_reader_runs_it(file, monkeypatch, capsys):
    """``run`` starts another process, which nobody measures."""
    for arguments, status in (([file], 0), ([file, "00"], 1), ([file.parent / "no"], 2), ([], 2)):
        monkeypatch.setattr(sys, "argv", ["recount_ballot.py", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            runpy.run_path(str(SCRIPT), run_name="__main__")
        assert left.value.code == status

    assert capsys.readouterr().out.splitlines()[0].startswith("OK  ")


@pytest.mark.parametrize(
    ("content", "status"),
    [
        pytest.param("", 2, id="empty"),
        pytest.param("{}", 2, id="no ballot"),
        pytest.param("[1]", 2, id="no object"),
        pytest.param(None, 2, id="no such file"),
    ],
)
def test_what_is_no_ballot_is_said(tmp_path, content, status):
    path = tmp_path / "x.json"
    if content is not None:
        path.write_text(content)

    assert run(path).returncode == status


def test_the_script_says_how_it_is_used():
    assert run().returncode == 2
    assert "recount_ballot.py FILE.json" in run().stdout
