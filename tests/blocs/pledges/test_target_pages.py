"""The pages of targets: typed amounts are read, asked about, and never lost."""

import pytest
from django.urls import reverse

from blocs.enums import PledgeState, Stage
from blocs.models import Cycle, Pledge, Target
from blocs.refusals import Refusal
from boards.enums import Role
from boards.models import Board, Indicator, Succession
from tests.conftest import make_officer


@pytest.fixture
def page(cycle, board_officer, as_officer):
    """The form of Yên Bái: what it shows, and what comes back after typing something else."""
    return Page(as_officer(board_officer), address(cycle, "yen-bai"))


def address(cycle, board):
    return reverse("admin:blocs_cycle_targets_board", args=[cycle.pk, board])


class Page:
    def __init__(self, client, path):
        self.client, self.path = client, path

    def get(self):
        return self.client.get(f"{self.path}?lang=en")

    def send(self, fresh=True, **typed):
        """Type into the named indicators; the others stay as the page shows them."""
        if fresh:
            self.data = self.fields()
        for code, value in typed.items():
            self.data[self.name(code)] = value
        return self.client.post(self.path, self.data)

    def fields(self):
        form = self.get().context["form"]
        return {bound.html_name: str(bound.value() or "") for bound in form}

    def name(self, code):
        kind, _, rest = code.partition("__")
        pk = Indicator.objects.get(code=rest.removesuffix("-reading")).pk
        return f"{kind}-{pk}-reading" if rest.endswith("-reading") else f"{kind}-{pk}"


def shown(response):
    """Each line: what was reached, what stands in the field, and whether it is only suggested."""
    return [
        (row.reached, str(row.target.value() or ""), row.prefilled)
        for row in response.context["form"].rows()
    ]


def errors(response):
    return [
        str(sentence)
        for sentences in response.context["form"].errors.values()
        for sentence in sentences
    ]


def said(response):
    return [str(message) for message in response.context["messages"]]


def kept():
    return {each.indicator.code: (each.as_printed, each.reason) for each in Target.objects.all()}


def test_targets_begin_with_last_years_results(page):
    assert shown(page.get()) == [
        ("11 projects", "11 dự án", True),
        ("1,277 billion VND", "1.277 tỷ đồng", True),
        ("5,143.7 billion VND", "5.143,7 tỷ đồng", True),
        ("5,037 people", "5.037 người", True),
    ]


@pytest.mark.parametrize(
    ("board", "code", "expected"),
    [
        pytest.param(
            "thai-nguyen",
            "registered_capital",
            ("1.527 billion USD; 1,283 billion VND", "", False),
            id="two currencies are no one target",
        ),
        pytest.param("bac-giang", "trade_value", ("", "", False), id="nothing was reported"),
        pytest.param("hoa-binh", "trade_value", ("", "", False), id="a doubted figure is none"),
        pytest.param(
            "bac-kan",
            "workers",
            ("more than 1,500 people", "1.500 người", True),
            id="without the word that makes it inexact",
        ),
    ],
)
def test_what_cannot_be_a_target_is_not_suggested(
    cycle, as_officer, secretary, board, code, expected
):
    response = Page(as_officer(secretary), address(cycle, board)).get()

    rows = dict(
        zip(
            (each.code for each in response.context["sheet"].indicators),
            shown(response),
            strict=True,
        )
    )
    assert rows[code] == expected


def test_successor_says_that_its_last_year_is_not_comparable(cycle, page, yen_bai):
    event = Succession.objects.create(
        slug="hop-nhat",
        kind="merge",
        effective_on="2022-12-01",
        document=cycle.mandates.first().document,
    )
    event.predecessors.add(Board.objects.get(slug="phu-tho"))
    event.successors.add(yen_bai)

    (row, *_others) = page.get().context["form"].rows()
    assert (row.mark, row.reached, row.prefilled) == ("not comparable", "", False)
    assert row.why != ""


def test_all_is_saved_as_it_was_typed(page):
    response = page.client.post(page.path, page.fields(), follow=True)

    assert said(response) == ["The targets are saved; none is missing."]
    assert kept()["registered_capital"] == ("1.277 tỷ đồng", "")
    assert [row[2] for row in shown(page.get())] == [False] * 4


def test_blank_without_a_reason_is_a_line_that_is_not_filled_yet(page):
    response = page.send(target__workers="", target__trade_value="")

    assert response.status_code == 302
    assert sorted(kept()) == ["projects_attracted", "registered_capital"]
    assert "For 2 indicators there is neither" in said(page.client.get(page.path))[0]


def test_blank_with_a_reason_is_kept(page):
    page.send(target__workers="", reason__workers="chưa có cơ sở")

    assert kept()["workers"] == ("", "chưa có cơ sở")


def test_target_that_stands_is_not_emptied_without_a_reason(page):
    page.send()

    response = page.send(target__workers="")

    assert errors(response) == ["Write a target, or the reason why there is none."]
    assert kept()["workers"] == ("5.037 người", "")


def test_lower_target_asks_for_a_reason_beside_what_was_typed(page):
    response = page.send(target__projects_attracted="10")

    assert errors(response) == ["The target is worse than last year's result: say why."]
    assert (shown(response)[0][1], kept()) == ("10", {})

    page.send(target__projects_attracted="10", reason__projects_attracted="hết quỹ đất")
    assert kept()["projects_attracted"] == ("10", "hết quỹ đất")


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("workers", "không", "This is no number: leave the target empty"),
        ("workers", "6 dự án", "“6 dự án” has a unit that this indicator does not use"),
        ("registered_capital", "1 tỷ USD và 2 tỷ đồng", "holds more than one number"),
        ("registered_capital", "1,5 nghìn tỷ", "This can be read in several ways."),
        ("workers", "6,500", "This can be read in several ways."),
        ("workers", "6\0", "Null characters are not allowed."),
    ],
)
def test_what_is_not_certain_is_asked_or_refused(page, code, text, expected):
    response = page.send(**{f"target__{code}": text})

    (sentence,) = errors(response)
    assert expected in sentence
    assert kept() == {}


