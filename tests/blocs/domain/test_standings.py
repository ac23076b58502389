from decimal import Decimal
from fractions import Fraction

import pytest

from blocs.domain.editions import recompute
from blocs.domain.reading import Unreadable
from blocs.domain.rounding import half_up
from tests.blocs.domain.samples import (
    RATES,
    criterion,
    document,
    figure,
    illustration,
    missing,
    rate,
    scheme,
    target,
)

AB = {"a": "A", "b": "B"}


def lines_of(board, doc):
    return {
        line["code"]: line
        for standing in recompute(doc)
        if standing["board"] == board
        for line in standing["criteria"]
    }


def capital(*figures, rates=RATES, **changes):
    """The line for the capital of board a, beside nobody."""
    rules = scheme(criterion("capital", "capital"), **changes)
    doc = document(figures=figures, scheme=rules, boards={"a": "A"}, rates=rates)
    return lines_of("a", doc)["capital"]


class TestIllustrationOf2022:
    def test_places_and_points(self):
        found = [(s["place"], s["board"], s["points"]) for s in illustration()["standings"]]

        assert found == [
            (1, "bac-giang", "79.28"),
            (2, "thai-nguyen", "64.03"),
            (3, "phu-tho", "37.47"),
            (4, "hoa-binh", "14.97"),
            (5, "yen-bai", "9.89"),
            (6, "tuyen-quang", "4.59"),
            (7, "bac-kan", "0.48"),
        ]

    def test_points_by_hand(self):
        """The same sums with the numbers of the article, without the engine."""
        vnd = Fraction(23612, 1000)  # billions of VND in a million USD
        capital, trade, workers = 1527 * vnd + 1283, 10200 * vnd, 195578
        shares = {
            "bac-giang": [Fraction(35, 35), (4356 + Fraction("414.1") * vnd) / capital, 1],
            "thai-nguyen": [Fraction(16, 35), 1, Fraction(90693, workers)],
            "phu-tho": [Fraction(6, 35), 2684 / capital, 1, Fraction(50000, workers)],
            "hoa-binh": [Fraction(11, 35), Fraction("4637.3") / capital, Fraction(2100, workers)],
            "yen-bai": [
                Fraction(11, 35),
                1277 / capital,
                Fraction("5143.7") / trade,
                Fraction(5037, workers),
            ],
            "tuyen-quang": [
                Fraction(4, 35),
                1200 / capital,
                66 * vnd / trade,
                Fraction(6000, workers),
            ],
            "bac-kan": [20 * vnd / trade, Fraction(1500, workers)],
        }

        by_hand = {board: 100 * sum(parts) / len(parts) for board, parts in shares.items()}

        standings = illustration()["standings"]
        assert {s["board"]: Fraction(s["exact"]) for s in standings} == by_hand
        assert {s["board"]: Decimal(s["points"]) for s in standings} == {
            board: half_up(points, 2) for board, points in by_hand.items()
        }

    def test_what_counts_for_each_board(self):
        found = {s["board"]: s["counted_maximum"] for s in illustration()["standings"]}

        assert found == {
            "bac-giang": "75",
            "thai-nguyen": "75",
            "phu-tho": "100",
            "hoa-binh": "75",
            "yen-bai": "100",
            "tuyen-quang": "100",
            "bac-kan": "50",
        }

    def test_a_line_with_two_currencies(self):
        assert lines_of("thai-nguyen", illustration())["capital"] == {
            "code": "capital",
            "points": "25.00",
            "exact": "25/1",
            "contribution": "33.33",
            "outcome": "counted",
            "value": {"amount": "37338.524", "unit": "VND_BN"},
            "explanation": {
                "vi": "Nguyên văn: “1,527 tỷ USD” và “1.283 tỷ đồng”. "
                "Quy đổi 1 USD = 23.612 đồng (cuối kỳ 2022, 30/12/2022): 37.338,524 tỷ đồng. "
                "Lớn nhất khối: 37.338,524 tỷ đồng (Thái Nguyên). "
                "25 × 37.338,524 / 37.338,524 = 25,00.",
                "en": "Printed: “1,527 tỷ USD” and “1.283 tỷ đồng”. "
                "Converted at 1 USD = 23,612 VND (end of period 2022, 2022-12-30): "
                "37,338.524 billion VND. "
                "Largest in the bloc: 37,338.524 billion VND (Thái Nguyên). "
                "25 × 37,338.524 / 37,338.524 = 25.00.",
            },
        }

    def test_a_line_under_a_blocking_doubt(self):
        assert lines_of("hoa-binh", illustration())["trade"] == {
            "code": "trade",
            "points": None,
            "exact": None,
            "contribution": None,
            "outcome": "excluded_doubt",
            "value": {"amount": "0.76386", "unit": "VND_BN"},
            "explanation": {
                "vi": "Nguyên văn: “763,86 triệu đồng”. Tức là 0,76386 tỷ đồng. "
                "Có nghi vấn chưa được làm rõ: đọc đúng từng chữ thì chỉ khoảng 32.350 USD. "
                "Không tính tiêu chí này; các tiêu chí còn lại được quy về thang 100 điểm.",
                "en": "Printed: “763,86 triệu đồng”. That is 0.76386 billion VND. "
                "There is an open doubt: đọc đúng từng chữ thì chỉ khoảng 32.350 USD. "
                "This criterion is left out; the others are rescaled to 100 points.",
            },
        }

    def test_a_settled_doubt_counts(self):
        doc = illustration()
        for item in doc["figures"]:
            item["doubt_settled"] = True

        assert lines_of("hoa-binh", doc)["trade"]["outcome"] == "counted"


