"""What is done with a cycle in the admin: prepare its edition, move its stage."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from blocs.admin import preview
from blocs.enums import Requirement, Stage
from blocs.models import Cycle, Edition, Score
from blocs.queries.changes import FigureRow, change_list
from blocs.queries.reader import Reader
from blocs.refusals import Refusal
from blocs.services import prepare_edition
from boards.domain.quantities import Quantity
from boards.domain.units import UNITS
from boards.enums import Role
from boards.models import Change, Figure, Report
from boards.refusals import Refused
from boards.services import record_figure
from tests.boards.rows import cycle as bare_cycle
from tests.boards.typing_in import messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

LIST = "admin:blocs_cycle_changelist"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def office(as_officer, secretary):
    return as_officer(secretary)


def act(client, action, *cycles, **said):
    data = {"action": action, "_selected_action": [cycle.pk for cycle in cycles], **said}
    return client.post(reverse(LIST), data, follow=True)


def correct(cycle, workers=5100):
    """Another number of workers in Yên Bái, so that there is something to publish."""
    figure = Figure.objects.get(report__board__slug="yen-bai", indicator__code="workers")
    return record_figure(
        report=figure.report,
        indicator=figure.indicator,
        quantity=Quantity(Decimal(workers), UNITS["person"]),
        as_printed=f"{workers} lao động",
    )


def test_a_cycle_that_cannot_be_scored_is_told_and_the_others_are_prepared(office, cycle_2022):
    other = bare_cycle(1)

    response = act(office, "prepare", cycle_2022, other, confirmed="1", correction_note="")

    prepared = ngettext(
        "%d edition was prepared and waits for a second officer.",
        "%d editions were prepared and wait for a second officer.",
        1,
    )
    assert sorted(messages(response)) == sorted(
        [f"{other}: {Refusal.NO_SCHEME.label}", prepared % 1]
    )
    assert not Score.objects.exists()


def test_preparing_first_shows_the_standings(office, cycle_2022):
    response = act(office, "prepare", cycle_2022)

    [draft] = response.context["drafts"]
    assert [(row.place, row.board, row.points) for row in draft["rows"]][:3] == [
        (1, "Bắc Giang", "79,28"),
        (2, "Thái Nguyên", "64,03"),
        (3, "Phú Thọ", "37,47"),
    ]
    assert (draft["last"], draft["changes"], draft["illustrative"]) == (None, None, True)
    assert not Edition.objects.exists()


def test_preparing_shows_what_changed_since_the_last_edition(office, edition_2022):
    correct(edition_2022.cycle)

    response = act(office, "prepare", edition_2022.cycle)

    [draft] = response.context["drafts"]
    assert draft["changes"].figures == (
        FigureRow(
            "Yên Bái",
            "Lao động làm việc trong khu công nghiệp",
            "5.037 lao động",
            "5100 lao động",
            ("Số liệu đổi từ “5.037 lao động” thành “5100 lao động”.",),
        ),
    )
    assert [row.board for row in draft["rows"] if row.changed] == ["Yên Bái"]


def test_a_change_of_doubt_alone_is_shown_by_its_sign(edition_2022):
    before = edition_2022.document
    after = edition_2022.document
    [figure] = [
        row
        for row in after["figures"]
        if (row["board"], row["indicator"]) == ("hoa-binh", "trade_value")
    ]
    figure["doubt_settled"] = True

    [change] = change_list(before, after, Reader("vi")).figures

    assert (change.before, change.after) == ("763,86 triệu đồng (?)", "763,86 triệu đồng")


def test_a_figure_that_is_new_or_gone_is_a_dash_on_the_other_side(edition_2022):
    before, after = edition_2022.document, edition_2022.document
    gone = after["figures"].pop(0)

    [change] = change_list(before, after, Reader("vi")).figures

    assert (change.before, change.after) == (gone["as_printed"] or "–", "–")


def test_a_figure_in_another_currency_is_one_change(edition_2022):
    before, after = edition_2022.document, edition_2022.document
    [figure] = [
        row
        for row in after["figures"]
        if (row["board"], row["indicator"]) == ("hoa-binh", "trade_value")
    ]
    figure |= {"currency": "USD", "unit": "USD_MN", "as_printed": "763,86 triệu USD"}

    [change] = change_list(before, after, Reader("vi")).figures

    assert (change.before, change.after) == ("763,86 triệu đồng (?)", "763,86 triệu USD (?)")


def test_a_part_more_in_another_currency_is_a_change_of_its_own(edition_2022):
    before, after = edition_2022.document, edition_2022.document
    [figure] = [
        row
        for row in after["figures"]
        if (row["board"], row["indicator"]) == ("hoa-binh", "trade_value")
    ]
    after["figures"].append({**figure, "currency": "USD", "as_printed": "5 triệu USD"})

    [change] = change_list(before, after, Reader("vi")).figures

    assert (change.before, change.after) == ("–", "5 triệu USD (?)")


def test_a_board_without_a_place_shows_none():
    document = {
        "members": [{"board": "a", "short_name": "A"}],
        "scheme": {"places": 2},
        "standings": [{"board": "a", "place": None, "points": None}],
    }

    assert preview.rows(document, None) == [preview.Row("A", None, None, None, None, False)]


def test_confirming_prepares_an_edition_that_waits(office, secretary, cycle_2022):
    response = act(office, "prepare", cycle_2022, confirmed="1", correction_note="")

    edition = Edition.objects.get()
    assert (edition.number, edition.prepared_by, edition.published_at) == (1, secretary, None)
    assert len(messages(response)) == 1


def test_a_correction_without_a_note_is_refused_in_words(office, edition_2022):
    correct(edition_2022.cycle)

    response = act(office, "prepare", edition_2022.cycle, confirmed="1", correction_note=" ")

    form = response.context["form"]
    assert form.errors == {"correction_note": [Refusal.CORRECTION_NEEDS_NOTE.label]}
    assert len(response.context["drafts"][0]["changes"].figures) == 1
    assert Edition.objects.count() == 1


def test_a_correction_that_corrects_nothing_is_refused_in_words(office, edition_2022):
    cycle = edition_2022.cycle

    response = act(office, "prepare", cycle, confirmed="1", correction_note="sửa")

    assert messages(response) == [f"{cycle}: {Refusal.EDITION_UNCHANGED.label}"]


def test_a_correction_note_that_is_too_long_is_asked_again(office, cycle_2022):
    response = act(office, "prepare", cycle_2022, confirmed="1", correction_note="x" * 1001)

    assert list(response.context["form"].errors) == ["correction_note"]
    assert not Edition.objects.exists()


def test_a_cycle_without_a_scheme_shows_why_there_is_no_edition(office):
    other = bare_cycle(1)

    response = act(office, "prepare", other)

    [draft] = response.context["drafts"]
    assert draft == {"cycle": other, "refused": str(Refusal.NO_SCHEME.label)}
    assert str(Refusal.NO_SCHEME.label) in response.content.decode()
    assert (response.context["button"], response.context["form"]) == ("", None)
    assert 'type="submit"' not in response.content.decode().partition('class="ask"')[2]


def test_a_cycle_that_can_be_prepared_keeps_the_button_beside_one_that_cannot(office, cycle_2022):
    response = act(office, "prepare", cycle_2022, bare_cycle(1))

    assert response.context["button"]


def test_moving_asks_where_to_and_offers_only_what_can_be_reached(office, cycle_2022):
    response = act(office, "move", cycle_2022)

    choices = [value for value, _label in response.context["form"].fields["stage"].choices]
    assert choices == ["appraisal", "proposed"]


def test_moving_forward_locks_the_reports(office, cycle_2022):
    response = act(office, "move", cycle_2022, confirmed="1", stage="proposed", reason="gấp")

    cycle_2022.refresh_from_db()
    assert cycle_2022.stage == "proposed"
    assert Report.objects.filter(locked_at__isnull=True).count() == 0
    assert messages(response) == [ngettext("%d cycle was moved.", "%d cycles were moved.", 1) % 1]


def test_the_page_lists_what_the_next_stage_lacks(office, cycle_2022):
    [step] = act(office, "move", cycle_2022).context["steps"]

    assert (step.stage, [str(lack) for lack in step.lacks]) == (
        Stage.PROPOSED,
        [Requirement.EDITION.label],
    )


def test_moving_on_although_something_is_lacking_needs_a_reason(office, cycle_2022):
    response = act(office, "move", cycle_2022, confirmed="1", stage="proposed", reason="")

    cycle_2022.refresh_from_db()
    assert cycle_2022.stage == "conference"
    assert response.context["form"].errors == {"reason": [Refusal.STAGE_LACKS.label]}


def test_moving_on_when_everything_is_there_needs_none(office, edition_2022):
    act(office, "move", edition_2022.cycle, confirmed="1", stage="proposed", reason="")

    edition_2022.cycle.refresh_from_db()
    assert edition_2022.cycle.stage == "proposed"


def test_why_a_cycle_moved_on_is_kept(office, cycle_2022):
    act(office, "move", cycle_2022, confirmed="1", stage="proposed", reason="Bộ yêu cầu sớm")

    change = Change.objects.filter(model="blocs.cycle").latest("pk")
    assert (change.after, change.reason) == ({"stage": "proposed"}, "Bộ yêu cầu sớm")


def test_moving_back_without_a_reason_is_refused(office, cycle_2022):
    response = act(office, "move", cycle_2022, confirmed="1", stage="appraisal", reason="")

    cycle_2022.refresh_from_db()
    form = response.context["form"]
    assert cycle_2022.stage == "conference"
    assert form.errors == {"reason": [Refusal.STAGE_NEEDS_REASON.label]}
    assert form["stage"].value() == "appraisal"


def test_moving_back_with_a_reason_is_done(office, cycle_2022):
    Cycle.objects.filter(pk=cycle_2022.pk).update(stage="appraisal")

    act(office, "move", cycle_2022, confirmed="1", stage="reporting", reason="nhập lại")

    cycle_2022.refresh_from_db()
    assert cycle_2022.stage == "reporting"


def test_a_cycle_that_somebody_else_moved_meanwhile_is_told(office, cycle_2022, monkeypatch):
    def refuse(**said):
        raise Refused(Refusal.STAGE_NOT_NEXT)

    monkeypatch.setattr("blocs.admin.cycles.move_stage", refuse)

    response = act(office, "move", cycle_2022, confirmed="1", stage="proposed", reason="gấp")

    assert messages(response) == [f"{cycle_2022}: {Refusal.STAGE_NOT_NEXT.label}"]


def test_a_stage_out_of_reach_is_refused_on_the_form(office, cycle_2022):
    response = act(office, "move", cycle_2022, confirmed="1", stage="drafted", reason="")

    assert list(response.context["form"].errors) == ["stage"]


def test_the_stage_is_not_typed(office, cycle_2022):
    page = reverse("admin:blocs_cycle_change", args=[cycle_2022.pk])

    assert "stage" not in office.get(page).context["adminform"].form.fields


def test_an_auditor_is_offered_no_act(as_officer, auditor, cycle_2022):
    response = as_officer(auditor).get(reverse(LIST))

    assert response.context["action_form"] is None


def test_the_list_tells_the_edition_and_whether_one_waits(office, edition_2022, secretary):
    cycle = edition_2022.cycle
    correct(cycle)
    prepare_edition(cycle=cycle, officer=secretary, correction_note="sửa")

    rows = {row.pk: row for row in office.get(reverse(LIST)).context["cl"].result_list}

    assert (rows[cycle.pk].latest, bool(rows[cycle.pk].waiting)) == (1, True)
    other = Cycle.objects.exclude(pk=cycle.pk).first()
    assert (rows[other.pk].latest, bool(rows[other.pk].waiting)) == (None, False)


def test_a_board_officer_does_not_reach_the_cycles(as_officer, board_officer):
    assert as_officer(board_officer).get(reverse(LIST)).status_code == 403


def test_only_secretaries_may_prepare():
    assert not make_officer("a", Role.AUDITOR).has_perm("blocs.prepare_edition")
