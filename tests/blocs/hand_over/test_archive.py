"""The archive: complete, provable, readable, whatever became of its files."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation
from docx import Document as Word
from openpyxl import load_workbook

from blocs.domain.hand_over import Attachment, Column, Dossier, Row, Section, Side
from blocs.exports.hand_over import MINUTE, archive, pack
from blocs.queries.hand_over import dossier, sides
from tests.blocs.hand_over.conftest import PAPER
from tests.papers import as_pdf, pages_of, size_of

MADE_AT = datetime(2023, 1, 6, 3, 0, tzinfo=UTC)
TITLE = Section("members", "Thành viên", (Column("Số", numeric=True), Column("Đơn vị")), ())


def of(*sections, attachments=(), **more):
    sides_of = {"giver": Side(1, "Ban A"), "taker": Side(2, "Ban B")}
    said = {"bloc": "Khối", "council": "Hội đồng", "year": 2022, "stage": "", **sides_of, **more}
    return Dossier(made_at=MADE_AT, sections=sections, attachments=attachments, **said)


def packed(made, editions=()):
    target = io.BytesIO()
    entries = pack(made, editions, target)
    return zipfile.ZipFile(target), entries


def of_year(cycle):
    between = sides(cycle)
    with translation.override("vi"):
        return dossier(cycle, between.giver, between.taker)


def test_an_empty_dossier_still_has_index_minute_and_sums():
    book, entries = packed(of(TITLE))

    assert book.namelist() == [
        "Bảng/Hồ sơ bàn giao.xlsx",
        "Bảng/001 Thành viên.csv",
        "muc-luc.csv",
        "Biên bản bàn giao.docx",
        "kieu.css",
        "index.html",
        "SHA256SUMS",
    ]
    assert [entry.path for entry in entries] == book.namelist()
    assert book.testzip() is None


def test_its_files_bear_the_time_of_the_dossier_and_names_in_utf8():
    book, _entries = packed(of(TITLE))

    members = book.infolist()
    assert {member.date_time for member in members} == {(2023, 1, 6, 10, 0, 0)}
    assert all(member.flag_bits & 0x800 or member.filename.isascii() for member in members)


@pytest.mark.django_db
def test_the_whole_year_is_proven_by_its_sums(led, edition_2022, paper, evidence, tmp_path):
    paper('Thông báo "số 1".pdf')
    evidence('Bảng lương "quý I" <Yên Bái>')

    book, entries = packed(of_year(led), [edition_2022])
    book.extractall(tmp_path)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout
    assert len(done.stdout.splitlines()) == len(entries) - 1
    assert {path.name for path in (tmp_path / "Văn bản").iterdir()} == {
        "001 995-BKHĐT-HĐTĐKT (18-02-2022) Thông báo Trưởng phó các Khối thi đua năm 2022.pdf"
    }
    assert {path.name for path in (tmp_path / "Minh chứng/Yên Bái").iterdir()} == {
        "002 Lao động làm việc trong khu công nghiệp – Bảng lương -quý I- -Yên Bái.pdf"
    }


@pytest.mark.django_db
def test_an_edition_is_computed_anew_from_the_archive_alone(led, edition_2022, tmp_path):
    book, _entries = packed(of_year(led), [edition_2022])

    book.extractall(tmp_path)
    done = subprocess.run(
        ["python3", "verify_edition.py", "Bản công bố số 1.json"],
        cwd=tmp_path / "Bản công bố",
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stdout.startswith("OK")) == (0, True), done.stdout


@pytest.mark.skipif(not shutil.which("unzip"), reason="another reader, where there is one")
@pytest.mark.django_db
def test_other_programs_read_it(led, evidence, tmp_path):
    evidence("Bảng lương")
    path = tmp_path / "hồ sơ.zip"
    with path.open("wb") as target:
        pack(of_year(led), (), target)

    done = subprocess.run(["unzip", "-tq", str(path)], capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db
def test_a_file_that_is_gone_is_named_and_spoils_nothing(led, evidence):
    default_storage.delete(evidence("Bảng lương").file.name)
    evidence("Hợp đồng")

    book, entries = packed(of_year(led))

    missing = [(entry.path, entry.missing) for entry in entries if entry.missing]
    gone = "Minh chứng/Yên Bái/001 Lao động làm việc trong khu công nghiệp – Bảng lương.pdf"
    assert missing == [(gone, "Tệp không còn trên máy chủ")]
    assert gone not in book.namelist()
    assert gone in book.read("muc-luc.csv").decode()
    assert gone not in book.read("SHA256SUMS").decode()


@pytest.mark.parametrize("stored", ["", "../../settings.py", "a\x00b", "evidence"])
def test_a_name_that_is_no_file_is_only_named(stored, db):
    _book, entries = packed(of(TITLE, attachments=(Attachment("Văn bản", "Lạ", stored),)))

    assert [entry.missing for entry in entries if entry.missing] == ["Tệp không còn trên máy chủ"]


@pytest.mark.django_db
def test_a_file_that_differs_from_what_was_uploaded_is_marked(led, evidence):
    whole = PAPER + b"wages"
    evidence("Giữ nguyên", whole, sha256=sha256(whole).hexdigest())
    evidence("Bị sửa", PAPER + b"other")

    _book, entries = packed(of_year(led))

    notes = {entry.title.partition(" – ")[2]: entry.note for entry in entries}
    assert (notes["Giữ nguyên"], notes["Bị sửa"]) == (
        "",
        "Khác với mã xác minh đã lưu khi nhận tệp",
    )


@pytest.mark.django_db
def test_a_large_file_goes_through_in_pieces(led, evidence):
    content = PAPER + b"x" * (20 * 1024**2 - len(PAPER))
    evidence("Bản quét lớn", content)

    book, entries = packed(of_year(led))

    (entry,) = (each for each in entries if each.size == len(content))
    assert sha256(book.read(entry.path)).hexdigest() == entry.sha256
    assert book.getinfo(entry.path).compress_type == zipfile.ZIP_STORED


def test_what_does_not_fit_any_more_is_named(monkeypatch, db):
    sizes = {"Vừa": 10, "Quá lớn": 30_000, "Vẫn vừa": 11}
    attachments = tuple(
        Attachment("Văn bản", title, default_storage.save("x.pdf", ContentFile(b"x" * size)))
        for title, size in sizes.items()
    )
    monkeypatch.setattr(archive, "LARGEST_ARCHIVE", 20_000)

    _book, entries = packed(of(TITLE, attachments=attachments))

    missing = {entry.title: entry.missing for entry in entries if entry.folder == "Văn bản"}
    assert missing == {
        "Vừa": "",
        "Quá lớn": "Không đưa vào được: bộ hồ sơ đã đủ dung lượng tối đa",
        "Vẫn vừa": "",
    }


def test_tables_are_kept_as_numbers_in_excel_and_as_text_in_csv():
    rows = (Row((1, "=1+1")), Row((None, "Yên Bái")))
    section = Section("members", "Thành [viên]: 'A'/B", TITLE.columns, rows)

    book, _entries = packed(of(section))

    sheets = load_workbook(io.BytesIO(book.read("Bảng/Hồ sơ bàn giao.xlsx")))
    assert sheets.sheetnames == ["Mục lục", "01 Thành (viên)- ’A’-B"]
    _overview, sheet = sheets.worksheets
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["Số", "Đơn vị"],
        [1, "=1+1"],
        [None, "Yên Bái"],
    ]
    assert sheet["B2"].data_type == "s"
    table = book.read("Bảng/001 Thành [viên]- 'A'-B.csv").decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(table))) == [
        ["Số", "Đơn vị"],
        ["1", "'=1+1"],
        ["", "Yên Bái"],
    ]


@pytest.mark.django_db
def test_the_index_is_read_offline_and_runs_nothing(led, edition_2022, evidence):
    evidence("<script>alert(1)</script>")

    book, _entries = packed(of_year(led), [edition_2022])
    page = book.read("index.html").decode()

    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!#)([a-z]+:[^"]*)"', page) == []
    links = [link for link in re.findall(r'href="([^"#]+)"', page) if link != "kieu.css"]

    assert {unquote(link) for link in links} <= set(book.namelist())
    assert page.count("<h1") == 1


# The minute


@pytest.fixture
def signed_minute():
    pending = Section("tasks", "Việc", (Column("Việc"), Column("Số", True)), (), pending=True)
    many = tuple(Row((f"Việc {number}", number)) for number in range(45))
    sections = (
        TITLE,
        pending,
        Section("doubts", "Nghi vấn", pending.columns, many, pending=True),
    )
    giver = Side(1, "Ban A", "Trưởng ban", "Nguyễn Văn A")
    gone = Attachment("Văn bản", "Quy chế", "gone.pdf")
    made = of(
        *sections, attachments=(gone,), giver=giver, taker=None, grounds=("Căn cứ Quy chế 1",)
    )
    book, entries = packed(made)
    return book.read(MINUTE), book, entries


def test_the_minute_names_the_fingerprint_of_the_list_that_names_every_file(db, signed_minute):
    paper, book, _entries = signed_minute

    texts = [paragraph.text for paragraph in Word(io.BytesIO(paper)).paragraphs]

    assert sha256(book.read("muc-luc.csv")).hexdigest() in texts
    assert "Gồm 4 tệp, liệt kê tại tệp muc-luc.csv" in " ".join(texts)
    assert "- Quy chế (Tệp không còn trên máy chủ)" in texts


def test_the_minute_lists_what_is_left_and_says_what_is_done(db, signed_minute):
    paper, _book, _entries = signed_minute
    read = Word(io.BytesIO(paper))

    texts = [paragraph.text for paragraph in read.paragraphs]

    assert "Căn cứ Quy chế 1." in texts
    assert "1. Nghi vấn: 45" in texts
    assert "Còn 5 dòng nữa trong bộ hồ sơ điện tử." in texts
    assert "Không có: việc." in texts
    assert len(read.tables[2].rows) == 41


def test_the_minute_has_a_place_for_both_to_sign(db, signed_minute):
    paper, _book, _entries = signed_minute

    *_others, signatures = Word(io.BytesIO(paper)).tables

    hint = "(Ký, ghi rõ họ tên, đóng dấu)"
    assert [cell.text for cell in signatures.rows[0].cells] == [
        f"ĐẠI DIỆN BÊN GIAO\nTRƯỞNG BAN\n{hint}\nNguyễn Văn A",
        f"ĐẠI DIỆN BÊN NHẬN\n{hint}\n",
    ]


@pytest.mark.django_db
def test_the_minute_of_2022_prints_as_an_official_paper(led):
    book, _entries = packed(of_year(led))

    pdf = as_pdf(book.read(MINUTE))
    first = pages_of(pdf)[0]

    assert size_of(pdf) == (210, 297)
    assert "BIÊN BẢN" in first
    assert "Ban Quản lý các khu công nghiệp tỉnh Yên Bái, Trưởng khối năm 2022." in first
    assert "Ban Quản lý các khu công nghiệp tỉnh Thái Nguyên, Trưởng khối năm 2023." in first
