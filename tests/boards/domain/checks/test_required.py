"""Silence is asked about; a reason is an answer, and a file is evidence."""

import pytest

from boards.domain.checks.required import Evidenced, Required
from boards.domain.sentences import Sentence
from boards.enums import Basis, Severity
from tests.boards.domain.checks.samples import (
    INDICATORS,
    TRADE,
    WORKERS,
    places,
    sentences,
    sheet,
)

WANTED = Required(code="required", severity=Severity.BLOCK, indicator=WORKERS)
EVERY = Required(code="required", severity=Severity.BLOCK)


@pytest.mark.parametrize(
    ("actual", "estimate", "found"),
    [
        pytest.param({}, {}, [("workers", "actual")], id="silence"),
        pytest.param({"trade": "5 USD"}, {}, [("workers", "actual")], id="of another"),
        pytest.param({"workers": "0 person"}, {}, [], id="zero"),
        pytest.param({"workers": "not_applicable"}, {}, [], id="a reason"),
        pytest.param({}, {"workers": "5 person"}, [], id="an estimate"),
        pytest.param({}, {"workers": "not_yet"}, [], id="a reason on the other basis"),
    ],
)
def test_silence_is_found(actual, estimate, found):
    assert places(WANTED, sheet(actual, estimate)) == found


def test_every_indicator_is_asked_for():
    of = sheet({"workers": "5 person"})

    assert [code for code, _basis in places(EVERY, of)] == [
        each.code for each in INDICATORS if each != WORKERS
    ]


def test_silence_is_answered_with_a_number_or_a_reason():
    (finding,) = WANTED.findings(sheet())

    assert finding.sentence == Sentence(
        "“Lao động” chưa có số liệu. Hãy nhập số, hoặc chọn lý do: không có số liệu, "
        "không áp dụng hoặc chưa có.",
        "“Workers” has no figure. Enter a number, or choose why there is none: missing, "
        "not applicable or not yet.",
    )


@pytest.mark.parametrize(
    ("evidenced", "found"),
    [
        pytest.param([], ["actual", "estimate"], id="none"),
        pytest.param([("workers", Basis.ACTUAL)], ["estimate"], id="of one basis"),
        pytest.param([("trade", Basis.ACTUAL)], ["actual", "estimate"], id="of another"),
        pytest.param([("workers", Basis.ACTUAL), ("workers", Basis.ESTIMATE)], [], id="of both"),
    ],
)
def test_a_reported_amount_rests_on_evidence(evidenced, found):
    of = sheet({"workers": "5 person"}, {"workers": "6 person"}, evidenced=evidenced)

    assert places(Evidenced(code="e", indicator=WORKERS), of) == [
        ("workers", basis) for basis in found
    ]


@pytest.mark.parametrize("said", ["missing", ""])
def test_what_is_not_reported_needs_no_evidence(said):
    assert places(Evidenced(code="e", indicator=WORKERS), sheet({"workers": said})) == []


@pytest.mark.parametrize(
    ("severity", "ends"),
    [
        pytest.param(
            Severity.EXPLAIN,
            Sentence(
                " Hãy gửi kèm tệp minh chứng, hoặc giải trình vì sao không có.",
                " Attach a file, or explain why there is none.",
            ),
            id="may be explained",
        ),
        pytest.param(
            Severity.BLOCK,
            Sentence(" Hãy gửi kèm tệp minh chứng.", " Attach a file."),
            id="may not",
        ),
        pytest.param(Severity.INFORM, Sentence("", ""), id="is only said"),
    ],
)
def test_missing_evidence_says_what_to_do(severity, ends):
    check = Evidenced(code="e", severity=severity, indicator=TRADE)

    assert sentences(check, sheet({"trade": "5 USD_MN"})) == {
        ("trade", "actual"): Sentence(
            "“Tổng giá trị xuất nhập khẩu” được chấm điểm theo bảng tiêu chí nhưng chưa có "
            "minh chứng." + ends.vi,
            "“Trade value” is scored by the scheme, and has no evidence." + ends.en,
        )
    }


@pytest.mark.parametrize(
    ("check", "sentence"),
    [
        pytest.param(
            EVERY,
            Sentence(
                "Mọi chỉ tiêu phải có số liệu, hoặc ghi rõ không có số liệu, không áp dụng "
                "hoặc chưa có.",
                "Every indicator has a figure, or says missing, not applicable or not yet.",
            ),
            id="required",
        ),
        pytest.param(
            Evidenced(code="e", indicator=WORKERS),
            Sentence("“Lao động” phải có minh chứng.", "“Workers” rests on evidence."),
            id="evidenced",
        ),
    ],
)
def test_the_rule_in_words(check, sentence):
    assert check.sentence() == sentence
