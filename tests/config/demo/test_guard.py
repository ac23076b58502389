"""Fiction never meets real work: what keeps ``generate_demo`` from writing."""

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from blocs.models import Bloc
from boards.models import Document
from config.demo import fill
from config.demo.decade.founding import PAPER
from config.demo.refusals import Refusal


@pytest.fixture
def demonstration(db, settings):
    settings.DEMO = True
    fill()


def refused(*options):
    """Why nothing is made."""
    with pytest.raises(CommandError) as refusal:
        call_command("generate_demo", *options)
    return refusal.value.__cause__.refusal


def test_outside_of_demo_mode_it_is_refused(db, settings):
    settings.DEMO = False

    assert refused() == Refusal.NOT_A_DEMONSTRATION
    assert not Bloc.objects.exists()


def test_beside_real_work_it_is_refused(demonstration):
    bloc = Bloc.objects.get()
    bloc.pk, bloc.slug, bloc.name = None, "that", "Khối thật"
    bloc.save()

    assert refused() == Refusal.OTHER_BLOCS


def test_without_the_officers_of_the_demonstration_it_is_refused(secretary, settings):
    settings.DEMO = True

    assert refused() == Refusal.NO_DEMO_OFFICERS
    assert not Document.objects.filter(slug=PAPER).exists()


@pytest.mark.parametrize(
    "options",
    [["--years=2"], ["--years=16"], ["--blocs=0"], ["--blocs=4"], ["--boards=3"], ["--boards=8"]],
    ids=["too short", "too long", "no bloc", "too many", "too small", "too large"],
)
def test_what_is_out_of_bounds_is_refused(demonstration, options):
    assert refused(*options) == Refusal.OUT_OF_BOUNDS


def test_no_year_is_made_that_is_yet_to_come(demonstration):
    year = timezone.localdate().year

    assert refused("--years", "3", "--first-year", str(year)) == Refusal.OUT_OF_BOUNDS
