import copy
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.editions import (
    FindingKind,
    canonical,
    findings,
    fingerprint,
    parsed,
    recompute,
    short_code,
)
from blocs.domain.reading import Unreadable
from tests.blocs.domain.generated import UNHURRIED, editions, paths, replaced
from tests.blocs.domain.samples import (
    criterion,
    document,
    figure,
    illustration,
    scheme,
    sealed,
)

EDITION = illustration()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


class TestCanonical:
    @pytest.mark.parametrize(
        ("document", "expected"),
        [
            pytest.param({}, "{}", id="empty"),
            pytest.param({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}', id="sorted keys"),
            pytest.param({"x": "Hoà Bình"}, '{"x":"Hoà Bình"}', id="letters as they are"),
            pytest.param({"x": "a\u0302\u0301"}, '{"x":"\u1ea5"}', id="composed letters"),
            pytest.param({"x": ("1", "2")}, '{"x":["1","2"]}', id="a tuple is a list"),
            pytest.param({"x": '"\n'}, '{"x":"\\"\\n"}', id="escapes"),
        ],
    )
    def test_one_way_to_write(self, document, expected):
        assert canonical(document) == expected.encode()

    @pytest.mark.parametrize(
        ("value", "where", "problem"),
        [
            pytest.param(1.0, "x", "a value of this kind is not allowed", id="a float"),
            pytest.param(float("nan"), "x", "a value of this kind is not allowed", id="NaN"),
            pytest.param([b"a"], "x[0]", "a value of this kind is not allowed", id="bytes"),
            pytest.param(2**53, "x", "must be a whole number from", id="a large integer"),
            pytest.param("\ud800", "x", "the text is broken", id="half a surrogate pair"),
            pytest.param({1: "a"}, "x", "must be text", id="a key that is no text"),
            pytest.param({"\u1ea5": 1, "a\u0302\u0301": 2}, "x", "a key stands twice", id="keys"),
        ],
    )
    def test_what_has_no_one_way_is_refused(self, value, where, problem):
        with pytest.raises(Unreadable) as refused:
            canonical({"x": value})

        assert refused.value.where == where
        assert refused.value.problem.en.startswith(problem)

    def test_depth_is_bounded(self):
        deep = []
        for _ in range(5000):
            deep = [deep]

        with pytest.raises(Unreadable) as refused:
            canonical({"x": deep})

        assert refused.value.problem.en == "nested too deeply"

    @UNHURRIED
    @given(editions())
    def test_it_reads_back_as_the_same(self, edition):
        again = parsed(canonical(edition))

        assert again == edition
        assert canonical(again) == canonical(edition)


class TestFingerprint:
    def test_it_is_the_sha256_of_what_is_sealed(self):
        document = {"b": "đ", "a": 1, "fingerprint": "x", "publication": {"at": "y"}}

        assert fingerprint(document) == hashlib.sha256('{"a":1,"b":"đ"}'.encode()).hexdigest()

    def test_the_order_of_the_keys_does_not_matter(self):
        assert fingerprint(dict(reversed(EDITION.items()))) == EDITION["fingerprint"]

    def test_publication_is_not_sealed(self):
        assert fingerprint(EDITION | {"publication": None}) == EDITION["fingerprint"]

    def test_short_code(self):
        assert short_code("4f1c9a02" + "0" * 56) == "4f1c-9a02"


class TestParsed:
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
    def test_reads_utf_8(self, mark):
        assert parsed(mark + '{"a": ["đ", 1]}'.encode()) == {"a": ["đ", 1]}

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            pytest.param(b"{", "not a readable JSON file", id="cut off"),
            pytest.param(b"\xff\xfe", "not a readable JSON file", id="not UTF-8"),
            pytest.param(b"[" * 100_000, "not a readable JSON file", id="a bomb of brackets"),
            pytest.param(b"9" * 5000, "not a readable JSON file", id="a bomb of digits"),
            pytest.param(b"[1.5]", "the float “1.5” is not allowed", id="a float"),
            pytest.param(b"[NaN]", "the float “NaN” is not allowed", id="not a number"),
            pytest.param(b'{"a":1,"a":2}', "a key stands twice", id="a key twice"),
        ],
    )
    def test_refuses(self, content, problem):
        with pytest.raises(Unreadable) as refused:
            parsed(content)

        assert refused.value.problem.en == problem


