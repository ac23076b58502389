"""docs/hand-over.md says what the code does."""

import io
import re
import zipfile
from datetime import datetime

import pytest
from django.db import IntegrityError
from django.utils import translation

from blocs.enums import MilestoneKind
from blocs.exports.hand_over import pack
from blocs.exports.hand_over.archive import LARGEST_ARCHIVE
from blocs.models import HandOver, Milestone
from blocs.queries.hand_over import dossier, sides
from blocs.refusals import Refusal
from blocs.services import hand_overs
from blocs.services.hand_overs import give_hand_over, take_hand_over
from boards.refusals import Refused
from tests.test_docs import NOTHING, one, page, rows

PAGE = "docs/hand-over.md"

pytestmark = pytest.mark.django_db


def example():
    return page(PAGE).partition("A worked example.")[2].replace("\n", " ")


def of(cycle):
    between = sides(cycle)
    with translation.override("vi"):
        return dossier(cycle, between.giver, between.taker)


def test_the_sections_stand_in_their_order_with_the_counts_of_2022(cycle_2022):
    table = rows(PAGE, "Section", "Kind", "Holds", "2022")

    assert [(one(code), kind, int(count)) for code, kind, _holds, count in table] == [
        (section.code, "pending" if section.pending else NOTHING, section.count)
        for section in of(cycle_2022).sections
    ]


def test_the_archive_is_laid_out_as_documented(led, edition_2022, paper, evidence, signed_pledge):
    paper()
    evidence("Bảng lương")
    signed_pledge()
    target = io.BytesIO()

    pack(of(led), [edition_2022], target)

    names = zipfile.ZipFile(target).namelist()
    tops = dict.fromkeys(re.sub("/.*", "/", name) for name in names)
    assert [one(path) for path, _holds in rows(PAGE, "Path", "Holds")] == list(tops)


def test_the_steps_are_the_services():
    steps = [one(step) for step, *_ in rows(PAGE, "Step", "By", "Needs", "Afterwards")]

    assert sorted(steps) == sorted(set(hand_overs.__all__) - {"Pack"})


def test_the_bound_is_the_one_of_the_code():
    (gibibytes,) = re.findall(r"larger than (\d+) GiB", page(PAGE))

    assert int(gibibytes) * 1024**3 == LARGEST_ARCHIVE


def test_the_example_goes_as_it_says(led, make, giver, taker):
    numbers = r"has (\d+) things left to do, (\d+) .* holds (\d+) files"
    left, late, files = map(int, re.search(numbers, example()).groups())

    (due,) = re.findall(r"due on (\d\d/\d\d/\d{4})", example())
    Milestone.objects.create(
        cycle=led, kind=MilestoneKind.SUBMISSION, due_on=datetime.strptime(due, "%d/%m/%Y").date()
    )

    made = make()
    give_hand_over(hand_over=made, officer=giver)
    taken = take_hand_over(hand_over=made, officer=taker, note="Thiếu bản gốc giao ước.")

    pending = [each for each in made.index["sections"] if each["pending"]]
    assert (made.giver.short_name, made.taker.short_name) == ("Yên Bái", "Thái Nguyên")
    assert sum(each["count"] for each in pending) == left
    assert sum(each["late"] for each in pending) == late
    assert len(made.index["files"]) == files
    with pytest.raises(Refused) as again:
        make(instead_of=taken.pk)
    assert again.value.refusal == Refusal.HANDED_OVER
    with pytest.raises(IntegrityError):
        HandOver.objects.filter(pk=taken.pk).update(taker_note="")
