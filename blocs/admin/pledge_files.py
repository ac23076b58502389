"""A draft of the pledge as files, to be read and circulated before it is opened."""

from __future__ import annotations

from io import BytesIO

from django.contrib import admin, messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from blocs.admin.reading import cycle_for
from blocs.documents.pledge import TYPES, draft_pdf, pledge_word
from blocs.domain.pledge.content import Json
from blocs.domain.pledge.paper import DRAFTED
from blocs.enums import PledgeState
from blocs.queries.pledge_content import content_of
from blocs.queries.targets import target_sheet
from boards.refusals import Refused


class PledgeFiles:
    """Adds the files of a draft to the admin of cycles."""

    admin_site: admin.AdminSite

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(require_safe(self.draft_file))
        files = [
            path(
                f"<int:pk>/pledge/draft.{kind}",
                view,
                {"kind": kind},
                name=f"blocs_cycle_pledge_draft_{kind}",
            )
            for kind in ("pdf", "docx")
        ]
        return [*files, *super().get_urls()]  # type: ignore[misc]

    def draft_file(self, request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
        """The draft with its annex as it stands now."""
        cycle = cycle_for(request, pk)
        draft = cycle.pledges.filter(state=PledgeState.DRAFT).first()
        if draft is None:
            raise Http404
        draft.cycle = cycle
        content = content_of(draft, target_sheet(cycle), place="", on=None, supersedes=None)
        try:
            file = _file(content, kind)
        except Refused as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(reverse("admin:blocs_cycle_pledge", args=[pk]))
        return FileResponse(
            BytesIO(file),
            as_attachment=True,
            filename=f"du-thao-giao-uoc-{cycle.year}.{kind}",
            content_type=TYPES[kind],
        )


def _file(content: Json, kind: str) -> bytes:
    now = timezone.now()
    if kind == "pdf":
        return draft_pdf(content, made_at=now)
    return pledge_word(content, foot=[DRAFTED], made_at=now)
