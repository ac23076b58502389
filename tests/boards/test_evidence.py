"""Evidence: a paper is what its name says, kept under a name that nobody typed."""

import re
from pathlib import PurePath
from zipfile import ZIP_BZIP2, ZIP_LZMA

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from boards.enums import Basis, Role
from boards.models import Board, Change, Evidence
from boards.models.files import LARGEST
from boards.refusals import Refusal, Refused
from boards.services.evidence import MOST, attach_evidence, remove_evidence
from tests.boards.review import PDF, archive, indicator, paper, report_of, submitted
from tests.conftest import make_officer

pytestmark = pytest.mark.django_db

WORD = ("[Content_Types].xml", "word/document.xml")
EXCEL = ("[Content_Types].xml", "xl/workbook.xml")
DOCX = archive(*WORD)
XLSX = archive(*EXCEL)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def attach(officer, file=None, slug="yen-bai", **said):
    return attach_evidence(
        report=report_of(slug),
        indicator=indicator(),
        file=paper() if file is None else file,
        officer=officer,
        **said,
    )


def refusal_of(act, *args, **kwargs):
    try:
        act(*args, **kwargs)
    except Refused as refused:
        return refused.refusal
    return None


def content_of(evidence):
    with default_storage.open(evidence.file.name) as file:
        return file.read()


def stored_files():
    try:
        return default_storage.listdir("evidence")[1]
    except FileNotFoundError:
        return []


def test_a_paper_is_kept_with_its_page_under_a_generated_name(board_officer):
    evidence = attach(board_officer, title="Báo cáo lao động", page="tr. 4")

    assert re.fullmatch(r"evidence/[0-9a-f]{32}\.pdf", evidence.file.name)
    assert (evidence.file_name, evidence.title, evidence.page) == (
        "Báo cáo lao động 12.2022.pdf",
        "Báo cáo lao động",
        "tr. 4",
    )
    assert (evidence.size, len(evidence.sha256)) == (len(PDF), 64)
    assert content_of(evidence) == PDF


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.pdf", PDF),
        ("X.PDF", PDF),
        ("biên bản.docx.pdf", PDF),
        ("12.2022.pdf", PDF),
        ("x.docx", DOCX),
        ("x.xlsx", XLSX),
        ("x.doc", OLD),
        ("x.xls", OLD),
        ("x.png", b"\x89PNG\r\n\x1a\n..."),
        ("x.jpg", b"\xff\xd8\xff\xe0..."),
        ("x.tif", b"II*\x00...."),
    ],
)
def test_papers_and_pictures_are_kept(name, content, board_officer):
    evidence = attach(board_officer, paper(content, name))

    assert PurePath(evidence.file.name).suffix == PurePath(name).suffix.lower()
    assert content_of(evidence) == content


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("x.svg", b"<svg onload='alert(1)'/>", Refusal.FILE_KIND),
        ("x.html", b"<script>", Refusal.FILE_KIND),
        ("x.exe", b"MZ", Refusal.FILE_KIND),
        ("x.docm", DOCX, Refusal.FILE_KIND),
        ("x.zip", archive("a"), Refusal.FILE_KIND),
        ("x", PDF, Refusal.FILE_KIND),
        ("", PDF, Refusal.FILE_KIND),
        (".pdf", PDF, Refusal.FILE_KIND),
        ("x.pdf.exe", PDF, Refusal.FILE_KIND),
        ("x.exe.pdf", PDF, Refusal.FILE_DISGUISED),
        ("x.HTML.pdf", PDF, Refusal.FILE_DISGUISED),
        ("x.pdf", b"", Refusal.FILE_EMPTY),
        ("x.pdf", b"<html>%PDF-1.7", Refusal.FILE_DISGUISED),
        ("x.pdf", b"\n%PDF-1.7", Refusal.FILE_DISGUISED),
        ("x.png", PDF, Refusal.FILE_DISGUISED),
        ("x.docx", archive("word/document.xml"), Refusal.FILE_DISGUISED),
        ("x.docx", XLSX, Refusal.FILE_DISGUISED),
        ("x.xlsx", DOCX, Refusal.FILE_DISGUISED),
        ("x.xlsx", archive("payload.exe"), Refusal.FILE_DISGUISED),
        ("x.docx", b"PK\x03\x04 no archive at all", Refusal.FILE_DISGUISED),
        ("x.docx", archive(*WORD, method=ZIP_BZIP2), Refusal.FILE_DISGUISED),
        ("x.xlsx", archive(*EXCEL, method=ZIP_LZMA), Refusal.FILE_DISGUISED),
        (
            "x.docx",
            archive(*WORD, "word/vbaProject.bin"),
            Refusal.FILE_DISGUISED,
        ),
    ],
)
def test_a_hostile_file_is_refused_and_leaves_nothing(name, content, expected, board_officer):
    refusal = refusal_of(attach, board_officer, paper(content, name))

    assert (refusal, stored_files(), Evidence.objects.exists()) == (expected, [], False)


