"""The whole of scoring a third time, in exact fractions: docs/scoring.md and nothing else.

It shares no code with the engine or the stand-alone script: where the three differ, one is wrong.
"""

from fractions import Fraction

SCALE = {"TH": 10**3, "MN": 10**6, "BN": 10**9, "TN": 10**12}
ORDER = ["missing", "not_yet", "reported", "not_applicable"]
NEEDS_TARGET = {"proportional", "relative_to_best", "linear"}


def standings(document):
    """Place, rounded and exact total, lines of outcome and points, and the rest of each board."""
    scheme, boards = document["scheme"], [row["board"] for row in document["members"]]
    data = {
        (board, subject(item)): (
            datum(document, board, item["indicator"])
            if item["indicator"]
            else given_by_people(document, board, item)
        )
        for board in boards
        for item in [*scheme["criteria"], *scheme.get("substitutes", [])]
    }
    lines = filled({board: ruled(data, board, document) for board in boards})
    found = {board: result(lines[board], board, document) for board in boards}
    rounded = {
        b: None if total is None else half_up(total, scheme["places"])
        for b, (total, _, _) in found.items()
    }
    failed = {b: failing(document, b, rounded[b]) for b in boards}
    keys = {
        board: (
            rounded[board],
            *(
                (1, earned[code]) if code in earned else (0, 0)
                for code in scheme.get("tie_breakers", [])
            ),
        )
        for board, (_, _, earned) in found.items()
        if rounded[board] is not None and "unranked" not in failed[board].values()
    }
    place = dict.fromkeys(boards)
    place |= {b: 1 + sum(key > keys[b] for key in keys.values()) for b in keys}
    grade = graded(scheme, place, rounded)
    return {
        board: (
            place[board],
            rounded[board],
            total,
            lines,
            {group["code"]: earned.get(group["code"]) for group in scheme.get("groups", [])},
            [*failed[board]],
            parted(scheme, keys, board),
            grade.get(board),
        )
        for board, (total, lines, earned) in found.items()
    }


def subject(item):
    return item["indicator"] or ("judged", item["code"])


def given_by_people(document, board, item):
    if item["method"] == "earlier_awards":
        return "reported", awarded(document, board, item["parameters"]), False, None
    return opinion(document, board, item)


def awarded(document, board, given):
    """Only awards of the last years count, those of predecessors if the scheme says so."""
    worth = [Fraction(0)]
    for row in document.get("awards", []):
        points = [Fraction(a["points"]) for a in given["awards"] if a["award"] == row["award"]]
        age = document["year"] - row["year"]
        theirs = row["board"] == board and (given["predecessors"] or row["holder"] == board)
        worth += points if theirs and 1 <= age <= int(given["years"]) else []
    return {"highest": max, "all": sum}[given["counted"]](worth)


def opinion(document, board, item):
    """Weights of the layers, of which the peers are one."""
    judging = document["scheme"].get("judging", {"peer_rule": "median", "weights": PLAIN})
    given = {}
    for row in document.get("opinions", []):
        if (row["board"], row["criterion"]) == (board, item["code"]) and row["layer"] != "final":
            given.setdefault(row["layer"], []).append(Fraction(row["points"]))
    weights = {layer: judging["weights"][layer] for layer in given}
    if sum(weights.values()) == 0:
        return "missing", 0, False, None
    total = sum(weights[layer] * middle(of, judging["peer_rule"]) for layer, of in given.items())
    return "reported", Fraction(total, 1) / sum(weights.values()), False, None


PLAIN = {"self": 0, "peer": 1, "appraised": 1}


def middle(points, rule):
    points = sorted(points)
    if rule == "median":
        while len(points) > 2:
            points = points[1:-1]
    elif rule == "trimmed" and len(points) >= 3:
        points = points[1:-1]
    return sum(points) / Fraction(len(points))


def ruled(data, board, document):
    """By criterion its outcome and points; an average waits."""
    scheme, zero = document["scheme"], zeroed(document, board)
    final = {
        row["criterion"]: Fraction(row["points"])
        for row in document.get("opinions", [])
        if row["board"] == board and row["layer"] == "final"
    }
    lines = {}
    for item in scheme["criteria"]:
        lines[item["code"]] = line(data, board, item, document)
        if item["code"] in final:
            lines[item["code"]] = "decided", final[item["code"]]
        if item["code"] in zero:
            lines[item["code"]] = "zero_gate", Fraction(0)
    return lines


