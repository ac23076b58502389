"""What differs between two documents, and the cause of every point that moved."""

from copy import deepcopy

import pytest

from blocs.domain.changes import changes_of
from blocs.domain.editions import recompute
from tests.blocs.domain.samples import (
    award,
    baseline,
    criterion,
    document,
    figure,
    illustration,
    missing,
    rate,
    scheme,
    target,
)

THREE = {"a": "A", "b": "B", "c": "C"}


def of(figures, rules=None, targets=(), **changes):
    """A document with its standings; figures are (board, amount) of workers, or whole rows."""
    rows = [
        figure(each[0], "workers", each[1], "person", as_printed=f"{each[1]} người")
        if isinstance(each, tuple)
        else each
        for each in figures
    ]
    rules = rules or scheme(criterion("wo", "workers", maximum="100"))
    whole = document(figures=rows, scheme=rules, targets=targets, boards=THREE, **changes)
    return {**whole, "standings": recompute(whole)}


def causes(before, after, board="b", code="wo"):
    """The causes of one line, in Vietnamese."""
    [found] = [each for each in changes_of(before, after).boards if each.board == board]
    [line] = [each for each in found.lines if each.code == code]
    assert all(cause.en and cause.en != cause.vi for cause in line.causes)
    return [cause.vi for cause in line.causes]


def whole(before, after, board):
    """The causes of a board that no criterion shows."""
    [found] = [each for each in changes_of(before, after).boards if each.board == board]
    return [cause.vi for cause in found.causes]


def general(before, after):
    return [said.vi for said in changes_of(before, after).general]


ORDER = [("a", "300"), ("b", "200"), ("c", "100")]


def test_where_nothing_differs_there_is_nothing():
    found = changes_of(of(ORDER), of(ORDER))

    assert not found
    assert (found.general, found.boards, found.figures) == ((), (), ())


def test_a_corrected_figure_moves_points_and_place_and_is_the_cause():
    before, after = of(ORDER), of([("a", "300"), ("b", "50"), ("c", "100")])

    found = changes_of(before, after)

    moved = [
        (each.board, each.name, each.before.place, each.after.place, each.after.points)
        for each in found.boards
    ]
    assert moved == [("c", "C", 3, 2, "33.33"), ("b", "B", 2, 3, "16.67")]
    assert causes(before, after) == ["Số liệu đổi từ “200 người” thành “50 người”."]
    assert [(each.board, each.before.vi, each.after.vi) for each in found.figures] == [
        ("b", "200 người", "50 người")
    ]


def test_a_place_that_moved_without_a_point_names_who_passed():
    before, after = of(ORDER), of([("a", "300"), ("b", "50"), ("c", "100")])

    assert whole(before, after, "c") == ["Điểm như cũ; thứ hạng đổi vì: B."]
    assert whole(before, after, "b") == []


def test_another_best_of_the_bloc_is_named_with_those_who_changed_it():
    before, after = of(ORDER), of([("a", "300"), ("b", "200"), ("c", "400")])

    assert causes(before, after) == [
        "Mốc so sánh trong khối thay đổi: trước lớn nhất khối 300 người (A), "
        "nay lớn nhất khối 400 người (C).",
        "Đơn vị có số liệu so sánh thay đổi: C.",
    ]


def test_a_best_rate_that_another_board_reaches_is_the_cause():
    rules = scheme(criterion("wo", "workers", "relative_to_best", "100", share="0.5"))
    pledged = [target(board, "workers", "100", "person") for board in THREE]
    before = of([("a", "300"), ("b", "200"), ("c", "100")], rules, pledged)
    after = of([("a", "300"), ("b", "200"), ("c", "500")], rules, pledged)

    assert causes(before, after)[0] == (
        "Mốc so sánh trong khối thay đổi: trước tỷ lệ cao nhất khối 300 / 100 = 300,00 % (A), "
        "nay tỷ lệ cao nhất khối 500 / 100 = 500,00 % (C)."
    )


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        pytest.param("rank_points", {"better": "more", "step": "10"}, id="points by place"),
        pytest.param(
            "rank_table",
            {"better": "more", "table": ["100", "80"], "otherwise": "50"},
            id="table of places",
        ),
    ],
)
def test_a_place_in_the_bloc_that_another_board_took_is_the_cause(method, parameters):
    rules = scheme(criterion("wo", "workers", method, "100", **parameters))
    before, after = of(ORDER, rules), of([("a", "300"), ("b", "200"), ("c", "250")], rules)

    assert causes(before, after) == [
        "Mốc so sánh trong khối thay đổi: trước hạng 2 trong 3 đơn vị, nay hạng 3 trong 3 đơn vị.",
        "Đơn vị có số liệu so sánh thay đổi: C.",
    ]


