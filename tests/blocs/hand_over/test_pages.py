"""The dossier as a page, and the page on which a year passes on."""

import io
from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone, translation
from docx import Document as Word

from blocs.models import HandOver, Mandate, Milestone
from blocs.queries.hand_over import waiting_for
from blocs.refusals import Refusal
from blocs.services.hand_overs import give_hand_over, keep_minute, take_hand_over
from boards.enums import Role
from boards.models import Board, Document, Remark, Report
from config.desk import desk
from tests.boards.typing_in import messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


def dossier_of(cycle):
    return reverse("admin:blocs_cycle_hand_over", args=[cycle.pk])


def signing(made):
    return reverse("admin:blocs_handover_signing", args=[made.pk])


def texts(response, marker):
    """What stands between tags that begin so, in order."""
    content = response.content.decode()
    return [part.partition(">")[2].partition("<")[0].strip() for part in content.split(marker)[1:]]


@pytest.fixture
def chair(as_officer, giver):
    return as_officer(giver)


@pytest.fixture
def successor(as_officer, taker):
    return as_officer(taker)


# The dossier


def test_the_chair_reads_the_dossier_and_makes_it_with_one_click(led, chair, taker):
    shown = chair.get(dossier_of(led))

    made = chair.post(dossier_of(led), {"taker": taker.board_id, "instead_of": ""})

    row = HandOver.objects.get()
    assert texts(shown, "<h1")[-1] == f"Hồ sơ bàn giao: {led}"
    assert "Lập hồ sơ bàn giao" in texts(shown, "<button")
    assert made["Location"] == signing(row)
    assert messages(chair.get(made["Location"])) == [
        "Đã lập hồ sơ bàn giao. Hai bên xác nhận tiếp theo."
    ]


def test_every_section_is_a_part_of_the_page_with_its_count(led, chair):
    tables = chair.get(dossier_of(led)).context["tables"]

    content = chair.get(dossier_of(led)).content.decode()

    assert [f'<section id="{each.section.code}"' in content for each in tables] == [True] * 21
    assert [each.section.count for each in tables][1:4] == [7, 2, 5]


def test_rows_lead_to_the_pages_that_the_reader_may_open(led, chair, as_officer, secretary):
    Milestone.objects.create(cycle=led, kind="midyear", due_on=date(2022, 7, 15))
    report = Report.objects.get(board__slug="hoa-binh", year=2022)
    notice = Document.objects.get(number="995/BKHĐT-HĐTĐKT")
    scheme = led.schemes.get()
    kept = {
        "calendar": reverse("admin:blocs_cycle_calendar", args=[led.pk]),
        "report": reverse("admin:boards_report_change", args=[report.pk]),
        "document": reverse("admin:boards_document_change", args=[notice.pk]),
    }
    registers = reverse("admin:blocs_scheme_change", args=[scheme.pk])

    for_chair = chair.get(dossier_of(led)).content.decode()
    for_secretary = as_officer(secretary).get(dossier_of(led)).content.decode()

    assert [address in for_chair for address in kept.values()] == [True] * 3
    assert registers not in for_chair
    assert registers in for_secretary
    assert chair.get(kept["report"]).status_code == 200


def test_what_is_overdue_says_so_in_words(led, chair):
    Milestone.objects.create(cycle=led, kind="midyear", due_on=date(2022, 7, 15))

    content = chair.get(dossier_of(led)).content.decode()

    assert '<tr class="late">' in content
    assert "1 quá hạn" in content


def test_a_refusal_stays_on_the_page(led, chair, taker, made):
    shown = chair.post(dossier_of(led), {"taker": taker.board_id, "instead_of": ""})

    assert str(Refusal.HAND_OVER_STALE.label) in shown.content.decode()
    assert HandOver.objects.count() == 1


@pytest.mark.parametrize("typed", [{}, {"taker": "x"}, {"taker": "1", "instead_of": "x"}])
def test_a_form_that_was_tampered_with_makes_nothing(led, chair, typed):
    assert chair.post(dossier_of(led), typed).status_code == 200
    assert HandOver.objects.count() == 0


def test_the_page_shows_the_hand_over_that_is_there_and_packs_it_anew(led, chair, taker, made):
    shown = chair.get(dossier_of(led))
    again = chair.post(dossier_of(led), {"taker": taker.board_id, "instead_of": made.pk})

    assert "Lập lại hồ sơ bàn giao" in texts(shown, "<button")
    assert signing(made) in shown.content.decode()
    assert again["Location"] == signing(HandOver.objects.get())


def test_what_a_side_confirmed_is_not_offered_to_be_packed_anew(led, chair, giver, made):
    give_hand_over(hand_over=made, officer=giver)

    shown = chair.get(dossier_of(led))

    assert "Lập lại hồ sơ bàn giao" not in texts(shown, "<button")
    assert "Chờ bên nhận xác nhận" in shown.content.decode()


