"""The minutes of the conference: asked what nobody recorded, kept in the register, handed out."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from awards.admin.ballots.minutes import FILES
from awards.admin.ballots.reading import Pages, writes_minutes, year_for
from awards.documents.conference import Delegate, Meeting, minutes_content
from awards.domain.papers import Value
from awards.enums import PaperKind
from awards.forms.minutes import MeetingForm
from awards.queries.minutes import Known, known_of
from awards.services.files import keep_file
from blocs.models import Cycle
from boards.admin.own_board import officer_of


class ConferenceMinutes(Pages):
    """Adds the page to the admin of ballots."""

    def get_urls(self) -> list[URLPattern]:
        """Before the stock addresses, which take any word for a key."""
        view = self.admin_site.admin_view(never_cache(self.conference_minutes))
        return [
            path("conference/<int:cycle>/minutes/", view, name="awards_ballot_meeting"),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def conference_minutes(self, request: HttpRequest, cycle: int) -> HttpResponse:
        """What is known beside what is asked; the file for whoever asks for one."""
        year = year_for(request, cycle)
        if not writes_minutes(request, year):
            raise PermissionDenied
        known = known_of(year)
        sent = request.method == "POST"
        form = MeetingForm(request.POST if sent else None, initial=_initial(year))
        if sent and form.is_valid() and request.POST.get("do") in FILES:
            return _handed_out(request, year, known, form)
        title = _("Minutes of the conference, %(cycle)s") % {"cycle": year}
        return self.shown(request, "meeting", title, cycle=year, known=known, form=form)


def _initial(cycle: Cycle) -> dict[str, Any]:
    return {"on": cycle.conference_on, "venue": cycle.conference_place}


def _handed_out(
    request: HttpRequest, cycle: Cycle, known: Known, form: MeetingForm
) -> HttpResponse:
    ending = request.POST["do"]
    make, kind = FILES[ending]
    content = make(PaperKind.MINUTES, _content(cycle, known, form.cleaned_data))
    name = f"bien-ban-hoi-nghi-{cycle.year}.{ending}"
    keep_file(
        kind=PaperKind.MINUTES,
        name=name,
        content=content,
        cycle=cycle,
        officer=officer_of(request),
        edition=known.edition,
        about=f"{len(known.ballots)} cuộc bỏ phiếu, {len(known.nominations)} đề nghị",
    )
    headers = {"Content-Disposition": content_disposition_header(True, name) or ""}
    return HttpResponse(content, content_type=kind, headers=headers)


def _content(cycle: Cycle, known: Known, said: dict[str, Any]) -> dict[str, Value]:
    opinions = [line.strip() for line in said["opinions"].splitlines() if line.strip()]
    meeting = Meeting(
        issuer=cycle.bloc.name,
        superior=cycle.bloc.council,
        place=cycle.conference_place,
        present=known.present,
        **{**said, "opinions": opinions},
    )
    return minutes_content(
        meeting,
        edition=known.edition.document if known.edition else None,
        bloc=cycle.bloc.name,
        year=cycle.year,
        delegates=[Delegate(each.board, each.delegate, each.state) for each in known.members],
        ballots=known.ballots,
        nominations=known.nominations,
    )
