"""The files of a package, and the archive that holds them all: the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.contrib.staticfiles import finders

from blocs.domain.editions import canonical
from blocs.exports.csv_file import BOM, csv_file
from blocs.exports.package.descriptor import DATA, EDITION, descriptor
from blocs.exports.package.readme import readme
from blocs.exports.package.tables import TABLES
from blocs.queries.published import Opened

OLDEST = (1980, 1, 1, 0, 0, 0)
"""No file bears the time of the download: zip knows no earlier moment."""
READABLE = 0o644 << 16
SCRIPT = "verify_edition.py"


NAMES = frozenset({*(f"{table.name}.csv" for table in TABLES), EDITION})
"""The data files of every package."""


def data_files(opened: Opened) -> dict[str, bytes]:
    """Every data file by its name: the tables, and the sealed document that proves them."""
    document = opened.document
    tables = {
        f"{table.name}.csv": csv_file(table.columns, table.cells(document))[len(BOM.encode()) :]
        for table in TABLES
    }
    return {**tables, EDITION: canonical(document)}


def archive(opened: Opened, *, origin: str) -> bytes:
    """The whole package as one file."""
    data = data_files(opened)
    files = {
        "datapackage.json": descriptor(opened, data, origin=origin),
        "README.md": readme(opened, origin=origin).encode(),
        **{f"{DATA}/{name}": content for name, content in data.items()},
        SCRIPT: script(),
    }
    return _zipped(files)


def script() -> bytes:
    """The stand-alone program that computes points and fingerprint again."""
    found = finders.find(f"site/{SCRIPT}")
    with open(str(found), "rb") as file:  # noqa: PTH123
        return file.read()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as opened:
        for name, content in files.items():
            entry = ZipInfo(name, OLDEST)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = READABLE
            entry.create_system = 3
            opened.writestr(entry, content)
    return target.getvalue()
