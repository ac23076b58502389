"""The fields of a method, for the page that has just chosen it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from blocs.domain.scoring.method import registry
from blocs.forms.parameters import Beside, ParametersForm


class ParametersPage:
    """An address of the criteria that shows a method's fields and reads what is in them."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(self.parameters_page)  # type: ignore[attr-defined]
        mine = path("parameters/", view, name="blocs_criterion_parameters")
        return [mine, *super().get_urls()]  # type: ignore[misc]

    def parameters_page(self, request: HttpRequest) -> HttpResponse:
        """``?method=…&name=…``: its fields, empty or, with ``typed``, as they are filled.

        What the criterion says beside its method joins the sentence. Nothing is kept.
        """
        if not self.has_change_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        asked = request.GET
        method, form = registry().get(asked.get("method", "")), None
        if method is not None:
            data = asked if "typed" in asked else None
            beside = Beside(
                asked.get("against", ""), asked.get("not_applicable", ""), asked.get("instead", "")
            )
            prefix = asked.get("name", "")
            form = ParametersForm(method, values={}, data=data, prefix=prefix, beside=beside)
        return TemplateResponse(request, "admin/parameters/fields.html", {"form": form})