@pytest.mark.parametrize(
    ("figures", "amount"),
    [
        pytest.param([figure("a", "capital", "5", "VND_BN")], "5", id="one figure"),
        pytest.param(
            [figure("a", "capital", "5", "VND_BN"), figure("a", "capital", "1", "USD_MN")],
            "28.612",
            id="two currencies are summed",
        ),
        pytest.param(
            [
                figure("a", "capital", "9", "VND_BN", basis="estimate"),
                figure("a", "capital", "5", "VND_BN"),
            ],
            "5",
            id="an actual wins over an estimate",
        ),
        pytest.param(
            [
                figure("a", "capital", "9", "VND_BN", basis="estimate"),
                missing("a", "capital", "VND_BN", "not_yet"),
            ],
            "9",
            id="an estimate stands in for an actual that is not there yet",
        ),
        pytest.param(
            [
                figure("a", "capital", "9", "VND_BN", basis="estimate"),
                figure("a", "capital", "1", "USD_MN"),
            ],
            "32.612",
            id="each currency has its own basis",
        ),
        pytest.param(
            [
                figure("a", "capital", "9", "VND_BN"),
                missing("a", "capital", "USD", "not_applicable"),
            ],
            "9",
            id="a part that does not apply adds nothing",
        ),
        pytest.param(
            [figure("a", "capital", "9", "VND_BN"), missing("a", "capital", "USD")],
            None,
            id="a part that is missing leaves the sum unknown",
        ),
        pytest.param([figure("a", "capital", "1", "VND")], "0.000000001", id="one đồng"),
        pytest.param([figure("a", "capital", "-2", "VND_TN")], "-2000", id="a negative amount"),
    ],
)
def test_the_amount_of_a_datum(figures, amount):
    expected = None if amount is None else {"amount": amount, "unit": "VND_BN"}

    assert capital(*figures)["value"] == expected


