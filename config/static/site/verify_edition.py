#!/usr/bin/env python3
"""Check a published edition of an emulation bloc (khối thi đua) without trusting its publisher.

    python3 verify_edition.py FILE.json

Needs Python 3.8 or later and nothing else. From the figures, targets, rates and scheme printed in
the file it computes fingerprint, points and places again, and prints whatever differs.
Exit status: 0 all agrees, 1 something differs, 2 the file is not a readable edition.
Cần Python 3.8 trở lên. Mã thoát: 0 khớp, 1 có sai khác, 2 không đọc được tệp.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
from datetime import date
from decimal import Decimal
from fractions import Fraction  # exact: 16/35 stays 16/35 until the one rounding at the end
from pathlib import Path
from typing import Any, NamedTuple

FORMATS = ("khoi-thi-dua/edition/1", "khoi-thi-dua/edition/2", "khoi-thi-dua/edition/3")
SEALED_OUT = ("fingerprint", "publication")  # the two keys that the fingerprint does not cover
STATES = ("missing", "not_yet", "reported", "not_applicable")
NOTHING = Fraction(0)
POLICIES = {"zero": "zero", "fixed": "fixed", "exclude_and_rescale": "excluded"}
UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
# What each method must be given, and what it may be given.
PARAMETERS: dict[str, tuple[str, str]] = {
    "bands": ("of bands otherwise", ""),
    "binary": ("", ""),
    "count_times_points": ("each", "per cap"),
    "deduction": ("each", ""),
    "earlier_awards": ("awards years counted predecessors", "cap"),
    "judgement": ("step", ""),
    "linear": ("over over_most under zero_below steps", ""),
    "lower_is_better": ("most at_zero", ""),
    "piecewise_linear": ("of between corners low below high above", ""),
    "proportional": ("capped", ""),
    "rank_points": ("better step", ""),
    "rank_table": ("better table otherwise", ""),
    "relative_to_best": ("share", ""),
    "relative_to_largest": ("", ""),
}
AMOUNTS = "years otherwise each per cap over over_most under zero_below most below above step share"
CHOICES = {
    "of": ("target", "amount"),
    "steps": ("whole", "continuous"),
    "at_zero": ("most", "maximum", "nothing"),
    "between": ("step", "continuous"),
    "better": ("more", "less"),
    "low": ("open", "closed"),
    "high": ("open", "closed"),
    "capped": (True, False),
    "counted": ("highest", "all"),
    "predecessors": (True, False),
}
RATE_KINDS = ("period_end", "period_average")
# What every edition holds, and of which kind it is.
KEYS: dict[str, type] = {"year": int, "edition": int, "illustrative": bool}
for kind, names in {
    str: "format fingerprint bloc bloc_name bloc_name_en bloc_short_name bloc_short_name_en council"
    " council_en correction licence",
    dict: "publication conference scheme",
    list: "members mandates indicators rates documents targets figures standings",
}.items():
    KEYS.update(dict.fromkeys(names.split(), kind))
# Unit: the unit in which it is compared, how many base units it holds, its currency.
UNITS: dict[str, tuple[str, int, str | None]] = {
    code: (code, 1, None)
    for code in ("project", "enterprise", "scheme", "person", "HA", "PERCENT", "RANK")
}
for suffix, size in {"": 1, "_TH": 10**3, "_MN": 10**6, "_BN": 10**9, "_TN": 10**12}.items():
    UNITS["VND" + suffix] = ("VND_BN", size, "VND")
    UNITS["USD" + suffix] = ("VND_BN", size, "USD")
del UNITS["USD_TN"]
# What only some schemes have: groups of criteria, people who judge, conditions, classes.
LATER = ("opinions", "breaches", "baselines", "awards")
UNMEASURED = ("judgement", "earlier_awards")  # by people, by decisions: without an indicator
COMPARING = ("linear", "lower_is_better", "proportional", "relative_to_best")
LAYERS = ("self", "peer", "appraised")
EQUAL = {"peer_rule": "median", "weights": {"self": 0, "peer": 1, "appraised": 1}}


def need(condition: object, problem: str) -> None:
    if not condition:
        raise ValueError(problem)


def texts(item: Any, *keys: str) -> None:
    for key in keys:
        need(isinstance(item[key], str), f"{key} is not text")


def whole(number: Any, low: int, high: int) -> None:
    need(type(number) is int and low <= number <= high, f"no whole number from {low} to {high}")


def once(things: list[Any], problem: str) -> list[Any]:
    need(len(set(things)) == len(things), f"{problem} stands twice")
    return things


def entries(document: Any, key: str) -> list[Any]:
    found = document[key]
    need(isinstance(found, list), f"{key} is not a list")
    return list(found)


def listed(document: Any, key: str) -> list[Any]:
    """The items of a list that is only printed where there are any."""
    return entries(document, key) if key in document else []


def number(text: str, low: int | None = None) -> Fraction:
    """Amounts and points are decimals written as text, so that no program rounds them."""
    need(re.fullmatch(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,6})?", text), f"no number: {text[:60]}")
    need(low is None or Fraction(text) >= low, f"out of range: {text}")
    return Fraction(text)


def written(value: Fraction | None, places: int) -> str | None:
    """Rounded half up, once, to so many decimals."""
    if value is None:
        return None
    return format(Decimal(f"{(value * 10**places * 2 + 1) // 2}E-{places}"), "f")


def written_exactly(value: Fraction) -> str | None:
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    return written(value, places)


def quotient(value: Fraction | None) -> str | None:
    return None if value is None else f"{value.numerator}/{value.denominator}"


def read(content: bytes) -> Any:
    def refuse(text: str) -> None:
        raise ValueError(f"the float {text} is not allowed")

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        once([key for key, _ in pairs], "a key")
        return dict(pairs)

    text = content.decode("utf-8-sig")
    return json.loads(text, parse_float=refuse, parse_constant=refuse, object_pairs_hook=members)


def composed(value: Any, depth: int = 50) -> Any:
    """The value with every text in Unicode's composed form (NFC); refuses what breaks readers."""
    need(depth, "nested too deeply")
    if isinstance(value, dict):
        once([composed(key) for key in value], "a key")
        return {composed(key): composed(item, depth - 1) for key, item in value.items()}
    if isinstance(value, list):
        return [composed(item, depth - 1) for item in value]
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).encode().decode()  # no broken characters
    need(not isinstance(value, int) or abs(value) < 2**53, "a number is too large")
    return value


