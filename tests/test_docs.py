"""The documentation says what the code does: its tables, numbers and links are compared with it."""

import ast
import json
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from itertools import takewhile
from pathlib import Path

import pytest
from django.conf import settings

from blocs.domain.facts import facts_of
from blocs.domain.policy import POLICY, Ground, Person, Place, Term, Thing, Verdict, judge
from blocs.domain.ranking import places
from blocs.domain.robustness import leeway, robustness
from blocs.domain.rounding import half_up, plain
from blocs.domain.scoring.data import Field
from blocs.domain.scoring.judging import Judging, Opinion, judged
from blocs.domain.scoring.method import method_from, registry
from blocs.domain.scoring.reasons import Reason, outcome
from blocs.domain.stages import ALLOWED
from blocs.domain.standings import scored
from blocs.domain.what_if import what_if
from blocs.enums import Act, Against, Layer, MandateRole, MissingPolicy, Party, PeerRule, Stage
from blocs.imports.directory import SOURCES, load_directory
from blocs.models import Scheme, Target
from blocs.refusals import Refusal
from blocs.services import approve_edition, prepare_edition
from boards.domain.chain import GENESIS, canonical, digest_of, seal_digest
from boards.domain.numbers import Ambiguous, Certain, Unreadable, read_number
from boards.domain.quantities import Choices, NotUnderstood, Understood, read_quantity
from boards.domain.units import UNITS
from boards.enums import Dimension, Role, Route, Verb
from boards.models import Board, Figure, Indicator
from boards.models.history import SAID
from boards.models.telling import is_recorded
from config.checks import anchors_are_there, letters_arrive, safe_to_deploy
from config.demo import DIRECTORY
from config.environment import TO_FILES
from config.permissions import ACTS, MODELS
from tests.any_row import our_tables
from tests.blocs.domain.samples import award, baseline, criterion, figure, missing, scheme, sealed
from tests.blocs.domain.samples import document as document_of
from tests.blocs.domain.scoring.cases import reported
from tests.blocs.domain.test_reading_trees import edition as edition_of_trees
from tests.blocs.domain.test_reading_years import edition as edition_of_years
from tests.config.test_verify_script import SCRIPT_MODULE
from tests.signing import trust
from tests.test_contracts import CONTRACTS
from tests.test_env_example import variables_read

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("*.md"))]
CODE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
NOTHING = "–"


def page(name):
    return (ROOT / name).read_text(encoding="utf-8")


def rows(name, *head):
    """The rows of every table of a page that has this head, cell by cell."""
    lines = iter(page(name).splitlines())
    found = []
    for line in lines:
        if cells(line) == list(head):
            next(lines)  # the dashes
            found += [cells(row) for row in takewhile(lambda text: text.startswith("|"), lines)]
    assert found, f"{name} has no table {head}"  # no row, no test
    return found


def cells(line):
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


def code(cell):
    """What a cell holds between backticks."""
    return CODE.findall(cell)


def one(cell):
    """The only thing between backticks; an empty cell is an empty text."""
    return (code(cell) or [""])[0]


def number(value):
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


# docs/scoring.md

METHODS = ("Key", "Form", "Parameters", "Formula")
EXAMPLES = ("Key", "Parameters", "Maximum", "Bloc", "Points")
POLICIES = ("zero", "fixed", "exclude_and_rescale")


@pytest.fixture
def document(edition_2022):
    return edition_2022.document


def test_every_method_stands_in_the_table():
    documented = {one(key) for key, *_ in rows("docs/scoring.md", *METHODS)}
    shown = {one(key) for key, *_ in rows("docs/scoring.md", *EXAMPLES)}

    assert documented == set(registry())
    assert shown == set(registry())
    assert set(SCRIPT_MODULE.METHODS) == set(registry())


@pytest.mark.parametrize(
    ("key", "form", "parameters", "formula"), rows("docs/scoring.md", *METHODS)
)
def test_a_formula_is_the_one_that_schemes_print(key, form, parameters, formula):
    method = method_from(one(key), json.loads(one(parameters)))

    assert method.formula().en == formula


