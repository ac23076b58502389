"""What rests on an award that ends: published points, years to come, nominations that cite it."""

import json
from datetime import date

import pytest
from django.utils import translation

from awards.queries.relying import relying
from blocs.models import Criterion, Cycle, Edition, Scheme
from tests.awards.decided import FLAG, MERIT, board, closed, decide, grant, nominated
from tests.boards.rows import succession

pytestmark = pytest.mark.django_db

BLOC = "KCN Trung du, miền núi phía Bắc"


@pytest.fixture
def given(edition_2022, secretary):
    """The flag of 2021, which Bắc Giang holds."""
    cycle = edition_2022.cycle
    past = Cycle.objects.create(bloc=cycle.bloc, year=2021, members_on=date(2021, 12, 31))
    made = decide(closed(past), secretary, grant(), issued_on=date(2022, 2, 3))
    return made.conferrals.get()


def said(conferral, language="vi"):
    with translation.override(language):
        return [each.in_language(language) for each in relying(conferral)]


def counted(edition, **row):
    """The edition prints an award that it counted."""
    document = edition.sealed
    document["awards"] = [row]
    Edition.objects.filter(pk=edition.pk).update(payload=json.dumps(document))


def test_nothing_rests_on_an_award_that_nobody_counts_or_cites(given, edition_2022, secretary):
    slug = given.decision.document.slug
    counted(edition_2022, holder="yen-bai", award=FLAG, document=slug)
    nominated(edition_2022.cycle, secretary, of=MERIT)

    assert said(given) == []


def test_a_published_year_counted_it(given, edition_2022):
    slug = given.decision.document.slug
    counted(edition_2022, holder="bac-giang", award=FLAG, document=slug)

    assert said(given) == [
        f"Kết quả đã công bố 2022 của {BLOC} (bản số 1) có tính điểm cho hình thức này. Bản đã "
        "công bố giữ nguyên; muốn sửa thì công bố bản đính chính."
    ]
    assert "(edition 1) counts it." in said(given, "en")[0]


def test_a_year_to_come_is_computed_without_it(given):
    scheme = Scheme.objects.create(
        cycle=Cycle.objects.get(year=2023),
        code="x",
        name="x",
        name_en="x",
        missing_policy="zero",
        rate_kind="period_end",
        issued_on=date(2023, 1, 1),
        illustrative=True,
    )
    Criterion.objects.create(
        scheme=scheme, code="y", order=1, name="y", name_en="y", maximum=10,
        method="earlier_awards", parameters={},
    )  # fmt: skip

    assert said(given) == [
        f"Điểm năm 2023 của {BLOC} chưa công bố: từ nay tính lại, không còn hình thức này."
    ]


@pytest.mark.parametrize(
    ("slug", "text", "cites"),
    [
        pytest.param("bac-giang", "Cờ thi đua (QĐ số 12 / qđ-bkhđt)", True, id="names the number"),
        pytest.param("yen-bai", "12/QĐ-BKHĐT", True, id="of the successor"),
        pytest.param("bac-giang", "QĐ số 13/QĐ-BKHĐT", False, id="another number"),
        pytest.param("phu-tho", "12/QĐ-BKHĐT", False, id="of another board"),
    ],
)
def test_an_undecided_nomination_that_cites_it_is_looked_at_again(
    given, edition_2022, secretary, slug, text, cites
):
    event = succession(1)
    event.predecessors.set([board("bac-giang")])
    event.successors.set([board("yen-bai")])
    nominated(edition_2022.cycle, secretary, slug, earlier_awards=text)

    name = board(slug).short_name
    expected = (
        f"Đề nghị Cờ thi đua của Bộ năm 2022 cho {name} ({BLOC}) chưa có quyết định và có dẫn "
        "chiếu: hội đồng xem lại."
    )
    assert said(given) == ([expected] if cites else [])


def test_a_nomination_that_rests_on_such_a_result_is_told_too(given, edition_2022, secretary):
    slug = given.decision.document.slug
    counted(edition_2022, holder="bac-giang", award=FLAG, document=slug)
    nominated(edition_2022.cycle, secretary, edition=edition_2022)

    assert len(said(given)) == 2
