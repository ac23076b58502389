"""Random schemes of the third format: growth, earlier awards, what does not apply; from a seed.

As in random_blocs.py, values are few, so that amounts, years before and averages often meet.
"""

from blocs.domain.editions import FORMAT_OF_YEARS
from tests.blocs.domain.random_blocs import (
    AWARDS,
    UNITS,
    random_criterion,
    random_figures,
    seeded,
)
from tests.blocs.domain.random_trees import random_tree
from tests.blocs.domain.samples import award, baseline

COMPARING = {"linear", "lower_is_better", "proportional", "relative_to_best"}
PREDECESSORS = ("x", "y")


def random_year_before(random, board, indicator):
    """One's own figure, the restated sum of others, why there is none, or nothing."""
    kind = random.choice(["own", "own", "own", "restated", "why", "none"])
    boards = {"own": [board], "restated": [board, *PREDECESSORS]}.get(kind, [])
    figures = [row for each in boards for row in random_figures(random, each, indicator)]
    return baseline(
        board,
        indicator,
        *figures,
        restated=kind == "restated",
        why="chia tách" if kind == "why" else "",
    )


def refined(random, row, policies):
    """The criterion with what it compares with, and what stands where it does not apply."""
    if row["indicator"] is None:
        return row
    if (row["method"] in COMPARING or row["parameters"].get("of") == "target") and (
        random.random() < 0.6
    ):
        row = row | {"against": random.choice(["target", "last_year", "last_year"])}
    policy = random.choice([None, *policies])
    return row if policy is None else row | {"not_applicable": policy}


def random_substitutes(random, row):
    """None, one, or one after the other, for a criterion that is left to others."""
    found = []
    while row.get("not_applicable") == "substitute":
        code = f"{row['code']}-instead"
        other = {**random_criterion(random, code), "maximum": row["maximum"]}
        if other["indicator"] is None:
            continue
        policies = ["left_out", "full"] + ["substitute"] * (len(found) < 2)
        row["substitute"] = code
        row = refined(random, other, policies)
        found.append(row)
    return found


def random_awards(random, boards):
    found = {}
    for _ in range(random.randint(0, 10)):
        board = random.choice(boards)
        row = award(
            board,
            random.choice(AWARDS),
            random.randint(2016, 2021),
            random.choice([board, board, *PREDECESSORS]),
        )
        found[board, row["holder"], row["award"], row["document"]] = row
    return list(found.values())


def random_years(seed):
    """A bloc as random_trees makes one, with much that does not apply; the same for one seed."""
    document, random = random_tree(seed), seeded(f"years {seed}")
    scheme, boards = document["scheme"], [row["board"] for row in document["members"]]
    policies = ["left_out", "full", "average", "average", "substitute"]
    criteria = [refined(random, row, policies) for row in scheme["criteria"]]
    substitutes = [other for row in criteria for other in random_substitutes(random, row)]
    figures = [_seldom_applies(random, row) for row in document["figures"]]
    return document | {
        "format": FORMAT_OF_YEARS,
        "scheme": scheme | {"criteria": criteria, "substitutes": substitutes},
        "figures": figures,
        "baselines": [
            random_year_before(random, board, indicator) for board in boards for indicator in UNITS
        ],
        "awards": random_awards(random, boards),
    }


def _seldom_applies(random, row):
    if random.random() < 0.75:
        return row
    return row | {"amount": None, "availability": "not_applicable"}