def fingerprint(document: Any) -> str:
    sealed = {key: item for key, item in composed(document).items() if key not in SEALED_OUT}
    text = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def check(document: Any) -> tuple[list[str], dict[str, str]]:
    """The boards, and the unit of each indicator; refuses what could only be guessed at."""
    need(document["format"] in FORMATS, f"the format is not {FORMATS[0]}")
    for key, kind in KEYS.items():
        need(type(document[key]) is kind, f"{key} is not a {kind.__name__}")
    need(set(KEYS) <= set(document) <= {*KEYS, *LATER}, "a key is unknown")
    composed(document)
    need(document["format"] == FORMATS[2] or not of_years(document), f"it is not {FORMATS[2]}")
    whole(document["year"], 1900, 2999)
    whole(document["edition"], 1, 2**53 - 1)
    for member in document["members"]:
        texts(member, "board", "short_name")
    boards = once([member["board"] for member in document["members"]], "a board")
    check_scheme(document["scheme"])
    check_given(document, boards)
    for rate in document["rates"]:
        texts(rate, "currency")
        need(rate["date"] is None or isinstance(rate["date"], str), "a date is not text")
        whole(rate["year"], 1900, 2999)
        need(rate["kind"] in RATE_KINDS, "unknown kind of rate")
        need(number(rate["vnd_per_unit"]) > 0, "a rate is not more than 0")
    once([(rate["currency"], rate["year"], rate["kind"]) for rate in document["rates"]], "a rate")
    figures, targets = document["figures"], document["targets"]
    compared = check_before(document, boards)
    check_awards(document, boards)
    for item in figures + compared:
        texts(item, "as_printed", "doubt_reason", *({"doubt_reason_en"} & set(item)))
        need(item["availability"] in STATES, "unknown availability")
        need((item["amount"] is None) == (item["availability"] != "reported"), "amount or not?")
        need((item["currency"] or None) == UNITS[item["unit"]][2], "unit of another currency")
        need(item["basis"] in ("actual", "estimate"), "unknown basis")
        need(item["qualifier"] in ("", "nearly", "more_than", "about"), "unknown qualifier")
        need(item["doubt"] in ("", "notice", "blocking"), "unknown doubt")
        need(isinstance(item["doubt_settled"], bool), "doubt_settled is not true or false")
    units: dict[str, str] = {}
    counted = [item for item in figures + compared if item["amount"] is not None]
    for item in targets + counted:
        number(item["amount"])
    for item in figures + targets:
        need(item["board"] in boards, "a figure or target of a board that is no member")
    for item in figures + compared + targets:
        texts(item, "indicator")
        unit = UNITS[item["unit"]][0]
        need(units.setdefault(item["indicator"], unit) == unit, "units that do not compare")
    keys = ("board", "indicator", "basis", "currency")
    once([tuple(item[key] or "" for key in keys) for item in figures], "a figure")
    once([(item["board"], item["indicator"], UNITS[item["unit"]][2]) for item in targets], "target")
    return boards, units


def of_years(document: Any) -> bool:
    """Whether it says what only the third format knows."""
    rows, scheme = document["scheme"]["criteria"], document["scheme"]
    keys = {"against", "not_applicable", "substitute"}
    said = any(keys & set(row) or row["method"] == "earlier_awards" for row in rows)
    return said or "substitutes" in scheme or bool({"baselines", "awards"} & set(document))


def check_before(document: Any, boards: list[str]) -> list[Any]:
    """The figures of the year before that are compared with: of one board, or restated."""
    found = []
    for row in listed(document, "baselines"):
        texts(row, "indicator", "why", "why_en")
        need(row["board"] in boards, "a year before of a board that is no member")
        whole(row["year"], document["year"] - 1, document["year"] - 1)
        need(isinstance(row["restated"], bool), "restated is not true or false")
        parts = entries(row, "figures")
        need(row["restated"] or len({part["board"] for part in parts}) < 2, "not restated")
        for part in parts:
            texts(part, "board", "board_name")
            need(part["indicator"] == row["indicator"], "a figure of another indicator")
        keys = ("board", "basis", "currency")
        once([tuple(part[key] or "" for key in keys) for part in parts], "a figure")
        found += parts
    rows = listed(document, "baselines")
    once([(row["board"], row["indicator"]) for row in rows], "a year before")
    return found


