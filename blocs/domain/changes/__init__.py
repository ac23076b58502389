"""What differs between two documents of one year, and what moved every point that moved."""

from blocs.domain.changes.comparing import changes_of
from blocs.domain.changes.differences import BoardChange, Changes, FigureChange, LineChange

__all__ = ["BoardChange", "Changes", "FigureChange", "LineChange", "changes_of"]
