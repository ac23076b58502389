"""Dossiers: what the law asks for, who brings it, what stands once it was sent; page and desk."""

import json
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from awards.enums import Held, PieceKind
from awards.models import Award, Ballot, Name, Nomination, OfficialFile, Piece, PieceRule
from awards.queries.dossiers import dossier_of, dossiers_of
from awards.queries.sending import sending
from awards.queries.submission_page import submission_page
from awards.refusals import Refusal
from awards.services import nominate
from awards.services.dossiers import MOST, add_piece, remove_piece, waive_piece
from awards.services.submitting import draft_submission, submit
from blocs.domain.editions import short_code
from blocs.enums import MilestoneKind, Stage
from blocs.models import Cycle, Milestone
from blocs.refusals import Refusal as BlocRefusal
from boards.enums import Role
from boards.models import Board
from boards.refusals import Refusal as BoardRefusal
from boards.refusals import Refused
from config.desk import desk
from tests.awards.catalogue import FLAG
from tests.awards.test_submissions import LETTER
from tests.boards.typing_in import messages
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

OWED = {
    PieceKind.LETTER: "council",
    PieceKind.LIST: "council",
    PieceKind.COUNCIL_MINUTES: "council",
    PieceKind.REPORT: "board",
    PieceKind.EARLIER_DECISIONS: "board",
    PieceKind.INITIATIVE: "board",
}


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def year(edition_2022):
    Cycle.objects.filter(pk=edition_2022.cycle_id).update(stage=Stage.PROPOSED)
    return Cycle.objects.select_related("bloc").get(pk=edition_2022.cycle_id)


@pytest.fixture
def nomination(year, secretary):
    return proposed(year, secretary)


@pytest.fixture
def own(nomination):
    """An officer of the nominated board."""
    return make_officer("bacgiang", Role.BOARD, nomination.board)


def proposed(year, officer, slug="bac-giang", of=FLAG):
    return nominate(
        cycle=year,
        board=Board.objects.get(slug=slug),
        award=Award.objects.get(slug=of),
        officer=officer,
        achievements="tốt",
    )


def paper(name="sáng kiến.pdf", content=b"%PDF-1.7 a"):
    return SimpleUploadedFile(name, content)


def lacking(nomination):
    return {line.required.kind for line in dossier_of(nomination).lines if not line.is_there}


def refusal_of(act, **arguments):
    with pytest.raises(Refused) as refused:
        act(**arguments)
    return refused.value.refusal


# What is asked for


def test_the_papers_of_the_year_are_asked_for_with_their_source(nomination):
    dossier = dossier_of(nomination)

    assert {line.required.kind: line.required.owes.value for line in dossier.lines} == OWED
    assert dossier.percent == 0
    assert {str(each) for each in PieceRule.objects.filter(kind=PieceKind.LETTER)} == {
        f"{award}: tờ trình" for award in Award.objects.filter(piece_rules__kind=PieceKind.LETTER)
    }
    assert {line.required.source for line in dossier.lines} == {
        "Thông tư 07/2019/TT-BVHTTDL, Điều 20 (của ngành văn hóa, thể thao, du lịch; "
        "cần đối chiếu quy định của Bộ) (chưa đối chiếu)"
    }


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "asked"),
    [
        pytest.param(date(2023, 1, 6), None, True, id="from the day of the conference"),
        pytest.param(date(2023, 1, 7), None, False, id="from the day after"),
        pytest.param(date(2020, 1, 1), date(2023, 1, 6), False, id="until that day, excluded"),
    ],
)
def test_a_paper_is_asked_for_by_the_law_of_the_year(nomination, starts_on, ends_on, asked):
    PieceRule.objects.filter(kind=PieceKind.LETTER).update(starts_on=starts_on, ends_on=ends_on)

    assert (PieceKind.LETTER in lacking(nomination)) is asked


def test_a_paper_is_due_before_the_submission(nomination, year):
    Milestone.objects.create(cycle=year, kind=MilestoneKind.SUBMISSION, due_on=date(2023, 1, 20))
    PieceRule.objects.filter(kind=PieceKind.INITIATIVE).update(days_before=10)

    due = {line.required.kind: line.required.due for line in dossier_of(nomination).lines}

    assert (due[PieceKind.INITIATIVE], due[PieceKind.LETTER]) == (
        date(2023, 1, 10),
        date(2023, 1, 20),
    )