def check_awards(document: Any, boards: list[str]) -> None:
    """Awards of earlier years, of members or of those that they came from."""
    rows = listed(document, "awards")
    for row in rows:
        texts(row, "award", "name", "name_en", "holder", "holder_name", "number", "document")
        need(row["board"] in boards, "an award of a board that is no member")
        whole(row["year"], 1900, document["year"] - 1)
        need(row["date"] is None or date.fromisoformat(row["date"]), "no day")
    keys = ("board", "holder", "award", "document")
    once([tuple(row[key] for key in keys) for row in rows], "an award")


def check_scheme(scheme: Any) -> None:
    texts(scheme, "code")
    if not isinstance(scheme["version"], str):
        whole(scheme["version"], 0, 9999)
    need(scheme["missing_policy"] in POLICIES, "unknown policy for missing figures")
    need(scheme["missing_policy"] != "fixed" or number(scheme["missing_share"], 0) <= 1, "share")
    need(scheme["rate_kind"] in RATE_KINDS, "unknown kind of rate")
    whole(scheme["places"], 0, 6)
    need(number(scheme["total"]) > 0, "the total is not more than 0")
    for criterion in entries(scheme, "criteria") + listed(scheme, "substitutes"):
        texts(criterion, "code", "name", "name_en")
        unmeasured = criterion["method"] in UNMEASURED
        need(isinstance(criterion["indicator"], type(None) if unmeasured else str), "indicator?")
        number(criterion["maximum"], 0)
        check_method(criterion["method"], criterion["parameters"])
        against = criterion.get("against", "target")
        need(against in ("target", "last_year"), "compared with what?")
        need(against == "target" or compares(criterion), "the method compares nothing")
        policy = criterion.get("not_applicable", "left_out")
        need(policy in ("left_out", "full", "average", "substitute"), "not applicable: what then?")
    check_substitutes(scheme)
    check_beside(scheme, check_groups(scheme))


def check_substitutes(scheme: Any) -> None:
    """Whoever takes the place of another has its maximum, measures, and leads to an end."""
    known = {item["code"]: item for item in listed(scheme, "substitutes")}
    for item in scheme["criteria"] + listed(scheme, "substitutes"):
        passed, maximum = {item["code"]}, number(item["maximum"])
        while item.get("not_applicable") == "substitute":
            item = known[item["substitute"]]
            need(item["code"] not in passed, "substitutes in a circle")
            need(number(item["maximum"]) == maximum, "a substitute of another maximum")
            need(item["method"] not in UNMEASURED, "a substitute that measures nothing")
            need(item.get("not_applicable") != "average", "a substitute that takes an average")
            passed.add(item["code"])


def compares(criterion: Any) -> bool:
    """Whether the method is about a rate."""
    return criterion["method"] in COMPARING or criterion["parameters"].get("of") == "target"


def check_groups(scheme: Any) -> list[str]:
    """The codes of criteria and groups; a group stands after the one that it is part of."""
    known = [""]
    for group in listed(scheme, "groups"):
        texts(group, "code", "name", "name_en")
        within = group["counting"] == "within"
        need(within or group["counting"] in ("bonus", "penalty"), "unknown counting")
        need(group["parent"] in (known if within else [""]), "a group out of place")
        need(group["rule"] in ("sum", "capped", "best"), "unknown rule of a group")
        if group["rule"] == "best":
            whole(group["best"], 1, 999)
        need(number(group["maximum"]) > 0, "a maximum is not more than 0")
        known.append(group["code"])
    for criterion in scheme["criteria"]:
        need(criterion.get("group", "") in known, "an unknown group")
    codes = known[1:] + [item["code"] for item in scheme["criteria"]]
    once(codes + [item["code"] for item in listed(scheme, "substitutes")], "a criterion")
    return codes


def check_beside(scheme: Any, codes: list[str]) -> None:
    """Tie-breakers, conditions, classes, and how opinions become points."""
    need(set(listed(scheme, "tie_breakers")) <= set(codes), "an unknown tie-breaker")
    for condition in listed(scheme, "conditions"):
        texts(condition, "code", "name", "name_en")
        zero, below = condition["effect"] == "zero", condition["below"]
        need(zero or condition["effect"] in ("unranked", "not_proposable"), "unknown effect")
        need(condition["target"] in (codes if zero else [""]), "unknown target of a condition")
        need(below is None or number(below, 0) <= 1, "a share of more than 1")
    for grade in listed(scheme, "grades"):
        texts(grade, "name", "name_en")
        need(number(grade["from"], 0) <= 1, "a share of more than 1")
        need(grade["quota"] is None or number(grade["quota"], 0) <= 1, "a share of more than 1")
    judging = scheme.get("judging", EQUAL)
    need(judging["peer_rule"] in ("median", "mean", "trimmed"), "unknown rule for peers")
    for layer in LAYERS:
        whole(judging["weights"][layer], 0, 999)


