"""What the admin of every recorded table has in common with the history."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from boards.acting import acting
from boards.admin.own_board import officer_of
from boards.enums import Route
from boards.forms.history import HistoryForm, MomentsForm
from boards.models import Report
from boards.models.telling import label_of, thread_of
from boards.queries.history import compared, history_page, readable_by


class Recounting:
    """Each row shows its own history, and what an action writes says that it was one."""

    admin_site: admin.AdminSite
    opts: Any

    def response_action(self, *args: Any, **options: Any) -> HttpResponse | None:
        """Actions of a list are a way of their own."""
        with acting(route=Route.ACTION):
            response: HttpResponse | None = super().response_action(  # type: ignore[misc]
                *args, **options
            )
        return response

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """The form leads to the history of its row, for those who may read it."""
        row = context.get("original")
        reads = row is not None and request.user.has_perm("boards.view_change", row)
        response: HttpResponse = super().render_change_form(  # type: ignore[misc]
            request, {**context, "reads_history": reads}, *args, **options
        )
        return response

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every change of the row by any route, where the stock page knows the admin's own."""
        row: Any = self.get_object(request, unquote(object_id))  # type: ignore[attr-defined]
        if not self.has_view_permission(request, row):  # type: ignore[attr-defined]
            raise PermissionDenied
        if row is None:
            raise Http404
        require_readable(request, row)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return history_response(
            self.admin_site,
            request,
            title=str(row),
            about=about(row),
            thread=thread_of(row),
            opts=self.opts,
            back=(reverse(name, args=[row.pk]), row),
        )


def about(row: Model) -> Q:
    """The changes that belong to a row: its own, those of its thread, all those of a report."""
    own = Q(model=label_of(row), object_id=str(row.pk)) | Q(thread=thread_of(row))
    return own | Q(report_id=row.pk) if isinstance(row, Report) else own


def require_readable(request: HttpRequest, row: Model) -> None:
    """Refuse whom the policy does not let read the history of this very row."""
    if not request.user.has_perm("boards.view_change", row):
        raise PermissionDenied


def history_response(
    site: admin.AdminSite,
    request: HttpRequest,
    *,
    title: str,
    about: Q,
    thread: str,
    **context: Any,
) -> HttpResponse:
    """The page of one thing: its changes, and the thing at two moments."""
    form, moments = HistoryForm(request.GET), MomentsForm(request.GET or None)
    changes = readable_by(officer_of(request)).filter(about)
    between = moments.moments
    return TemplateResponse(
        request,
        "admin/history/object.html",
        {
            **site.each_context(request),
            "title": _("History: %(what)s") % {"what": title},
            "page": history_page(changes, form.wanted, before=form.start),
            "moments": moments,
            "between": between,
            "states": compared(thread, *between) if between else [],
            **context,
        },
    )