def test_what_the_site_has_made_nobody_owes(nomination, year, secretary):
    PieceRule.objects.create(
        award=nomination.award,
        kind=PieceKind.BALLOT_MINUTES,
        owed_by="chair",
        starts_on=date(2020, 1, 1),
        source="Quy chế",
        certainty="press",
    )
    before = lacking(nomination)
    draft_submission(cycle=year, officer=secretary, nominations=[nomination.pk], **LETTER)
    ballot = Ballot(cycle=year, number=1, title="A", award=nomination.award, prepared_by=secretary)
    ballot.fingerprint = "b" * 64
    ballot.opened_at = ballot.closed_at = ballot.counted_at = nomination.nominated_at
    ballot.result = json.dumps({"counts": [], "fingerprint": "c" * 64})
    ballot.save()
    Name.objects.create(ballot=ballot, board=nomination.board)
    OfficialFile.objects.create(
        kind="ballot_minutes", name="a.pdf", file="a.pdf", size=1, cycle=year, officer=secretary
    )
    nomination.refresh_from_db()

    assert before - lacking(nomination) == {
        PieceKind.LETTER,
        PieceKind.LIST,
        PieceKind.BALLOT_MINUTES,
    }
    assert sending(nomination.submission).document["nominations"][0]["ballot"] == "c" * 64


def test_reading_costs_the_same_for_any_number(year, secretary):
    PieceRule.objects.filter(kind=PieceKind.LETTER).update(days_before=1)
    slugs = ("bac-giang", "thai-nguyen", "phu-tho")
    keys = [proposed(year, secretary, slugs[0]).pk]
    keys += [proposed(year, secretary, slug, "bang-khen-bo-truong").pk for slug in slugs[1:]]
    asked = []
    for some in (keys[:1], keys):
        rows = Nomination.objects.select_related("board", "award", "cycle", "submission")
        with CaptureQueriesContext(connection) as queries:
            dossiers_of(list(rows.filter(pk__in=some)))
        asked.append(len(queries))

    assert asked == [7, 7]


# Bringing papers


def test_a_board_brings_what_it_owes(nomination, own):
    piece = add_piece(
        nomination=nomination,
        kind=PieceKind.INITIATIVE,
        file=paper("C:\\tệp\\sáng kiến.pdf"),
        officer=own,
    )

    assert (piece.file_name, piece.size, piece.officer) == ("sáng kiến.pdf", 10, own)
    assert piece.file.name.startswith("dossiers/")
    assert PieceKind.INITIATIVE not in lacking(nomination)


def test_a_board_brings_evidence_that_nobody_asks_for(nomination, own):
    made = add_piece(nomination=nomination, kind=PieceKind.EVIDENCE, file=paper(), officer=own)
    stranger = make_officer("yenbai", Role.BOARD, Board.objects.get(slug="yen-bai"))

    assert dossier_of(nomination).pieces == (made,)
    assert own.has_perm("awards.view_piece", made)
    assert not stranger.has_perm("awards.view_piece", made)


@pytest.mark.parametrize(
    ("kind", "file", "refusal"),
    [
        pytest.param(PieceKind.LETTER, paper(), Refusal.PIECE_OF_OTHERS, id="the council's letter"),
        pytest.param(
            PieceKind.OPINION, paper(), Refusal.PIECE_OF_OTHERS, id="what nobody asks a board for"
        ),
        pytest.param(PieceKind.INITIATIVE, paper("a.exe"), BoardRefusal.FILE_KIND, id="a program"),
        pytest.param(
            PieceKind.INITIATIVE,
            paper("a.pdf", b"MZ"),
            BoardRefusal.FILE_DISGUISED,
            id="a disguised file",
        ),
    ],
)
def test_what_a_board_may_not_bring(nomination, own, kind, file, refusal):
    assert (
        refusal_of(add_piece, nomination=nomination, kind=kind, file=file, officer=own) == refusal
    )
    assert Piece.objects.count() == 0


def test_a_file_stands_there_once_and_not_without_end(nomination, own):
    def bring(content):
        return {
            "nomination": nomination,
            "kind": PieceKind.INITIATIVE,
            "file": paper(content=b"%PDF-" + content),
            "officer": own,
        }

    for number in range(MOST):
        add_piece(**bring(b"%d" % number))

    assert refusal_of(add_piece, **bring(b"0")) == Refusal.PIECE_TWICE
    assert refusal_of(add_piece, **bring(b"more")) == Refusal.PIECES_TOO_MANY


def test_other_boards_and_auditors_bring_nothing(nomination, auditor):
    stranger = make_officer("phutho", Role.BOARD, Board.objects.get(slug="phu-tho"))

    assert {
        refusal_of(
            add_piece, nomination=nomination, kind=PieceKind.EVIDENCE, file=paper(), officer=each
        )
        for each in (stranger, auditor)
    } == {BoardRefusal.NOT_ALLOWED}