def filled(lines):
    """The same with the averages of those for whom a criterion counts."""
    done = {board: dict(own) for board, own in lines.items()}
    for board, own in lines.items():
        for code, (outcome, _) in own.items():
            if outcome == "average_not_applicable":
                others = [lines[b][code] for b in lines]
                given = [points for why, points in others if why in ("counted", "decided")]
                done[board][code] = "excluded_not_applicable", None
                if given:
                    done[board][code] = outcome, Fraction(sum(given), len(given))
    return done


def result(lines, board, document):
    """The total, the lines, and the points of every criterion and group that count."""
    scheme = document["scheme"]
    zero = zeroed(document, board)
    counting = [item for item in scheme["criteria"] if lines[item["code"]][1] is not None]
    earned = {item["code"]: lines[item["code"]][1] for item in counting}
    top = {item["code"]: Fraction(item["maximum"]) for item in counting}
    home = {item["code"]: item.get("group", "") for item in counting}
    passed_over, taken_away = set(), set()
    groups = {group["code"]: group for group in scheme.get("groups", [])}
    for code, group in reversed(groups.items()):  # the innermost first
        parts = [*(g for g in groups if g in earned), *(item["code"] for item in counting)]
        parts = [part for part in parts if home[part] == code]
        if not parts:
            continue
        limit = Fraction(group["maximum"])
        taken, tops = parts, [top[part] for part in parts]
        if group["rule"] == "best":
            taken = sorted(parts, key=earned.get, reverse=True)[: group["best"]]
            tops = sorted(tops)[-group["best"] :]
            passed_over |= set(parts) - set(taken)
        earned[code], top[code] = sum(earned[part] for part in taken), sum(tops)
        if group["rule"] == "capped" or group["counting"] != "within":
            if earned[code] > limit:
                earned[code] = limit
            if top[code] > limit:
                top[code] = limit
        if code in zero:
            taken_away |= {code}
            earned[code] = Fraction(0)
        home[code] = group["parent"]
    sides = {
        part: groups[part]["counting"] if part in groups else "within"
        for part in home
        if home[part] == ""
    }
    whole = sum(top[part] for part, side in sides.items() if side == "within")
    if not whole:
        total = None
    else:
        inside = sum(earned[part] for part, side in sides.items() if side == "within")
        total = inside * Fraction(scheme["total"]) / whole
        total += sum(earned[part] for part, side in sides.items() if side == "bonus")
        total -= sum(earned[part] for part, side in sides.items() if side == "penalty")
        total = max(total, Fraction(0))
    for code in groups:  # the outermost first
        taken_away |= {code} if groups[code]["parent"] in taken_away else set()
    said = []
    for item in scheme["criteria"]:
        outcome, points = lines[item["code"]]
        if outcome in ("counted", "decided"):
            if item.get("group", "") in taken_away:
                outcome = "zero_gate"
            elif item["code"] in passed_over:
                outcome = "not_taken"
        said.append((outcome, points))
    return total, said, earned


def zeroed(document, board):
    broken = [row["condition"] for row in document.get("breaches", []) if row["board"] == board]
    conditions = document["scheme"].get("conditions", [])
    return {c["target"] for c in conditions if c["code"] in broken and c["effect"] == "zero"}


def failing(document, board, points):
    """The conditions that a board does not meet, each with what follows."""
    scheme, found = document["scheme"], {}
    for condition in scheme.get("conditions", []):
        row = {"board": board, "condition": condition["code"]}
        recorded = any(row.items() <= breach.items() for breach in document.get("breaches", []))
        few = (
            condition["below"] is not None
            and points is not None
            and points / Fraction(scheme["total"]) < Fraction(condition["below"])
        )
        if recorded or few:
            found[condition["code"]] = condition["effect"]
    return found


def parted(scheme, keys, board):
    """The tie-breaker by which a board differs from others with its points."""
    if board not in keys:
        return None
    equals = [key for key in keys.values() if key[0] == keys[board][0]]
    for at, code in enumerate(scheme.get("tie_breakers", []), start=1):
        if any(key[at] != equals[0][at] for key in equals):
            return code
    return None


