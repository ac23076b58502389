"""Print what our work costs beside a peer or a floor, measured in the same run.

``make bench``, or ``python -m tests.benchmarks``. Nothing is asserted: budgets stand beside the
ratios, and the reader judges. The database is a scratch one, the demonstration's data are in it.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile

import django
from django.core.management import call_command

HEAD = ("Work", "Ours", "Beside", "Its cost", "Ratio", "Budget")


def table(rows: list[tuple[str, ...]]) -> str:
    """The rows under their head, in columns."""
    widths = [max(len(row[at]) for row in [HEAD, *rows]) for at in range(len(HEAD))]
    ruled = [HEAD, tuple("-" * width for width in widths), *rows]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
             for row in ruled]  # fmt: skip
    return "\n".join(line.rstrip() for line in lines)


def main() -> None:
    """Prepare a scratch database, measure, print."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {
            "VAR_DIR": folder,
            "DATABASE_URL": "",
            "DEMO": "1",
            "LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        }
        django.setup()
        from tests.benchmarks import histories, imports, nominations, pages, scoring, workbooks

        call_command("migrate", verbosity=0)
        call_command("demo", stdout=io.StringIO())
        parts = (pages, scoring, workbooks, nominations, imports, histories)
        rows = [row for part in parts for row in part.rows()]
    sys.stdout.write(table(rows) + "\n")


if __name__ == "__main__":
    main()
