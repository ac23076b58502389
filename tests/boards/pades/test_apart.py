"""A stranger's file is read in a process of its own, which may fail without harm."""

import io
import json
import resource
import runpy
import sys
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from boards.domain.signing.facts import PdfFacts
from boards.pades import apart
from boards.pades.apart import limit, main, read_apart
from boards.pades.reading import read_pdf
from boards.pades.telling import from_plain, to_plain
from tests.signing import NOW, paper, sign, trust


@pytest.fixture
def folder(tmp_path):
    trust(tmp_path / "trust", revoked={})
    return tmp_path / "trust"


def test_the_process_says_what_the_reader_says(folder):
    data, asked = sign(paper()), {"paper": len(paper()), "trust": folder, "now": datetime.now(UTC)}

    assert read_apart(data, **asked) == read_pdf(data, **asked)


def bomb():
    """A small file whose table of contents unpacks to more than the process may hold.

    The same megabyte 1,536 times, packed once and repeated: packing all of it takes ten seconds.
    """
    packer, megabyte = zlib.compressobj(9), bytes(1 << 20)
    first, again = (packer.compress(megabyte) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    sum_of_zeros = ((1536 << 20) % 65521 << 16 | 1).to_bytes(4, "big")
    packed = first + again * 1535 + packer.flush()[:-4] + sum_of_zeros
    head = b"%PDF-1.7\n"
    table = (
        b"1 0 obj\n<< /Type /XRef /Size 2 /W [1 4 2] /Root 2 0 R"
        b" /Filter /FlateDecode /Length %d >>\n"
        b"stream\n%s\nendstream\nendobj\n" % (len(packed), packed)
    )
    return head + table + b"startxref\n%d\n%%%%EOF\n" % len(head)


def test_a_bomb_is_unreadable_and_nothing_else(folder):
    data = bomb()

    facts = read_apart(data, paper=0, trust=folder, now=NOW)

    assert (len(data) < 2_000_000, facts.readable, facts.size) == (True, False, len(data))


def test_a_reader_that_takes_too_long_is_stopped(folder, monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 0.01)

    facts = read_apart(paper(), paper=5, trust=folder, now=NOW)

    assert (facts.readable, facts.paper) == (
        False,
        read_pdf(b"%PDF-", paper=5, trust=folder, now=NOW).paper,
    )


def test_the_limits_are_those_of_the_process(monkeypatch):
    kept = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, how: kept.update({what: how}))

    limit()

    assert kept == {
        resource.RLIMIT_CPU: (apart.SECONDS, apart.SECONDS),
        resource.RLIMIT_AS: (apart.MEMORY, apart.MEMORY),
    }


def test_the_process_tells_the_facts_as_json(folder):
    asked = json.dumps({"paper": len(paper()), "trust": str(folder), "now": NOW.isoformat()})
    answer = io.BytesIO()

    main(asked, io.BytesIO(sign(paper())), answer)

    facts = from_plain(json.loads(answer.getvalue()))
    assert [each.field for each in facts.signatures] == ["yen-bai"]


def test_the_process_limits_itself_before_it_reads(folder, monkeypatch):
    asked = json.dumps({"paper": 0, "trust": str(folder), "now": NOW.isoformat()})
    order, answer = [], io.BytesIO()
    monkeypatch.setattr(resource, "setrlimit", lambda *_: order.append("limited"))
    monkeypatch.setattr(sys, "argv", ["apart", asked])
    monkeypatch.setattr(
        sys, "stdin", SimpleNamespace(buffer=Told(paper(), lambda: order.append("read")))
    )
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(buffer=answer))
    monkeypatch.delitem(sys.modules, "boards.pades.apart")

    runpy.run_module("boards.pades.apart", run_name="__main__")

    assert order == ["limited", "limited", "read"]
    assert from_plain(json.loads(answer.getvalue())).readable


class Told(io.BytesIO):
    """A file that tells when it is read."""

    def __init__(self, data, tell):
        super().__init__(data)
        self.tell = tell

    def read(self, *args):
        self.tell()
        return super().read(*args)


def test_facts_survive_their_way(folder):
    facts = read_pdf(sign(paper()), paper=len(paper()), trust=folder, now=NOW)
    facts = replace(facts, signatures=(replace(facts.signatures[0], revoked_at=NOW),))

    assert from_plain(json.loads(json.dumps(to_plain(facts)))) == facts


@pytest.mark.parametrize(
    "plain",
    [
        pytest.param({}, id="nothing"),
        pytest.param({**to_plain(PdfFacts("a", 1)), "more": 1}, id="too much"),
        pytest.param({**to_plain(PdfFacts("a", 1)), "added": "lies"}, id="an unknown word"),
        pytest.param({**to_plain(PdfFacts("a", 1)), "signatures": [{}]}, id="an empty signature"),
    ],
)
def test_what_is_no_fact_is_refused(plain):
    with pytest.raises(ValueError, match=r".*"):
        from_plain(plain)
