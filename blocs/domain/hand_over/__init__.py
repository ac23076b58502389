"""What a chair leaves to the next: the dossier as plain values, and the names of its files."""

from blocs.domain.hand_over.dossier import (
    Attachment,
    Column,
    Dossier,
    Key,
    Row,
    Section,
    Side,
    Value,
    shown,
)
from blocs.domain.hand_over.index import Entry, check_sums
from blocs.domain.hand_over.naming import safe_name, safe_part
from blocs.domain.hand_over.tables import Table, table_of

__all__ = [
    "Attachment",
    "Column",
    "Dossier",
    "Entry",
    "Key",
    "Row",
    "Section",
    "Side",
    "Table",
    "Value",
    "check_sums",
    "safe_name",
    "safe_part",
    "shown",
    "table_of",
]