@pytest.mark.parametrize(
    ("key", "parameters", "maximum", "bloc", "points"), rows("docs/scoring.md", *EXAMPLES)
)
def test_a_method_gives_the_points_that_are_shown(key, parameters, maximum, bloc, points):
    method = method_from(one(key), json.loads(one(parameters)))
    pairs = [text.partition("/") for text in code(bloc)]
    field = Field(
        (str(board), reported(amount, target or None))
        for board, (amount, _, target) in enumerate(pairs)
    )

    given = [
        method.points(own=own, field=field, maximum=Fraction(maximum)) for own in field.values()
    ]

    assert given == [Fraction(text) for text in code(points)]
    assert all(method.to_compare_with(own) for own in field.values())


@pytest.mark.parametrize("key", registry())
def test_a_method_has_the_forms_that_its_module_names(key):
    forms = [form for name, form, *_ in rows("docs/scoring.md", *METHODS) if one(name) == key]
    summary = import_module(registry()[key].__module__).__doc__.partition(":")[0]

    assert sorted(forms) == sorted(re.findall(r"F[0-9]+", summary))


@pytest.mark.parametrize("policy", MissingPolicy.values)
def test_reasons_have_the_outcomes_of_the_table(policy):
    table = rows("docs/scoring.md", "Reason", *(f"`{name}`" for name in POLICIES))
    column = 1 + POLICIES.index(policy)

    assert {one(row[0]): one(row[column]) for row in table} == {
        reason.value: outcome(reason, MissingPolicy(policy)).value for reason in Reason
    }


def test_the_reasons_stand_in_their_order():
    table = rows("docs/scoring.md", "Reason", *(f"`{name}`" for name in POLICIES))

    assert [one(row[0]) for row in table] == [reason.value for reason in Reason]


@pytest.mark.parametrize(
    ("exact", "decimals", "written"), rows("docs/scoring.md", "Exact", "Decimals", "Written")
)
def test_totals_are_rounded_as_shown(exact, decimals, written):
    assert plain(half_up(Fraction(one(exact)), int(decimals))) == one(written)


@pytest.mark.parametrize(("totals", "shown"), rows("docs/scoring.md", "Totals", "Places"))
def test_ties_share_a_place_as_shown(totals, shown):
    points = [None if text == NOTHING else Decimal(text) for text in code(totals)]

    computed = places({str(index): total for index, total in enumerate(points)})

    assert [str(place or NOTHING) for place in computed.values()] == shown.split(", ")


GROWTH = ("Key", "Parameters", "Formula")
COMPARED = ("This year", "Year before", "Compared with", "Points", "Outcome")
FILLED_IN = ("Policy", "Points", "Outcome")
EARNED = ("Awards", "Years", "Counted", "Earns")


@pytest.mark.parametrize(("key", "parameters", "formula"), rows("docs/scoring.md", *GROWTH))
def test_a_formula_of_growth_is_the_one_that_schemes_print(key, parameters, formula):
    method = method_from(one(key), json.loads(one(parameters)))

    assert method.compares
    assert method.formula(Against.LAST_YEAR).en == formula


@pytest.mark.parametrize(
    ("now", "before", "compared_with", "points", "outcome"), rows("docs/scoring.md", *COMPARED)
)
def test_growth_is_measured_as_shown(now, before, compared_with, points, outcome):
    bands = json.loads(one(rows("docs/scoring.md", *GROWTH)[2][1]))
    parts = [
        missing(str(at), "x", "person")
        if text == NOTHING
        else figure(
            str(at), "x", text.rstrip("?"), "person", doubt="blocking" if "?" in text else ""
        )
        for at, text in enumerate(code(before))
    ]
    doc = document_of(
        boards={"a": "A"},
        figures=[figure("a", "x", one(now), "person")],
        scheme=scheme(
            criterion("c", "x", "bands", "10", **bands) | {"against": "last_year"},
            missing_policy="zero",
        ),
        baselines=[baseline("a", "x", *parts, restated=len(parts) > 1)],
    )

    (line,) = sealed(doc)["standings"][0]["criteria"]
    last = facts_of(doc).data["a"]["x"].last_year.amount

    assert (last and str(last)) == (one(compared_with) or (0 if one(before) == "0" else None))
    assert line["outcome"] == one(outcome)
    assert line["exact"] == (f"{one(points)}/1" if one(points) else None)
    assert SCRIPT_MODULE.differences(sealed(doc)) == []


