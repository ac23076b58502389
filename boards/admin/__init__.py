"""The registers of boards, documents and indicators, and the yearly reports, for staff."""

from boards.admin import boards, documents, figures, indicators, officers, reports

__all__ = ["boards", "documents", "figures", "indicators", "officers", "reports"]
