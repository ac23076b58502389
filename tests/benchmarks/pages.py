"""The rate of the leaderboard page against that of an empty view, on the same server."""

from __future__ import annotations

import http.client
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from blocs.models import Edition

ROUNDS, SECONDS = 5, 1.0


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server() -> Iterator[http.client.HTTPConnection]:
    """A connection to the application server of `make run`, with one worker."""
    port = free_port()
    options = f"--bind 127.0.0.1:{port} --threads 4 --no-control-socket --log-level error"
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "gunicorn", *options.split(), "config.wsgi"]
    )
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        for _attempt in range(100):
            try:
                rate(connection, "/empty-view/", seconds=0.1)
                break
            except ConnectionError:
                connection.close()
                time.sleep(0.1)
        yield connection
    finally:
        process.terminate()
        process.wait()


def rate(connection: http.client.HTTPConnection, path: str, *, seconds: float = SECONDS) -> float:
    """Answers per second over one kept connection."""
    count, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < seconds:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} answered {response.status}")
        count += 1
    return count / spent


def rows() -> Iterator[tuple[str, ...]]:
    """One row for each page: the median of interleaved rounds."""
    edition = Edition.objects.select_related("cycle__bloc").get()
    page = f"/blocs/{edition.cycle.bloc.slug}/{edition.cycle.year}/"
    with server() as connection:
        yield _row(connection, "leaderboard page", page, ">= 0.5")
        yield _row(connection, "API: list of boards", "/api/v1/boards", "–")


def _row(
    connection: http.client.HTTPConnection, name: str, page: str, budget: str
) -> tuple[str, ...]:
    rate(connection, page)
    measured = [(rate(connection, page), rate(connection, "/empty-view/"))
                for _round in range(ROUNDS)]  # fmt: skip
    ours = statistics.median(pair[0] for pair in measured)
    floor = statistics.median(pair[1] for pair in measured)
    ratio = statistics.median(pair[0] / pair[1] for pair in measured)
    return (
        name,
        f"{ours:.0f}/s",
        "empty Django view",
        f"{floor:.0f}/s",
        f"{ratio:.2f}",
        budget,
    )