@pytest.mark.parametrize(("awards", "years", "counted", "earns"), rows("docs/scoring.md", *EARNED))
def test_awards_earn_as_shown(awards, years, counted, earns):
    told = re.findall(r"`(\w+)` (\d{4})( of a predecessor)?", awards)
    worth = {"flag": "10", "government": "15"}
    parameters = {
        "awards": [{"award": a, "name": a, "points": points} for a, points in worth.items()],
        "years": one(years),
        "counted": one(counted),
        "predecessors": False,
    }
    doc = document_of(
        boards={"a": "A"},
        figures=[],
        scheme=scheme(criterion("c", None, "earlier_awards", "25", **parameters)),
        awards=[award("a", a, int(year), "x" if of else "a") for a, year, of in told],
    )

    (line,) = sealed(doc)["standings"][0]["criteria"]

    assert line["exact"] == f"{one(earns)}/1"
    assert SCRIPT_MODULE.differences(sealed(doc)) == []


@pytest.mark.parametrize(("policy", "points", "outcome"), rows("docs/scoring.md", *FILLED_IN))
def test_what_does_not_apply_comes_to_what_is_shown(policy, points, outcome):
    named = {"substitute": "s"} if one(policy) == "substitute" else {}
    line = criterion("c", "x", "count_times_points", "10", each="1", cap="10")
    rules = scheme(
        line | {"not_applicable": one(policy)} | named,
        substitutes=[criterion("s", "y", "count_times_points", "10", each="1", cap="10")],
    )
    doc = document_of(
        boards={board: board for board in "abcd"},
        figures=[
            missing("a", "x", "person", "not_applicable"),
            figure("a", "y", "4", "person"),
            *(figure(b, "x", n, "person") for b, n in zip("bcd", ("10", "5", "4"), strict=True)),
        ],
        scheme=rules,
    )

    lines = {row["board"]: row["criteria"][0] for row in sealed(doc)["standings"]}

    assert lines["a"]["outcome"] == one(outcome)
    exact = one(points) if "/" in points else f"{one(points)}/1"
    assert lines["a"]["exact"] == (exact if code(points) else None)
    assert SCRIPT_MODULE.differences(sealed(doc)) == []


def equations():
    return [
        re.split(r" = | → ", line)
        for line in re.search(r"## The 2022 illustration.*", page("docs/scoring.md"), re.DOTALL)[0]
        .partition("## Adding")[0]
        .splitlines()
        if " → " in line and " = " in line
    ]


def computed(node):
    """The exact value of an arithmetic expression."""
    match node:
        case ast.Expression(body=body):
            return computed(body)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return computed(left) + computed(right)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return computed(left) * computed(right)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return computed(left) / computed(right)
        case ast.Constant(value=value):
            return Fraction(str(value))
    raise AssertionError(ast.dump(node))


def value(expression):
    return computed(ast.parse(expression.replace("×", "*"), mode="eval"))


@pytest.mark.parametrize(("left", "right", "rounded"), equations())
def test_an_equation_holds(left, right, rounded):
    assert value(left) == value(right)
    assert plain(half_up(value(right), 2)) == rounded