def tampered(*changes):
    """The edition of 2022 with something changed and the seal left as it was."""
    document = copy.deepcopy(EDITION)
    for path, value in changes:
        document = replaced(document, path, value)
    return document


def kinds(document):
    return [(finding.kind.value, finding.where) for finding in findings(document)]


class TestFindings:
    def test_an_edition_that_agrees(self):
        assert findings(EDITION) == []

    def test_it_agrees_after_a_round_trip(self):
        assert findings(parsed(json.dumps(EDITION, indent=1).encode())) == []

    @UNHURRIED
    @given(editions())
    def test_every_edition_agrees_with_itself(self, edition):
        assert findings(edition) == []
        assert edition["standings"] == recompute(edition)

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            pytest.param((("bloc",), "x"), [("fingerprint", "fingerprint")], id="any word"),
            pytest.param(
                (("fingerprint",), "0" * 64), [("fingerprint", "fingerprint")], id="the seal"
            ),
            pytest.param((("publication",), {"published_at": "later"}), [], id="not sealed"),
            pytest.param(
                (("standings", 0, "place"), 2),
                [("fingerprint", "fingerprint"), ("place", "bac-giang.place")],
                id="a place",
            ),
            pytest.param(
                (("standings", 0, "place"), True),
                [("fingerprint", "fingerprint"), ("place", "bac-giang.place")],
                id="true is not the first place",
            ),
            pytest.param(
                (("standings", 1, "points"), "64.04"),
                [("fingerprint", "fingerprint"), ("points", "thai-nguyen.points")],
                id="points",
            ),
            pytest.param(
                (("standings", 1, "counted_maximum"), "100"),
                [("fingerprint", "fingerprint"), ("points", "thai-nguyen.counted_maximum")],
                id="what counts",
            ),
            pytest.param(
                (("standings", 1, "criteria", 0, "exact"), "12/1"),
                [("fingerprint", "fingerprint"), ("criterion", "thai-nguyen.projects.exact")],
                id="points of a criterion",
            ),
            pytest.param(
                (("standings", 1, "criteria", 2, "outcome"), "counted"),
                [("fingerprint", "fingerprint"), ("criterion", "thai-nguyen.trade.outcome")],
                id="an outcome",
            ),
            pytest.param(
                (("standings", 1, "criteria", 1, "value", "amount"), "1"),
                [("fingerprint", "fingerprint"), ("criterion", "thai-nguyen.capital.value")],
                id="a value",
            ),
            pytest.param(
                (("standings", 1, "criteria", 1, "explanation", "vi"), "Vì sao?"),
                [("fingerprint", "fingerprint")],
                id="words are sealed only",
            ),
            pytest.param((("format",), "edition/2"), [("malformed", "format")], id="the format"),
            pytest.param((("year",), 2022.0), [("malformed", "year")], id="a float"),
            pytest.param((("rates",), []), "malformed", id="no rates"),
            pytest.param(
                (("standings",), {}), [("malformed", "standings")], id="no list of standings"
            ),
            pytest.param((("edition",), 0), [("malformed", "edition")], id="edition 0"),
            pytest.param((("edition",), "1"), [("malformed", "edition")], id="edition as text"),
            pytest.param((("year",), True), [("malformed", "year")], id="the year true"),
            pytest.param((("illustrative",), 1), [("malformed", "illustrative")], id="no flag"),
            pytest.param((("publication",), None), [("malformed", "publication")], id="nothing"),
            pytest.param((("council",), None), [("malformed", "council")], id="no council"),
            pytest.param((("standings",), []), "malformed", id="no standings"),
            pytest.param((("standings", 0, "board"), "yen-bai"), "malformed", id="a board twice"),
            pytest.param((("standings", 0, "criteria"), []), "malformed", id="no criteria"),
            pytest.param((("standings", 0), {"board": "bac-giang"}), "malformed", id="no place"),
            pytest.param((("fingerprint",), None), [("malformed", "fingerprint")], id="no seal"),
        ],
    )
    def test_what_does_not_hold_is_found(self, change, expected):
        found = kinds(tampered(change))

        if expected == "malformed":
            assert (found[0], found[1][0]) == (("fingerprint", "fingerprint"), "malformed")
        else:
            assert found == expected

    def test_one_changed_amount_moves_what_rests_on_it(self):
        index = next(i for i, f in enumerate(EDITION["figures"]) if f["amount"] == "50000")

        found = kinds(tampered((("figures", index, "amount"), "50001")))

        assert found == [
            ("fingerprint", "fingerprint"),
            ("points", "phu-tho.exact"),
            ("criterion", "phu-tho.workers.exact"),
            ("criterion", "phu-tho.workers.value"),
        ]

    def test_swapped_places(self):
        found = kinds(tampered((("standings", 3, "place"), 5), (("standings", 4, "place"), 4)))

        assert found == [
            ("fingerprint", "fingerprint"),
            ("place", "hoa-binh.place"),
            ("place", "yen-bai.place"),
        ]

    @pytest.mark.parametrize("key", EDITION)
    def test_every_key_is_demanded(self, key):
        lacking = {name: value for name, value in EDITION.items() if name != key}

        assert kinds(lacking) == [("malformed", "(document)")]
        assert findings(lacking)[0].sentence.en == f"(document): “{key}” is missing"

    def test_no_other_key_is_accepted(self):
        found = findings(EDITION | {"winner": "x"})

        assert [each.sentence.en for each in found] == ["(document): “winner” is unknown"]

    def test_the_order_of_the_standings_is_that_of_the_places(self):
        rows = EDITION["standings"]
        turned = EDITION | {"standings": [rows[1], rows[0], *rows[2:]]}

        [found] = findings(turned | {"fingerprint": fingerprint(turned)})

        assert (found.kind, found.where) == (FindingKind.PLACE, "standings")
        assert found.sentence.en.startswith('standings: stated ["thai-nguyen","bac-giang",')

    def test_whoever_has_no_place_stands_last(self):
        boards = {"a": "A", "b": "B", "c": "C"}
        figures = [figure("b", "x", "1", "person"), figure("c", "x", "2", "person")]
        whole = sealed(document(boards=boards, scheme=scheme(criterion("c", "x")), figures=figures))
        first, second, last = whole["standings"]

        turned = whole | {"standings": [last, first, second]}

        assert [row["place"] for row in whole["standings"]] == [1, 2, None]
        assert findings(whole) == []
        assert ("place", "standings") in kinds(turned)

    def test_a_finding_says_what_is_stated_and_what_is_computed(self):
        found = findings(tampered((("standings", 0, "points"), "80.00")))[1]

        assert found.kind is FindingKind.POINTS
        assert found.sentence.vi == 'bac-giang.points: ghi "80.00", tính lại được "79.28"'
        assert found.sentence.en == 'bac-giang.points: stated "80.00", computed "79.28"'

    def test_a_malformed_document_is_told_in_both_languages(self):
        sentence = findings(7)[0].sentence

        assert sentence.vi == "(document): phải là đối tượng JSON"
        assert sentence.en == "(document): must be a JSON object"

    def test_broken_text_can_still_be_printed(self):
        found = findings({"\ud800": 1.5})

        assert [finding.kind for finding in found] == [FindingKind.MALFORMED]
        assert found[0].sentence.en.encode()
        assert found[0].where.encode()

    @UNHURRIED
    @given(JSON)
    def test_any_json_value_gets_an_answer(self, value):
        assert findings(value)

    @UNHURRIED
    @given(st.sampled_from(sorted(paths(EDITION), key=str)), JSON)
    def test_any_value_anywhere_gets_an_answer(self, path, value):
        for finding in findings(tampered((path, value))):
            assert finding.sentence.vi.encode()
