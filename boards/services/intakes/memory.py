"""Many thousands of rows: so many at a time, and seldom a look for cycles among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

BATCH = 2_000
OBJECTS = 100_000
"""So many new objects between two looks for cycles."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for cycles among objects seldom while many thousands are made, and never among old ones.

    A quarter of the time would go into walking the same objects again and again.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