def test_the_equations_are_the_steps_of_the_engine(document):
    stated = {value(right) for _left, right, _rounded in equations()}
    shown = {s["board"]: s for s in document["standings"]}
    lines = [line["exact"] for line in shown["thai-nguyen"]["criteria"] if line["exact"]]
    totals = [shown[board]["exact"] for board in ("thai-nguyen", "phu-tho")]
    largest = Fraction(shown["thai-nguyen"]["criteria"][1]["value"]["amount"]) * 10**9
    printed = sum(Fraction(line["points"]) for line in shown["phu-tho"]["criteria"])

    assert stated == {*map(Fraction, lines), *map(Fraction, totals), largest, printed}


def test_the_lines_of_thai_nguyen_are_those_of_the_engine(document):
    head = ("Criterion", "Outcome", "Amount", "Exact points", "Points", "Part of the total")
    (standing,) = (s for s in document["standings"] if s["board"] == "thai-nguyen")

    stated = [[cell.replace("`", "") for cell in row] for row in rows("docs/scoring.md", *head)]

    assert stated == [
        [
            line["code"],
            line["outcome"],
            "{amount} {unit}".format(**line["value"]) if line["value"] else NOTHING,
            line["exact"] or NOTHING,
            line["points"] or NOTHING,
            line["contribution"] or NOTHING,
        ]
        for line in standing["criteria"]
    ]


def test_the_standings_are_those_of_the_engine(document):
    head = ("Place", "Board", "Counted maximum", "Exact", "Points")

    stated = [[cell.replace("`", "") for cell in row] for row in rows("docs/scoring.md", *head)]

    assert stated == [
        [str(s["place"]), s["board"], s["counted_maximum"], s["exact"], s["points"]]
        for s in document["standings"]
    ]


@pytest.mark.parametrize(
    ("board", "criterion", "step", "place", "better", "worse"),
    rows("docs/scoring.md", "Board", "Criterion", "Step", "Place", "Better at", "Worse at"),
)
def test_a_place_changes_at_the_amount_shown(
    document, board, criterion, step, place, better, worse
):
    facts = facts_of(document)

    found = what_if(
        facts, scored(facts), board=one(board), code=one(criterion), step=Fraction(step)
    )

    moves = [str(move.amount) if move else "" for move in (found.gain, found.loss)]
    assert [str(found.place), *moves] == [place, one(better), one(worse)]


def test_the_order_of_2022_survives_all_weights(document):
    facts = facts_of(document)

    found = robustness(facts, scored(facts), seed="2022", trials=200)

    assert found.survived == 200


@pytest.mark.parametrize(
    ("criterion", "down", "up"), rows("docs/scoring.md", "Criterion", "Down", "Up")
)
def test_a_weight_may_change_as_far_as_shown(document, criterion, down, up):
    facts = facts_of(document)

    found = leeway(facts, scored(facts), one(criterion))

    shown = [NOTHING if percent is None else str(percent) for percent in (found.down, found.up)]
    assert shown == [down, up]


# docs/numbers.md


@pytest.mark.parametrize(
    ("typed", "counted", "means"), rows("docs/numbers.md", "Typed", "Counted", "Means")
)
def test_a_number_is_read_with_certainty(typed, counted, means):
    reading = read_number(one(typed), counted={"yes": True, "no": False}[counted])

    assert reading == Certain(Decimal(one(means)))


@pytest.mark.parametrize(
    ("typed", "counted", "readings"), rows("docs/numbers.md", "Typed", "Counted", "May mean")
)
def test_a_number_is_asked(typed, counted, readings):
    reading = read_number(one(typed), counted={"yes": True, "no": False}[counted])

    assert reading == Ambiguous(tuple(map(Decimal, code(readings))))


@pytest.mark.parametrize(("typed", "problem"), rows("docs/numbers.md", "Typed", "Problem"))
def test_a_number_is_refused(typed, problem):
    reading = read_number(one(typed))

    assert isinstance(reading, Unreadable)
    assert reading.problem.value == one(problem)


def reading_of(typed, asked_for):
    dimension, *unit = asked_for.split()
    return read_quantity(
        one(typed), dimension=Dimension(dimension), unit=UNITS[unit[0]] if unit else None
    )