def test_nothing_is_brought_at_another_stage(nomination, own):
    Cycle.objects.update(stage=Stage.CLOSED)

    assert (
        refusal_of(
            add_piece, nomination=nomination, kind=PieceKind.EVIDENCE, file=paper(), officer=own
        )
        == BlocRefusal.WRONG_STAGE
    )


def test_the_council_says_what_is_not_needed(nomination, own, secretary):
    said = {"nomination": nomination, "kind": PieceKind.INITIATIVE, "officer": secretary}
    waive_piece(reason=" Không có ", **said)
    piece = waive_piece(reason="Năm nay  không xét", **said)

    [line] = [each for each in dossier_of(nomination).lines if each.required.kind == piece.kind]
    assert (piece.not_needed, Piece.objects.count()) == ("Năm nay không xét", 1)
    assert line.held == (Held.NOT_NEEDED,)
    assert refusal_of(waive_piece, reason=" ", **said) == Refusal.NEEDS_REASON
    assert (
        refusal_of(waive_piece, reason="Không có", **said | {"officer": own})
        == BoardRefusal.NOT_ALLOWED
    )
    assert refusal_of(remove_piece, piece=piece, officer=own) == Refusal.PIECE_OF_OTHERS
    remove_piece(piece=piece, officer=secretary)
    assert Piece.objects.count() == 0


def test_a_paper_that_is_taken_out_leaves_no_file(
    nomination, own, django_capture_on_commit_callbacks
):
    piece = add_piece(nomination=nomination, kind=PieceKind.INITIATIVE, file=paper(), officer=own)

    with django_capture_on_commit_callbacks(execute=True):
        remove_piece(piece=piece, officer=own)

    assert not default_storage.exists(piece.file.name)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"file": "", "not_needed": ""}, id="nothing"),
        pytest.param({"not_needed": "Không"}, id="both"),
    ],
)
def test_a_paper_is_a_file_or_a_reason(nomination, own, fields):
    piece = add_piece(nomination=nomination, kind=PieceKind.INITIATIVE, file=paper(), officer=own)

    with pytest.raises(IntegrityError), transaction.atomic():
        Piece.objects.filter(pk=piece.pk).update(**fields)


# Sending


def waived(nomination, officer):
    for kind in sorted(lacking(nomination) - {PieceKind.LETTER, PieceKind.LIST}):
        waive_piece(nomination=nomination, kind=kind, reason="Không cần", officer=officer)


def test_a_dossier_that_lacks_a_paper_keeps_a_submission_back(nomination, year, secretary):
    draft = draft_submission(cycle=year, officer=secretary, nominations=[nomination.pk], **LETTER)

    assert [(each.what.vi, each.owes.value) for each in sending(draft).reasons] == [
        ("Hồ sơ thiếu: biên bản họp Hội đồng.", "council"),
        ("Hồ sơ thiếu: báo cáo thành tích.", "board"),
        ("Hồ sơ thiếu: các quyết định khen thưởng đã có.", "board"),
        ("Hồ sơ thiếu: công nhận sáng kiến.", "board"),
    ]


def test_what_was_sent_names_its_papers_and_takes_no_more(nomination, own, year, secretary):
    piece = add_piece(nomination=nomination, kind=PieceKind.INITIATIVE, file=paper(), officer=own)
    waived(nomination, secretary)
    draft = draft_submission(cycle=year, officer=secretary, nominations=[nomination.pk], **LETTER)

    kept = submit(submission=draft, officer=secretary, read=sending(draft).fingerprint)

    sealed = {each["kind"]: each for each in kept.sealed["nominations"][0]["pieces"]}
    assert sealed["initiative"]["files"] == [{"name": "sáng kiến.pdf", "sha256": piece.sha256}]
    assert (sealed["report"]["held"], sealed["report"]["not_needed"]) == (
        ["not_needed"],
        "Không cần",
    )
    told = {each.what: each.said for each in submission_page(kept).rows[0].pieces}
    assert told["công nhận sáng kiến"] == f"đã tải lên; sáng kiến.pdf ({short_code(piece.sha256)})"
    assert told["báo cáo thành tích"] == "không cần; Không cần"
    assert refusal_of(remove_piece, piece=piece, officer=own) == Refusal.NOMINATION_SENT


# The page and the desk


def address(nomination):
    return reverse("admin:awards_nomination_dossier", args=[nomination.pk])


def states(response):
    return {row.kind.value: row.state for row in response.context["page"].rows}