def test_chosen_reading_is_kept_beside_the_text(page):
    asked = page.send(target__registered_capital="1,5 nghìn tỷ")
    widget = next(
        row.target.field.widget
        for row in asked.context["form"].rows()
        if row.promise.indicator.code == "registered_capital"
    )

    (option,) = [each for each in widget.options if "VND" in each.words]
    page.send(fresh=False, **{"target__registered_capital-reading": option.key})

    stored = Target.objects.get(indicator__code="registered_capital")
    assert (stored.as_printed, f"{stored.amount:f}", stored.unit) == (
        "1,5 nghìn tỷ",
        "1.500000",
        "VND_TN",
    )


def test_text_that_was_asked_once_is_not_asked_again(page):
    test_chosen_reading_is_kept_beside_the_text(page)

    response = page.send(target__workers="6000")

    assert response.status_code == 302


def test_what_somebody_else_wrote_meanwhile_is_shown_before_it_is_replaced(page, yen_bai, cycle):
    page.send()
    seen = page.fields()
    Target.objects.filter(indicator__code="workers").update(amount=7000, as_printed="7.000 người")

    seen[page.name("target__workers")] = "8000"
    response = page.client.post(page.path, seen)

    rows = [row.now for row in response.context["form"].rows()]
    assert errors(response)[0].startswith("Somebody else changed these targets")
    assert rows == ["", "", "", "7.000 người"]
    assert kept()["workers"] == ("7.000 người", "")

    seen["seen"] = response.context["form"]["seen"].value()
    page.client.post(page.path, seen)
    assert kept()["workers"] == ("8000", "")


def test_what_somebody_else_took_away_meanwhile_is_named(page):
    page.send()
    seen = page.fields()
    Target.objects.filter(indicator__code="workers").delete()

    response = page.client.post(page.path, seen)

    assert [row.now for row in response.context["form"].rows()] == ["", "", "", "nothing"]


def test_other_refusals_stay_on_the_page(page, cycle):
    fields = page.fields()
    Pledge.objects.create(cycle=cycle, state=PledgeState.OPEN)

    response = page.client.post(page.path, fields)

    assert errors(response) == [str(Refusal.TARGETS_CLOSED.label)]
    assert response.context["writes"] is False


def test_another_member_reads_and_does_not_write(cycle, as_officer):
    officer = make_officer("phu-tho", Role.BOARD, Board.objects.get(slug="phu-tho"))
    client = as_officer(officer)

    page = client.get(address(cycle, "yen-bai"))
    post = client.post(address(cycle, "yen-bai"), {})

    assert (page.context["writes"], post.status_code) == (False, 403)


def test_board_that_is_no_member_has_no_page(page, cycle):
    assert page.client.get(address(cycle, "khong-co")).status_code == 404


@pytest.mark.parametrize("name", ["blocs_cycle_targets", "blocs_cycle_pledge"])
def test_year_that_is_not_there_has_no_page(bloc_2022, as_officer, secretary, name):
    path = reverse(f"admin:{name}", args=[999])

    assert as_officer(secretary).get(path).status_code == 404


def overview(cycle, client):
    return client.get(reverse("admin:blocs_cycle_targets", args=[cycle.pk])).context


def test_overview_shows_every_member_beside_every_indicator(cycle, as_officer, secretary, page):
    page.send(
        target__projects_attracted="10",
        reason__projects_attracted="hết quỹ đất",
        target__workers="",
        reason__workers="chưa có cơ sở",
        target__trade_value="",
    )

    context = overview(cycle, as_officer(secretary))

    mine = next(row for row in context["rows"] if row.slug == "yen-bai")
    assert (len(context["rows"]), mine.ready, mine.of) == (7, 3, 4)
    assert [(cell.state, cell.text, cell.reason) for cell in mine.cells] == [
        ("low", "10 dự án", "hết quỹ đất"),
        ("amount", "1.277 tỷ đồng", ""),
        ("missing", "", ""),
        ("none", "", "chưa có cơ sở"),
    ]


@pytest.mark.parametrize(
    ("stage", "state", "expected"),
    [
        (Stage.PLANNING, None, ""),
        (Stage.REPORTING, None, "Giai đoạn của năm thi đua không cho phép việc này."),
        (Stage.PLANNING, PledgeState.SIGNED, "Chỉ tiêu đăng ký đã nằm trong giao ước"),
    ],
)
def test_overview_says_why_targets_are_closed(cycle, as_officer, secretary, stage, state, expected):
    Cycle.objects.filter(pk=cycle.pk).update(stage=stage)
    if state:
        Pledge.objects.create(cycle=cycle, state=state)

    why_not = overview(cycle, as_officer(secretary))["why_not"]

    assert why_not.startswith(expected)
    assert bool(why_not) == bool(expected)


def test_year_without_indicators_or_members_says_so(cycle, as_officer, secretary):
    client = as_officer(secretary)
    cycle.bloc.memberships.all().delete()

    without_members = client.get(reverse("admin:blocs_cycle_targets", args=[cycle.pk]))
    Cycle.objects.get(year=2022).schemes.all().update(issued_on=None)
    without_indicators = client.get(reverse("admin:blocs_cycle_targets", args=[cycle.pk]))

    assert "Năm này chưa có đơn vị thành viên" in without_members.content.decode()
    assert "Chưa chọn chỉ tiêu nào" in without_indicators.content.decode()
