"""The account of one point: every passage an answer needs, in words that anybody may read."""

import json

import pytest

from blocs.exports.explained_file import board_file
from blocs.queries.explained import accounts, point_page
from tests.blocs.domain.test_reading_trees import CONDITION, GROUP

OUTER = GROUP | {
    "code": "outer",
    "rule": "capped",
    "name": "Nhóm lớn",
    "name_en": "",
    "clause": "Điều 5",
}
INNER = GROUP | {"code": "inner", "name": "Nhóm nhỏ", "name_en": "", "parent": "outer"}
SIDE = GROUP | {"code": "side", "name": "Nhóm khác", "name_en": "", "clause": "", "maximum": "20"}


@pytest.fixture
def rules(make_criterion):
    def judged(code, group):
        return make_criterion(code, "10") | {
            "code": code,
            "indicator": None,
            "method": "judgement",
            "parameters": {"step": "1"},
            "group": group,
        }

    return {
        "code": "thu",
        "version": 3,
        "name": "Bảng thử",
        "name_en": "Test scheme",
        "note": "",
        "note_en": "",
        "total": "100",
        "places": 2,
        "missing_policy": "zero",
        "rate_kind": "period_end",
        "criteria": [
            make_criterion("capital") | {"group": "inner", "clause": "Điều 6"},
            judged("quality", "outer"),
            judged("advice", "side"),
            make_criterion("trade", "5")
            | {"method": "proportional", "parameters": {"capped": True}},
        ],
        "groups": [OUTER | {"maximum": "50"}, SIDE, INNER | {"clause": ""}],
        "conditions": [
            CONDITION | {"code": "late", "effect": "zero", "target": "side", "clause": "Điều 9"},
            CONDITION | {"code": "barred", "effect": "unranked", "target": "", "clause": ""},
            CONDITION | {"code": "proud", "effect": "not_proposable", "target": "", "clause": ""},
        ],
        "tie_breakers": ["inner"],
    }


def given(board, code, layer, points, reason=""):
    return {
        "board": board,
        "criterion": code,
        "layer": layer,
        "points": points,
        "reason": reason,
    }


@pytest.fixture
def year(opened_with, make_figure, make_absent, rules):
    """Two boards with the same total, of which one misses conditions, and one without anything."""

    def unmet(board, condition, **more):
        return {"board": board, "condition": condition, "document": "bai-bao", "note": ""} | more

    def make(language="en", **changes):
        return opened_with(
            make_figure("an", "capital", "10", "VND_BN", place="trang 2", doubt="notice"),
            make_figure(
                "binh",
                "capital",
                "0.5",
                "USD_MN",
                qualifier="about",
                basis="estimate",
                note="Ghi chú",
                note_en="A note",
                doubt="blocking",
                doubt_settled=True,
                settlement="Đã hỏi lại",
            ),
            make_absent("cam", "capital", "not_yet"),
            make_figure("an", "trade", "7", "USD_MN", as_printed="", source=""),
            **{
                "language": language,
                "format": "khoi-thi-dua/edition/2",
                "scheme": rules,
                "targets": [{"board": "an", "indicator": "trade", "amount": "5", "unit": "USD_MN"}],
                "opinions": [
                    given("an", "tc-capital", "self", "50"),
                    given("an", "quality", "self", "9"),
                    given("an", "quality", "peer", "6"),
                    given("an", "quality", "peer", "8"),
                    given("an", "quality", "appraised", "8", "Hồ sơ đủ."),
                    given("binh", "quality", "final", "9", "Theo biên bản."),
                    given("binh", "advice", "appraised", "4"),
                ],
                "breaches": [
                    unmet("binh", "late", note="Nộp muộn"),
                    unmet("cam", "barred", document=""),
                    unmet("cam", "proud"),
                ],
            }
            | changes,
        )

    return make


def told(opened, board, code):
    """The passages of a point by key."""
    page = point_page(opened, board, code)
    return {passage.key: passage.texts for passage in page.account.passages}


def test_what_is_measured_is_told_from_the_figure_to_the_place(year):
    said = told(year(), "an", "tc-capital")

    assert said == {
        "rule": ("Điều 6; Điều 5", "Nhóm lớn › Nhóm nhỏ", "Test scheme, version 3"),
        "figures": (
            "“10 VND_BN” → 10 billion VND; noted; Source: Bài báo, 12/TB, 11/01/2023, Ban, trang 2",
        ),
        "conversion": ("Compared as 10 billion VND.",),
        "layers": (
            "self-scored, by the board itself: 50",
            "What is measured is computed; only a final decision takes its place.",
        ),
        "formula": ("points = …",),
        "calculation": (
            "Printed: “10 VND_BN”. Largest in the bloc: 10 billion VND (An, Binh). "
            "50 × 10 / 10 = 50.00.",
        ),
        "rounding": ("50.00 is exact: nothing was rounded.",),
        "groups": (
            "Nhóm nhỏ: Sum of the parts: 50.00. 50.00 of at most 50 points",
            "Nhóm lớn: Sum of the parts: 57.50; at most 50 points. 50.00 of at most 50 points; "
            "Điều 5",
        ),
        "total": (
            "After what its groups take off they add 66.89 to the total, which is 84.62.",
            "Place 1 of 3.",
        ),
        "decided": (
            "The scheme computed the points from the figures; nobody gave them.",
            "Published as edition 1 on 11/01/2023.",
        ),
    }