def words(quantity):
    return f"{number(quantity.amount)} {quantity.unit.code} {quantity.qualifier.value}".strip()


def amounts(answer):
    return rows("docs/numbers.md", "Typed", "Asked for", answer)


@pytest.mark.parametrize(("typed", "asked_for", "means"), amounts("Certain"))
def test_an_amount_is_read_with_certainty(typed, asked_for, means):
    reading = reading_of(typed, asked_for)

    assert isinstance(reading, Understood)
    assert words(reading.quantity) == one(means)


@pytest.mark.parametrize(("typed", "asked_for", "readings"), amounts("Asked"))
def test_an_amount_is_asked(typed, asked_for, readings):
    reading = reading_of(typed, asked_for)

    assert isinstance(reading, Choices)
    assert [words(quantity) for quantity in reading.quantities] == code(readings)


@pytest.mark.parametrize(("typed", "asked_for", "problem"), amounts("Refused"))
def test_an_amount_is_refused(typed, asked_for, problem):
    reading = reading_of(typed, asked_for)

    assert isinstance(reading, NotUnderstood)
    assert reading.problem.value == one(problem)


def test_people_judge_as_documented():
    layers = (Layer.SELF, Layer.PEER, Layer.APPRAISED)
    for *given, rule, weights, expected in rows(
        "docs/scoring.md", "Own", "Peers", "Appraised", "Rule", "Weights", "Points"
    ):
        opinions = [
            Opinion(layer, Fraction(points))
            for layer, cell in zip(layers, given, strict=True)
            for points in code(cell)
        ]
        weights = dict(zip(layers, map(int, code(weights)), strict=True))
        judging = Judging(PeerRule(code(rule)[0]), weights)

        assert [judged(opinions, judging).amount] == ([*map(Fraction, code(expected))] or [None])


# docs/editions.md


def keys(node, path=""):
    """Every key of a document, as a path; what parameters hold is the method's own."""
    match node:
        case dict() if not path.endswith("parameters"):
            for key, child in node.items():
                here = f"{path}.{key}" if path else key
                yield here
                yield from keys(child, here)
        case list():
            for child in node:
                yield from keys(child, f"{path}[]")


def documented_keys(*when):
    table = rows("docs/editions.md", "Key", "When", "Holds")
    return sorted(key for names, at, _holds in table if at in when for key in code(names))


def whens():
    return {at for _names, at, _holds in rows("docs/editions.md", "Key", "When", "Holds")}


def test_the_keys_of_the_2022_document_are_documented(document):
    assert sorted(set(keys(document))) == documented_keys("always")


def test_the_keys_that_are_not_always_there_are_documented(cycle_2022, secretary, approver):
    Scheme.objects.filter(cycle=cycle_2022).update(missing_policy="fixed", missing_share="0.5")
    workers = Indicator.objects.get(code="workers")
    board = Board.objects.get(slug="yen-bai")
    Target.objects.create(
        cycle=cycle_2022, board=board, indicator=workers, amount=5000, unit="person"
    )

    edition = prepare_edition(cycle=cycle_2022, officer=secretary)
    approve_edition(edition=edition, officer=approver)

    assert whens() == {"always", "a target", "policy `fixed`"}
    assert sorted(set(keys(edition.document))) == documented_keys(*whens())


def test_the_keys_of_the_second_format_are_documented():
    flat, tree = set(documented_keys(*whens())), set(keys(sealed(edition_of_trees())))
    table = rows("docs/editions.md", "Key", "Where", "Holds")

    assert sorted(tree - flat) == sorted(key for names, _, _ in table for key in code(names))


