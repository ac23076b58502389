"""The whole of scoring a third time, in exact fractions: docs/scoring.md and nothing else.

It shares no code with the engine or the stand-alone script: where the three differ, one is wrong.
"""

from fractions import Fraction

SCALE = {"TH": 10**3, "MN": 10**6, "BN": 10**9, "TN": 10**12}
ORDER = ["missing", "not_yet", "reported", "not_applicable"]
NEEDS_TARGET = {"proportional", "relative_to_best", "linear"}


def standings(document):
    """Place, rounded total, exact total and the lines (outcome, exact points) of every board."""
    scheme, boards = document["scheme"], [row["board"] for row in document["members"]]
    data = {
        (board, item["indicator"]): datum(document, board, item["indicator"])
        for board in boards
        for item in scheme["criteria"]
    }
    found = {}
    for board in boards:
        lines = [line(data, board, item, scheme) for item in scheme["criteria"]]
        maxima = [Fraction(item["maximum"]) for item in scheme["criteria"]]
        counting = [(p, m) for (_, p), m in zip(lines, maxima, strict=True) if p is not None]
        whole = sum(m for _, m in counting)
        total = sum(p for p, _ in counting) * Fraction(scheme["total"]) / whole if whole else None
        found[board] = total, lines
    rounded = {b: total and half_up(total, scheme["places"]) for b, (total, _) in found.items()}
    ranked = [points for points in rounded.values() if points is not None]
    return {
        board: (
            None if rounded[board] is None else 1 + sum(p > rounded[board] for p in ranked),
            rounded[board],
            total,
            lines,
        )
        for board, (total, lines) in found.items()
    }


def half_up(value, places):
    below = value * 10**places // 1
    return Fraction(below + (value * 10**places - below >= Fraction(1, 2)), 10**places)


def datum(document, board, indicator):
    """Availability, amount in base units, whether an open doubt blocks it, and the target."""
    kind = document["scheme"]["rate_kind"]
    rates = {
        row["currency"]: Fraction(row["vnd_per_unit"])
        for row in document["rates"]
        if row["year"] == document["year"] and row["kind"] == kind
    }

    def base(row):
        currency, _, scale = row["unit"].partition("_")
        return Fraction(row["amount"]) * SCALE.get(scale, 1) * rates.get(currency, 1)

    def mine(key):
        return [r for r in document[key] if (r["board"], r["indicator"]) == (board, indicator)]

    targets = [base(row) for row in mine("targets")]
    target = sum(targets) if targets else None
    preferred = sorted(
        mine("figures"), key=lambda row: (row["amount"] is not None, row["basis"] == "actual")
    )
    rows = {row["unit"][:3]: row for row in preferred}.values()  # of one currency the last
    state = min((row["availability"] for row in rows), key=ORDER.index, default="missing")
    counted = [row for row in rows if row["availability"] == "reported"]
    doubted = any(row["doubt"] == "blocking" and not row["doubt_settled"] for row in counted)
    return state, sum(map(base, counted)), doubted and state == "reported", target


def line(data, board, item, scheme):
    """The outcome and the points of one criterion; no points where it is left out."""
    state, amount, doubted, target = data[board, item["indicator"]]
    method, given, maximum = item["method"], item["parameters"], Fraction(item["maximum"])
    no_target = False
    if method in NEEDS_TARGET or given.get("of") == "target":
        no_target = target is None or target <= 0
    if method == "lower_is_better":
        no_target = target is None or target < 0
    if doubted:
        return "excluded_doubt", None
    if state == "not_applicable":
        return "excluded_not_applicable", None
    if state != "reported" or no_target:
        why = "missing" if state != "reported" else "no_target"
        return {
            "zero": (f"zero_{why}", Fraction(0)),
            "fixed": (f"fixed_{why}", Fraction(scheme.get("missing_share") or 0) * maximum),
            "exclude_and_rescale": (f"excluded_{why}", None),
        }[scheme["missing_policy"]]
    others = [
        (theirs, goal)
        for (_, indicator), (state, theirs, doubted, goal) in data.items()
        if indicator == item["indicator"] and state == "reported" and not doubted
    ]
    return "counted", RULES[method](given, maximum, amount, target, others)


