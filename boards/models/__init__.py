"""The facts of the boards app: fields, constraints and QuerySets."""

from boards.models.boards import Board, BoardAlias, BoardName, Province, Succession
from boards.models.checks import Check
from boards.models.documents import Document
from boards.models.entering import Evidence, Explanation, Remark
from boards.models.filings import Exemption, Filing, ReturnedCell
from boards.models.history import Change, Seal
from boards.models.indicators import ExchangeRate, Indicator
from boards.models.intakes import HeadingMemory, Intake, IntakePart, IntakeRow
from boards.models.officers import Officer
from boards.models.reports import Figure, Report
from boards.models.signatories import Certificate, Signatory

__all__ = [
    "Board",
    "BoardAlias",
    "BoardName",
    "Certificate",
    "Change",
    "Check",
    "Document",
    "Evidence",
    "ExchangeRate",
    "Exemption",
    "Explanation",
    "Figure",
    "Filing",
    "HeadingMemory",
    "Indicator",
    "Intake",
    "IntakePart",
    "IntakeRow",
    "Officer",
    "Province",
    "Remark",
    "Report",
    "ReturnedCell",
    "Seal",
    "Signatory",
    "Succession",
]