def test_a_large_file_is_refused(board_officer):
    file = ContentFile(PDF, name="x.pdf")
    file.size = LARGEST + 1

    assert refusal_of(attach, board_officer, file) == Refusal.FILE_TOO_LARGE


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../settings.pdf", "settings.pdf"),
        ("C:\\hồ sơ\\x.pdf", "x.pdf"),
        ('a"\r\nX-Evil: 1.pdf', 'a"X-Evil: 1.pdf'),
        ("\u202efdp.exe.pdf", None),
        ("d" * 300 + ".pdf", "d" * 196 + ".pdf"),
    ],
)
def test_the_original_name_is_kept_without_folders_and_invisible_signs(name, kept, board_officer):
    file = paper()
    file.name = name
    if kept is None:
        assert refusal_of(attach, board_officer, file) == Refusal.FILE_DISGUISED
        return

    evidence = attach(board_officer, file)

    assert (evidence.file_name, evidence.title) == (kept, kept)


def test_the_same_file_twice_is_told_and_another_page_of_it_is_another_proof(board_officer):
    attach(board_officer, title="Báo cáo", page="4")

    with pytest.raises(Refused) as caught:
        attach(board_officer, paper(name="tên khác.pdf"), page="4")

    assert (caught.value.refusal, caught.value.detail) == (Refusal.EVIDENCE_TWICE, "Báo cáo")
    assert attach(board_officer, page="5").page == "5"
    assert attach(board_officer, page="4", basis=Basis.ESTIMATE).basis == "estimate"


def test_a_cell_carries_a_number_of_files(board_officer):
    for number in range(MOST):
        attach(board_officer, page=str(number))

    assert refusal_of(attach, board_officer, page="x") == Refusal.EVIDENCE_TOO_MANY


@pytest.mark.parametrize("said", [{"title": "x" * 201}, {"page": "x" * 61}])
def test_title_and_page_have_an_end(said, board_officer):
    assert refusal_of(attach, board_officer, **said) == Refusal.TEXT_TOO_LONG


def test_removal_leaves_a_record_and_takes_the_file(
    board_officer, django_capture_on_commit_callbacks
):
    evidence = attach(board_officer)
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(evidence=evidence, officer=board_officer)

    change = Change.objects.filter(model="boards.evidence").latest("pk")
    assert (change.verb, change.before["file_name"]) == ("deleted", evidence.file_name)
    assert (Evidence.objects.exists(), stored_files()) == (False, [])


def test_nothing_is_attached_to_or_taken_from_a_closed_cell(board_officer, approver):
    evidence = attach(board_officer)
    submitted(board_officer)

    assert refusal_of(attach, board_officer, page="5") == Refusal.REPORT_UNDER_REVIEW
    assert (
        refusal_of(remove_evidence, evidence=evidence, officer=board_officer)
        == Refusal.REPORT_UNDER_REVIEW
    )
    assert Evidence.objects.exists()


def test_only_the_board_and_the_council_attach_and_take(board_officer, secretary, auditor):
    evidence = attach(secretary)
    other = make_officer("phutho", Role.BOARD, Board.objects.get(slug="phu-tho"))

    for officer in (other, auditor):
        assert refusal_of(attach, officer, page="9") == Refusal.NOT_ALLOWED
        assert (
            refusal_of(remove_evidence, evidence=evidence, officer=officer) == Refusal.NOT_ALLOWED
        )
    assert refusal_of(remove_evidence, evidence=evidence, officer=board_officer) is None