def test_a_year_without_a_chair_says_so(led, as_officer, secretary):
    Mandate.objects.filter(cycle=led).delete()

    shown = as_officer(secretary).get(dossier_of(led))

    assert "Năm này chưa có Trưởng khối nên chưa có bên giao." in shown.content.decode()
    assert "Lập hồ sơ bàn giao" not in texts(shown, "<button")


def test_where_nobody_is_proposed_one_chooses_and_the_rule_suggests(led, chair):
    Mandate.objects.filter(cycle__year=2023).delete()

    form = chair.get(dossier_of(led)).context["form"]

    assert len(form.fields["taker"].choices) == 7
    assert form.initial["taker"].slug == "thai-nguyen"


@pytest.mark.parametrize(
    ("role", "slug", "reads", "makes"),
    [
        pytest.param(Role.BOARD, "hoa-binh", 403, 403, id="another member"),
        pytest.param(Role.BOARD, "thai-nguyen", 403, 403, id="the incoming chair"),
        pytest.param(Role.AUDITOR, None, 200, 403, id="auditor"),
        pytest.param(Role.SECRETARIAT, None, 200, 302, id="secretariat"),
    ],
)
def test_who_reads_and_who_makes(led, as_officer, taker, role, slug, reads, makes):
    office = as_officer(make_officer("khac", role, Board.objects.filter(slug=slug).first()))

    assert office.get(dossier_of(led)).status_code == reads
    assert office.post(dossier_of(led), {"taker": taker.board_id}).status_code == makes


def test_the_page_closes_with_the_mandate_and_the_hand_over_stays(led, chair, made):
    led.mandates.filter(role="chair").update(status="ended", ends_on=timezone.localdate())

    assert chair.get(dossier_of(led)).status_code == 403
    assert chair.get(signing(made)).status_code == 200


def test_a_cycle_that_is_not_there(chair):
    assert chair.get(reverse("admin:blocs_cycle_hand_over", args=[999])).status_code == 404


# The page on which it passes on


def test_both_sides_confirm_on_one_page(made, chair, successor):
    chair.post(signing(made), {"do": "give", "note": "Đủ bản giấy."})
    successor.post(signing(made), {"do": "take", "note": "Thiếu bản gốc."})
    shown = chair.post(
        signing(made),
        {"do": "minute", "minute": ContentFile(b"%PDF-1.7 scan", "Biên bản.pdf")},
        follow=True,
    )

    row = HandOver.objects.get()
    assert (row.giver_note, row.taker_note) == ("Đủ bản giấy.", "Thiếu bản gốc.")
    assert row.closed_at is not None
    assert messages(shown) == [
        "Đã xác nhận thay mặt bên giao.",
        "Đã lưu biên bản đã ký.",
    ]


@pytest.mark.parametrize(
    ("who", "done", "acts"),
    [
        pytest.param("chair", [], ["give"], id="the outgoing chair first"),
        pytest.param("successor", [], [], id="the incoming chair waits"),
        pytest.param("chair", ["give"], ["minute", "withdraw"], id="given: back or minute"),
        pytest.param("successor", ["give"], ["take", "minute"], id="given: the other takes"),
        pytest.param("successor", ["give", "take"], ["minute"], id="taken: the minute"),
        pytest.param("chair", ["give", "take", "minute"], [], id="closed: nothing"),
        pytest.param("office", ["give"], [], id="the secretariat only reads"),
    ],
)
def test_each_sees_what_waits_for_it(
    made, giver, taker, chair, successor, as_officer, secretary, who, done, acts
):
    steps = {
        "give": lambda: give_hand_over(hand_over=made, officer=giver),
        "take": lambda: take_hand_over(hand_over=made, officer=taker),
        "minute": lambda: keep_minute(
            hand_over=made, officer=giver, file=ContentFile(b"%PDF-1.7", "x.pdf")
        ),
    }
    for step in done:
        steps[step]()
    browser = {"chair": chair, "successor": successor, "office": as_officer(secretary)}[who]

    content = browser.get(signing(made)).content.decode()

    offered = [part.partition('"')[0] for part in content.split('name="do" value="')[1:]]
    assert offered == acts


def test_a_refusal_keeps_what_was_typed(made, successor):
    shown = successor.post(signing(made), {"do": "take", "note": "Còn thiếu."})

    content = shown.content.decode()
    assert str(Refusal.NOT_GIVEN_YET.label) in content
    assert HandOver.objects.get().taken_at is None


def test_a_note_that_is_too_long_is_told_beside_its_field(made, chair):
    shown = chair.post(signing(made), {"do": "give", "note": "x" * 2001})

    assert shown.context["forms"]["give"].errors["note"]
    assert "x" * 2001 in shown.content.decode()


@pytest.mark.parametrize("do", ["", "publish"])
def test_an_unknown_act_does_nothing(made, chair, do):
    assert chair.post(signing(made), {"do": do}).status_code == 200
    assert HandOver.objects.get().given_at is None


def test_a_file_that_is_missing_in_the_archive_is_named(make, evidence, chair):
    default_storage.delete(evidence("Bảng lương").file.name)

    shown = chair.get(signing(make()))

    assert "1 tệp có tên trong mục lục nhưng không có trong bộ hồ sơ:" in shown.content.decode()


