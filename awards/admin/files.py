"""The export register: every official file that left, and whether another file is one of them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from awards.forms.files import RecogniseForm, content_of
from awards.models import OfficialFile
from awards.queries.recognition import Recognition, recognise
from boards.admin.base import ResultAdmin


@admin.register(OfficialFile)
class OfficialFileAdmin(ResultAdmin[OfficialFile]):
    """The files as they left, the latest first; nothing here is ever changed."""

    list_display = ["name", "kind", "cycle", "recipient", "submission", "officer", "kept_at"]
    list_filter = ["kind", "cycle__year", "cycle__bloc"]
    list_select_related = ["cycle__bloc", "submission__cycle__bloc", "officer"]
    date_hierarchy = "kept_at"
    search_fields = ["name", "recipient", "about", "sha256", "submission__number"]
    fieldsets = [
        (None, {"fields": ["file", "name", "kind", "about", "shown_size"]}),
        (gettext_lazy("Where it went"), {"fields": ["recipient", "submission"]}),
        (gettext_lazy("What it rests on"), {"fields": ["cycle", "edition"]}),
        (None, {"fields": ["officer", "kept_at", "sha256", "text_sha256"]}),
    ]

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(never_cache(self.recognise_page))
        return [
            path("recognise/", view, name="awards_officialfile_recognise"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("size"))
    def shown_size(self, file: OfficialFile) -> str:
        """In units that people read."""
        return filesizeformat(file.size)

    def recognise_page(self, request: HttpRequest) -> HttpResponse:
        """Is this the file that was sent? It is compared with the register, and not kept."""
        if not request.user.has_perm("awards.view_officialfile"):
            raise PermissionDenied
        sent = request.method == "POST"
        form = RecogniseForm(request.POST, request.FILES) if sent else RecogniseForm()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Is this the file that was sent?"),
            "form": form,
            "found": _recognised(form) if sent and form.is_valid() else None,
        }
        return TemplateResponse(request, "admin/official_files/page.html", context)


def _recognised(form: RecogniseForm) -> Recognition:
    file: Any = form.cleaned_data["file"]
    return recognise(file.name, content_of(file))
