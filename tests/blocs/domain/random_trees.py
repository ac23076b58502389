"""Random schemes with groups, people who judge, conditions, classes and tie-breakers, from a seed.

As in random_blocs.py, values are few, so that caps, ties and edges are often met exactly.
"""

from blocs.domain.editions import FORMAT_OF_TREES, FORMAT_OF_YEARS
from tests.blocs.domain.random_blocs import random_document, seeded

GIVEN = ("0", "0.5", "1", "2.5", "4", "9", "10")
LAYERS = ("self", "peer", "peer", "peer", "appraised", "final")
SHARES = ("0.1", "0.25", "0.5", "0.9", "1")


def random_groups(random):
    found, parents = [], [""]
    for number in range(random.randint(0, 4)):
        parent = random.choice(parents)
        rule = random.choice(["sum", "capped", "best"])
        code = f"g{number}"
        found.append(
            {
                "code": code,
                "parent": parent,
                "name": code,
                "name_en": code,
                "maximum": random.choice(["5", "10", "20", "40"]),
                "rule": rule,
                "best": random.randint(1, 3) if rule == "best" else None,
                "counting": "within"
                if parent
                else random.choice(["within", "within", "bonus", "penalty"]),
                "clause": "",
            }
        )
        parents.append(code)
    return found


def random_conditions(random, codes):
    found = []
    for number in range(random.randint(0, 3)):
        effect = random.choice(["zero", "unranked", "not_proposable"])
        below = random.choice([None, *SHARES]) if effect != "zero" else None
        found.append(
            {
                "code": f"k{number}",
                "name": f"k{number}",
                "name_en": f"k{number}",
                "effect": effect,
                "target": random.choice(codes) if effect == "zero" else "",
                "below": below,
                "clause": "",
            }
        )
    return found


def random_grades(random):
    starts = random.sample(SHARES, random.randint(0, 3))
    return [
        {
            "name": f"from {start}",
            "name_en": f"from {start}",
            "from": start,
            "quota": random.choice([None, "0.2", "0.5"]),
        }
        for start in starts
    ]


def random_opinions(random, boards, criteria):
    found, single = [], set()
    for _ in range(random.randint(0, 25)):
        row = {
            "board": random.choice(boards),
            "criterion": random.choice(criteria),
            "layer": random.choice(LAYERS),
            "points": random.choice(GIVEN),
            "reason": "",
        }
        key = (row["board"], row["criterion"], row["layer"])
        if row["layer"] == "peer" or key not in single:
            found.append(row)
        single.add(key)
    return found


def random_tree(seed):
    """A bloc as random_blocs makes one, its criteria in groups; the same for one seed."""
    document, random = random_document(seed), seeded(f"tree {seed}")
    scheme, boards = document["scheme"], [row["board"] for row in document["members"]]
    groups = random_groups(random)
    criteria = [
        row | {"group": random.choice(["", *(group["code"] for group in groups)])}
        for row in scheme["criteria"]
    ]
    codes = [row["code"] for row in [*groups, *criteria]]
    conditions = random_conditions(random, codes)
    breaches = {
        (random.choice(boards), random.choice(conditions)["code"])
        for _ in range(random.randint(0, 4))
        if conditions
    }
    third = document["format"] == FORMAT_OF_YEARS
    return document | {
        "format": FORMAT_OF_YEARS if third else FORMAT_OF_TREES,
        "scheme": scheme
        | {
            "criteria": criteria,
            "groups": groups,
            "tie_breakers": random.sample(codes, random.randint(0, min(2, len(codes)))),
            "judging": {
                "peer_rule": random.choice(["median", "mean", "trimmed"]),
                "weights": {layer: random.randint(0, 2) for layer in ("self", "peer", "appraised")},
            },
            "conditions": conditions,
            "grades": random_grades(random),
        },
        "opinions": random_opinions(random, boards, [row["code"] for row in criteria]),
        "breaches": [
            {"board": board, "condition": code, "document": "", "note": ""}
            for board, code in sorted(breaches)
        ],
    }
