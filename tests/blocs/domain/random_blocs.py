"""Random blocs and schemes from a seed, fast enough for a hundred thousand.

Amounts, targets, edges and points are drawn from few values, so that they often meet: on an edge,
in a tie, at zero, exactly at the target.
"""

from random import Random

from tests.blocs.domain.samples import criterion, document, figure, rate, scheme, target

BOARDS = ("a", "b", "c", "d", "e")
UNITS = {"capital": ("VND_BN", "USD_MN", "VND_MN"), "workers": ("person",), "land": ("HA",)}
RATES = [rate(), rate("23271.5", kind="period_average"), rate("23160", year=2021)]
VALUES = ("0", "0.5", "1", "2", "3", "7.25", "10", "12", "100", "-1")
TARGETS = ("0", "1", "2", "4", "10", "10", "12", "-1")
RATES_OF_TARGET = ("0", "25", "50", "95", "99.5", "100", "120")
POINTS = ("0", "0.5", "1", "2.5", "4", "9", "10")
STATES = ("reported",) * 9 + ("missing", "not_yet", "not_applicable")


def seeded(seed):
    return Random(seed)  # noqa: S311 - no secret


def edges_for(random, of):
    found = random.sample(RATES_OF_TARGET if of == "target" else VALUES, random.randint(2, 4))
    return sorted(found, key=float)


def bands(random):
    of = random.choice(["target", "amount"])
    return {
        "of": of,
        "bands": [
            {
                "edge": random.choice(["open", "closed"]),
                "from": start,
                "points": random.choice(POINTS),
            }
            for start in reversed(edges_for(random, of))
        ],
        "otherwise": random.choice(POINTS),
    }


def corners(random):
    of, between = random.choice(["target", "amount"]), random.choice(["step", "continuous"])
    return {
        "of": of,
        "between": between,
        "corners": [{"at": at, "points": random.choice(POINTS)} for at in edges_for(random, of)],
        "low": random.choice(["open", "closed"]),
        "below": random.choice(POINTS),
        "high": "closed" if between == "step" else random.choice(["open", "closed"]),
        "above": random.choice(POINTS),
    }


def table(random):
    *points, rest = sorted(random.choices(POINTS, k=random.randint(2, 5)), key=float, reverse=True)
    return {"better": random.choice(["more", "less"]), "table": points, "otherwise": rest}


def count(random):
    given = {"each": random.choice(POINTS)}
    given |= {"per": random.choice(["1", "0.5", "1000000000"])} if random.random() < 0.5 else {}
    return given | ({"cap": random.choice(POINTS)} if random.random() < 0.7 else {})


def linear(random):
    return {
        "over": random.choice(["0", "0.1", "0.5"]),
        "over_most": random.choice(POINTS),
        "under": random.choice(["0", "0.1", "1"]),
        "zero_below": random.choice(RATES_OF_TARGET),
        "steps": random.choice(["whole", "continuous"]),
    }


def awards(random):
    codes = random.sample(AWARDS, random.randint(1, 3))
    given = {
        "awards": [
            {"award": code, "name": code, "points": random.choice(POINTS)} for code in codes
        ],
        "years": random.choice(["1", "2", "5"]),
        "counted": random.choice(["highest", "all"]),
        "predecessors": random.choice([True, False]),
    }
    return given | ({"cap": random.choice(POINTS)} if random.random() < 0.5 else {})


AWARDS = ("flag", "higher-flag", "merit")
PARAMETERS = {
    "bands": bands,
    "binary": lambda random: {},
    "count_times_points": count,
    "deduction": lambda random: {"each": random.choice(POINTS)},
    "earlier_awards": awards,
    "judgement": lambda random: {"step": random.choice(["0.25", "0.5", "1"])},
    "linear": linear,
    "lower_is_better": lambda random: {
        "most": random.choice(["1", "1.2", "3"]),
        "at_zero": random.choice(["most", "maximum", "nothing"]),
    },
    "piecewise_linear": corners,
    "proportional": lambda random: {"capped": random.choice([True, False])},
    "rank_points": lambda random: {
        "better": random.choice(["more", "less"]),
        "step": random.choice(POINTS),
    },
    "rank_table": table,
    "relative_to_best": lambda random: {"share": random.choice(["0", "0.3", "0.5", "1"])},
    "relative_to_largest": lambda random: {},
}


def random_criterion(random, code):
    method = random.choice(list(PARAMETERS))
    maximum = random.choice(["10", "15", "20", "25.5"])
    parameters = PARAMETERS[method](random)
    indicator = None if method in ("earlier_awards", "judgement") else random.choice(list(UNITS))
    return criterion(code, indicator, method, maximum, **parameters)


def random_figures(random, board, indicator):
    """None, one, or one for each of several units and bases of the indicator."""
    found = {}
    for _ in range(random.choice([0, 1, 1, 1, 1, 2])):
        state = random.choice(STATES)
        item = figure(
            board,
            indicator,
            random.choice(VALUES) if state == "reported" else None,
            random.choice(UNITS[indicator]),
            availability=state,
            basis=random.choice(["actual", "actual", "estimate"]),
            doubt=random.choice(["", "", "", "notice", "blocking"]),
            doubt_settled=random.random() < 0.5,
        )
        found[item["currency"], item["basis"]] = item
    return list(found.values())


def random_document(seed):
    """A bloc, its scheme and its data, not sealed and without standings; the same for one seed."""
    random = seeded(seed)
    boards = BOARDS[: random.randint(1, len(BOARDS))]
    rows = [random_criterion(random, str(code)) for code in range(random.randint(1, 5))]
    cells = [(board, indicator) for board in boards for indicator in UNITS]
    rules = scheme(
        *rows,
        total=random.choice(["100", "1000", "7.5"]),
        places=random.randint(0, 3),
        missing_policy=random.choice(["zero", "fixed", "exclude_and_rescale"]),
        missing_share=random.choice(["0", "0.5", "1"]),
        rate_kind=random.choice(["period_end", "period_average"]),
    )
    return document(
        boards={board: board.upper() for board in boards},
        figures=[item for cell in cells for item in random_figures(random, *cell)],
        targets=[
            target(board, indicator, random.choice(TARGETS), random.choice(UNITS[indicator]))
            for board, indicator in cells
            if random.random() < 0.8
        ],
        scheme=rules,
        rates=RATES,
    )
