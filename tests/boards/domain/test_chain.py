"""Digests: the same words give the same one, and every other word another."""

import pytest

from boards.domain.chain import GENESIS, canonical, digest_of, seal_digest

SAID = {"before": {"note": ""}, "after": {"note": "theo biên bản"}, "reason": "", "report_id": 4}
SEAL = {"previous": GENESIS, "number": 1, "sealed_at": "2026-11-23T02:00:00.000000+00:00"}
CHANGES = [(1, "a" * 64), (2, "b" * 64)]


def test_the_order_of_columns_says_nothing():
    assert digest_of(SAID) == digest_of(dict(reversed(SAID.items())))


def test_letters_are_kept_as_they_are():
    assert canonical({"b": 1, "a": "đồng"}) == '{"a":"đồng","b":1}'.encode()


@pytest.mark.parametrize(
    "other",
    [
        {"before": {"note": " "}},
        {"before": {}},
        {"reason": "vì"},
        {"report_id": None},
        {"report_id": "4"},
    ],
)
def test_every_other_word_gives_another_digest(other):
    assert digest_of(SAID | other) != digest_of(SAID)


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        pytest.param({"previous": "1" * 64}, CHANGES, id="the seal before"),
        pytest.param({"number": 2}, CHANGES, id="the number"),
        pytest.param({"sealed_at": "2026-11-23T02:00:00.000001+00:00"}, CHANGES, id="the time"),
        pytest.param({}, CHANGES[:1], id="one change less"),
        pytest.param({}, CHANGES[::-1], id="the order"),
        pytest.param({}, [(1, "a" * 64), (3, "b" * 64)], id="the number of a change"),
    ],
)
def test_a_seal_covers_all_that_it_says(said, changes):
    assert seal_digest(**SEAL | said, changes=changes) != seal_digest(**SEAL, changes=CHANGES)
