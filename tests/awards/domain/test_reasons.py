"""What a nomination says first: the published place and points, and where they stand."""

from awards.domain.reasons import summary

RESULT = {"members": 7, "total": "100", "edition": 1, "code": "4f1c-9a02"}


def test_place_and_points_with_their_edition():
    assert summary(place=2, points="64.03", illustrative=False, **RESULT) == (
        "Xếp thứ 2/7 của khối, 64,03/100 điểm (bản công bố số 1, mã 4f1c-9a02)."
    )


def test_an_illustration_says_so():
    assert summary(place=None, points=None, illustrative=True, **RESULT) == (
        "Không xếp hạng (bản công bố số 1, mã 4f1c-9a02, minh họa)."
    )