def test_the_keys_of_the_third_format_are_documented():
    older = {*documented_keys(*whens())}
    older |= {
        k for names, *_ in rows("docs/editions.md", "Key", "Where", "Holds") for k in code(names)
    }
    table = rows("docs/editions.md", "Key", "Where it is", "Holds")

    found = {
        key.replace("scheme.substitutes[]", "scheme.criteria[]").replace(
            "baselines[].figures[].", "figures[]."
        )
        for key in keys(sealed(edition_of_years()))
    }

    stated = {
        key.replace("baselines[].figures[].", "figures[].")
        for names, *_ in table
        for key in code(names)
    }
    assert sorted(found - older) == sorted(stated)


# docs/data.md


def test_the_files_of_a_load_stand_in_their_order():
    table = rows("docs/data.md", "File", "May be absent", "One row is")

    assert [(one(file), absent) for file, absent, _row in table] == [
        (source.file, "yes" if source.may_lack else "no") for source in SOURCES
    ]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.file)
def test_the_columns_of_a_file_are_documented(source):
    columns = {"yes": [], "no": []}
    for file, names, needed, _meaning in rows(
        "docs/data.md", "File", "Columns", "Needed", "Meaning"
    ):
        if one(file) == source.file:
            columns[needed] += code(names)

    assert sorted(columns["yes"]) == sorted(source.shape.required)
    assert sorted(columns["no"]) == sorted(source.shape.optional)


def test_the_2022_directory_has_as_many_rows_as_it_says(bloc_2022):
    again = load_directory(DIRECTORY)

    stated = re.search(
        r"writes (\d+) rows, among them (\d+) figures; loading it again leaves (\d+) the same",
        page("docs/data.md").replace("\n", " "),
    )
    assert [int(count) for count in stated.groups()] == [
        again.total(),
        Figure.objects.count(),
        again["same"],
    ]


# docs/rights.md


BARS = ("others_only", "second_person", "opened", "unless_frozen")


def test_the_policy_is_the_table():
    table = rows("docs/rights.md", "Act", *(f"`{party.value}`" for party in Party), "Besides")

    stated = [
        (one(act), [p for p, cell in zip(Party, marks, strict=True) if cell == "yes"], code(bars))
        for act, *marks, bars in table
    ]

    assert stated == [
        (act.value, list(rule.parties), [bar for bar in BARS if getattr(rule, bar)])
        for act, rule in POLICY.items()
    ]


def test_every_party_is_described():
    assert [one(party) for party, _who in rows("docs/rights.md", "Party", "Who")] == Party.values


def test_the_tables_of_the_database_ask_as_documented():
    table = rows("docs/rights.md", "Table", "View", "Add", "Change", "Delete")

    assert {one(label): tuple(one(act) or None for act in acts) for label, *acts in table} == {
        label: (asked.view, asked.add, asked.change, asked.delete)
        for label, asked in MODELS.items()
    }


def test_the_other_permissions_ask_as_documented():
    table = rows("docs/rights.md", "Permission", "Act")

    assert {one(permission): one(act) for permission, act in table} == dict(ACTS)


def test_the_example_of_rights_is_judged_so():
    example = page("docs/rights.md").partition("A worked example.")[2].replace("\n", " ")
    end, before, last, after = (
        datetime.strptime(day, "%d/%m/%Y").date() for day in re.findall(r"\d\d/\d\d/\d{4}", example)
    )
    term = Term(1, MandateRole.CHAIR, date(2022, 2, 18), end)
    officer = Person(1, Role.BOARD, 1, (term,))
    own, other = (Thing(board, (Place(1, Stage.CONFERENCE),)) for board in (1, 2))

    verdict = judge(officer, Act.VERIFY_REPORT, other, on=before)
    refused = judge(officer, Act.VERIFY_REPORT, own, on=before)
    lapsed = judge(officer, Act.VERIFY_REPORT, other, on=after)

    assert verdict == Verdict(Ground(Party.CHAIR, term))
    assert verdict.ground.until == last + timedelta(1)
    assert refused.refusals == (Refusal.OF_OWN_BOARD,)
    assert Refusal.MANDATE_ENDED in lapsed.refusals


