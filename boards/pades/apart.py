"""Reads a stranger's PDF in a process of its own, with limits on time and memory.

A file of a few kilobytes can be made to unpack to gigabytes, or to keep a parser busy for ever. The
process that reads it may die of that; the server goes on and says that the file cannot be read.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from boards.domain.signing.facts import PdfFacts
from boards.pades.reading import read_pdf
from boards.pades.telling import from_plain, to_plain

SECONDS = 20
"""Time of the processor that a file may take; seven boards that sign twice take half a second."""
PATIENCE = 60
"""Time by the clock, for a machine that has much to do."""
MEMORY = 1024 * 1024 * 1024
PROJECT = Path(__file__).resolve().parent.parent.parent


def read_apart(data: bytes, *, paper: int, trust: Path, now: datetime) -> PdfFacts:
    """What :func:`read_pdf` says, or that the file cannot be read within the limits."""
    asked = json.dumps({"paper": paper, "trust": str(trust), "now": now.isoformat()})
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "boards.pades.apart", asked],
            input=data,
            capture_output=True,
            cwd=PROJECT,
            env={"PATH": os.environ.get("PATH", ""), "PYTHONDONTWRITEBYTECODE": "1"},
            timeout=PATIENCE,
            check=True,
        )
        return from_plain(json.loads(done.stdout))
    except (subprocess.SubprocessError, ValueError):
        begins = sha256(data[:paper]).hexdigest()
        return PdfFacts(sha256(data).hexdigest(), len(data), begins, readable=False)


def main(asked: str, file: BinaryIO, answer: BinaryIO) -> None:
    """Read what is asked for and tell the facts as JSON."""
    said = json.loads(asked)
    facts = read_pdf(
        file.read(),
        paper=said["paper"],
        trust=Path(said["trust"]),
        now=datetime.fromisoformat(said["now"]),
    )
    answer.write(json.dumps(to_plain(facts)).encode())


def limit() -> None:
    """From here on this process cannot take more than its share."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    limit()
    main(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer)