@pytest.mark.parametrize(
    ("availability", "outcome"),
    [
        pytest.param("missing", "excluded_missing", id="missing"),
        pytest.param("not_yet", "excluded_missing", id="not yet"),
        pytest.param("not_applicable", "excluded_not_applicable", id="not applicable"),
    ],
)
def test_a_figure_without_an_amount(availability, outcome):
    line = capital(missing("a", "capital", "VND_BN", availability))

    assert (line["outcome"], line["value"]) == (outcome, None)


@pytest.mark.parametrize(
    ("figures", "rates", "vi", "en"),
    [
        pytest.param(
            [figure("a", "capital", "12", "VND_BN", qualifier="nearly")],
            (),
            "Số liệu: gần 12 tỷ đồng.",
            "Reported: nearly 12 billion VND.",
            id="typed, not printed",
        ),
        pytest.param(
            [
                figure("a", "capital", "5", "VND_BN", as_printed="5 tỷ"),
                figure("a", "capital", "1", "USD_MN"),
            ],
            (rate(date=None),),
            "Số liệu: 1 triệu USD và “5 tỷ”. Quy đổi 1 USD = 23.612 đồng (cuối kỳ 2022): "
            "28,612 tỷ đồng.",
            "Reported: 1 million USD and “5 tỷ”. Converted at 1 USD = 23,612 VND "
            "(end of period 2022): 28.612 billion VND.",
            id="a rate without a date",
        ),
        pytest.param(
            [figure("a", "capital", "1", "USD_MN", as_printed="1 triệu USD")],
            (rate(date="cuối năm"),),
            "Nguyên văn: “1 triệu USD”. Quy đổi 1 USD = 23.612 đồng (cuối kỳ 2022, cuối năm): "
            "23,612 tỷ đồng.",
            "Printed: “1 triệu USD”. Converted at 1 USD = 23,612 VND "
            "(end of period 2022, cuối năm): 23.612 billion VND.",
            id="a rate dated in words",
        ),
        pytest.param(
            [figure("a", "capital", "7", "VND_BN", as_printed="7 tỷ", basis="estimate")],
            (),
            "Nguyên văn: “7 tỷ”. Có số ước thực hiện.",
            "Printed: “7 tỷ”. Includes an estimate.",
            id="an estimate is called one",
        ),
    ],
)
def test_the_words_about_the_inputs(figures, rates, vi, en):
    explanation = capital(*figures, rates=rates)["explanation"]

    assert explanation["vi"].startswith(f"{vi} Lớn nhất khối: ")
    assert explanation["en"].startswith(f"{en} Largest in the bloc: ")


def test_the_average_rate_where_the_scheme_names_it():
    rates = (rate(), rate("23271", kind="period_average"), rate("1", year=2021))

    line = capital(figure("a", "capital", "1", "USD_MN"), rates=rates, rate_kind="period_average")

    assert line["value"]["amount"] == "23.271"
    assert "1 USD = 23.271 đồng (bình quân 2022, 30/12/2022)" in line["explanation"]["vi"]


def test_doubts_of_several_figures_are_told_once_each():
    doubts = {"doubt": "blocking", "doubt_reason": "lạ"}
    line = capital(
        figure("a", "capital", "1", "USD_MN", **doubts),
        figure("a", "capital", "1", "VND_BN", **doubts),
    )

    assert "nghi vấn chưa được làm rõ: lạ. Không tính" in line["explanation"]["vi"]


def test_a_doubt_is_told_in_english_where_somebody_has_translated_it():
    doubt = {"doubt": "blocking", "doubt_reason": "sai đơn vị", "doubt_reason_en": "wrong unit"}

    line = capital(figure("a", "capital", "1", "VND_BN", **doubt))

    assert "There is an open doubt: wrong unit. This" in line["explanation"]["en"]


def test_a_notice_does_not_block():
    line = capital(figure("a", "capital", "1", "VND_BN", doubt="notice"))

    assert line["outcome"] == "counted"


