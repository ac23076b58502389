"""The site as `make run` starts it: gunicorn, compressed files, the data of the demonstration."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 600
"""Seconds: a first start migrates, loads the demonstration and collects the static files."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server of its own, which ends with the test."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    own = {"VAR_DIR": str(folder), "HOST": "127.0.0.1", "PORT": port, "DATABASE_URL": ""}
    inherited = {key: value for key, value in os.environ.items() if key not in ("DEBUG", "HTTPS")}
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "config.server"], env=inherited | own, stdout=log, stderr=log
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(server, address, folder / "server.log")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(server: subprocess.Popen, address: str, log: Path) -> None:
    """Until the server answers; what it said if it ends before."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(f"{address}/healthz", timeout=5):  # noqa: S310 - our own machine
                return
        except (URLError, OSError):
            time.sleep(0.5)
    raise AssertionError(f"The site did not start:\n{log.read_text(errors='replace')}")