def test_a_doubt_that_was_raised_and_one_that_was_settled_say_so():
    clear = [("a", "300"), ("b", "200"), ("c", "100")]
    row = figure("b", "workers", "200", "person", as_printed="200 người")
    doubted = {**row, "doubt": "blocking", "doubt_reason": "Quá ít."}
    settled = {**doubted, "doubt_settled": True, "settlement": "Đúng"}
    rows = {
        name: [clear[0], each, clear[2]]
        for name, each in {"doubted": doubted, "settled": settled}.items()
    }

    assert causes(of(clear), of(rows["doubted"])) == ["Có nghi vấn chặn: Quá ít."]
    assert causes(of(rows["doubted"]), of(rows["settled"])) == ["Nghi vấn đã được làm rõ: Đúng."]
    [raised] = changes_of(of(clear), of(rows["doubted"])).figures
    assert (raised.before.vi, raised.after.vi) == ("200 người", "200 người (?)")


def test_a_doubt_without_words_is_told_all_the_same():
    row = figure("b", "workers", "200", "person", as_printed="200 người")
    before = of([("a", "300"), row, ("c", "100")])
    after = of([("a", "300"), {**row, "doubt": "blocking"}, ("c", "100")])

    assert causes(before, after) == ["Có nghi vấn chặn."]


def test_a_figure_that_was_understood_anew_shows_both_readings():
    row = figure("b", "workers", "200", "person", as_printed="1.277")
    before = of([("a", "300"), row, ("c", "100")])
    after = of([("a", "300"), {**row, "amount": "1277"}, ("c", "100")])

    assert causes(before, after)[0] == (
        "Số liệu được hiểu lại: trước là 200 người, nay là 1.277 người."
    )


def test_a_figure_that_came_and_one_that_went_are_told():
    without = of([("a", "300"), ("c", "100")])
    given = of(ORDER)
    gone = of([("a", "300"), missing("b", "workers", "person"), ("c", "100")])

    assert causes(without, given) == ["Số liệu mới: “200 người”."]
    assert causes(given, without) == ["Số liệu bị bỏ: “200 người”."]
    assert causes(given, gone) == ["Số liệu bị bỏ: “200 người”."]
    assert changes_of(without, gone).figures == ()


def test_a_figure_that_is_not_there_any_more_for_a_reason_says_so():
    reasons = {"not_yet": "chưa có", "not_applicable": "không áp dụng"}
    later = {
        reason: of([("a", "300"), missing("b", "workers", "person", reason), ("c", "100")])
        for reason in reasons
    }

    assert [causes(of(ORDER), later[reason]) for reason in reasons] == [
        [f"Số liệu đổi từ “200 người” thành “{words}”."] for words in reasons.values()
    ]


def test_a_note_alone_moves_nothing_and_is_still_listed():
    row = figure("b", "workers", "200", "person", as_printed="200 người", note="")
    before = of([("a", "300"), row])
    after = of([("a", "300"), {**row, "note": "mới"}])

    found = changes_of(before, after)

    assert (found.boards, bool(found)) == ((), True)
    assert [each.said[0].en for each in found.figures] == [
        "The source, a note or a notice of the figure was changed; the figure is as it was."
    ]


def test_another_target_is_the_cause():
    rules = scheme(criterion("wo", "workers", "proportional", "100", capped=True))
    pledged = [target(board, "workers", "400", "person") for board in THREE]
    other = [*pledged[:1], target("b", "workers", "500", "person"), *pledged[2:]]

    assert causes(of(ORDER, rules, pledged), of(ORDER, rules, other)) == [
        "Chỉ tiêu đăng ký đổi từ 400 người thành 500 người."
    ]
    assert causes(of(ORDER, rules, pledged[:1]), of(ORDER, rules, pledged[:2])) == [
        "Chỉ tiêu đăng ký đổi từ – thành 400 người."
    ]


def test_another_rate_is_the_cause_for_those_whose_money_it_converts():
    rules = scheme(criterion("tr", "trade_value", maximum="100"))
    money = [
        figure("a", "trade_value", "100000", "VND_BN", as_printed="100.000 tỷ đồng"),
        figure("b", "trade_value", "1000", "USD_MN", as_printed="1 tỷ USD"),
    ]
    before, after = of(money, rules), of(money, rules, rates=[rate("24000")])

    said = "Tỷ giá USD đổi từ 23.612 thành 24.000 đồng."
    assert causes(before, after, code="tr") == [said]
    assert general(before, after) == [said]