def test_every_role_is_described():
    table = rows("docs/rights.md", "Role", "Whose officer")

    assert [one(role) for role, _whose in table] == Role.values


def test_the_stage_table_is_the_one_of_the_code():
    table = rows("docs/rights.md", "Act", *(f"`{stage.value}`" for stage in Stage))

    stated = {
        one(act): {stage for stage, cell in zip(Stage, marks, strict=True) if cell == "yes"}
        for act, *marks in table
    }

    everywhere = set(Stage)
    assert stated == {
        act.value: set(stages) for act, stages in ALLOWED.items() if stages != everywhere
    }
    (named,) = re.findall(r"^Allowed at every stage: (.+?)\.$", page("docs/rights.md"), re.M)
    assert code(named) == [act for act, stages in ALLOWED.items() if stages == everywhere]


def test_the_acts_that_services_ask_for_are_named():
    sources = [path.read_text() for path in ROOT.glob("*/services/**/*.py")]
    sources += [path.read_text() for path in ROOT.glob("*/services.py")]
    asked = {Act[name].value for source in sources for name in re.findall(r"\bAct\.(\w+)", source)}

    (stated,) = re.findall(r"^Asked for by services today: (.+?)\. ", page("docs/rights.md"), re.M)

    assert set(code(stated)) == asked


def test_the_acts_that_the_admin_asks_for_are_named():
    sources = [path.read_text() for path in ROOT.glob("*/admin/*.py")]
    asked = {Act[name].value for source in sources for name in re.findall(r"\bAct\.(\w+)", source)}

    (stated,) = re.findall(r"^Asked for by the admin today: (.+?)\. ", page("docs/rights.md"), re.M)

    assert set(code(stated)) == asked


# docs/security.md


def test_every_deployment_check_is_documented(settings, tmp_path):
    settings.DEMO = settings.DEBUG = True
    settings.HTTPS, settings.SECRET_KEY = False, settings.INSECURE_KEY
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL, settings.EMAIL_BACKEND = "", TO_FILES

    settings.TRUST_DIR = tmp_path
    (tmp_path / "x.crt").write_bytes(b"x")
    found = [*safe_to_deploy(None), *letters_arrive(None), *anchors_are_there(None)]
    trust(tmp_path)
    found = list(dict.fromkeys(error.id for error in (*found, *anchors_are_there(None))))

    table = rows("docs/security.md", "Check", "Refuses", "Because")
    assert [one(check) for check, _refuses, _because in table] == found


def test_the_content_security_policy_is_the_one_that_is_sent():
    table = rows("docs/security.md", "Directive", "Sources")

    assert {
        one(name): code(sources) for name, sources in table
    } == settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]


@pytest.mark.parametrize(("name", "limit", "of"), rows("docs/security.md", "Limit", "Value", "Of"))
def test_a_limit_is_the_one_of_the_code(name, limit, of):
    module, _, constant = one(name).rpartition(".")

    assert getattr(import_module(module), constant) == int(limit)


# docs/operations.md


def test_every_variable_of_the_environment_is_documented():
    stated = [
        one(name) for name, *_ in rows("docs/operations.md", "Variable", "Default", "Meaning")
    ]
    example = re.findall(r"^#?([A-Z_]+)=", page(".env.example"), re.MULTILINE)
    read = {
        name
        for file in ("settings", "server")
        for name in variables_read(ROOT / f"config/{file}.py")
    }

    assert sorted(stated) == sorted(example)
    assert set(stated) == read


# docs/dependencies.md


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("requirements/*.in")))
def test_every_direct_dependency_is_documented(name):
    section = next(
        part
        for part in page("docs/dependencies.md").split("\n## ")
        if f"requirements/{name}" in part
    )
    stated = re.findall(r"^\| `([a-z0-9-]+)` \|", section, re.MULTILINE)
    required = re.findall(r"^([a-z0-9-]+)", page(f"requirements/{name}"), re.MULTILINE)

    assert stated == [package for package in required if not package.startswith("-")]


