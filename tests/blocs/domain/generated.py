"""Random blocs, schemes and figures, as documents that are in the format."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.blocs.domain.samples import criterion, document, figure, rate, scheme, sealed, target

# Whole documents take their time on a busy machine; that is not what these tests are about.
UNHURRIED = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

BOARDS = {"a": "A", "b": "B", "c": "C", "d": "D"}
INDICATORS = {"capital": ["VND_BN", "USD_MN", "VND_TN", "USD"], "workers": ["person"]}
AMOUNTS = st.decimals(-5, 1000, places=2).map(str)
POINTS = st.decimals(0, 10, places=1).map(str)


EDGES = st.sampled_from(["open", "closed"])
OF = st.sampled_from(["target", "amount"])
BETTER = st.sampled_from(["more", "less"])
SMALL = st.decimals(0, 2, places=2).map(str)


@st.composite
def bands(draw):
    edges = draw(
        st.sets(st.tuples(st.integers(-2, 150), st.sampled_from(["open", "closed"])), max_size=4)
    )
    ordered = sorted(edges, key=lambda edge: (edge[0], edge[1] == "open"), reverse=True)
    return {
        "of": draw(OF),
        "bands": [
            {"edge": edge, "from": str(start), "points": draw(POINTS)} for start, edge in ordered
        ],
        "otherwise": draw(POINTS),
    }


@st.composite
def corners(draw):
    values = sorted(draw(st.sets(st.integers(-2, 150), min_size=2, max_size=4)))
    between = draw(st.sampled_from(["step", "continuous"]))
    return {
        "of": draw(OF),
        "between": between,
        "corners": [{"at": str(value), "points": draw(POINTS)} for value in values],
        "low": draw(EDGES),
        "below": draw(POINTS),
        "high": "closed" if between == "step" else draw(EDGES),
        "above": draw(POINTS),
    }


@st.composite
def tables(draw):
    points = draw(st.lists(st.decimals(0, 10, places=1), min_size=2, max_size=4))
    *table, otherwise = map(str, sorted(points, reverse=True))
    return {"better": draw(BETTER), "table": table, "otherwise": otherwise}


@st.composite
def awards(draw):
    codes = draw(st.lists(st.sampled_from(AWARDS), min_size=1, max_size=3, unique=True))
    return {
        "awards": [{"award": code, "name": code, "points": draw(POINTS)} for code in codes],
        "years": draw(st.sampled_from(["1", "3"])),
        "counted": draw(st.sampled_from(["highest", "all"])),
        "predecessors": draw(st.booleans()),
        **({"cap": draw(POINTS)} if draw(st.booleans()) else {}),
    }


AWARDS = ("flag", "higher-flag", "merit")
PARAMETERS = {
    "bands": bands(),
    "binary": st.just({}),
    "count_times_points": st.fixed_dictionaries(
        {"each": SMALL},
        optional={"per": st.sampled_from(["1", "0.5", "1000000000"]), "cap": POINTS},
    ),
    "deduction": st.fixed_dictionaries({"each": SMALL}),
    "earlier_awards": awards(),
    "judgement": st.fixed_dictionaries({"step": st.just("0.5")}),
    "linear": st.fixed_dictionaries(
        {
            "over": SMALL,
            "over_most": POINTS,
            "under": SMALL,
            "zero_below": st.sampled_from(["0", "50", "100", "120"]),
            "steps": st.sampled_from(["whole", "continuous"]),
        }
    ),
    "lower_is_better": st.fixed_dictionaries(
        {
            "most": st.sampled_from(["1", "1.2", "3"]),
            "at_zero": st.sampled_from(["most", "maximum", "nothing"]),
        }
    ),
    "piecewise_linear": corners(),
    "proportional": st.fixed_dictionaries({"capped": st.booleans()}),
    "rank_points": st.fixed_dictionaries({"better": BETTER, "step": POINTS}),
    "rank_table": tables(),
    "relative_to_best": st.fixed_dictionaries({"share": st.decimals(0, 1, places=2).map(str)}),
    "relative_to_largest": st.just({}),
}
# These give up to 10 points of their own, which must be within the maximum.
NAMING_POINTS = {"bands", "count_times_points", "earlier_awards", "piecewise_linear", "rank_table"}


@st.composite
def criteria(draw):
    method = draw(st.sampled_from(sorted(PARAMETERS)))
    lowest = 10 if method in NAMING_POINTS else 0
    return criterion(
        "",
        None
        if method in ("earlier_awards", "judgement")
        else draw(st.sampled_from(sorted(INDICATORS))),
        method,
        str(draw(st.integers(lowest, 40))),
        **draw(PARAMETERS[method]),
    )


@st.composite
def schemes(draw):
    rows = draw(st.lists(criteria(), min_size=1, max_size=4))
    return scheme(
        *({**row, "code": str(index)} for index, row in enumerate(rows)),
        total=draw(st.sampled_from(["100", "1000", "7.5"])),
        places=draw(st.integers(0, 3)),
        missing_policy=draw(st.sampled_from(["zero", "fixed", "exclude_and_rescale"])),
        missing_share=draw(st.decimals(0, 1, places=2).map(str)),
        rate_kind=draw(st.sampled_from(["period_end", "period_average"])),
    )


@st.composite
def figures(draw):
    found = {}
    for _ in range(draw(st.integers(0, 14))):
        board, indicator = (
            draw(st.sampled_from(sorted(BOARDS))),
            draw(st.sampled_from(sorted(INDICATORS))),
        )
        state = draw(st.sampled_from(["reported"] * 4 + ["missing", "not_yet", "not_applicable"]))
        item = figure(
            board,
            indicator,
            draw(AMOUNTS) if state == "reported" else None,
            draw(st.sampled_from(INDICATORS[indicator])),
            availability=state,
            basis=draw(st.sampled_from(["actual", "estimate"])),
            doubt=draw(st.sampled_from(["", "", "notice", "blocking"])),
            doubt_settled=draw(st.booleans()),
        )
        found[board, indicator, item["basis"], item["currency"]] = item
    return list(found.values())


@st.composite
def targets(draw):
    found = {}
    for _ in range(draw(st.integers(0, 8))):
        board, indicator = (
            draw(st.sampled_from(sorted(BOARDS))),
            draw(st.sampled_from(sorted(INDICATORS))),
        )
        unit = draw(st.sampled_from(INDICATORS[indicator]))
        found[board, indicator, unit[:3]] = target(board, indicator, draw(AMOUNTS), unit)
    return list(found.values())


RATES = [rate(), rate("23271.5", kind="period_average"), rate("23160", year=2021)]


@st.composite
def editions(draw):
    """A sealed document, every number of which agrees."""
    return sealed(
        document(
            boards=BOARDS,
            figures=draw(figures()),
            targets=draw(targets()),
            scheme=draw(schemes()),
            rates=RATES,
        )
    )


def paths(value, path=()):
    """The path of every value inside ``value``, objects and lists included."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, member in value.items():
            yield from paths(member, (*path, key))
    if isinstance(value, list):
        for index, member in enumerate(value):
            yield from paths(member, (*path, index))


def replaced(value, path, new):
    """A copy of ``value`` with ``new`` at ``path``."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = replaced(value[path[0]], path[1:], new)
    return copy
