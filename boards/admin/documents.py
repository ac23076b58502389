"""The papers that facts rest on."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from boards.admin.base import HouseAdmin
from boards.models import Document

CITED = Coalesce(NullIf("number", Value("")), "title")
"""What a citation begins with: the number, or the title of a paper that has none."""


@admin.register(Document)
class DocumentAdmin(HouseAdmin[Document]):
    """Documents, the latest first."""

    list_display = ["cited", "kind", "issued_on", "issuer", "title"]
    list_filter = ["kind", "issuer"]
    date_hierarchy = "issued_on"
    search_fields = ["search_text", "slug", "number"]

    @admin.display(description=_("citation"), ordering=CITED)
    def cited(self, document: Document) -> str:
        """As officials cite the paper."""
        return document.citation