def check_given(document: Any, boards: list[str]) -> None:
    """Opinions and unmet conditions are of members, and of what the scheme knows."""
    scheme = document["scheme"]
    criteria = [criterion["code"] for criterion in scheme["criteria"]]
    single = []
    for item in listed(document, "opinions"):
        texts(item, "reason")
        place = (item["board"], item["criterion"], item["layer"])
        need(place[0] in boards and place[1] in criteria, "an opinion out of place")
        need(place[2] in (*LAYERS, "final"), "an unknown layer")
        number(item["points"], 0)
        single += [place] if place[2] != "peer" else []
    once(single, "an opinion")
    codes = [condition["code"] for condition in listed(scheme, "conditions")]
    breaches = [(item["board"], item["condition"]) for item in listed(document, "breaches")]
    for board, code in once(breaches, "an unmet condition"):
        need(board in boards and code in codes, "an unmet condition out of place")


def check_method(method: str, parameters: Any) -> None:
    need(method in PARAMETERS, "unknown method")
    need(isinstance(parameters, dict), "parameters are not an object")
    must, may = (set(keys.split()) for keys in PARAMETERS[method])
    need(must <= set(parameters) <= must | may, f"unknown or missing parameters of {method}")
    for key, value in parameters.items():
        if key in AMOUNTS.split():
            number(value, 0)
        if key in CHOICES:
            kinds = {type(choice) for choice in CHOICES[key]}
            need(type(value) in kinds and value in CHOICES[key], f"unknown choice: {key}")
    need(number(parameters.get("share", "0")) <= 1, "a share of more than 1")
    need(number(parameters.get("most", "1")) >= 1, "less than the maximum at most")
    need(number(parameters.get("per", "1")) > 0, "points for each nothing")
    if method == "bands":
        edges = []
        table(parameters, "bands", "from", {"edge"})
        for band in parameters["bands"]:
            need(band["edge"] in ("open", "closed"), "unknown edge")
            edges.append((number(band["from"]), band["edge"] == "open"))
        need(edges == sorted(set(edges), reverse=True), "bands do not go from high to low")
    if method == "piecewise_linear":
        corners = [at for at, _ in table(parameters, "corners", "at", set())]
        need(len(corners) > 1 and corners == sorted(set(corners)), "corners do not rise")
        need(parameters["between"] != "step" or parameters["high"] == "closed", "an open step")
    if method == "earlier_awards":
        rows = entries(parameters, "awards")
        for row in rows:
            need(set(row) == {"award", "name", "points"}, "unknown parts of awards")
            need(row["award"].strip() and row["name"].strip(), "an award without a name")
            number(row["points"], 0)
        need(once([row["award"] for row in rows], "an award"), "no award")
        need(number(parameters["years"]) in range(1, 51), "of how many years?")
    if method == "rank_table":
        places = [number(text, 0) for text in entries(parameters, "table")]
        need(places, "an empty table")
        places.append(number(parameters["otherwise"]))
        need(places == sorted(places, reverse=True), "a later place earns more")


def table(parameters: Any, key: str, at: str, others: set[str]) -> list[tuple[Fraction, Fraction]]:
    """The rows of a table of points: a value, and the points that belong to it."""
    rows = entries(parameters, key)
    for row in rows:
        need(set(row) == {at, "points", *others}, f"unknown parts of {key}")
    return [(number(row[at]), number(row["points"], 0)) for row in rows]


def base(item: Any, rates: dict[str, Fraction]) -> Fraction:
    """The amount in base units; money of any currency in VND, at the rate given in the file."""
    _, size, currency = UNITS[item["unit"]]
    return number(item["amount"]) * size * (1 if currency in (None, "VND") else rates[currency])


def datum(figures: list[Any], rates: dict[str, Fraction]) -> tuple[str, Fraction | None, bool]:
    """Availability, amount and doubt; of each currency one figure, an actual if there is one."""
    best: dict[str | None, Any] = {}
    for figure in sorted(figures, key=lambda f: (f["amount"] is None, f["basis"] != "actual")):
        best.setdefault(UNITS[figure["unit"]][2], figure)
    found = [figure["availability"] for figure in best.values()]
    state = next((state for state in STATES if state in found), "missing")
    if state != "reported":
        return state, None, False
    parts = [figure for figure in best.values() if figure["availability"] == "reported"]
    doubted = any(part["doubt"] == "blocking" and not part["doubt_settled"] for part in parts)
    return state, sum((base(part, rates) for part in parts), Fraction(0)), doubted


def inputs(document: Any, boards: list[str]) -> dict[tuple[str, str], Any]:
    """For every board and indicator: availability, amount and doubt; the target, the year before.

    Of the year before: the amount, and whether it is no measure whatever the scheme says.
    """
    wanted = (document["year"], document["scheme"]["rate_kind"])
    valid = [rate for rate in document["rates"] if (rate["year"], rate["kind"]) == wanted]
    rates = {rate["currency"]: number(rate["vnd_per_unit"]) for rate in valid}
    criteria = document["scheme"]["criteria"] + listed(document["scheme"], "substitutes")
    before = {
        (row["board"], row["indicator"]): year_before(row, rates)
        for row in listed(document, "baselines")
    }
    indicators = {item["indicator"] for item in criteria if item["indicator"] is not None}
    cells: dict[tuple[str, str], Any] = {(b, i): ([], []) for b in boards for i in indicators}
    for part, key in enumerate(("figures", "targets")):
        for item in document[key]:
            if item["indicator"] in indicators:
                cells[item["board"], item["indicator"]][part].append(item)
    found = {
        cell: (
            *datum(figures, rates),
            sum(base(i, rates) for i in targets) if targets else None,
            before.get(cell, (None, False)),
        )
        for cell, (figures, targets) in cells.items()
    }
    given = opinions(document)
    judging = document["scheme"].get("judging", EQUAL)
    for criterion in criteria:
        if criterion["indicator"] is None:
            for board in boards:
                layers = given.get((board, criterion["code"]), {})
                state, amount = judged(layers, judging)
                if criterion["method"] == "earlier_awards":
                    state, amount = "reported", awarded(document, board, criterion["parameters"])
                found[board, subject(criterion)] = (state, amount, False, None, (None, False))
    return found


