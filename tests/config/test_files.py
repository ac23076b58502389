"""Stored files are for officers, and only what was stored."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from boards.enums import Role
from boards.models import Board, Document, Evidence, Indicator, Intake, Report
from boards.models.files import LARGEST, validate_size
from tests.conftest import make_officer


@pytest.fixture
def address(db) -> str:
    name = default_storage.save("documents/2022/thong-bao.pdf", ContentFile(b"%PDF-1.7"))
    return default_storage.url(name)


def test_an_officer_downloads_what_was_attached(address, auditor, as_officer):
    response = as_officer(auditor).get(address)

    assert address == "/files/documents/2022/thong-bao.pdf"
    assert b"".join(response.streaming_content) == b"%PDF-1.7"
    assert response.headers["Content-Disposition"] == 'attachment; filename="thong-bao.pdf"'


def test_a_visitor_is_asked_to_sign_in(address, client):
    response = client.get(address)

    assert (response.status_code, response.url) == (302, f"/admin/login/?next={address}")


def test_a_board_officer_reads_documents_but_no_signatures(address, board_officer, as_officer):
    browser = as_officer(board_officer)

    document, signature = (browser.get(path) for path in (address, "/files/signatures/x.pdf"))
    content = b"".join(document.streaming_content)

    assert (content, signature.status_code) == (b"%PDF-1.7", 403)


@pytest.fixture
def evidence(bloc_2022, secretary):
    """The address of a file that belongs to a figure of Hòa Bình."""
    report = Report.objects.get(board__slug="hoa-binh")
    made = Evidence.objects.create(
        report=report,
        indicator=Indicator.objects.get(code="workers"),
        title="Báo cáo lao động",
        file=ContentFile(b"%PDF-1.7", "a.pdf"),
        file_name="a.pdf",
        size=8,
        sha256="0",
        officer=secretary,
    )
    return made.file.url


@pytest.mark.parametrize(
    ("board", "status"),
    [("hoa-binh", 200), ("yen-bai", 403), ("", 403)],
)
def test_evidence_is_read_by_those_who_read_the_report(as_officer, evidence, board, status):
    officer = make_officer("x", Role.BOARD, Board.objects.filter(slug=board).first())

    response = as_officer(officer).get(evidence)

    assert (response.status_code, read(response)) == (status, b"%PDF-1.7" if status == 200 else b"")


def read(response):
    """What a file holds; nothing of a refusal."""
    return b"".join(response.streaming_content) if response.streaming else b""


def test_a_file_to_import_is_read_by_its_uploader_and_the_council(
    as_officer, board_officer, auditor
):
    colleague = make_officer("dongnghiep", Role.BOARD, board_officer.board)
    intake = Intake.objects.create(
        file=ContentFile(b"a;b", "a.csv"), file_name="a.csv", sha256="0", officer=board_officer
    )

    contents = [
        read(as_officer(officer).get(intake.file.url))
        for officer in (board_officer, auditor, colleague)
    ]

    assert contents == [b"a;b", b"a;b", b""]


@pytest.mark.parametrize("folder", ["evidence", "intakes", "elsewhere"])
def test_a_file_of_no_row_is_nobodys_whether_it_is_there_or_not(as_officer, secretary, folder):
    there = default_storage.url(default_storage.save(f"{folder}/a.pdf", ContentFile(b"%PDF")))
    client = as_officer(secretary)

    assert [client.get(url).status_code for url in (there, f"/files/{folder}/no.pdf")] == [403, 403]


@pytest.mark.parametrize(
    "name",
    ["documents/none.pdf", "documents/..%2f..%2fsettings.py", "documents/2022/", "documents/a%00b"],
)
def test_what_was_not_stored_is_not_found(name, auditor, as_officer):
    assert as_officer(auditor).get(f"/files/{name}").status_code == 404


@pytest.mark.parametrize("folder", ["evidence", "intakes"])
def test_a_name_that_no_database_keeps_is_nobodys(folder, secretary, as_officer):
    assert as_officer(secretary).get(f"/files/{folder}/a%00b.pdf").status_code == 403


def test_a_large_file_is_refused():
    with pytest.raises(ValidationError) as caught:
        validate_size(ContentFile(b" " * (LARGEST + 1), name="x.pdf"))

    assert caught.value.code == "too_large"


def test_a_file_of_a_reasonable_size_is_kept():
    assert validate_size(ContentFile(b"%PDF-1.7", name="x.pdf")) is None


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.pdf", b"%PDF-1.7"),
        ("x.DOCX", b"PK\x03\x04\x14\x00"),
        ("x.xlsx", b"PK\x03\x04\x14\x00"),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("x.png", b"\x89PNG\r\n\x1a\n"),
        ("x.jpg", b"\xff\xd8\xff\xe0"),
        ("x.jpeg", b"\xff\xd8\xff\xe1"),
        ("x.tif", b"II*\x00"),
        ("x.tiff", b"MM\x00*"),
    ],
)
def test_a_file_is_what_its_name_says(name, begins):
    paper = ContentFile(begins + b"...", name=name)

    validate_size(paper)
    with pytest.raises(ValidationError) as caught:
        validate_size(ContentFile(b"<html><script>", name=name))

    assert paper.tell() == 0
    assert caught.value.code == "kind"


def test_an_unknown_kind_is_left_to_the_check_of_extensions():
    assert validate_size(ContentFile(b"MZ", name="x.exe")) is None


def test_a_file_that_is_kept_already_is_not_read_again(db):
    name = default_storage.save("documents/2022/cu.pdf", ContentFile(b"<html>"))

    assert validate_size(Document(file=name).file) is None


def test_a_stored_file_that_is_gone_is_not_judged_again(db):
    assert validate_size(Document(file="gone.pdf").file) is None


def test_a_paper_is_a_paper(db):
    document = Document(slug="x", kind="other", issuer="A", title="B", file="x.exe")

    with pytest.raises(ValidationError) as caught:
        document.full_clean()

    assert list(caught.value.message_dict) == ["file"]
