"""The export register: what left is kept as it was, and a file is recognised years later."""

import io
import zipfile
from datetime import UTC, datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import translation

from awards.enums import Likeness, PaperKind
from awards.models import OfficialFile
from awards.queries.recognition import Difference, recognise
from awards.services.files import keep_file
from boards.models.files import LARGEST
from boards.spreadsheets.plain import Column, write_plain
from boards.typesetting.word import Letterhead, OfficialPaper
from tests.boards.rows import official_file

pytestmark = pytest.mark.django_db

PAGE = "admin:awards_officialfile_recognise"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def keep(cycle_2022, secretary):
    def kept(name, content, **said):
        return keep_file(
            kind=PaperKind.NOMINATION_LIST,
            name=name,
            content=content,
            cycle=cycle_2022,
            officer=secretary,
            **said,
        )

    return kept


def book(*boards):
    columns = [Column("STT"), Column("Tên tập thể")]
    return write_plain(columns, [[number, board] for number, board in enumerate(boards, start=1)])


def paper(*texts):
    made_at = datetime(2023, 1, 6, tzinfo=UTC)
    made = OfficialPaper(
        Letterhead("Khối"), kind="Tờ trình", about="Khen thưởng", author="Khối", made_at=made_at
    )
    for text in texts:
        made.add_paragraph(text)
    return made.content()


def saved_again(content):
    """The same rows, as another program writes them."""
    target = io.BytesIO()
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    workbook.save(target)
    return target.getvalue()