def test_foreign_money_is_converted_at_a_rate_with_its_source(year):
    said = told(year(), "binh", "tc-capital")

    assert said["figures"] == (
        "“0.5 USD_MN” → about 0.5 million USD; estimate; settled; Settled: Đã hỏi lại; A note; "
        "Source: Bài báo, 12/TB, 11/01/2023, Ban",
    )
    assert said["conversion"] == (
        "1 USD = 20,000 đồng (end of period 2022, 30/12/2022). Source: Source",
        "Compared as 10 billion VND.",
    )


def test_a_target_stands_where_the_method_compares_with_it(year):
    assert told(year(), "an", "tc-trade")["target"] == ("5 million USD",)
    assert told(year(targets=[]), "an", "tc-trade")["target"] == ("There is no target.",)
    assert "target" not in told(year(), "an", "tc-capital")


def test_what_people_judge_names_layers_but_no_peer(year):
    said = told(year(), "an", "quality")

    assert said["layers"] == (
        "self-scored, by the board itself: 9",
        "peer-scored, by peers, who are not named: 6 – 8",
        "appraised, by Council: 8 – Hồ sơ đủ.",
    )
    assert said["decided"][0] == (
        "The layers gave the points; the rule and the weights of the scheme join them."
    )
    assert {"figures", "target", "conversion"}.isdisjoint(said)


def test_a_decision_names_the_council_and_its_reason(year):
    said = told(year(), "binh", "quality")

    assert said["layers"] == ("final, by Council: 9 – Theo biên bản.",)
    assert said["decided"][0] == "Council decided these points."


def test_a_fixed_share_for_what_is_missing_is_said(year, rules):
    rules |= {"missing_policy": "fixed", "missing_share": "0.25"}

    assert told(year(), "cam", "quality")["decided"][0] == (
        "Fixed share: no figure. The rule of the scheme: a missing figure scores 25% of the "
        "maximum."
    )


def test_nobody_having_judged_is_said(year):
    said = told(year(), "cam", "quality")

    assert said["layers"] == ("Nobody gave points.",)
    assert said["decided"][0] == (
        "Zero: no figure. The rule of the scheme: a missing figure scores zero."
    )


def test_an_unmet_condition_cites_its_clause_and_paper(year):
    said = told(year(), "binh", "advice")

    assert said["conditions"] == (
        "Not met: “No discipline” – no points there; Điều 9; "
        "Bài báo, 12/TB, 11/01/2023, Ban; Nộp muộn",
    )
    assert said["decided"][0] == "A condition of the scheme that is not met takes the points away."
    assert "conditions" not in told(year(), "binh", "quality")


def test_what_keeps_a_board_from_a_place_is_said_of_each_of_its_points(year):
    said = told(year(), "cam", "tc-capital")

    assert said["figures"] == ("not yet",)
    assert said["conditions"] == ("Not met: “No discipline” – no place",)
    assert said["total"][-1] == "The board has no place."


def test_a_board_without_a_figure_is_told_so(year):
    assert told(year(), "cam", "tc-trade")["figures"] == ("There is no figure.",)


def test_the_tie_breaker_is_told_where_it_decided(year):
    opened = year()
    for standing in opened.document["standings"]:
        standing["tie_breaker"] = "inner"

    decisive = "Totals were equal: these points decided the place."
    assert told(opened, "an", "tc-capital")["total"][-1] == decisive
    assert told(opened, "an", "quality")["total"][-1] == "Place 1 of 3."


def test_points_without_an_end_are_shown_rounded_beside_their_fraction(opened_with, make_figure):
    opened = opened_with(
        make_figure("an", "capital", "3", "VND_BN"),
        make_figure("binh", "capital", "1", "VND_BN"),
        language="en",
    )

    said = told(opened, "binh", "tc-capital")

    assert said["rounding"] == (
        "Exactly 50/3; 16.67 is what is shown of it, rounded half up to 2 decimals. "
        "The total is made of exact fractions and rounded once.",
    )
    assert said["total"] == (
        "Only criteria worth 50 points count for this board: 16.67 × 100 / 50 ≈ 33.33 points of "
        "the total, which is 33.33.",
        "Place 2 of 3.",
    )


def test_what_is_left_out_adds_nothing(opened_with, make_figure):
    opened = opened_with(make_figure("an", "capital", "3", "VND_BN"), language="en")

    said = told(opened, "an", "tc-workers")

    assert said["total"][0] == "These points add nothing to the total."
    assert {"rounding", "conversion", "groups"}.isdisjoint(said)


def test_there_is_no_page_of_what_the_edition_does_not_know(year):
    assert point_page(year(), "lao-cai", "quality") is None
    assert point_page(year(), "an", "toc-do") is None
    assert board_file(year(), "lao-cai") is None