def test_targets_are_summed_over_currencies():
    rules = scheme(criterion("c", "capital", "proportional", "20", capped=True))
    doc = document(
        boards=AB,
        scheme=rules,
        figures=[figure("a", "capital", "23.612", "VND_BN"), figure("b", "capital", "1", "VND_BN")],
        targets=[target("a", "capital", "1", "USD_MN"), target("a", "capital", "23.612", "VND_BN")],
    )

    assert lines_of("a", doc)["c"]["points"] == "10.00"
    assert lines_of("b", doc)["c"]["outcome"] == "excluded_no_target"


def test_a_fixed_share_for_what_is_missing():
    rules = scheme(criterion("c", "capital"), missing_policy="fixed", missing_share="0.4", places=1)
    doc = document(boards=AB, scheme=rules, figures=[figure("b", "capital", "1", "VND")])

    line = lines_of("a", doc)["c"]

    assert (line["points"], line["contribution"]) == ("10.0", "40.0")


def test_boards_that_tie_share_a_place_and_those_without_points_come_last():
    figures = [figure(board, "workers", "5", "person") for board in "cab"]
    doc = document(
        boards={board: board for board in "dcba"},
        scheme=scheme(criterion("w", "workers")),
        figures=[*figures, missing("d", "workers", "person")],
    )

    found = [(s["place"], s["board"], s["points"], s["exact"]) for s in recompute(doc)]

    assert found == [
        (1, "a", "100.00", "100/1"),
        (1, "b", "100.00", "100/1"),
        (1, "c", "100.00", "100/1"),
        (None, "d", None, None),
    ]


def changed(**changes):
    return {**document(figures=FIGURES, scheme=RULES, boards=AB, targets=TARGETS), **changes}


FIGURES = [figure("a", "capital", "1", "USD"), figure("b", "capital", "2", "VND")]
TARGETS = [target("a", "capital", "1", "VND")]
RULES = scheme(criterion("c", "capital"))
ALWAYS_26 = {"of": "amount", "bands": [], "otherwise": "26"}