def test_a_rate_that_lifts_the_best_moves_those_who_report_in_dong():
    rules = scheme(criterion("tr", "trade_value", maximum="100"))
    money = [
        figure("a", "trade_value", "10000", "VND_BN", as_printed="10.000 tỷ đồng"),
        figure("b", "trade_value", "1000", "USD_MN", as_printed="1 tỷ USD"),
    ]

    found = causes(of(money, rules), of(money, rules, rates=[rate("24000")]), "a", "tr")

    assert found == [
        "Mốc so sánh trong khối thay đổi: trước lớn nhất khối 23.612 tỷ đồng (B), "
        "nay lớn nhất khối 24.000 tỷ đồng (B).",
        "Đơn vị có số liệu so sánh thay đổi: B.",
    ]


def test_a_rule_of_the_scheme_is_the_cause():
    rules = scheme(criterion("wo", "workers", maximum="100"))
    most = scheme(criterion("wo", "workers", maximum="80"))
    formula = criterion("wo", "workers", "rank_points", "100", better="more", step="10")
    formula["formula"] = {"vi": "theo hạng", "en": "by place"}
    rules["criteria"][0]["formula"] = {"vi": "so sánh", "en": "compared"}

    assert causes(of(ORDER, rules), of(ORDER, most))[0] == "Điểm tối đa đổi từ 100 thành 80."
    assert causes(of(ORDER, rules), of(ORDER, scheme(formula)))[0] == (
        "Công thức đổi từ “so sánh” thành “theo hạng”."
    )


def test_a_criterion_that_came_or_went_is_told():
    one = scheme(criterion("wo", "workers", maximum="100"))
    two = scheme(
        criterion("wo", "workers", maximum="50"),
        criterion("pr", "projects_attracted", maximum="50"),
    )
    rows = [*ORDER, figure("b", "projects_attracted", "5", "project", as_printed="5")]
    before, after = of(rows, one), of(rows, two)

    assert causes(before, after, code="pr") == ["Tiêu chí mới của bảng tiêu chí."]
    assert causes(after, before, code="pr") == ["Bảng tiêu chí không còn tiêu chí này."]
    [other] = [each for each in changes_of(after, before).boards if each.board == "a"]
    assert [line.code for line in other.lines] == ["wo"]
    [line] = [x for x in changes_of(after, before).boards[1].lines if x.code == "pr"]
    assert (line.before.points, line.after, line.name.vi) == ("50.00", None, "pr")


def test_a_criterion_by_another_indicator_says_so():
    rows = [*ORDER, figure("b", "projects_attracted", "5", "project", as_printed="5")]
    before = of(rows)
    after = of(rows, scheme(criterion("wo", "projects_attracted", maximum="100")))

    assert causes(before, after) == ["Tiêu chí dùng chỉ tiêu khác."]


def test_another_key_of_a_criterion_is_told_without_naming_it():
    rules = scheme(criterion("wo", "workers", maximum="100"))
    before, after = of(ORDER, rules), of([("a", "300"), ("b", "50"), ("c", "100")])
    after["scheme"]["criteria"][0]["clause"] = "Điều 5"

    assert causes(before, after)[0] == "Quy định của tiêu chí thay đổi."


def test_another_policy_is_the_cause_for_what_is_missing():
    rows = [("a", "300"), ("c", "100")]
    line = criterion("wo", "workers", maximum="50")
    other = criterion("pr", "projects_attracted", maximum="50")
    rows += [figure("b", "projects_attracted", "5", "project", as_printed="5")]
    before = of(rows, scheme(line, other))
    zero = of(rows, scheme(line, other, missing_policy="zero"))
    fixed = of(rows, scheme(line, other, missing_policy="fixed", missing_share="0.5"))

    said = "Thiếu số liệu: trước bỏ tiêu chí và quy đổi lại, nay tính 0 điểm."
    assert causes(before, zero) == [said]
    assert general(before, zero) == [said]
    assert general(zero, fixed) == [
        "Thiếu số liệu: trước tính 0 điểm, nay hưởng một phần cố định của điểm tối đa (0,5)."
    ]


def test_maxima_that_count_no_more_are_told_of_the_board():
    rules = scheme(
        criterion("wo", "workers", maximum="50"),
        criterion("pr", "projects_attracted", maximum="50"),
    )
    rows = [*ORDER, figure("b", "projects_attracted", "5", "project", as_printed="5")]
    before, after = of(ORDER, rules), of(rows, rules)

    assert whole(before, after, "b") == ["Tổng điểm tối đa được tính đổi từ 50 thành 100."]


