"""The papers that facts rest on."""

from __future__ import annotations

from django.contrib import admin

from boards.admin.base import HouseAdmin
from boards.models import Document


@admin.register(Document)
class DocumentAdmin(HouseAdmin[Document]):
    """Documents, the latest first."""

    list_display = ["citation", "kind", "issued_on", "issuer", "title"]
    list_filter = ["kind", "issuer"]
    date_hierarchy = "issued_on"
    search_fields = ["search_text", "slug", "number"]