def graded(scheme, place, rounded):
    """From the first place on: the highest class reached in which all equals have room."""
    ladder = sorted(scheme.get("grades", []), key=lambda row: Fraction(row["from"]), reverse=True)
    ranked = [board for board in place if place[board]]
    left = {row["name"]: int(Fraction(row["quota"] or 1) * len(ranked)) for row in ladder}
    found = {}
    for at in sorted({place[board] for board in ranked}):
        equals = [board for board in ranked if place[board] == at]
        reached = rounded[equals[0]] / Fraction(scheme["total"])
        fitting = [
            row["name"]
            for row in ladder
            if reached >= Fraction(row["from"]) and left[row["name"]] >= len(equals)
        ]
        if fitting:
            left[fitting[0]] -= len(equals)
            found |= dict.fromkeys(equals, fitting[0])
    return found


def half_up(value, places):
    below = value * 10**places // 1
    return Fraction(below + (value * 10**places - below >= Fraction(1, 2)), 10**places)


def year_before(document, board, indicator):
    """What the board is compared with: a sum, nothing, or a reason why it cannot be."""
    (row,) = [
        r
        for r in document.get("baselines", [])
        if (r["board"], r["indicator"]) == (board, indicator)
    ] or [{"why": "", "figures": []}]
    if row["why"]:
        return "why"
    found = None
    for each in {part["board"] for part in row["figures"]}:
        theirs = [part for part in row["figures"] if part["board"] == each]
        state, amount, doubted, _ = datum({**document, "figures": theirs}, each, indicator)
        if state != "reported" and not row["restated"]:
            return None
        if state != "reported" or doubted:
            return "why"
        found = (found or 0) + amount
    return found


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


def goals(document, data, item):
    """By board, what its rate is a rate of: its target, or its year before."""
    boards = [board for board, of in data if of == subject(item)]
    if item.get("against") == "last_year":
        return {board: year_before(document, board, item["indicator"]) for board in boards}
    return {board: data[board, subject(item)][3] for board in boards}


def line(data, board, item, document):
    """The outcome and the points of one criterion; no points where it is left out."""
    scheme, goal = document["scheme"], goals(document, data, item)
    state, amount, doubted, _ = data[board, subject(item)]
    method, given, maximum = item["method"], item["parameters"], Fraction(item["maximum"])
    target = None if goal[board] == "why" else goal[board]
    no_target = False
    if method in NEEDS_TARGET or given.get("of") == "target":
        no_target = target is None or target <= 0
    if method == "lower_is_better":
        no_target = target is None or target < 0
    if doubted:
        return "excluded_doubt", None
    if state == "not_applicable":
        policy = item.get("not_applicable")
        if policy == "substitute":
            for other in scheme["substitutes"]:
                if other["code"] == item["substitute"]:
                    outcome, points = line(data, board, other, document)
                    return {"counted": "substituted"}.get(outcome, outcome), points
        return {
            "full": ("full_not_applicable", maximum),
            "average": ("average_not_applicable", None),
        }.get(policy, ("excluded_not_applicable", None))
    if state == "reported" and goal[board] == "why":
        return "excluded_not_comparable", None
    if state != "reported" or no_target:
        compared = "no_baseline" if item.get("against") == "last_year" else "no_target"
        why = "missing" if state != "reported" else compared
        return {
            "zero": (f"zero_{why}", Fraction(0)),
            "fixed": (f"fixed_{why}", Fraction(scheme.get("missing_share") or 0) * maximum),
            "exclude_and_rescale": (f"excluded_{why}", None),
        }[scheme["missing_policy"]]
    others = [
        (theirs, None if goal[each] == "why" else goal[each])
        for (each, indicator), (state, theirs, doubted, _) in data.items()
        if indicator == subject(item) and state == "reported" and not doubted
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
    "earlier_awards": lambda given, m, a, t, field: min(a, m, Fraction(given.get("cap", m))),
    "judgement": lambda given, m, a, t, field: a,
    "linear": percents,
    "lower_is_better": lower,
    "piecewise_linear": corners,
    "proportional": proportional,
    "rank_points": rank,
    "rank_table": rank_table,
    "relative_to_best": to_best,
    "relative_to_largest": to_largest,
}
