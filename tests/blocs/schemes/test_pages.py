"""Schemes as files and side by side: shown first, made as shown, taken along, compared."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from blocs.exports.scheme_file import scheme_book, toml_text
from blocs.imports.scheme_file import read_scheme_file
from blocs.models import Scheme
from blocs.queries.rulebook import rulebook_of
from blocs.queries.scheme_compare import compared_schemes
from blocs.refusals import Refusal
from blocs.services import make_scheme
from boards.models import Document
from boards.spreadsheets.faults import FileFault
from tests.blocs.schemes.sample import BOOK, draft
from tests.boards.rows import cycle
from tests.boards.typing_in import messages

pytestmark = pytest.mark.django_db

LOAD = "admin:blocs_scheme_load"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


@pytest.fixture
def scheme():
    return draft()


def upload(name, data):
    return SimpleUploadedFile(name, data)


def send(office, scheme, **said):
    return office.post(reverse(LOAD), {"cycle": scheme.cycle_id, **said})


def shown(answer):
    """What the page that shows a file would send on."""
    draft_form = answer.context["draft"]
    return {name: draft_form[name].value() for name in ("cycle", "content")}


@pytest.mark.parametrize("kind", ["toml", "xlsx"])
def test_a_scheme_is_taken_along_and_reads_back(office, scheme, kind):
    answer = office.get(reverse("admin:blocs_scheme_file", args=[scheme.pk, kind]))

    read = read_scheme_file(f"a.{kind}", answer.content)
    year = scheme.cycle.year
    assert answer["Content-Disposition"] == f'attachment; filename="bang-v1-{year}.{kind}"'
    assert (read.problems, len(read.rulebook.criteria)) == ((), len(BOOK.criteria))


def test_there_is_no_other_kind_of_file(office, scheme):
    address = reverse("admin:blocs_scheme_file", args=[scheme.pk, "csv"])

    assert office.get(address).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.toml", lambda: toml_text(BOOK).encode(), id="toml"),
        pytest.param("a.XLSX", lambda: scheme_book(BOOK), id="xlsx"),
    ],
)
def test_a_file_is_shown_before_it_becomes_a_draft(office, scheme, name, data):
    asks = send(office, scheme, scheme_file=upload(name, data()))

    assert Scheme.objects.count() == 1
    answer = office.post(reverse(LOAD), shown(asks), follow=True)

    made = Scheme.objects.get(version=2)
    assert messages(answer) == ["Đã lập bản nháp."]
    assert answer.redirect_chain[-1][0] == reverse("admin:blocs_scheme_tree", args=[made.pk])
    assert [line.code for line in rulebook_of(made).groups] == [
        line.code for line in rulebook_of(scheme).groups
    ]


def test_an_example_says_that_it_is_one(office, cycle_2022):
    year = cycle_2022.bloc.cycles.get(year=2023)

    asks = office.post(reverse(LOAD), {"cycle": year.pk, "example": "100-diem"})
    answer = office.post(reverse(LOAD), shown(asks), follow=True)

    label = "Minh họa: không phải bảng chính thức"
    assert label in asks.content.decode()
    assert label in answer.content.decode()


def test_every_problem_of_a_file_is_told(office, scheme):
    faulty = toml_text(BOOK).replace('total = "100"', "la = 1")

    answer = send(office, scheme, scheme_file=upload("a.toml", faulty.encode()))

    html = answer.content.decode()
    assert "2 lỗi: chưa ghi gì" in html
    assert "a.toml, dòng 5, cột la" in html


def test_what_was_shown_is_read_again(office, scheme):
    asks = send(office, scheme, scheme_file=upload("a.toml", toml_text(BOOK).encode()))
    sent = shown(asks)

    answer = office.post(reverse(LOAD), {**sent, "content": "[scheme]"})

    assert answer.context["read"].rulebook is None
    assert Scheme.objects.count() == 1


def test_what_is_sent_without_a_year_begins_again(office, scheme):
    answer = office.post(reverse(LOAD), {"content": "x"})

    assert answer.url == reverse(LOAD)


def test_a_year_that_closed_meanwhile_takes_no_draft(office, scheme):
    sent = shown(send(office, scheme, scheme_file=upload("a.toml", toml_text(BOOK).encode())))
    scheme.cycle.stage = "closed"
    scheme.cycle.save()

    answer = office.post(reverse(LOAD), sent)

    assert answer.status_code == 403
    assert Scheme.objects.count() == 1


def test_an_indicator_that_vanished_meanwhile_is_told(office, scheme, monkeypatch):
    sent = shown(send(office, scheme, scheme_file=upload("a.toml", toml_text(BOOK).encode())))
    strange = replace(BOOK, criteria=(replace(BOOK.criteria[0], indicator="la"),))
    monkeypatch.setattr(
        "blocs.admin.scheme_files.read_scheme_file",
        lambda *_args: type("Read", (), {"rulebook": strange})(),
    )

    answer = office.post(reverse(LOAD), sent, follow=True)

    assert messages(answer) == [f"{Refusal.UNKNOWN_INDICATORS.label} (la)"]


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        pytest.param(
            {}, "__all__", "Hãy chọn một tệp hoặc một bảng ví dụ, chỉ một trong hai.", id="none"
        ),
        pytest.param(
            {"scheme_file": ("a.csv", b"a")},
            "scheme_file",
            "Chỉ đọc tệp .xlsx và .toml.",
            id="another kind",
        ),
        pytest.param(
            {"scheme_file": ("a.toml", b"a" * 11)},
            "scheme_file",
            str(FileFault.TOO_LARGE.label),
            id="too large",
        ),
    ],
)
def test_what_is_not_read(office, scheme, said, field, sentence, monkeypatch):
    monkeypatch.setattr("blocs.forms.scheme_files.MAX_BYTES", 10)
    files = {name: upload(*pair) for name, pair in said.items()}

    answer = send(office, scheme, **files)

    assert answer.context["form"].errors == {field: [sentence]}


def test_who_may_write_no_scheme_loads_none(as_officer, auditor, scheme):
    assert as_officer(auditor).get(reverse(LOAD)).status_code == 403


# Side by side


def compare(scheme):
    return reverse("admin:blocs_scheme_compare", args=[scheme.pk])


@pytest.fixture
def other(scheme):
    """The next version: another maximum and method, one line less, one more, other conditions."""
    changed = replace(
        BOOK,
        total=Decimal(90),
        tolerance=Decimal("0.1"),
        tie_breakers=(),
        note="",
        illustrative=False,
        criteria=(
            replace(BOOK.criteria[0], maximum=Decimal(12), clause="Điều 6"),
            *BOOK.criteria[2:],
            replace(BOOK.criteria[1], code="moi", name="Dòng mới"),
        ),
        gates=(),
        grades=BOOK.grades[:1],
    )
    return make_scheme(cycle=scheme.cycle, rulebook=changed)


def test_two_versions_stand_side_by_side(office, scheme, other):
    html = office.get(compare(other)).content.decode()

    for word in ("+ thêm: 1", "− bỏ: 1", "≠ sửa: 1", "Dòng mới", "Điều 6"):
        assert word in html
    assert f"{reverse('admin:blocs_scheme_tree', args=[scheme.pk])}#trong-nuoc" in html


def test_what_differs_in_general_is_said_in_words(scheme, other):
    found = compared_schemes(scheme, other)

    assert [(row.name, row.before, row.after) for row in found.head] == [
        ("Tổng điểm", "100", "90"),
        ("Tiêu chí phụ", "I kinh-te; II chap-hanh", "–"),
        ("Mức chênh cho phép", "–", "10%"),
        ("Minh họa", "có", "không"),
        ("Ghi chú", "Ghi chú", "–"),
    ]


def test_closed_lists_are_said_by_their_words(scheme):
    other = make_scheme(
        cycle=scheme.cycle, rulebook=replace(BOOK, peer_rule="mean", places=3, name="Khác")
    )

    found = compared_schemes(scheme, other)

    assert [(row.before, row.after) for row in found.head] == [
        ("Bảng", "Khác"),
        ("2", "3"),
        ("trung vị", "trung bình cộng"),
    ]


@pytest.mark.parametrize("lines", [1, 3])
def test_a_comparison_costs_the_same_for_any_number_of_lines(
    scheme, other, lines, django_assert_num_queries
):
    for one in (scheme, other):
        keep = [line.pk for line in one.criteria.all()[:lines]]
        one.criteria.exclude(pk__in=keep).delete()

    with django_assert_num_queries(10):
        compared_schemes(scheme, other)


def test_a_clause_leads_to_the_document_of_its_version(office, scheme, other):
    paper = Document.objects.create(
        kind="decision", number="1/QĐ", issued_on=date(2023, 1, 1), url="https://vi.example/1"
    )
    Scheme.objects.filter(pk=other.pk).update(document=paper, issued_on=date(2023, 1, 2))

    html = office.get(compare(other)).content.decode()

    assert '<a href="https://vi.example/1">Điều 6</a>' in html


def test_an_amendment_is_compared_with_what_it_amends(office, scheme, other):
    Scheme.objects.filter(pk=other.pk).update(amends=scheme)
    make_scheme(cycle=scheme.cycle, rulebook=BOOK)

    answer = office.get(compare(other))

    assert answer.context["compared"].before == scheme


def test_another_version_is_chosen(office, scheme, other):
    third = make_scheme(cycle=scheme.cycle, rulebook=BOOK)

    answer = office.get(compare(third), {"with": scheme.pk})

    assert answer.context["compared"].before == scheme
    assert "Hai bản giống nhau." in answer.content.decode()


def test_a_bloc_with_one_scheme_has_nothing_to_compare_with(office, scheme):
    assert "Khối chưa có bảng tiêu chí nào khác." in office.get(compare(scheme)).content.decode()


def test_schemes_of_other_blocs_are_not_offered(office, scheme):
    foreign = make_scheme(cycle=cycle(2, "running"), rulebook=BOOK)

    assert office.get(compare(scheme), {"with": foreign.pk}).status_code == 404