def test_an_address_names_the_edition(year, settings):
    page = point_page(year(), "an", "quality")

    assert page.address == (f"{settings.SITE_URL}/blocs/khoi/2022/boards/an/quality/?edition=1")
    assert (page.board_name, page.board_short_name) == ("Ban an", "An")


def test_the_file_says_what_the_pages_say_in_both_languages(year):
    opened = year()

    content = json.loads(board_file(opened, "an"))

    standing = next(row for row in opened.document["standings"] if row["board"] == "an")
    assert (content["board"], content["place"], content["points"]) == ("an", 1, standing["points"])
    assert [row["code"] for row in content["criteria"]] == [
        row["code"] for row in standing["criteria"]
    ]
    for row, account in zip(content["criteria"], accounts(opened, standing), strict=True):
        assert row["en"]["passages"] == [
            {"key": part.key, "label": part.label, "texts": list(part.texts)}
            for part in account.passages
        ]
    assert content["criteria"][1]["vi"]["passages"][0]["label"] == "Căn cứ"


def test_a_bonus_adds_what_it_is_and_a_penalty_takes_it(year, rules):
    rules["groups"] = [
        row | {"counting": "penalty"} if row is SIDE else row for row in rules["groups"]
    ]
    rules["conditions"], rules["missing_policy"] = [], "exclude_and_rescale"

    said = told(year(breaches=[]), "binh", "advice")

    assert said["total"][0] == "They add -4.00 points to the total, which is 96.00."


FLAGS = {
    "awards": [{"award": "co", "name": "Cờ", "points": "10"}],
    "years": "1",
    "counted": "all",
    "predecessors": True,
}


@pytest.fixture
def other_years(year, rules, make_criterion, make_figure, make_absent):
    """An grew, binh is fresh from a merger, and cam has nothing to compare with."""
    grows = make_criterion("capital") | {
        "method": "proportional",
        "parameters": {"capped": True},
        "against": "last_year",
    }
    flags = make_criterion("flags") | {
        "code": "flags",
        "indicator": None,
        "method": "earlier_awards",
        "parameters": FLAGS,
    }
    full = make_criterion("trade", "5") | {"not_applicable": "full"}
    scheme = {**rules, "criteria": [grows, flags, full], "groups": [], "conditions": []}
    scheme = {key: value for key, value in scheme.items() if value != []} | {"tie_breakers": []}

    def compared(board, *figures, **more):
        row = {"board": board, "indicator": "capital", "year": 2021, "why": "", "why_en": ""}
        return row | {"restated": False, "figures": list(figures)} | more

    def part(board, amount, name):
        return make_figure(board, "capital", amount, "VND_BN") | {"board_name": name}

    def award(holder, name):
        return {
            "board": "an",
            "holder": holder,
            "holder_name": name,
            "award": "co",
            "name": "Cờ",
            "name_en": "Flag",
            "year": 2021,
            "number": "1",
            "date": None,
            "document": "bai-bao",
        }

    return year(
        format="khoi-thi-dua/edition/3",
        scheme=scheme,
        opinions=[],
        breaches=[],
        baselines=[
            compared("an", part("an", "8", "An"), part("cu", "1", "Cũ"), restated=True),
            compared("binh", why="chia tách", why_en="it was split"),
            compared("cam"),
        ],
        awards=[award("an", "An"), award("cu", "Cũ")],
    )


@pytest.mark.parametrize(
    ("board", "starts"),
    [
        pytest.param(
            "an",
            ["Restated: the figures of An, Cũ together.", "An, 2021: ", "Cũ, 2021: "],
            id="restated",
        ),
        pytest.param("binh", ["Not comparable: it was split."], id="not comparable"),
        pytest.param("cam", ["There is no figure of the year before."], id="nothing"),
    ],
)
def test_growth_is_told_with_the_figures_of_the_year_before(other_years, board, starts):
    said = told(other_years, board, "tc-capital")

    assert "target" not in said
    texts = said["year_before"]
    assert [text[: len(start)] for text, start in zip(texts, starts, strict=True)] == starts


def test_awards_are_told_with_their_decisions_and_whose_they_were(other_years):
    said, none = told(other_years, "an", "flags"), told(other_years, "binh", "flags")

    assert [text.partition(";")[0] for text in said["awards"]] == ["Flag, 2021", "Flag, 2021 (Cũ)"]
    assert none["awards"] == ("No award of earlier years.",)
    assert {"figures", "layers", "target"}.isdisjoint(said)
    assert said["decided"][0] == (
        "The scheme computed the points from the decisions; nobody gave them."
    )


def test_what_does_not_apply_is_told_by_the_rule_of_the_criterion(other_years):
    document = other_years.document
    for standing in document["standings"]:
        for line in standing["criteria"]:
            if line["code"] == "tc-trade":
                line["outcome"] = "full_not_applicable"

    said = told(other_years, "an", "tc-trade")

    assert said["decided"][0] == (
        "The maximum: not applicable. Where it does not apply, by the criterion: the maximum."
    )