def year_before(row: Any, rates: dict[str, Fraction]) -> tuple[Fraction | None, bool]:
    """The sum of what the boards reported that make up this one, at the rates of this year."""
    if row["why"]:
        return None, True
    boards = {part["board"] for part in row["figures"]}
    sums = [datum([p for p in row["figures"] if p["board"] == b], rates) for b in boards]
    if not sums or any(state != "reported" for state, *_ in sums):
        return None, bool(sums) and row["restated"]
    doubted = any(doubt for *_, doubt in sums)
    return (None, True) if doubted else (sum((a for _, a, _ in sums if a), NOTHING), False)


def awarded(document: Any, board: str, given: Any) -> Fraction:
    """What the awards of the years before are worth: of its own alone, unless it is said."""
    worth = {row["award"]: number(row["points"]) for row in given["awards"]}
    earned = [
        worth[row["award"]]
        for row in listed(document, "awards")
        if row["board"] == board
        and row["award"] in worth
        and document["year"] - row["year"] <= number(given["years"])
        and (given["predecessors"] or row["holder"] == board)
    ]
    return sum(earned, NOTHING) if given["counted"] == "all" else max(earned, default=NOTHING)


def subject(criterion: Any) -> str:
    """By what the data of a criterion are found; no indicator begins like this."""
    code, indicator = criterion["code"], criterion["indicator"]
    return f"~{code}" if indicator is None else str(indicator)


def opinions(document: Any) -> dict[tuple[str, str], dict[str, list[Fraction]]]:
    """The points of every layer, the council's decision among them, by board and criterion."""
    found: dict[tuple[str, str], dict[str, list[Fraction]]] = {}
    for item in listed(document, "opinions"):
        layers = found.setdefault((item["board"], item["criterion"]), {})
        layers.setdefault(item["layer"], []).append(number(item["points"]))
    return found


def judged(layers: dict[str, list[Fraction]], judging: Any) -> tuple[str, Fraction | None]:
    """The layers by their weights; all peers together are one layer."""
    weights = {layer: judging["weights"][layer] for layer in LAYERS if layer in layers}
    if not sum(weights.values()):
        return "missing", None
    parts = [weight * one(layers[layer], judging) for layer, weight in weights.items()]
    return "reported", sum(parts, NOTHING) / sum(weights.values())


def one(points: list[Fraction], judging: Any) -> Fraction:
    """One value for several scorers."""
    ordered, rule = sorted(points), judging["peer_rule"]
    if rule == "median":
        half = len(ordered) // 2
        return (ordered[half] + ordered[-half - 1]) / 2
    if rule == "trimmed" and len(ordered) > 2:
        ordered = ordered[1:-1]
    return sum(ordered, NOTHING) / len(ordered)


class Case(NamedTuple):
    """One board's usable amount under one criterion; ``field`` has those of the whole bloc."""

    given: dict[str, Any]  # the parameters as they are written
    value: dict[str, Fraction]  # those of them that are numbers
    amount: Fraction
    target: Fraction  # fit to divide by wherever a method does
    maximum: Fraction
    field: list[tuple[Fraction, Fraction | None]]

    @property
    def earning(self) -> Fraction:
        """A negative amount earns what zero earns."""
        return max(self.amount, NOTHING)

    @property
    def looked_up(self) -> Fraction:
        by_target = self.given["of"] == "target"
        return 100 * self.amount / self.target if by_target else self.amount

    @property
    def before(self) -> int:
        """How many boards are better placed."""
        more = self.given["better"] == "more"
        return sum(a > self.amount if more else a < self.amount for a, _ in self.field)


def relative_to_largest(case: Case) -> Fraction:
    largest = max(amount for amount, _ in case.field)
    return case.maximum * case.earning / largest if largest > 0 else NOTHING


def relative_to_best(case: Case) -> Fraction:
    met, rate = case.value["share"] * case.maximum, case.earning / case.target
    if rate <= 1:
        return met * rate
    best = max(
        amount / target for amount, target in case.field if target is not None and target > 0
    )
    return met + (case.maximum - met) * (rate - 1) / (best - 1)


def proportional(case: Case) -> Fraction:
    full = case.maximum * case.earning / case.target
    return min(full, case.maximum) if case.given["capped"] else full


def binary(case: Case) -> Fraction:
    return case.maximum if case.earning else NOTHING


def bands(case: Case) -> Fraction:
    for band in case.given["bands"]:  # the highest first; an open edge is not part of its band
        start = number(band["from"])
        if case.looked_up > start or (case.looked_up == start and band["edge"] == "closed"):
            return number(band["points"])
    return case.value["otherwise"]


