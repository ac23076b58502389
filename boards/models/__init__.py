"""The facts of the boards app: fields, constraints and QuerySets."""

from boards.models.boards import Board, BoardAlias, BoardName, Province, Succession
from boards.models.documents import Document
from boards.models.indicators import ExchangeRate, Indicator
from boards.models.officers import Officer
from boards.models.reports import Figure, Report

__all__ = [
    "Board",
    "BoardAlias",
    "BoardName",
    "Document",
    "ExchangeRate",
    "Figure",
    "Indicator",
    "Officer",
    "Province",
    "Report",
    "Succession",
]
