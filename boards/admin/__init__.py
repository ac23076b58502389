"""The registers of boards, documents and indicators, and the yearly reports, for staff."""

from boards.admin import (
    boards,
    checks,
    documents,
    figures,
    headings,
    history,
    indicators,
    intakes,
    officers,
    reports,
    signatories,
)

__all__ = [
    "boards",
    "checks",
    "documents",
    "figures",
    "headings",
    "history",
    "indicators",
    "intakes",
    "officers",
    "reports",
    "signatories",
]