def packed_again(content):
    """The same parts, as another program packs them."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
    return target.getvalue()


# The entry


def test_words_that_are_too_many_are_cut_and_the_kind_of_the_file_stays(keep):
    kept = keep("Danh sách " * 30 + ".xlsx", b"x", recipient="b" * 300, about="c" * 600)

    kept.refresh_from_db()
    assert (len(kept.name), kept.name[-5:]) == (200, ".xlsx")
    assert (kept.recipient, kept.about) == ("b" * 200, "c" * 500)


def test_a_file_is_stored_under_a_name_that_nobody_typed(keep):
    kept = keep("Danh sách.xlsx", b"x")

    folder, _year, stored = kept.file.name.split("/")
    assert (folder, len(stored), stored[-5:]) == ("official-files", 37, ".xlsx")
    assert "Danh" not in stored


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda rows: rows.update(recipient="Ai đó"), id="another recipient"),
        pytest.param(lambda rows: rows.update(sha256="0" * 64), id="another fingerprint"),
        pytest.param(lambda rows: rows.update(kept_at=datetime(2020, 1, 1, tzinfo=UTC)), id="time"),
        pytest.param(lambda rows: rows.delete(), id="gone"),
    ],
)
def test_what_left_stays_as_it_left(keep, write):
    kept = keep("Danh sách.xlsx", b"x", recipient="Bộ")

    with pytest.raises(DatabaseError), transaction.atomic():
        write(OfficialFile.objects.filter(pk=kept.pk))

    assert OfficialFile.objects.get().recipient == "Bộ"


# Is this the file that was sent?


def likeness(name, content):
    found = recognise(name, content)
    return found.likeness, [entry.file for entry in found.entries]


def test_equal_bytes_are_the_file_whatever_it_is_called(keep):
    content = book("Bắc Kạn")
    keep("Danh sách.xlsx", book("Yên Bái"))
    first, again = (keep("Danh sách.xlsx", content) for _ in range(2))

    assert likeness("Bản sao.bin", content) == (Likeness.SAME, [again, first])


def test_a_workbook_that_was_saved_again_has_the_same_text(keep):
    kept = keep("Danh sách.xlsx", book("Yên Bái", "Bắc Kạn"))

    content = saved_again(book("Yên Bái", "Bắc Kạn"))

    assert likeness("Danh sách.xlsx", content) == (Likeness.SAME_TEXT, [kept])


def test_a_word_file_that_was_packed_again_has_the_same_text(keep):
    kept = keep("Tờ trình.docx", paper("Kính gửi Hội đồng"))

    content = packed_again(paper("Kính gửi Hội đồng"))

    assert likeness("Tờ trình.docx", content) == (Likeness.SAME_TEXT, [kept])


def test_a_pdf_that_was_signed_afterwards_begins_with_the_one_that_was_sent(keep):
    keep("Biên bản.pdf", b"%PDF-1.7 khac dau")
    kept = keep("Tờ trình.pdf", b"%PDF-1.7 het")

    assert likeness("signed.pdf", b"%PDF-1.7 het%chu ky so") == (Likeness.LONGER, [kept])
    assert likeness("signed.pdf", b"%PDF-1.6 het%chu ky so")[0] == Likeness.NEAR


def test_what_differs_is_counted_and_shown(keep):
    keep("Danh sách khác.xlsx", book("Yên Bái"))
    kept = keep("Danh sách.xlsx", book("Yên Bái", "Bắc Kạn"))

    found = recognise("Danh sách (2).xlsx", book("Yên Bái", "Bắc Giang", "Phú Thọ"))

    assert (found.likeness, found.name) == (Likeness.NEAR, "Danh sách.xlsx")
    (entry,) = found.entries
    assert (entry.file, entry.difference) == (
        kept,
        Difference(2, 1, ["2 | Bắc Giang", "3 | Phú Thọ"], ["2 | Bắc Kạn"]),
    )


def test_without_one_of_the_name_the_most_alike_comes_first(keep):
    near = keep("Một.xlsx", book("Yên Bái", "Bắc Kạn"))
    far = keep("Hai.xlsx", book("Phú Thọ", "Hòa Bình", "Thái Nguyên"))
    unread = keep("Ba.xlsx", b"no workbook")

    found = recognise("Bốn.xlsx", book("Yên Bái", "Bắc Giang"))

    assert [entry.file for entry in found.entries] == [near, far, unread]
    assert found.entries[-1].difference is None


def test_a_kept_file_that_is_gone_from_the_disk_is_not_compared(keep):
    kept = keep("Một.xlsx", book("Yên Bái"))
    kept.file.storage.delete(kept.file.name)

    (entry,) = recognise("Một.xlsx", book("Bắc Kạn")).entries

    assert (entry.file, entry.difference) == (kept, None)


def test_nothing_is_like_a_file_of_another_kind(keep):
    keep("Danh sách.xlsx", book("Yên Bái"))

    assert likeness("ảnh.png", b"\x89PNG") == (Likeness.UNKNOWN, [])


# The pages


def test_an_auditor_asks_and_reads_when_by_whom_and_to_whom(as_officer, auditor, keep):
    content = book("Yên Bái")
    keep("Danh sách.xlsx", content, recipient="Bộ Kế hoạch và Đầu tư", about="1 đề nghị")
    upload = SimpleUploadedFile("x.xlsx", content)

    page = as_officer(auditor).post(reverse(PAGE), {"file": upload}).content.decode()

    for said in (str(Likeness.SAME.label), "Bộ Kế hoạch và Đầu tư", "1 đề nghị", "secretary"):
        assert said in page


def test_the_page_shows_the_lines_that_differ_as_text(as_officer, auditor, keep):
    keep("Danh sách.xlsx", book("<b>Yên Bái"))
    upload = SimpleUploadedFile("Danh sách.xlsx", book("<i>Bắc Kạn"))

    page = as_officer(auditor).post(reverse(PAGE), {"file": upload}).content.decode()

    assert ("&lt;b&gt;Yên Bái" in page, "&lt;i&gt;Bắc Kạn" in page) == (True, True)


@pytest.mark.parametrize(
    "upload",
    [
        pytest.param({}, id="none"),
        pytest.param({"file": SimpleUploadedFile("x.xlsx", b"")}, id="an empty one"),
    ],
)
def test_a_page_without_a_file_says_so(as_officer, auditor, upload):
    response = as_officer(auditor).post(reverse(PAGE), upload)

    assert (list(response.context["form"].errors), response.context["found"]) == (["file"], None)


def test_an_officer_of_a_board_asks_nothing(as_officer, board_officer):
    assert as_officer(board_officer).get(reverse(PAGE)).status_code == 403


def test_a_file_beyond_the_limit_is_not_read(as_officer, auditor, monkeypatch):
    monkeypatch.setattr("awards.forms.files.LARGEST", 3)
    upload = SimpleUploadedFile("x.xlsx", b"1234")

    response = as_officer(auditor).post(reverse(PAGE), {"file": upload})

    assert LARGEST == 20 * 1024 * 1024
    assert response.context["form"].errors.as_data()["file"][0].code == "too_large"


def test_the_register_lists_finds_and_never_changes(as_officer, secretary, keep):
    kept = keep("Danh sách.xlsx", book("Yên Bái"), recipient="Bộ")
    client = as_officer(secretary)

    rows = client.get(reverse("admin:awards_officialfile_changelist"), {"q": "Bộ"})
    page = client.get(reverse("admin:awards_officialfile_change", args=[kept.pk]))

    assert list(rows.context["cl"].result_list) == [kept]
    assert (page.context["has_change_permission"], page.context["has_delete_permission"]) == (
        False,
        False,
    )
    assert kept.file.url in page.content.decode()


def test_a_kept_file_is_downloaded_under_the_name_that_it_had(as_officer, auditor, keep):
    content = book("Yên Bái")
    kept = keep("Danh sách.xlsx", content)

    response = as_officer(auditor).get(kept.file.url)

    assert b"".join(response.streaming_content) == content
    assert "Danh%20s%C3%A1ch.xlsx" in response["Content-Disposition"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_costs_the_same_for_any_number_of_files(
    as_officer, secretary, rows, django_assert_num_queries
):
    for number in range(rows):
        official_file(100 + number)
    client = as_officer(secretary)
    client.get(reverse("admin:awards_officialfile_changelist"))

    with django_assert_num_queries(8):
        client.get(reverse("admin:awards_officialfile_changelist"))
