"""Importing 100,000 rows of figures from a workbook: ours against stock django-import-export.

Both read, validate and compare every row with what is stored, show a difference, then write; both
leave a record of each figure in the history. Stock is given the work as its admin does it: a dry
run for the preview, a second run for the commit. It takes minutes for thousands of rows, so it
gets fewer of them, and its time is scaled by their number: that flatters it, because its
figures are looked up in a smaller table. Seconds are those of the processor, so that whatever else
runs beside does not count.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROWS = 100_000
STOCK_ROWS = 1_000
BOARDS, YEARS = 50, 20


def table(count: int) -> bytes:
    """Figures of boards and years, every one new, as text and unit."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["board", "year", "indicator", "as_printed", "note"])
    for at in range(count):
        board, year = at % BOARDS, 2000 + at // BOARDS % YEARS
        indicator = at // (BOARDS * YEARS)
        text = f"{at % 9_973 + 1:,}".replace(",", ".")
        sheet.append([f"ban-{board}", year, f"chi-tieu-{indicator}", f"{text} dự án", "ghi chú"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def catalogue() -> None:
    """The boards, indicators and reports that the rows speak of."""
    from boards.models import Board, Indicator, Province, Report

    province = Province.objects.create(slug="tinh", name="Tỉnh")
    boards = Board.objects.bulk_create(
        Board(slug=f"ban-{at}", name=f"Ban {at}", short_name=f"Ban {at}", province=province)
        for at in range(BOARDS)
    )
    Indicator.objects.bulk_create(
        Indicator(
            code=f"chi-tieu-{at}",
            name=f"Chỉ tiêu {at}",
            name_en=f"Indicator {at}",
            dimension="count",
            time_type="flow",
            unit="project",
        )
        for at in range(ROWS // (BOARDS * YEARS))
    )
    Report.objects.bulk_create(
        Report(board=board, year=2000 + year) for board in boards for year in range(YEARS)
    )


def ours(count: int) -> None:
    """The steps of the site, first for new figures."""
    from boards.enums import Role
    from boards.imports.steps import advance, receive
    from boards.models import Officer
    from boards.services.intakes import commit_intake

    officer = Officer.objects.create(username="thu-ky", role=Role.SECRETARIAT)
    data = table(count)
    start = time.process_time()
    intake = receive(file_name="so-lieu.xlsx", data=data, officer=officer)
    received = time.process_time()
    while intake.state == "reading":
        intake = advance(intake=intake)
    previewed = time.process_time()
    intake = commit_intake(intake=intake, officer=officer)
    done = time.process_time()
    sys.stderr.write(
        f"received {received - start:.1f} s, read {previewed - received:.1f} s, "
        f"written {done - previewed:.1f} s: {intake.counts}\n"
    )
    told(done - start)


def stock(count: int) -> None:
    """What its documentation shows: foreign keys by widget, a dry run, then the run."""
    from import_export import fields, resources, widgets
    from import_export.formats.base_formats import XLSX

    from boards.models import Figure, Indicator, Report

    class Place(widgets.ForeignKeyWidget):  # type: ignore[misc]
        def get_queryset(self, value, row, *args, **kwargs):  # type: ignore[no-untyped-def]
            return Report.objects.filter(board__slug=row["board"], year=row["year"])

        def clean(self, value, row=None, **kwargs):  # type: ignore[no-untyped-def]
            return self.get_queryset(value, row).get()

    class Stock(resources.ModelResource):  # type: ignore[misc]
        report = fields.Field("report", "report", Place(Report))
        indicator = fields.Field(
            "indicator", "indicator", widgets.ForeignKeyWidget(Indicator, "code")
        )

        def before_import(self, dataset, **kwargs):  # type: ignore[no-untyped-def]
            for name in ("report", "amount", "unit"):
                dataset.append_col([""] * len(dataset), header=name)

        class Meta:
            model = Figure
            fields = ("report", "indicator", "amount", "unit", "as_printed", "note")
            import_id_fields = ("report", "indicator")

        def before_import_row(self, row, **kwargs):  # type: ignore[no-untyped-def]
            row["report"] = f"{row['board']} {row['year']}"
            row["amount"] = row["as_printed"].split()[0].replace(".", "")
            row["unit"] = "project"

    data = table(count)
    start = time.process_time()
    dataset = XLSX().create_dataset(data)
    Stock().import_data(dataset, dry_run=True, raise_errors=True)
    Stock().import_data(XLSX().create_dataset(data), dry_run=False, raise_errors=True)
    told(time.process_time() - start)


def told(seconds: float) -> None:
    """Seconds, and the most memory that this process has held."""
    from tests.benchmarks.workbooks import peak

    sys.stdout.write(f"{seconds} {peak()}")


def measure(name: str, count: int) -> tuple[float, float]:
    """Seconds and megabytes of one way, in a process and a database of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.imports", name, str(count)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    spent, memory = done.stdout.split()
    return float(spent), float(memory)


def rows() -> Iterator[tuple[str, ...]]:
    """Time and memory, beside stock django-import-export."""
    our_time, our_peak = measure("ours", ROWS)
    their_time, their_peak = measure("stock", STOCK_ROWS)
    scaled = their_time * ROWS / STOCK_ROWS
    yield (
        f"import {ROWS:,} rows from xlsx",
        f"{our_time:.1f} s CPU",
        f"stock import-export ({STOCK_ROWS:,} rows, scaled)",
        f"{scaled:.0f} s CPU",
        f"{scaled / our_time:.1f} x faster",
        ">= 20 x",
    )
    yield (
        "  its peak memory",
        f"{our_peak:.0f} MB",
        f"stock import-export ({STOCK_ROWS:,} rows)",
        f"{their_peak:.0f} MB",
        f"{our_peak / their_peak:.2f}",
        "bounded",
    )


def main() -> None:
    """One way, in a scratch database."""
    with tempfile.TemporaryDirectory(prefix="bench-import-") as folder:
        os.environ |= {"VAR_DIR": folder, "DATABASE_URL": "", "LOG_LEVEL": "ERROR"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
        import django
        from django.core.management import call_command

        Path(folder).mkdir(exist_ok=True)
        django.setup()
        call_command("migrate", verbosity=0)
        catalogue()
        {"ours": ours, "stock": stock}[sys.argv[1]](int(sys.argv[2]))


if __name__ == "__main__":
    main()
