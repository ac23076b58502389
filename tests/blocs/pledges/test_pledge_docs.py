"""docs/pledges.md says what the code does."""

import json
from datetime import date

import pytest
from django.utils import translation

from blocs.domain.pledge.acts import possible_acts
from blocs.domain.pledge.blanks import NAMES
from blocs.domain.pledge.codes import code_of
from blocs.enums import PledgeState
from blocs.forms.targets import TargetsForm, reason_name, target_name
from blocs.queries.targets import rates_of, target_sheet
from blocs.services.pledges import open_pledge
from boards.domain.numbers import format_number
from boards.models import Indicator
from tests.test_docs import code, one, page, rows

PAGE = "docs/pledges.md"
DRAFT, OPEN, SIGNED, _SUPERSEDED, VOID = PledgeState
STATES = {
    "nothing, or all versions ended": [VOID],
    "`draft`": [DRAFT],
    "`open`": [OPEN],
    "`signed`": [SIGNED],
    "`signed` with a `draft` beside it": [SIGNED, DRAFT],
}


def test_the_blanks_are_those_that_are_filled():
    table = [
        (one(vi), one(en)) for vi, en, _filled in rows(PAGE, "Tiếng Việt", "English", "Filled with")
    ]

    assert table == [(f"{{{names.vi}}}", f"{{{names.en}}}") for names in NAMES.values()]


@pytest.mark.parametrize(
    ("state", "unsigned", "signed"),
    rows(PAGE, "State", "Nobody has signed", "Somebody has signed"),
    ids=str,
)
def test_the_acts_are_those_that_are_possible(state, unsigned, signed):
    for cell, answered in ((unsigned, False), (signed, True)):
        if cell != "–":
            assert sorted(code(cell)) == sorted(possible_acts(STATES[state], signed=answered))


EXAMPLES = rows(PAGE, "Indicator", "Result of 2022", "Typed", "Understood", "Asked")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda row: one(row[2]))
def test_the_worked_example(cycle, yen_bai, example):
    indicator = Indicator.objects.get(code=one(example[0]))
    sheet = target_sheet(cycle)
    member = sheet.of(yen_bai.pk)
    form = TargetsForm({target_name(indicator): one(example[2])}, sheet=sheet, member=member)

    _in_vietnamese(form.is_valid)
    shown = _in_vietnamese(lambda: list(form.rows()))
    row = next(each for each in shown if each.promise.indicator == indicator)

    understood = row.target.field.widget.understood
    assert (row.reached, understood or "–") == (example[1], example[3])
    assert _asked(form, indicator) == example[4]


def _in_vietnamese(ask):
    with translation.override("vi"):
        return ask()


def _asked(form, indicator):
    if form.errors.get(reason_name(indicator)):
        return "reason"
    if not form.errors.get(target_name(indicator)):
        return "–"
    widget = form.fields[target_name(indicator)].widget
    return "reading" if widget.options else "target"


def test_the_rate_of_the_example(cycle):
    rate = rates_of(2022)["USD"]

    assert f"({format_number(rate)})" in page(PAGE)
    assert f"{format_number(rate * 50 / 1000)} tỷ đồng" in page(PAGE)


def test_every_sealed_key_is_documented(draft, writer):
    content = json.loads(
        open_pledge(pledge=draft, officer=writer, place="Yên Bái", on=date(2023, 1, 6)).content
    )

    table = rows(PAGE, "Key", "Holds")
    inner = {one(key): code(holds) for key, holds in table if len(code(key)) == 1}
    assert sorted(name for key, _holds in table for name in code(key)) == sorted(content)
    assert set(content["members"][0]) == set(inner["members"]) - {"chair", "deputy"}
    assert set(content["indicators"][0]) == set(inner["indicators"])
    parts = {"amount", "unit", "qualifier"}
    assert set(content["targets"][0]) == set(inner["targets"]) - parts | {"amount", "unit"}
    assert set(content["targets"][0]["before"][0]) == parts
    assert set(content["signing"]) == set(inner["signing"])


def test_the_code_of_the_example():
    fingerprint = "0e40430f9e17e6f9ea5692079b01a56ee405a71369ff391be1f8e1fb6926f229"

    assert code_of(2024, fingerprint) == "GU-2024-6BHX-QQPV"
    assert f"begins with `{fingerprint[:8]}` gives\n`{code_of(2024, fingerprint)}`" in page(PAGE)