# docs/architecture.md


def test_the_layers_are_those_of_the_contract():
    _apps, inside, _domain = CONTRACTS["contracts"]
    layers = [[name.strip("()") for name in layer.split(" | ")] for layer in inside["layers"]]

    assert [code(names) for names, _does in rows("docs/architecture.md", "Layer", "Does")] == layers


def test_the_packages_are_those_of_the_contract():
    apps, *_others = CONTRACTS["contracts"]

    assert [one(name) for name, _holds in rows("docs/architecture.md", "Package", "Holds")] == apps[
        "layers"
    ]


# CONTRIBUTING.md, CHANGELOG.md


def test_the_targets_of_make_are_documented():
    phony = re.search(r"^\.PHONY: ((?:.*\\\n)*.*)$", page("Makefile"), re.MULTILINE)[1]
    stated = [
        name for names, _does in rows("CONTRIBUTING.md", "Target", "Does") for name in code(names)
    ]

    assert sorted(stated) == sorted(phony.replace("\\", " ").split())


def test_the_changelog_keeps_its_form():
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    headings = re.findall(r"^(##+) (.+)$", page("CHANGELOG.md"), re.MULTILINE)

    assert headings[0] == ("##", "[Unreleased]")
    assert [name for level, name in headings if level == "###" and name not in kinds] == []


# Every page


def anchors(path):
    """The addresses of the headings of a page."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", path.read_text()), re.MULTILINE)
    plain_text = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {text.replace(" ", "-") for text in plain_text}


def broken_links(path):
    for target in LINK.findall(FENCED.sub("", path.read_text(encoding="utf-8"))):
        if "://" in target:
            continue
        file, _, anchor = target.partition("#")
        linked = (path.parent / file).resolve() if file else path
        if not linked.exists() or (anchor and anchor not in anchors(linked)):
            yield target


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path):
    assert list(broken_links(path)) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_table_has_rows_as_wide_as_its_head(path):
    widths = []
    for line in FENCED.sub("", path.read_text(encoding="utf-8")).splitlines():
        if line.startswith("|"):
            widths[-1].append(len(cells(line)))
        elif not widths or widths[-1]:
            widths.append([])

    assert [table for table in widths if len(set(table)) > 1] == []


def test_every_page_is_linked_from_the_readme():
    linked = set(LINK.findall(page("README.md")))

    assert {f"docs/{path.name}" for path in ROOT.glob("docs/*.md")} - linked == set()


# docs/history.md


def test_every_column_that_a_digest_covers_is_documented():
    table = rows("docs/history.md", "Column", "Says")

    assert sorted(one(name) for name, _words in table) == sorted(["at", *SAID])


def test_the_ways_and_verbs_of_a_change_are_those_of_the_code():
    said = {
        one(name): CODE.findall(words) for name, words in rows("docs/history.md", "Column", "Says")
    }

    assert (said["route"], said["verb"]) == (Route.values, Verb.values)


def test_the_digests_of_the_worked_example_are_right():
    (example,) = re.findall(r"```json\n(.*?)\n```", page("docs/history.md"), re.DOTALL)
    change = json.loads(example)
    digest = digest_of(change)
    first, last = "2026-11-23T01:00:00.000000+00:00", change["at"]
    start = seal_digest(previous=GENESIS, number=0, sealed_at=first, changes=())
    seal = seal_digest(previous=start, number=1, sealed_at=last, changes=[(1, digest)])

    stated = {
        what: one(sha)
        for what, _covers, sha in rows("docs/history.md", "What", "Covers", "SHA-256")
    }
    assert canonical(change).decode() == example
    assert stated == {"change 1": digest, "seal 0": start, "seal 1": seal}


def test_what_is_not_recorded_is_said():
    unrecorded = {model._meta.label_lower for model in our_tables() if not is_recorded(model)}

    stated = set(CODE.findall(page("docs/history.md")))
    assert unrecorded - {"boards.change", "boards.seal"} <= stated