def test_a_board_sees_and_fills_its_own_dossier(as_officer, own, nomination, year):
    Milestone.objects.create(cycle=year, kind=MilestoneKind.SUBMISSION, due_on=date(2023, 1, 20))
    office = as_officer(own)

    before = office.get(address(nomination))
    done = office.post(
        address(nomination),
        {"do": "add", "kind": "initiative", "file": paper()},
        follow=True,
    )
    row = next(each for each in done.context["page"].rows if each.kind == "initiative")
    removed = office.post(
        address(nomination), {"do": "remove", "piece": row.pieces[0].pk}, follow=True
    )

    assert states(before)["initiative"] == "late"
    assert {row.kind.value for row in before.context["page"].rows if row.brings} == {
        "report",
        "earlier_decisions",
        "initiative",
        "evidence",
    }
    assert not any(row.waives for row in before.context["page"].rows)
    assert (states(done)["initiative"], row.ways) == ("there", ("đã tải lên",))
    assert messages(done) == ["Đã thêm sáng kiến.pdf vào hồ sơ."]
    assert states(removed)["initiative"] == "late"


def test_the_council_waives_on_the_page(as_officer, secretary, nomination):
    office = as_officer(secretary)

    done = office.post(
        address(nomination), {"do": "waive", "kind": "report", "reason": "Không"}, follow=True
    )

    assert (states(done)["report"], states(done)["letter"], states(done)["evidence"]) == (
        "there",
        "owed",
        "free",
    )


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        pytest.param({"do": "add", "kind": "initiative"}, 200, ["Hãy chọn tệp trước."], id="none"),
        pytest.param(
            {"do": "add", "kind": "letter", "file": b""},
            200,
            ["Giấy tờ này do người khác nộp: hãy hỏi thường trực Hội đồng. (tờ trình)"],
            id="refused",
        ),
        pytest.param({"do": "waive", "kind": "?"}, 404, None, id="an unknown kind"),
        pytest.param({"do": "remove", "piece": "x"}, 404, None, id="an unknown paper"),
        pytest.param({"do": "?"}, 200, [], id="an unknown act"),
    ],
)
def test_what_is_asked_wrongly_is_answered(as_officer, own, nomination, sent, status, said):
    if "file" in sent:
        sent = sent | {"file": paper()}

    answer = as_officer(own).post(address(nomination), sent)

    assert answer.status_code == status
    assert said is None or messages(answer) == said


def test_who_reads_a_dossier(as_officer, auditor, secretary, nomination):
    stranger = make_officer("phutho", Role.BOARD, Board.objects.get(slug="phu-tho"))
    nowhere = reverse("admin:awards_nomination_dossier", args=[nomination.pk + 999])

    assert as_officer(auditor).get(address(nomination)).status_code == 200
    assert as_officer(auditor).post(address(nomination)).status_code == 403
    assert as_officer(stranger).get(address(nomination)).status_code == 403
    assert as_officer(secretary).get(nowhere).status_code == 404


@pytest.mark.parametrize(
    ("stage", "closed"), [(Stage.PROPOSED, ""), (Stage.CLOSED, "stage"), ("sent", "sent")]
)
def test_a_closed_dossier_is_read_only(as_officer, secretary, year, nomination, stage, closed):
    if stage == "sent":
        waived(nomination, secretary)
        draft = draft_submission(
            cycle=year, officer=secretary, nominations=[nomination.pk], **LETTER
        )
        submit(submission=draft, officer=secretary, read=sending(draft).fingerprint)
    else:
        Cycle.objects.filter(pk=year.pk).update(stage=stage)

    page = as_officer(secretary).get(address(nomination)).context["page"]

    assert page.closed == closed
    assert any(row.brings for row in page.rows) is (closed == "")


def owed_on_the_desk(officer):
    sections = {section.code: section for section in desk(officer)}
    return (
        [(each.whose, each.what) for each in sections["dossiers"].items]
        if ("dossiers" in sections)
        else []
    )


def test_the_desk_says_who_owes_what(own, secretary, auditor, nomination):
    assert owed_on_the_desk(own) == [("Bắc Giang 2022", "Cờ thi đua của Bộ: còn thiếu 3 giấy tờ")]
    assert owed_on_the_desk(secretary) == [
        ("Bắc Giang 2022", "Cờ thi đua của Bộ: còn thiếu 6 giấy tờ")
    ]
    assert owed_on_the_desk(auditor) == []
    PieceRule.objects.all().delete()
    assert owed_on_the_desk(own) == []
    Cycle.objects.update(stage=Stage.RUNNING)
    assert owed_on_the_desk(own) == []