@pytest.mark.parametrize(
    ("doc", "where", "problem"),
    [
        pytest.param([], "", "must be a JSON object", id="not an object"),
        pytest.param(changed(year="2022"), "year", "must be a whole", id="year"),
        pytest.param(changed(members={}), "members", "must be a list", id="members"),
        pytest.param(
            changed(members=[{"board": "a", "short_name": "A"}] * 2),
            "members[1]",
            "a board stands twice",
            id="a board twice",
        ),
        pytest.param(
            changed(figures=[figure("z", "capital", "1", "VND")]),
            "figures[0].board",
            "“z” is not a choice",
            id="a figure of no member",
        ),
        pytest.param(
            changed(targets=[target("z", "capital", "1", "VND")]),
            "targets[0].board",
            "“z” is not a choice",
            id="a target of no member",
        ),
        pytest.param(
            changed(figures=[figure("a", "capital", "1", "EUR")]),
            "figures[0].unit",
            "“EUR” is not a choice",
            id="an unknown unit",
        ),
        pytest.param(
            changed(figures=[figure("a", "capital", "1", "USD", currency="VND")]),
            "figures[0]",
            "the unit is of another currency",
            id="a unit of another currency",
        ),
        pytest.param(
            changed(figures=[figure("a", "capital", None, "USD")]),
            "figures[0]",
            "there is an amount exactly when",
            id="reported without an amount",
        ),
        pytest.param(
            changed(figures=[missing("a", "capital", "USD") | {"amount": "0"}]),
            "figures[0]",
            "there is an amount exactly when",
            id="missing with an amount",
        ),
        pytest.param(
            changed(figures=FIGURES + FIGURES[:1]),
            "figures[2]",
            "stands twice",
            id="a figure twice",
        ),
        pytest.param(
            changed(targets=TARGETS * 2), "targets[1]", "stands twice", id="a target twice"
        ),
        pytest.param(
            changed(targets=[target("b", "capital", "1", "HA")]),
            "targets[0]",
            "“HA” does not compare with “VND_BN”",
            id="a target in another dimension",
        ),
        pytest.param(
            changed(figures=[figure("a", "x", "1", "project"), figure("b", "x", "1", "scheme")]),
            "figures[1]",
            "“scheme” does not compare with “project”",
            id="different things counted",
        ),
        pytest.param(
            changed(rates=[]), "figures[0]", "there is no rate for USD", id="no rate at all"
        ),
        pytest.param(
            changed(rates=[rate(year=2021)]), "figures[0]", "there is no rate", id="of another year"
        ),
        pytest.param(
            changed(rates=[rate(kind="period_average")]),
            "figures[0]",
            "there is no rate",
            id="of another kind",
        ),
        pytest.param(changed(rates=[rate(), rate("1")]), "rates[1]", "stands", id="a rate twice"),
        pytest.param(
            changed(rates=[rate("0")]), "rates[0].vnd_per_unit", "must be more", id="a rate of zero"
        ),
        pytest.param(
            changed(scheme={**RULES, "rate_kind": "spot"}),
            "scheme.rate_kind",
            "“spot” is not a choice",
            id="an unknown kind of rate",
        ),
        pytest.param(
            changed(scheme={**RULES, "missing_policy": "guess"}),
            "scheme.missing_policy",
            "“guess” is not a choice",
            id="an unknown policy",
        ),
        pytest.param(
            changed(scheme={**RULES, "missing_policy": "fixed"}),
            "scheme",
            "“missing_share” is missing",
            id="no share",
        ),
        pytest.param(
            changed(scheme={**RULES, "missing_policy": "fixed", "missing_share": "1.1"}),
            "scheme.missing_share",
            "must not be more than 1",
            id="more than all",
        ),
        pytest.param(
            changed(scheme={**RULES, "places": 7}), "scheme.places", "must be", id="places"
        ),
        pytest.param(
            changed(scheme={**RULES, "total": "0"}), "scheme.total", "must be more", id="total"
        ),
        pytest.param(
            changed(scheme={**RULES, "version": 10**4}), "scheme.version", "must be", id="version"
        ),
        pytest.param(
            changed(scheme=scheme(*[criterion("c", "capital")] * 2)),
            "scheme.criteria",
            "a criterion stands twice",
            id="a criterion twice",
        ),
        pytest.param(
            changed(scheme=scheme(criterion("c", "capital", "guess"))),
            "scheme.criteria[0].method",
            "“guess” is not a choice",
            id="an unknown method",
        ),
        pytest.param(
            changed(scheme=scheme(criterion("c", "capital", maximum="-1"))),
            "scheme.criteria[0].maximum",
            "must not be negative",
            id="a negative maximum",
        ),
        pytest.param(
            changed(
                scheme=scheme(
                    criterion("c", "capital", "bands", of="amount", bands=[], otherwise="26")
                )
            ),
            "standings.a.c",
            "the points are not within 0 and the maximum",
            id="more points than the maximum",
        ),
    ],
)
def test_what_is_not_in_the_format_is_refused(doc, where, problem):
    with pytest.raises(Unreadable) as refused:
        recompute(doc)

    assert refused.value.where == where
    assert refused.value.problem.en.startswith(problem)


def test_a_version_may_be_a_word():
    assert recompute(changed(scheme={**RULES, "version": "thử nghiệm"}))


def test_a_sum_that_nobody_could_read_is_refused():
    """A hundred criteria, whose denominators are large and have nothing in common."""
    criteria = [criterion(str(index), str(index), maximum="1") for index in range(300)]
    figures = [
        figure(board, str(index), str(amount), "person")
        for index in range(300)
        for board, amount in (("a", 1), ("b", 10**17 + index))
    ]

    with pytest.raises(Unreadable) as refused:
        recompute(document(figures=figures, scheme=scheme(*criteria), boards=AB))

    assert refused.value.problem.en == "a number is too long to be written"
