"""Every address of the site, asked by a peer who has not scored yet: none tells of another peer."""

import io
import zipfile

import pytest
from django.urls import NoReverseMatch, reverse

from blocs.enums import Layer, Peers
from blocs.models import Opinion
from boards.models import Change, Report
from tests.blocs.frozen import REGISTERS
from tests.blocs.layers.scored import given, officer, scored_year
from tests.blocs.year import board_of
from tests.config.walked import names

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.alike,
    pytest.mark.repeats,
    pytest.mark.walks,
]

SECRET = "điều chỉ đơn vị A nói"
POINTS = ("13,37", "13.37")

# These sign out, or change the way in which all that follows is answered.
WAYS_OUT = {"admin:logout", "set_language", "admin:jsi18n"}


def text_of(response):
    """What an answer says, also within a workbook or an archive."""
    body = b"".join(response) if response.streaming else response.content
    if zipfile.is_zipfile(io.BytesIO(body)):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            body = b"\n".join(archive.read(name) for name in archive.namelist())
    return body.decode("utf-8", errors="replace")


def addresses(cycle, opinion):
    """Every named address with whatever keys fit: of the year, the boards, the secret itself."""
    board, slug = board_of(cycle, "C"), cycle.bloc.slug
    report = Report.objects.get(board=board)
    change = Change.objects.filter(model="blocs.opinion").latest("pk")
    keys = [
        [],
        *[[pk] for pk in (cycle.pk, opinion.pk, board.pk, report.pk, change.pk)],
        *[[slug], [board.slug], [cycle.year], [slug, cycle.year]],
        *[
            [cycle.pk, board.slug],
            [cycle.pk, opinion.criterion.code],
            [slug, cycle.year, board.slug],
        ],
        [report.pk, opinion.criterion.indicator_id, "actual"],
    ]
    found = set()
    for name in sorted(names() - WAYS_OUT):
        for args in keys:
            try:
                found.add(reverse(name, args=args))
            except NoReverseMatch:
                continue
    return sorted(found)


QUERIES = (
    "?q=%C4%91i%E1%BB%81u",
    "?layer__exact=peer&_facets=True",
    "?criterion=lao-dong&layer=peer",
)


def told_by(client, cycle, opinion, within="/", *, all_rows=True):
    """The addresses whose answer holds the secret.

    Single rows of the registers hold no opinion, whoever asks, but for the history's.
    """
    asked = addresses(cycle, opinion)
    own = [reverse("admin:blocs_opinion_changelist"), reverse("search")]
    page = reverse("admin:blocs_cycle_scoring_board", args=[cycle.pk, board_of(cycle, "C").slug])
    asked += [address + query for address in (*own, page) for query in QUERIES]
    asked.append(f"{reverse('admin:who_can')}?object=blocs.opinion:{opinion.pk}")
    asked = [
        address
        for address in asked
        if address.startswith(within)
        and (all_rows or "/boards/change/" in address or not REGISTERS.search(address))
    ]
    answers = ((address, text_of(client.get(address))) for address in asked)
    return [address for address, text in answers if any(one in text for one in (SECRET, *POINTS))]


@pytest.fixture
def year():
    """A scored C; B has not. Both are peers, A and B lead."""
    cycle = scored_year(peers=Peers.MEMBERS)
    given(cycle, "C", "lao-dong", Layer.PEER, "A", "13.37", SECRET)
    return cycle


@pytest.mark.parametrize("letter", ["B", "C", "D"])
def test_no_address_tells_a_peer_what_another_gave(year, as_officer, letter):
    opinion = Opinion.objects.select_related("criterion").get()

    told = told_by(as_officer(officer(year, letter)), year, opinion, all_rows=letter == "B")

    assert told == []


def test_the_walk_would_find_it(year, as_officer):
    opinion = Opinion.objects.select_related("criterion").get()
    given(year, "C", "lao-dong", Layer.PEER, "B", "12")

    told = told_by(as_officer(officer(year, "B")), year, opinion, within="/admin/blocs/")

    assert {address.partition("?")[0] for address in told} == {
        reverse("admin:blocs_opinion_changelist"),
        reverse("admin:blocs_opinion_change", args=[opinion.pk]),
        reverse("admin:blocs_cycle_scoring_compare", args=[year.pk]),
        reverse("admin:blocs_cycle_scoring_board", args=[year.pk, board_of(year, "C").slug]),
    }


def test_lists_count_only_what_may_be_read(year, as_officer):
    client = as_officer(officer(year, "B"))

    listed = client.get(reverse("admin:blocs_opinion_changelist")).context["cl"]

    assert (listed.result_count, listed.full_result_count) == (0, None)


def test_a_refused_change_tells_nothing(year, as_officer):
    client = as_officer(officer(year, "B"))
    page = reverse("admin:blocs_cycle_scoring_board", args=[year.pk, board_of(year, "C").slug])

    response = client.post(page, {"do": "save", "criterion": "lao-dong", "points": "99"})

    assert SECRET not in text_of(response)
    assert Opinion.objects.count() == 1
