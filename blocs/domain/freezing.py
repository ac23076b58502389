"""The freeze: from the conference on, nobody but the council reads what the result will be.

The stage begins it, and no time of its own does: before the conference the peers still score, and
need the points that are computed beside them. It ends with the first publication, or when two
officers lift it; a correction that waits afterwards is closed like every edition in the making.
"""

from __future__ import annotations

from blocs.enums import Stage

FREEZES = frozenset({Stage.CONFERENCE, Stage.PROPOSED, Stage.CLOSED})
"""To close a year without a publication does not open it: that would be a way round two persons."""


def is_frozen(stage: Stage, *, published: bool, lifted: bool) -> bool:
    """Whether the result of a year is frozen."""
    return stage in FREEZES and not published and not lifted
