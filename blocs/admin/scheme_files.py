"""Schemes as files: taken along as they are, and loaded as drafts after they were shown."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from blocs.admin.scheme_pages import SchemePages
from blocs.exports.scheme_file import scheme_book, toml_text
from blocs.forms.scheme_files import DraftForm, SchemeFileForm
from blocs.imports.scheme_file import FileScheme, read_scheme_file
from blocs.models import Scheme
from blocs.queries.examples import EXAMPLES
from blocs.queries.rulebook import rulebook_of
from blocs.queries.scheme_tree import rulebook_tree
from blocs.services import make_scheme
from boards.refusals import Refused

KINDS = {
    "toml": "application/toml; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class SchemeFiles(SchemePages):
    """Adds loading and export to the admin of schemes."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view
        return [
            path("load/", view(self.load_page), name="blocs_scheme_load"),
            path("<int:pk>/file.<slug:kind>", view(self.file_page), name="blocs_scheme_file"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def file_page(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        """The scheme as TOML or as a workbook."""
        scheme = self.scheme_for(request, pk)
        if kind not in KINDS:
            raise Http404
        rulebook = rulebook_of(scheme)
        data = toml_text(rulebook).encode() if kind == "toml" else scheme_book(rulebook)
        name = f"{scheme.code}-v{scheme.version}-{scheme.cycle.year}.{kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(data, content_type=KINDS[kind], headers=headers)

    def load_page(self, request: HttpRequest) -> HttpResponse:
        """Ask for a file, show what it would make, make it when that was read."""
        if not request.user.has_perm("blocs.add_scheme"):
            raise PermissionDenied
        if "content" in request.POST:
            return self._make(request)
        sent = request.method == "POST"
        form = SchemeFileForm(request.POST, request.FILES) if sent else SchemeFileForm()
        context: dict[str, Any] = {"form": form}
        if sent and form.is_valid():
            context |= _shown(form)
        return self._load_response(request, context)

    def _make(self, request: HttpRequest) -> HttpResponse:
        """The draft, from what the page showed: read again, so that nothing unread is written."""
        form = DraftForm(request.POST)
        if form.is_valid():
            cycle = form.cleaned_data["cycle"]
            read = read_scheme_file("scheme.toml", form.cleaned_data["content"].encode())
            if read.rulebook is None:
                return self._load_response(request, {"form": SchemeFileForm(), "read": read})
            if not request.user.has_perm("blocs.add_scheme", Scheme(cycle=cycle)):
                raise PermissionDenied
            try:
                scheme = make_scheme(cycle=cycle, rulebook=read.rulebook)
            except Refused as refused:
                messages.error(request, str(refused))
            else:
                messages.success(request, _("The draft was made."))
                return HttpResponseRedirect(reverse("admin:blocs_scheme_tree", args=[scheme.pk]))
        return HttpResponseRedirect(reverse("admin:blocs_scheme_load"))

    def _load_response(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Load a scheme from a file"),
        }
        return TemplateResponse(request, "admin/scheme/load.html", {**shared, **context})


def _shown(form: SchemeFileForm) -> dict[str, Any]:
    """What the file would make, or all that is wrong with it."""
    read = _read(form)
    if read.rulebook is None:
        return {"read": read}
    content = toml_text(read.rulebook)
    draft = DraftForm(initial={"cycle": form.cleaned_data["cycle"].pk, "content": content})
    return {
        "tree": rulebook_tree(read.rulebook),
        "draft": draft,
        "cycle": form.cleaned_data["cycle"],
    }


def _read(form: SchemeFileForm) -> FileScheme:
    upload = form.cleaned_data["scheme_file"]
    if upload:
        return read_scheme_file(upload.name, upload.read())
    example = next(one for one in EXAMPLES if one.key == form.cleaned_data["example"])
    return read_scheme_file(example.path.name, example.path.read_bytes())
