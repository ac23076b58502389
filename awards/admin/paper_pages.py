"""What each paper can say, the files to begin a template with, and the way back to our own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from awards.documents.papers import pdf, word
from awards.documents.shipped import shipped
from awards.documents.shipped.parts import closes, opens
from awards.domain.papers import FIELDS, TITLES, sample
from awards.enums import PaperKind
from awards.queries.papers import described
from awards.services.templates import use_shipped

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _sample_word(kind: PaperKind) -> bytes:
    """The paper from the template in use."""
    return word(kind, sample(FIELDS[kind]))


def _sample_pdf(kind: PaperKind) -> bytes:
    """The paper in the standard layout."""
    return pdf(kind, sample(FIELDS[kind]))


FILES: Mapping[str, tuple[Callable[[PaperKind], bytes], str, str]] = {
    "template.docx": (shipped, "Mẫu", WORD),
    "sample.docx": (_sample_word, "Thử", WORD),
    "sample.pdf": (_sample_pdf, "Thử", "application/pdf"),
}
"""What can be downloaded of a paper: who makes it, how its name begins, its type."""

EXAMPLES = {
    "rows": (opens("de_nghi", "tr"), closes("tr")),
    "paragraphs": (opens("noi_nhan", "p"), closes("p")),
    "left_out": ("{%p if luu_y %}", "{%p endif %}"),
    "capitals": ("{{ trich_yeu|upper }}",),
}
"""How a template repeats, leaves out and writes in capitals."""


class PaperPages:
    """Adds the pages of the papers to the admin of templates."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view
        own = require_POST(self.own_again)
        file = require_safe(self.paper_file)
        return [
            path("papers/", view(self.papers_page), name="awards_papertemplate_papers"),
            path("papers/<slug:kind>/", view(self.paper_page), name="awards_papertemplate_paper"),
            path("papers/<slug:kind>/own/", view(own), name="awards_papertemplate_own"),
            path("papers/<slug:kind>/<str:name>", view(file), name="awards_papertemplate_file"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def papers_page(self, request: HttpRequest) -> HttpResponse:
        """Every paper with the template that it is made from."""
        may_change = request.user.has_perm("awards.add_papertemplate")
        return self._page(request, "list.html", _("Papers and their templates"), may=may_change)

    def paper_page(self, request: HttpRequest, kind: str) -> HttpResponse:
        """One paper with all its fields, to be read beside Word."""
        paper = next((each for each in described() if each.kind == _known(kind)), None)
        title = _("What can stand in this paper: %(paper)s") % {"paper": _known(kind).label}
        return self._page(request, "fields.html", title, paper=paper, examples=EXAMPLES)

    def paper_file(self, request: HttpRequest, kind: str, name: str) -> HttpResponse:
        """The template of the site, or the paper with sample data."""
        _require(request, "awards.view_papertemplate")
        paper = _known(kind)
        if name not in FILES:
            raise Http404
        make, begins, content_type = FILES[name]
        title = f"{begins} {TITLES[paper].lower()}.{name.partition('.')[2]}"
        headers = {"Content-Disposition": content_disposition_header(True, title) or ""}
        return HttpResponse(make(paper), content_type=content_type, headers=headers)

    def own_again(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Make the paper from the template of the site again."""
        _require(request, "awards.add_papertemplate")
        use_shipped(kind=_known(kind))
        messages.success(request, _("The paper is made from the template of the site again."))
        return HttpResponseRedirect(reverse("admin:awards_papertemplate_papers"))

    def _page(self, request: HttpRequest, name: str, title: str, **said: Any) -> HttpResponse:
        _require(request, "awards.view_papertemplate")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "papers": described(),
            **said,
        }
        return TemplateResponse(request, f"admin/papers/{name}", context)


def _require(request: HttpRequest, right: str) -> None:
    if not request.user.has_perm(right):
        raise PermissionDenied


def _known(kind: str) -> PaperKind:
    """The paper of an address. Raises ``Http404``."""
    found = next((each for each in FIELDS if each.value == kind), None)
    if found is None:
        raise Http404
    return found
