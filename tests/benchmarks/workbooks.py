"""Writing 100,000 rows of figures to a workbook: our writer against tablib's, with peak memory.

Each runs in a process of its own, so that one does not warm or burden the other.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

ROWS = 100_000
HEADINGS = ("board", "indicator", "year", "amount", "unit", "as_printed", "note", "place")

Row = list[str | int | Decimal | None]


def figures() -> Iterator[Row]:
    """Rows like those of the figures page."""
    for at in range(ROWS):
        amount = Decimal(at * 7919 % 10_000_019) / 100
        text = f"{amount} tỷ đồng"
        yield [f"Ban quản lý số {at % 63}", "Vốn đăng ký", 2022, amount, "VND_BN", text, "=1+1", at]


def ours() -> None:
    """The writer of the site."""
    from boards.spreadsheets.plain import Column, write_plain

    write_plain([Column(heading) for heading in HEADINGS], figures())


def tablib() -> None:
    """What django-import-export does unless told otherwise."""
    from tablib import Dataset

    Dataset(*figures(), headers=HEADINGS).export("xlsx")


WRITERS: dict[str, Callable[[], None]] = {"ours": ours, "tablib": tablib}


def peak() -> float:
    """The most memory this process has held, in MB; getrusage would count its parent's."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def measure(name: str) -> tuple[float, float]:
    """Seconds, and megabytes at the peak, of one writer in a new process."""
    command = [sys.executable, "-m", "tests.benchmarks.workbooks", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    spent, memory = done.stdout.split()
    return float(spent), float(memory)


def rows() -> Iterator[tuple[str, ...]]:
    """Time and memory, beside tablib."""
    our_time, our_peak = measure("ours")
    their_time, their_peak = measure("tablib")
    yield (
        f"export {ROWS:,} rows to xlsx",
        f"{our_time:.1f} s",
        "tablib with openpyxl",
        f"{their_time:.1f} s",
        f"{their_time / our_time:.1f} x faster",
        ">= 10 x",
    )
    yield (
        "  its peak memory",
        f"{our_peak:.0f} MB",
        "tablib with openpyxl",
        f"{their_peak:.0f} MB",
        f"{our_peak / their_peak:.2f}",
        "<= 60 MB",
    )


if __name__ == "__main__":
    start = time.perf_counter()
    WRITERS[sys.argv[1]]()
    spent = time.perf_counter() - start
    sys.stdout.write(f"{spent} {peak()}")
