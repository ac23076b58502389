"""Two versions of a scheme on one page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from blocs.admin.scheme_pages import SchemePages, others
from blocs.models import Scheme
from blocs.queries.scheme_compare import compared_schemes


class SchemeCompare(SchemePages):
    """Adds the comparison to the admin of schemes."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(self.compare_page)
        return [
            path("<int:pk>/compare/", view, name="blocs_scheme_compare"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def compare_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The scheme beside ``?with=``; without it, beside what it amends or came before it."""
        scheme = self.scheme_for(request, pk)
        choices = list(others(scheme))
        asked = request.GET.get("with", "")
        before = next((one for one in choices if str(one.pk) == asked), None)
        if asked and before is None:
            raise Http404
        before = before or _nearest(scheme, choices)
        context = {
            "choices": choices,
            "compared": compared_schemes(before, scheme) if before else None,
        }
        title = _("Compare %(scheme)s") % {"scheme": scheme}
        return self.scheme_response(request, scheme, "compare", title, context)


def _nearest(scheme: Scheme, choices: list[Scheme]) -> Scheme | None:
    """What the scheme amends, else the nearest of its own year or before, else any."""
    amended = [one for one in choices if one.pk == scheme.amends_id]
    earlier = [one for one in choices if one.cycle.year <= scheme.cycle.year]
    return next(iter([*amended, *earlier, *choices]), None)