def numbers(given, *keys):
    return [Fraction(given[key]) for key in keys]


def to_largest(given, m, a, t, field):
    return m * max(a, 0) / max([x for x, _ in field if x > 0], default=1)


def to_best(given, m, a, t, field):
    (share,) = numbers(given, "share")
    rates = [max(x, 0) / y for x, y in field if y is not None and y > 0]
    rate = max(a, 0) / t
    beyond = (rate - 1) / (max(rates) - 1) if rate > 1 else 0
    return share * m * min(rate, 1) + (1 - share) * m * beyond


def proportional(given, m, a, t, field):
    rate = max(a, 0) / t
    return m * (min(rate, 1) if given["capped"] else rate)


def looked_up(given, a, t):
    return a * 100 / t if given["of"] == "target" else a


def bands(given, m, a, t, field):
    value = looked_up(given, a, t)
    reached = [
        (Fraction(band["from"]), band["edge"] == "open", Fraction(band["points"]))
        for band in given["bands"]
        if Fraction(band["from"]) < value
        or (Fraction(band["from"]) == value and band["edge"] == "closed")
    ]
    return max(reached)[2] if reached else Fraction(given["otherwise"])


def corners(given, m, a, t, field):
    value = looked_up(given, a, t)
    line = sorted(tuple(numbers(row, "at", "points")) for row in given["corners"])
    ends = [line[0][0], line[-1][0]]
    if value < ends[0] or (value, given["low"]) == (ends[0], "open"):
        return Fraction(given["below"])
    if value > ends[1] or (value, given["high"]) == (ends[1], "open"):
        return Fraction(given["above"])
    x, y = max(corner for corner in line if corner[0] <= value)
    x2, y2 = min((corner for corner in line if corner[0] > value), default=(x + 1, y))
    part = (value - x) / (x2 - x)
    return y if given["between"] == "step" else y * (1 - part) + y2 * part


def count(given, m, a, t, field):
    earned = max(a, 0) * Fraction(given["each"]) / Fraction(given.get("per", 1))
    return min(earned, Fraction(given["cap"])) if "cap" in given else earned


def minus(given, m, a, t, field):
    return max(Fraction(0), m - Fraction(given["each"]) * max(a, 0))


def percents(given, m, a, t, field):
    over, most, under, least = numbers(given, "over", "over_most", "under", "zero_below")
    far = 100 * max(a, 0) / t - 100
    steps = int(abs(far)) if given["steps"] == "whole" else abs(far)
    if far + 100 < least:
        return Fraction(0)
    return m + min(over * steps, most) if far >= 0 else max(Fraction(0), m - under * steps)


def lower(given, m, a, t, field):
    (most,) = numbers(given, "most")
    none = {"most": most, "maximum": Fraction(1), "nothing": Fraction(0)}
    return m * (min(t / a, most) if a > 0 else none[given["at_zero"]])


def place(given, a, field):
    ahead = [x for x, _ in field if (x > a if given["better"] == "more" else x < a)]
    return len(ahead) + 1


def rank(given, m, a, t, field):
    return max(Fraction(0), m - Fraction(given["step"]) * (place(given, a, field) - 1))


def rank_table(given, m, a, t, field):
    points = dict(enumerate(given["table"], start=1))
    return Fraction(points.get(place(given, a, field), given["otherwise"]))


RULES = {
    "bands": bands,
    "binary": lambda given, m, a, t, field: m if a > 0 else Fraction(0),
    "count_times_points": count,
    "deduction": minus,
    "linear": percents,
    "lower_is_better": lower,
    "piecewise_linear": corners,
    "proportional": proportional,
    "rank_points": rank,
    "rank_table": rank_table,
    "relative_to_best": to_best,
    "relative_to_largest": to_largest,
}
