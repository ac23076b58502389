"""Everything that is handed over, in the order in which its successor needs it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from blocs.domain.hand_over import Dossier, Entry, check_sums, safe_name, table_of
from blocs.exports import json_file
from blocs.exports.csv_file import csv_file
from blocs.exports.hand_over import sheets
from blocs.exports.hand_over.archive import Archive
from blocs.exports.hand_over.minute import minute
from blocs.models import Edition

INDEX, LIST, SUMS, STYLE = "index.html", "muc-luc.csv", "SHA256SUMS", "kieu.css"
MINUTE = "Biên bản bàn giao.docx"
TABLES, EDITIONS = "Bảng", "Bản công bố"
BOOK = f"{TABLES}/Hồ sơ bàn giao.xlsx"
VERIFIER = "verify_edition.py"


def pack(dossier: Dossier, editions: Sequence[Edition], target: IO[bytes]) -> tuple[Entry, ...]:
    """Write the archive to ``target``, in Vietnamese; its index.

    A stored file that is gone is named there, and spoils nothing.
    """
    with translation.override("vi"), Archive(target, dossier.made_at) as archive:
        _add_tables(archive, dossier)
        _add_editions(archive, editions)
        for number, attachment in enumerate(dossier.attachments, start=1):
            archive.attach(number, attachment)
        _add_index(archive, dossier)
    return tuple(archive.entries)


def _add_tables(archive: Archive, dossier: Dossier) -> None:
    archive.add(BOOK, "Toàn bộ các bảng của hồ sơ", sheets.workbook(dossier.sections))
    for number, section in enumerate(dossier.sections, start=1):
        path = f"{TABLES}/{safe_name(number, section.title, 'x.csv')}"
        archive.add(path, section.title, sheets.table(section))


def _add_editions(archive: Archive, editions: Sequence[Edition]) -> None:
    """Each edition as open data, with the program that computes it anew."""
    for edition in editions:
        title = f"Bản công bố số {edition.number}"
        archive.add(f"{EDITIONS}/{title}.json", title, json_file.whole(edition.document))
    script = finders.find(f"site/{VERIFIER}")
    if editions and isinstance(script, str):
        program = Path(script).read_bytes()
        archive.add(f"{EDITIONS}/{VERIFIER}", "Chương trình kiểm tra bản công bố", program)


def _add_index(archive: Archive, dossier: Dossier) -> None:
    """The list of files, the minute that vouches for it, the page to begin with, the sums."""
    files = tuple(archive.entries)
    listed = archive.add(LIST, "Danh sách các tệp", _list(files))
    paper = minute(dossier, files=files, index_sha256=listed.sha256)
    archive.add(MINUTE, "Biên bản bàn giao", paper)
    shown_page = {
        "dossier": dossier,
        "tables": [table_of(section, "vi") for section in dossier.sections],
        "files": archive.entries,
    }
    page = render_to_string("documents/hand_over/index.html", shown_page)
    archive.add(STYLE, "Kiểu trình bày", render_to_string("documents/hand_over/kieu.css").encode())
    archive.add(INDEX, "Hồ sơ bàn giao", page.encode())
    archive.add(SUMS, "Mã xác minh của các tệp", check_sums(archive.entries).encode())


def _list(entries: Sequence[Entry]) -> bytes:
    """The index as a table, what is missing too."""
    heads = ("Tệp", "Nội dung", "Dung lượng (byte)", "SHA-256", "Ghi chú")
    return csv_file(
        heads,
        (
            (entry.path, entry.title, str(entry.size), entry.sha256, entry.missing or entry.note)
            for entry in entries
        ),
    )
