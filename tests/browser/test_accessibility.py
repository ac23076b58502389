"""Pages of officers, light and dark, wide and narrow: axe finds nothing."""

from base64 import b64decode

import pytest
from django.utils import timezone

from blocs.models import Cycle
from blocs.services.signatures import record_paper_signature
from boards.models import Figure, Report
from tests.blocs.signing import board, heads, officer_of, opened_pledge, upload

DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one dot."""

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SCHEMES = ["light", "dark"]
SIZES = [pytest.param(WIDE, id="1280"), pytest.param(NARROW, id="390")]

pytestmark = pytest.mark.usefixtures("edition_2022")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", SIZES)
def test_main_admin_pages(visit, axe, sign_in, scheme, size):
    page = visit(viewport=size, color_scheme=scheme)
    sign_in(page, "secretary")
    report = Report.objects.get(board__slug="hoa-binh", year=2022)
    paths = [
        "/admin/",
        "/admin/boards/report/",
        f"/admin/boards/report/{report.pk}/change/",
        "/admin/boards/figure/",
        f"/admin/boards/figure/{Figure.objects.filter(report=report)[0].pk}/change/",
        "/admin/boards/figure/import/",
        "/admin/boards/board/",
        "/admin/blocs/cycle/",
        "/admin/blocs/edition/",
        "/admin/blocs/scheme/",
        "/admin/awards/nomination/",
        "/admin/awards/nomination/add/",
        "/admin/awards/submission/",
        "/admin/awards/papertemplate/papers/",
        "/admin/awards/papertemplate/papers/minutes/",
        "/admin/awards/officialfile/recognise/",
    ]

    axe(page, paths)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", SIZES)
def test_pages_of_entering_a_year(visit, axe, sign_in, scheme, size):
    page = visit(viewport=size, color_scheme=scheme)
    sign_in(page, "secretary")
    report = Report.objects.get(board__slug="hoa-binh", year=2022)
    cell = Figure.objects.get(report=report, indicator__code="trade_value").indicator_id
    cycle = Cycle.objects.get(year=2022)
    entry = f"/admin/boards/report/{report.pk}/"
    paths = [
        f"{entry}grid/",
        f"{entry}grid/?basis=estimate&all=1",
        f"{entry}cells/{cell}/actual/",
        f"{entry}submit/",
        f"{entry}review/",
        f"{entry}exempt/",
        f"{entry}withdraw/",
        f"{entry}history/",
        f"/admin/blocs/cycle/{cycle.pk}/change/",
        f"/admin/blocs/cycle/{cycle.pk}/grid/",
        "/admin/boards/intake/",
        "/admin/boards/check/",
        "/admin/boards/check/add/",
        "/admin/boards/change/all/",
        "/admin/who-can/",
        f"/admin/who-can/?object=boards.report:{report.pk}",
    ]

    axe(page, paths)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", SIZES)
def test_pages_of_signing(visit, axe, sign_in, scheme, size):
    page = visit(viewport=size, color_scheme=scheme)
    heads()
    pledge = opened_pledge()
    record_paper_signature(
        pledge=pledge,
        board=board("bac-giang"),
        signed_on=timezone.localdate(),
        signatory=board("bac-giang").signatories.get(),
        file=upload(DOT, "quet.png"),
        officer=officer_of("bac-giang"),
    )
    sign_in(page, "secretary")
    year = f"/admin/blocs/cycle/{pledge.cycle_id}/pledge/"
    paths = [
        year,
        f"{year}sign/yen-bai/",
        f"{year}confirm/bac-giang/",
        f"{year}ceremony/",
        f"/verify/{pledge.code}/",
        "/admin/boards/signatory/",
        "/admin/boards/signatory/add/",
    ]

    axe(page, paths)
