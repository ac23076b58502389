"""The minutes of the count, from the sealed result alone; what leaves is kept in the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from awards.admin.ballots.reading import Pages, ballot_for, writes_minutes
from awards.documents.count import count_content
from awards.documents.papers import pdf, word
from awards.enums import PaperKind
from awards.models import Ballot
from awards.services.files import keep_file
from boards.admin.own_board import officer_of

FILES: Mapping[str, tuple[Callable[..., bytes], str]] = MappingProxyType(
    {
        "docx": (
            word,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        "pdf": (pdf, "application/pdf"),
    }
)
"""By its ending: who makes the file, and its type."""


class MinutesFiles(Pages):
    """Adds the minutes to the admin of ballots."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(never_cache(require_POST(self.minutes)))
        return [
            path("<int:pk>/minutes/", view, name="awards_ballot_minutes"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def minutes(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The minutes as the kind of file that was asked for; a rehearsal's are kept nowhere."""
        ballot = ballot_for(request, pk)
        ending = request.POST.get("do", "")
        if ballot.document is None or ending not in FILES:
            raise Http404
        if not writes_minutes(request, ballot.cycle):
            raise PermissionDenied
        make, kind = FILES[ending]
        content = make(PaperKind.BALLOT_MINUTES, _content(ballot))
        name = f"bien-ban-kiem-phieu-{ballot.cycle.year}-{ballot.number}.{ending}"
        if not ballot.rehearsal:
            keep_file(
                kind=PaperKind.BALLOT_MINUTES,
                name=name,
                content=content,
                cycle=ballot.cycle,
                officer=officer_of(request),
                about=f"{ballot.title}: {ballot.document['fingerprint']}",
            )
        headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
        return HttpResponse(content, content_type=kind, headers=headers)


def _content(ballot: Ballot) -> Mapping[str, object]:
    bloc = ballot.cycle.bloc
    return count_content(
        ballot.document or {},
        issuer=bloc.name,
        superior=bloc.council,
        place=ballot.cycle.conference_place,
    )