def piecewise_linear(case: Case) -> Fraction:
    """An end that is open earns what lies beyond it; a step is flat, a straight line rises."""
    corners, value = table(case.given, "corners", "at", set()), case.looked_up
    (first, _), (last, most) = corners[0], corners[-1]
    if value < first or (value == first and case.given["low"] == "open"):
        return case.value["below"]
    if value > last or (value == last and case.given["high"] == "open"):
        return case.value["above"]
    for index, (end, goal) in enumerate(corners[1:]):
        at, points = corners[index]
        if value < end:
            rise = NOTHING if case.given["between"] == "step" else goal - points
            return points + rise * (value - at) / (end - at)
    return most


def count_times_points(case: Case) -> Fraction:
    counted = case.earning / case.value.get("per", Fraction(1)) * case.value["each"]
    return min(counted, case.value.get("cap", counted))


def deduction(case: Case) -> Fraction:
    return max(case.maximum - case.earning * case.value["each"], NOTHING)


def linear(case: Case) -> Fraction:
    """More for each percent over 100, less for each short of it; whole percents or all of them."""
    percent, value = 100 * case.earning / case.target, case.value
    far = abs(percent - 100)
    counted = Fraction(far // 1) if case.given["steps"] == "whole" else far
    if percent < value["zero_below"]:
        return NOTHING
    if percent < 100:
        return max(case.maximum - value["under"] * counted, NOTHING)
    return case.maximum + min(value["over"] * counted, value["over_most"])


def lower_is_better(case: Case) -> Fraction:
    most = case.value["most"]
    if case.earning:
        return case.maximum * min(case.target / case.earning, most)
    at_zero = {"most": most, "maximum": Fraction(1), "nothing": NOTHING}
    return case.maximum * at_zero[case.given["at_zero"]]


def earlier_awards(case: Case) -> Fraction:
    return min(case.amount, case.maximum, case.value.get("cap", case.maximum))


def rank_points(case: Case) -> Fraction:
    return max(case.maximum - case.before * case.value["step"], NOTHING)


def judgement(case: Case) -> Fraction:
    return case.amount


def rank_table(case: Case) -> Fraction:
    places = case.given["table"]
    return number(places[case.before]) if case.before < len(places) else case.value["otherwise"]


METHODS = {name: globals()[name] for name in PARAMETERS}  # each is the function of its name


def may_exceed(method: str, given: Any) -> bool:
    """Whether the method may earn more than the maximum of its criterion."""
    if method == "linear":
        return number(given["over"]) * number(given["over_most"]) > 0
    if method == "lower_is_better":
        return number(given["most"]) > 1
    uncapped = method == "count_times_points" and "cap" not in given
    return uncapped or (method == "proportional" and not given["capped"])


def comparable(method: str, given: Any, target: Fraction | None) -> bool:
    """Whether there is the target that the method divides by, or divides."""
    if method == "lower_is_better":
        return target is not None and target >= 0
    divides = method in COMPARING
    return target is not None and target > 0 if divides or given.get("of") == "target" else True


def line(
    criterion: Any, scheme: Any, board: str, data: Any, fields: Any
) -> tuple[Fraction | None, str]:
    """Points and outcome of one criterion; no points where it is left out of the total."""
    growth, lack = criterion.get("against") == "last_year", "no_target"
    state, amount, doubted, target, before = data[board, subject(criterion)]
    field = [(a, last if growth else goal) for a, goal, last in fields[subject(criterion)]]
    if growth:
        target, lack = before[0], "no_baseline"
    method, parameters = criterion["method"], criterion["parameters"]
    maximum = number(criterion["maximum"])
    if doubted:
        return None, "excluded_doubt"
    if state == "not_applicable":
        instead = criterion.get("not_applicable", "left_out")
        if instead == "substitute":
            (other,) = (s for s in scheme["substitutes"] if s["code"] == criterion["substitute"])
            points, outcome = line(other, scheme, board, data, fields)
            return points, "substituted" if outcome == "counted" else outcome
        if instead == "full":
            return maximum, "full_not_applicable"
        return None, f"{'average' if instead == 'average' else 'excluded'}_not_applicable"
    if state == "reported" and growth and before[1]:
        return None, "excluded_not_comparable"
    if state != "reported" or not comparable(method, parameters, target):
        policy, lack = scheme["missing_policy"], lack if state == "reported" else "missing"
        share = number(scheme["missing_share"]) if policy == "fixed" else Fraction(0)
        points = None if policy == "exclude_and_rescale" else share * maximum
        return points, f"{POLICIES[policy]}_{lack}"
    value = {key: number(parameters[key]) for key in AMOUNTS.split() if key in parameters}
    points = METHODS[method](Case(parameters, value, amount, target, maximum, field))
    within = points <= maximum or may_exceed(method, parameters)
    need(within, f"more than the maximum: {criterion['code']}")
    return points, "counted"


def standings(document: Any) -> dict[str, Any]:
    """Every board's place, points and lines, written as an edition writes them."""
    boards, units = check(document)
    data, scheme = inputs(document, boards), document["scheme"]
    fields: dict[str, list[Any]] = {indicator: [] for _, indicator in data}
    for (_, indicator), (_, amount, doubted, target, before) in data.items():
        if amount is not None and not doubted:
            fields[indicator].append((amount, target, before[0]))
    breaches = {(item["board"], item["condition"]) for item in listed(document, "breaches")}
    given = opinions(document)
    computed: dict[str, Any] = {}
    found: dict[str, Any] = {}
    for board in boards:
        zeroed = {
            condition["target"]
            for condition in listed(scheme, "conditions")
            if condition["effect"] == "zero" and (board, condition["code"]) in breaches
        }
        lines = {}
        for criterion in scheme["criteria"]:
            code, indicator = criterion["code"], subject(criterion)
            own = data[board, indicator]
            points, outcome = line(criterion, scheme, board, data, fields)
            final = given.get((board, code), {}).get("final")
            if code in zeroed:
                points, outcome = NOTHING, "zero_gate"
            elif final:
                points, outcome = final[0], "decided"
                need(points <= number(criterion["maximum"]), f"more than the maximum: {code}")
            lines[code] = (points, outcome, own[1], indicator, number(criterion["maximum"]))
        found[board] = (lines, zeroed)
    average([lines for lines, _ in found.values()])
    for board, (lines, zeroed) in found.items():
        computed[board] = standing(lines, scheme, units, zeroed)
    rank(computed, scheme, breaches)
    return computed


def average(boards: list[dict[str, Any]]) -> None:
    """Fill in the averages of those for which a criterion counts; of nobody there is none."""
    for code in boards[0] if boards else ():
        counted = [b[code][0] for b in boards if b[code][1] in ("counted", "decided")]
        mean = sum(counted, NOTHING) / len(counted) if counted else None
        for lines in boards:
            if lines[code][1] == "average_not_applicable":
                outcome = "excluded" if mean is None else "average"
                lines[code] = (mean, f"{outcome}_not_applicable", *lines[code][2:])


def rank(computed: dict[str, Any], scheme: Any, breaches: set[tuple[str, str]]) -> None:
    """Places, which equals share and leave a gap after (1, 2, 2, 4), and what goes with them."""
    breakers, conditions = listed(scheme, "tie_breakers"), listed(scheme, "conditions")
    keys: dict[str, Any] = {}
    for board, item in computed.items():
        total, reach = item["points"], number(scheme["total"])
        unmet = [
            condition
            for condition in conditions
            if (board, condition["code"]) in breaches
            or (total and condition["below"] and number(total) < number(condition["below"]) * reach)
        ]
        earned = [item["earned"].get(code) for code in breakers]
        if total and not any(condition["effect"] == "unranked" for condition in unmet):
            parted = [(points is not None, points or NOTHING) for points in earned]
            keys[board] = (number(total), *parted)
        if conditions:
            item["unmet"] = [condition["code"] for condition in unmet]
    order = sorted(keys.values(), reverse=True)
    for board, item in computed.items():
        item["place"] = order.index(keys[board]) + 1 if board in keys else None
        if breakers:
            ties = [key for key in keys.values() if board in keys and key[0] == keys[board][0]]
            parts = [len({key[at + 1] for key in ties}) > 1 for at in range(len(breakers))]
            item["tie_breaker"] = breakers[parts.index(True)] if True in parts else None
    if listed(scheme, "grades"):
        grade(computed, scheme)


def grade(computed: dict[str, Any], scheme: Any) -> None:
    """The highest class that has room for all who share a place, from the first place on."""
    ladder = sorted(listed(scheme, "grades"), key=lambda item: -number(item["from"]))
    placed = sorted({item["place"] for item in computed.values() if item["place"]})
    boards = sum(item["place"] is not None for item in computed.values())
    room = [
        None if step["quota"] is None else int(number(step["quota"]) * boards) for step in ladder
    ]
    for item in computed.values():
        item["grade"] = None
    for place in placed:
        equals = [item for item in computed.values() if item["place"] == place]
        reached = number(equals[0]["points"]) / number(scheme["total"])
        for at, step in enumerate(ladder):
            left = room[at]
            if reached >= number(step["from"]) and (left is None or left >= len(equals)):
                room[at] = None if left is None else left - len(equals)
                for item in equals:
                    item["grade"] = {"vi": step["name"], "en": step["name_en"]}
                break


class Sum(NamedTuple):
    """What a criterion or a group came to, and how much of the points of its parts counts."""

    code: str
    points: Fraction
    top: Fraction
    shares: dict[str, Fraction]


def gathered(
    parent: str, lines: dict[str, Any], scheme: Any, zeroed: set[str], sums: dict[str, Sum]
) -> list[Sum]:
    """The parts of a group that count, groups before criteria; nothing is at the first level."""
    found = []
    for group in listed(scheme, "groups"):
        if group["parent"] == parent:
            parts = gathered(group["code"], lines, scheme, zeroed, sums)
            if parts:
                sums[group["code"]] = grouped(group, parts, group["code"] in zeroed)
                found.append(sums[group["code"]])
    for criterion in scheme["criteria"]:
        points, top = lines[criterion["code"]][0], lines[criterion["code"]][4]
        if criterion.get("group", "") == parent and points is not None:
            found.append(Sum(criterion["code"], points, top, {}))
    return found


def grouped(group: Any, parts: list[Sum], nothing: bool) -> Sum:
    """The sum of the parts, cut at the maximum or made of the highest alone."""
    limit, taken = number(group["maximum"]), parts
    top = sum((part.top for part in parts), NOTHING)
    if group["rule"] == "best":
        taken = sorted(parts, key=lambda part: -part.points)[: group["best"]]
        tops = sorted((part.top for part in parts), reverse=True)
        top = sum(tops[: group["best"]], NOTHING)
    reached = sum((part.points for part in taken), NOTHING)
    points = reached
    if group["rule"] == "capped" or group["counting"] != "within":
        points, top = min(reached, limit), min(top, limit)
    points = NOTHING if nothing else points
    cut = points / reached if reached else Fraction(1)
    shares = {part.code: cut if part in taken else NOTHING for part in parts}
    return Sum(group["code"], points, top, shares)


def inside(group: str, scheme: Any, zeroed: set[str]) -> bool:
    """Whether a condition takes this group, or one that it stands in."""
    parents = {item["code"]: item["parent"] for item in listed(scheme, "groups")}
    while group:
        if group in zeroed:
            return True
        group = parents[group]
    return False


def standing(
    lines: dict[str, Any], scheme: Any, units: dict[str, str], zeroed: set[str]
) -> dict[str, Any]:
    """max(0, Σ within · total / Σ maxima + bonus - penalty), rounded once, at the end."""
    sums: dict[str, Sum] = {}
    roots = gathered("", lines, scheme, zeroed, sums)
    counting = {group["code"]: group["counting"] for group in listed(scheme, "groups")}
    sides = {root.code: counting.get(root.code, "within") for root in roots}
    counted = sum((root.top for root in roots if sides[root.code] == "within"), NOTHING)
    scale = number(scheme["total"]) / counted if counted else None
    signs = {"within": scale or NOTHING, "bonus": Fraction(1), "penalty": Fraction(-1)}
    shares: dict[str, Fraction] = {}
    waiting = [(root.code, signs[sides[root.code]]) for root in roots]
    while waiting:
        code, share = waiting.pop()
        shares[code] = share
        waiting += [(c, share * s) for c, s in (sums[code].shares.items() if code in sums else ())]
    exact = None
    if scale is not None:
        exact = max(sum((root.points * shares[root.code] for root in roots), NOTHING), NOTHING)
    places, homes = scheme["places"], {c["code"]: c.get("group", "") for c in scheme["criteria"]}
    criteria = {}
    for code, (points, outcome, amount, indicator, _) in lines.items():
        given = None if points is None or scale is None else points * shares[code]
        home = sums.get(homes[code])
        if outcome in ("counted", "decided") and inside(homes[code], scheme, zeroed):
            outcome = "zero_gate"
        elif outcome in ("counted", "decided") and home and not home.shares[code]:
            outcome = "not_taken"
        value = None
        if amount is not None and indicator in units:
            unit = units[indicator]
            value = {"amount": written_exactly(amount / UNITS[unit][1]), "unit": unit}
        criteria[code] = {
            "points": written(points, places),
            "exact": quotient(points),
            "contribution": written(given, places),
            "outcome": outcome,
            "value": value,
        }
    groups = {}
    for group in listed(scheme, "groups"):
        whole_group = sums.get(group["code"])
        points = whole_group.points if whole_group else None
        given = None if points is None or scale is None else points * shares[group["code"]]
        groups[group["code"]] = {
            "points": written(points, places),
            "exact": quotient(points),
            "contribution": written(given, places),
        }
    earned = {code: points for code, (points, *_) in lines.items() if points is not None}
    earned.update({code: part.points for code, part in sums.items()})
    return {
        "points": written(exact, places),
        "exact": quotient(exact),
        "counted_maximum": written_exactly(counted),
        "criteria": criteria,
        "groups": groups,
        "earned": earned,
    }


def differences(document: Any) -> list[str]:
    """What does not hold, in both languages; an empty list means that everything agrees."""
    found = []

    def compare(where: str, stated: Any, computed: Any) -> None:
        said, truth = json.dumps(stated, sort_keys=True), json.dumps(computed, sort_keys=True)
        if said != truth:
            found.append(f"{where}: stated / ghi {said}, computed / tính lại {truth}")

    computed, stated = standings(document), document["standings"]
    compare("fingerprint", document["fingerprint"], fingerprint(document))
    boards = once([item["board"] for item in stated], "a board of the standings")
    need(set(boards) == set(computed), "the standings are not those of the members")
    order = sorted((item["place"] is None, item["place"], code) for code, item in computed.items())
    compare("standings", boards, [board for *_, board in order])
    for item in stated:
        truth = computed[item["board"]]
        for key in ("place", "points", "exact", "counted_maximum", "tie_breaker", "unmet", "grade"):
            if key in truth:
                compare(f"{item['board']} {key}", item[key], truth[key])
        for part in ("criteria", "groups"):
            lines = listed(item, part)
            codes = once([entry["code"] for entry in lines], "a criterion of a board")
            need(set(codes) == set(truth[part]), "the criteria are not those of the scheme")
            for entry in lines:
                for key, value in truth[part][entry["code"]].items():
                    compare(f"{item['board']} {entry['code']} {key}", entry[key], value)
    return found


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("Usage / Cách dùng: python3 verify_edition.py FILE.json")
        return 2
    try:
        document = read(Path(arguments[0]).read_bytes())
        found = differences(document)
    except OSError as problem:
        print(f"Cannot open the file / Không mở được tệp: {problem}")
        return 2
    except UNREADABLE as problem:
        reason = f"{problem} is missing or unknown" if type(problem) is KeyError else str(problem)
        print(f"Not a readable edition / Không đọc được: {reason[:200]}")
        return 2
    for text in found:
        print(f"DIFFERS / SAI KHÁC  {text}")
    if not found:
        print(f"OK  {document['fingerprint']}: everything agrees / mọi số khớp")
    return 1 if found else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # plain consoles print ?
    sys.exit(main(sys.argv[1:]))
