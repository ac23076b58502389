"""Papers as a reader sees them: through LibreOffice and poppler, as installed on the machine.

Without them a test is skipped with a notice; the CI has them, so there their lack is a failure.
"""

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from functools import cache, lru_cache
from pathlib import Path

import pytest

NEEDED = {
    "soffice": "libreoffice-writer libreoffice-calc",
    "pdftotext": "poppler-utils",
    "pdfinfo": "poppler-utils",
}
LONGEST = 120
MILLIMETRES = 25.4 / 72


def lack():
    """What is not installed, as a sentence, or nothing."""
    lacking = dict.fromkeys(package for name, package in NEEDED.items() if not shutil.which(name))
    return f"Papers are read with {' '.join(lacking)}: apt install them." if lacking else ""


def need_readers():
    """Skip the test that calls this where a reader is not installed; in the CI fail it."""
    reason = lack()
    if reason and os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    if reason:
        pytest.skip(reason)


@cache
def _profile():
    """A profile of LibreOffice for this process alone: two at once would lock each other out."""
    folder = tempfile.mkdtemp(prefix="office-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder).as_uri()


@lru_cache(maxsize=16)
def as_pdf(content, kind="docx"):
    """A Word file (or a workbook: ``kind="xlsx"``) as LibreOffice prints it."""
    return as_pdfs({f"paper.{kind}": content})[f"paper.{kind}"]


def as_pdfs(contents):
    """Several files by their names, printed by one start of LibreOffice."""
    need_readers()
    with tempfile.TemporaryDirectory() as folder:
        sources = {name: Path(folder, name) for name in contents}
        for name, source in sources.items():
            source.write_bytes(contents[name])
        command = ["soffice", f"-env:UserInstallation={_profile()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", folder, *map(str, sources.values())]
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST)
        printed = {name: source.with_suffix(".pdf") for name, source in sources.items()}
        assert all(pdf.exists() for pdf in printed.values()), done.stdout + done.stderr
        return {name: pdf.read_bytes() for name, pdf in printed.items()}


def _run(command, content):
    need_readers()
    done = subprocess.run(command, input=content, capture_output=True, timeout=LONGEST, check=True)
    return done.stdout.decode()


def text_of(pdf):
    """The text of a PDF as it is laid out, every page after a form feed."""
    return _run(["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"], pdf)


def pages_of(pdf):
    """The text of each page, without the room between words: ``len`` counts the pages."""
    pages = text_of(pdf).removesuffix("\f").split("\f")
    return [
        [" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in pages
    ]


def facts_of(pdf):
    """What ``pdfinfo`` says of a PDF: *Title*, *Pages*, *Tagged* …"""
    lines = (line.partition(":") for line in _run(["pdfinfo", "-"], pdf).splitlines())
    return {name.strip(): said.strip() for name, _colon, said in lines}


def size_of(pdf):
    """Width and height of the first page in whole millimetres."""
    wide, high = re.findall(r"[\d.]+", facts_of(pdf)["Page size"])[:2]
    return round(float(wide) * MILLIMETRES), round(float(high) * MILLIMETRES)