def test_the_general_rules_that_changed_are_said_once():
    rules = scheme(criterion("wo", "workers", maximum="100"))
    before = of(ORDER, rules)
    after = of(
        ORDER,
        {
            **deepcopy(rules),
            "version": 2,
            "total": "1000",
            "places": 1,
            "rate_kind": "period_average",
        },
    )
    after["scheme"]["gates"] = ["x"]

    assert general(before, after) == [
        "Bảng tiêu chí: trước “Minh họa (v1)”, nay “Minh họa (v2)”.",
        "Thang điểm đổi từ 100 thành 1.000.",
        "Số chữ số thập phân đổi từ 2 thành 1.",
        "Loại tỷ giá đổi từ cuối kỳ thành bình quân.",
        "Quy định chung của bảng tiêu chí thay đổi.",
    ]
    assert whole(before, after, "a") == ["Cách tính tổng điểm theo bảng tiêu chí thay đổi."]


def test_members_that_came_or_left_are_told():
    before, after = of(ORDER), of(ORDER)
    after["members"] = after["members"][:2]
    after["figures"] = after["figures"][:2]
    after["standings"] = recompute(after)

    assert whole(before, after, "c") == ["Không còn là thành viên trong kết quả này."]
    assert whole(after, before, "c") == ["Thành viên mới trong kết quả này."]


JUDGING = {"peer_rule": "median", "weights": {"self": 0, "peer": 0, "appraised": 1}}


def judged(points, layer="appraised", code="gd"):
    row = {"board": "b", "criterion": code, "layer": layer, "points": points, "reason": "Vì"}
    line = {**criterion("gd", None, "judgement", "50", step="1"), "indicator": None}
    rules = scheme(criterion("wo", "workers", maximum="50"), line, judging=JUDGING)
    whole = document(figures=of(ORDER)["figures"], scheme=rules, boards=THREE)
    whole = {**whole, "opinions": [row]}
    return {**whole, "standings": recompute(whole)}


def test_other_opinions_are_the_cause_of_what_people_judge():
    said = "Điểm chấm hoặc quyết định về điểm thay đổi."

    assert causes(judged("10"), judged("20"), code="gd") == [said]
    assert causes(of(ORDER, judged("1")["scheme"]), judged("9", "final", "wo")) == [said]


def best(amount):
    group = {
        **{"code": "g", "parent": "", "name": "g", "name_en": "g", "maximum": "100"},
        **{"rule": "best", "best": 1, "counting": "within"},
    }
    lines = [
        criterion("wo", "workers", maximum="100") | {"group": "g"},
        criterion("pr", "projects_attracted", maximum="100") | {"group": "g"},
    ]
    rows = [
        figure(board, "projects_attracted", value, "project", as_printed=value)
        for board, value in (("a", "10"), ("b", amount))
    ]
    return of([*ORDER, *rows], scheme(*lines, groups=[group]))


def test_another_criterion_of_a_group_that_takes_the_highest_is_the_cause():
    assert causes(best("1"), best("9")) == ["Nhóm chỉ tính điểm cao nhất: nay tính tiêu chí khác."]


def breached(effect, target, *boards):
    condition = {
        **{"code": "du", "name": "Không vi phạm", "name_en": "No violation"},
        **{"effect": effect, "target": target, "below": None},
    }
    rules = scheme(criterion("wo", "workers", maximum="100"), conditions=[condition])
    rows = [{"board": board, "condition": "du", "document": "d", "note": ""} for board in boards]
    whole = document(figures=of(ORDER)["figures"], scheme=rules, boards=THREE)
    whole = {**whole, "breaches": rows}
    return {**whole, "standings": recompute(whole)}


def test_a_condition_that_takes_points_away_is_the_cause():
    before, after = (breached("zero", "wo", *boards) for boards in ((), ("b",)))

    assert causes(before, after) == ["Điều kiện không đạt được ghi nhận hoặc được xóa bỏ."]


def test_a_condition_that_takes_the_place_away_is_named():
    before, after = (breached("unranked", "", *boards) for boards in ((), ("a",)))

    assert whole(before, after, "a")[0] == "Điều kiện không đạt: trước –, nay Không vi phạm."
    assert whole(before, after, "b") == ["Điểm như cũ; thứ hạng đổi vì: A."]


def test_points_that_moved_for_no_reason_that_the_facts_show_lead_to_the_explanations():
    before, after = of(ORDER), of(ORDER)
    [line] = after["standings"][1]["criteria"]
    line |= {"exact": "1/1", "points": "1.00"}

    assert causes(before, after) == ["Xem lời giải thích trước và nay."]