@pytest.mark.parametrize(
    ("role", "slug", "status"),
    [
        pytest.param(Role.BOARD, "hoa-binh", 403, id="another member"),
        pytest.param(Role.AUDITOR, None, 200, id="auditor"),
        pytest.param(Role.SECRETARIAT, None, 200, id="secretariat"),
    ],
)
def test_who_reads_a_hand_over_and_its_files(made, as_officer, role, slug, status):
    office = as_officer(make_officer("khac", role, Board.objects.filter(slug=slug).first()))
    minute = reverse("admin:blocs_handover_minute", args=[made.pk])

    answers = [office.get(each) for each in (signing(made), minute, made.archive.url)]

    assert [answer.status_code for answer in answers] == [status] * 3
    list(answers[-1].streaming_content if status == 200 else ())
    assert office.post(signing(made), {"do": "give"}).status_code == 403


def test_the_minute_that_is_downloaded_is_the_one_in_the_archive(made, chair):
    paper = chair.get(reverse("admin:blocs_handover_minute", args=[made.pk]))

    assert Word(io.BytesIO(paper.content)).paragraphs[0].text == "BIÊN BẢN"
    assert paper["Content-Disposition"] == (
        "attachment; filename*=utf-8''Bi%C3%AAn%20b%E1%BA%A3n%20b%C3%A0n%20giao.docx"
    )


@pytest.mark.parametrize("content", [None, b"no archive"])
def test_a_minute_whose_archive_is_gone_or_none_is_not_found(made, chair, content):
    name = made.archive.name
    default_storage.delete(name)
    if content:
        default_storage.save(name, ContentFile(content))

    answer = chair.get(reverse("admin:blocs_handover_minute", args=[made.pk]))

    assert answer.status_code == 404


def test_the_files_bear_a_name_that_says_what_they_are(made, giver, chair):
    give_hand_over(hand_over=made, officer=giver)
    kept = keep_minute(hand_over=made, officer=giver, file=ContentFile(b"%PDF-1.7", "x.pdf"))

    answers = [chair.get(file.url) for file in (kept.archive, kept.minute)]

    names = [answer.filename for answer in answers]
    assert names == [
        f"Hồ sơ bàn giao {made.cycle}.zip",
        f"Biên bản bàn giao đã ký {made.cycle}.pdf",
    ]
    for answer in answers:
        list(answer.streaming_content)


def test_a_form_of_the_stock_admin_leads_to_the_page(made, chair):
    change = reverse("admin:blocs_handover_change", args=[made.pk])

    assert chair.get(change)["Location"] == signing(made)
    assert chair.post(change, {}).status_code == 403
    assert chair.get(reverse("admin:blocs_handover_change", args=[999])).status_code == 302


def test_a_board_lists_its_own_hand_overs_and_the_secretariat_all(
    made, chair, as_officer, secretary
):
    other = as_officer(make_officer("khac", Role.BOARD, Board.objects.get(slug="hoa-binh")))
    page = reverse("admin:blocs_handover_changelist")

    assert list(chair.get(page).context["cl"].result_list) == [made]
    assert list(other.get(page).context["cl"].result_list) == []
    assert list(as_officer(secretary).get(page).context["cl"].result_list) == [made]
    assert str(made) == f"{made.cycle}: Yên Bái → Thái Nguyên"


# The desk


def items(officer):
    return [
        (item.whose, item.address)
        for section in desk(officer)
        if section.code == "hand_overs"
        for item in section.items
    ]


def test_the_desk_of_each_side_says_when_it_is_its_turn(made, giver, taker, secretary):
    item = (str(made.cycle), signing(made))
    first = (items(giver), items(taker))
    give_hand_over(hand_over=made, officer=giver)
    then = (items(giver), items(taker))
    take_hand_over(hand_over=made, officer=taker)

    assert first == ([item], [])
    assert then == ([], [item])
    assert (items(giver), items(taker), items(secretary)) == ([], [], [])


def test_the_duty_to_hand_over_leads_to_the_dossier(led, giver):
    Milestone.objects.create(cycle=led, kind="hand_over", due_on=timezone.localdate())

    duties = [item.address for each in desk(giver) if each.code == "duties" for item in each.items]

    assert dossier_of(led) in duties


def test_an_officer_without_a_board_is_asked_nothing(made):
    assert waiting_for(make_officer("khac", Role.BOARD)) == []


def test_a_remark_leads_to_its_cell(led, chair, giver):
    report = Report.objects.get(board__slug="hoa-binh", year=2022)
    remark = Remark.objects.create(
        report=report,
        indicator=report.figures.first().indicator,
        text="Hỏi?",
        officer=giver,
        made_at=timezone.now() - timedelta(1),
    )
    cell = reverse("admin:boards_cell", args=[report.pk, remark.indicator_id, "actual"])

    assert cell in chair.get(dossier_of(led)).content.decode()
