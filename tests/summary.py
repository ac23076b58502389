"""The counts of every pytest run of ``make test``, as its closing lines."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

RUNS = ("SQLite", "PostgreSQL", "Browser", "Lighthouse", "Browser-PostgreSQL")


def line(folder: Path, run: str) -> str:
    """One run's counts, read from the report that pytest wrote."""
    suite = ElementTree.parse(folder / f"{run}.xml").getroot()[0]  # noqa: S314 - our own file
    count = {key: int(suite.attrib[key]) for key in ("tests", "failures", "errors", "skipped")}
    failed = count["failures"] + count["errors"]
    passed = count["tests"] - failed - count["skipped"]
    seconds = float(suite.attrib["time"])
    return (
        f"{run:<19}{passed:>5} passed, {failed} failed, {count['skipped']} skipped"
        f" in {seconds:.0f} s"
    )


if __name__ == "__main__":
    for run in RUNS:
        sys.stdout.write(line(Path(sys.argv[1]), run) + "\n")