def test_a_board_that_had_no_points_and_has_some():
    before = of([("a", "300"), ("c", "100")])

    [found] = [each for each in changes_of(before, of(ORDER)).boards if each.board == "b"]

    assert (found.before.place, found.before.points) == (None, None)
    assert (found.after.place, found.after.points) == (2, "66.67")


def test_the_year_2022_with_the_doubt_of_hoa_binh_settled():
    before = illustration()
    after = deepcopy(before)
    for row in after["figures"]:
        if row["doubt"]:
            row |= {"doubt_settled": True, "settlement": "Đúng như in"}
    after["standings"] = recompute(after)

    found = changes_of(before, after)

    assert [(each.board, each.before.points, each.after.points) for each in found.boards] == [
        ("hoa-binh", "14.97", "11.23")
    ]


GROWS = criterion("wo", "workers", "proportional", "100", capped=True) | {"against": "last_year"}


def grown(before, why="", figures=ORDER, rules=None):
    """A document of growth; ``before`` is what B reported in the year before."""
    rows = [baseline(board, "workers", figure(board, "workers", "400", "person")) for board in "ac"]
    own = [figure("b", "workers", before, "person")] if before else []
    rows.append(baseline("b", "workers", *own, why=why))
    return of(figures, rules or scheme(GROWS, missing_policy="zero"), baselines=rows)


@pytest.mark.parametrize(
    "after", [grown("250"), grown(""), grown("", "chia tách")], ids=["other", "gone", "split"]
)
def test_another_year_before_is_the_cause(after):
    assert causes(grown("400"), after)[0] == "Số liệu năm trước để so sánh thay đổi."


def test_the_year_before_of_the_best_is_the_cause_for_the_others():
    rules = scheme(
        criterion("wo", "workers", "relative_to_best", "100", share="0.5")
        | {"against": "last_year"}
    )
    more = [("a", "600"), ("b", "500"), ("c", "800")]

    found = causes(grown("200", "", more, rules), grown("100", "", more, rules), board="a")

    assert found[-1] == "Đơn vị có số liệu so sánh thay đổi: B."


def test_an_average_that_others_moved_is_the_cause():
    line = criterion("wo", "workers", "proportional", "100", capped=True)
    rules = scheme(line | {"not_applicable": "average"})
    goals = [target(board, "workers", "400", "person") for board in "ac"]
    none = missing("b", "workers", "person", "not_applicable")
    before, after = (
        of([("a", amount), none, ("c", "100")], rules, goals) for amount in ("300", "200")
    )

    assert causes(before, after) == ["Điểm bình quân của khối ở tiêu chí này thay đổi."]


def test_the_figure_of_a_substitute_is_the_cause():
    rules = scheme(
        criterion("wo", "workers") | {"not_applicable": "substitute", "substitute": "land"},
        substitutes=[criterion("land", "land", "count_times_points", each="1", cap="25")],
    )
    none = missing("b", "workers", "person", "not_applicable")
    before, after = (
        of(
            [("a", "300"), none, figure("b", "land", amount, "HA", as_printed=f"{amount} ha")],
            rules,
        )
        for amount in ("5", "9")
    )

    assert causes(before, after) == ["Số liệu đổi từ “5 ha” thành “9 ha”."]


def test_an_award_that_was_recovered_is_the_cause():
    flags = {
        "awards": [{"award": "flag", "name": "Cờ", "points": "10"}],
        "years": "1",
        "counted": "all",
        "predecessors": False,
    }
    rules = scheme(criterion("wo", None, "earlier_awards", "15", **flags))
    before, after = (of([], rules, awards=awards) for awards in ([award("b")], []))

    assert causes(before, after) == [
        "Danh hiệu đã đạt, hoặc việc hủy bỏ, thu hồi danh hiệu được ghi nhận lại."
    ]


@pytest.mark.parametrize(
    "more", [{"against": "last_year"}, {"not_applicable": "full"}], ids=["growth", "the maximum"]
)
def test_another_rule_for_the_criterion_is_told_with_both_formulas(more):
    line = criterion("wo", "workers", "proportional", "100", capped=True)
    goals = [target(board, "workers", "400", "person") for board in THREE]
    none = missing("b", "workers", "person", "not_applicable")
    before, after = (
        of([("a", "300"), none, ("c", "1")], scheme(rules), goals, baselines=[])
        for rules in (line, line | more | {"formula": {"vi": "mới", "en": "new"}})
    )

    assert causes(before, after, board="b" if "not_applicable" in more else "a")[0] == (
        "Công thức đổi từ “” thành “mới”."
    )
