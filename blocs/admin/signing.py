"""The pages on which a board signs the pledge, and on which a second officer looks at its scan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from blocs.forms.signing import ConfirmForm, ReasonForm, RejectForm, ScanForm, SignedFileForm
from blocs.models import Cycle, Pledge, Signature
from blocs.queries.signing_page import SigningPage, current_pledge, signing_page
from blocs.services.signatures import (
    FileRefused,
    confirm_signature,
    decline_to_sign,
    record_paper_signature,
    reject_signature,
    sign_digitally,
)
from boards.admin.own_board import officer_of
from boards.domain.signing.judging import Finding
from boards.language import spoken
from boards.models import Board, Officer
from boards.models.papers import kind_of
from boards.refusals import Refused

PICTURES = ("png", "jpg", "jpeg")


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can be done on a page: its form, what it does, and what is said then."""

    form: forms.Form
    do: Callable[[dict[str, Any]], object]
    done: str


class SigningPages:
    """Adds the pages of one board's signature to the admin of cycles."""

    admin_site: admin.AdminSite
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """The pages, before the addresses of the list."""
        pages = {"sign": self.sign_page, "confirm": self.confirm_page, "scan": self.scan_file}
        return [
            *(
                path(
                    f"<int:pk>/pledge/{name}/<slug:board>/",
                    self.admin_site.admin_view(page),
                    name=f"blocs_cycle_pledge_{name}",
                )
                for name, page in pages.items()
            ),
            *super().get_urls(),  # type: ignore[misc]
        ]

    def sign_page(self, request: HttpRequest, pk: int, board: str) -> HttpResponse:
        """Sign digitally, on paper or not at all; once signed, what was checked."""
        page = self._signing_page(request, pk, board)
        ways = sign_ways(request, page) if page.asks else {}
        findings = done_by(request, ways)
        if findings is None:
            return HttpResponseRedirect(request.get_full_path())
        context = {name: way.form for name, way in ways.items()}
        return self._signing_response(
            request,
            page,
            "sign",
            _("Sign the pledge") if page.asks else _("Signature"),
            {
                **context,
                "findings": findings,
                "checked": [(each.said.in_language(spoken()), each.sure) for each in page.checked],
            },
        )

    def confirm_page(self, request: HttpRequest, pk: int, board: str) -> HttpResponse:
        """The scan beside what its board says of it: confirm, or say why not."""
        page = self._signing_page(request, pk, board)
        signature = page.row.signature
        if signature is None or not page.row.waits:
            return self._to_signing(page)
        ways = confirm_ways(request, signature) if page.may_confirm else {}
        if done_by(request, ways) is None:
            return self._to_signing(page)
        context = {name: way.form for name, way in ways.items()}
        picture = kind_of(str(signature.file.name)) in PICTURES
        return self._signing_response(
            request, page, "confirm", _("Confirm the scan"), {**context, "picture": picture}
        )

    def scan_file(self, request: HttpRequest, pk: int, board: str) -> FileResponse:
        """The scan itself, to be looked at within the page."""
        page = self._signing_page(request, pk, board)
        if page.row.signature is None or not page.row.signature.file:
            raise Http404
        return shown(page.row.signature)

    def _signing_page(self, request: HttpRequest, pk: int, board: str) -> SigningPage:
        """What is shown of the board. Raises ``Http404`` or ``PermissionDenied``."""
        pledge = pledge_to_read(request, pk)
        page = signing_page(pledge, board, officer_of(request))
        if page is None:
            raise Http404
        return page

    def _to_signing(self, page: SigningPage) -> HttpResponse:
        key = [page.pledge.cycle_id, page.row.slug]
        return HttpResponseRedirect(reverse("admin:blocs_cycle_pledge_sign", args=key))

    def _signing_response(
        self, request: HttpRequest, page: SigningPage, name: str, title: str, more: dict[str, Any]
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "page": page,
            "row": page.row,
            "pledge": page.pledge,
            "cycle": page.pledge.cycle,
            "title": f"{title}: {page.row.short_name}, {page.pledge.cycle}",
            "name": title,
        }
        return TemplateResponse(request, f"admin/pledge/{name}.html", {**shared, **more})


def pledge_to_read(request: HttpRequest, pk: int) -> Pledge:
    """The pledge of a cycle. Raises ``Http404`` or ``PermissionDenied``."""
    cycle = get_object_or_404(Cycle.objects.select_related("bloc"), pk=pk)
    if not request.user.has_perm("blocs.read_cycle", cycle):
        raise PermissionDenied
    pledge = current_pledge(cycle)
    if pledge is None:
        raise Http404
    return pledge


def sign_ways(request: HttpRequest, page: SigningPage) -> dict[str, Way]:
    """The three ways, each with its form; the one that was sent is bound."""
    asked: dict[str, Any] = {
        "pledge": page.pledge,
        "board": Board.objects.get(pk=page.row.board),
        "officer": officer_of(request),
    }
    return {
        "digital": Way(
            SignedFileForm(**sent(request, "digital")),
            lambda typed: sign_digitally(**asked, **typed),
            _("The signature was checked and counts."),
        ),
        "paper": Way(
            ScanForm(**sent(request, "paper"), board=page.row.board),
            lambda typed: record_paper_signature(**asked, **typed),
            _("The scan was kept: it counts once a second officer has confirmed it."),
        ),
        "decline": Way(
            ReasonForm(**sent(request, "decline")),
            lambda typed: decline_to_sign(**asked, **typed),
            _("All members were told. The board may sign later."),
        ),
    }


def confirm_ways(request: HttpRequest, signature: Signature) -> dict[str, Way]:
    """Confirm, or reject with a reason; both of the scan that is shown."""
    officer: Officer = officer_of(request)
    act = partial(confirm_signature, signature=signature, officer=officer)
    reject = partial(reject_signature, signature=signature, officer=officer)
    seen = {"seen": signature.file_sha256}
    return {
        "confirm": Way(
            ConfirmForm(**sent(request, "confirm"), initial=seen),
            lambda typed: act(**typed),
            _("The signature counts now."),
        ),
        "reject": Way(
            RejectForm(**sent(request, "reject"), initial=seen),
            lambda typed: reject(**typed),
            _("The board was told why the scan is not accepted."),
        ),
    }


def sent(request: HttpRequest, way: str) -> dict[str, Any]:
    """What was typed and uploaded, for the form whose button was pressed."""
    typed = {"data": request.POST, "files": request.FILES}
    return {"prefix": way, **(typed if request.POST.get("way") == way else {})}


def done_by(request: HttpRequest, ways: dict[str, Way]) -> tuple[dict[str, str], ...] | None:
    """Nothing once something was done; else what was found in a file, for the page to say."""
    way = ways.get(request.POST.get("way", ""))
    if way is None or not way.form.is_valid():
        return ()
    try:
        way.do(way.form.cleaned_data)
    except FileRefused as refused:
        way.form.add_error(None, str(refused))
        return tuple(map(told, refused.findings))
    except Refused as refused:
        way.form.add_error(None, str(refused))
        return ()
    messages.success(request, way.done)
    return None


def told(finding: Finding) -> dict[str, str]:
    """A finding as the reader gets it: what is wrong, and what to do about it."""
    fault = finding.fault
    sentence = finding.said.in_language(spoken()) if finding.said else str(fault.label)
    return {"sentence": sentence, "advice": fault.advice}


def shown(signature: Signature) -> FileResponse:
    """A stored scan within a page of this site: it may load and run nothing."""
    try:
        file = signature.file.open("rb")
    except OSError as error:
        raise Http404 from error
    policy = "default-src 'none'; frame-ancestors 'self'"
    return FileResponse(
        file, headers={"Content-Security-Policy": policy, "X-Frame-Options": "SAMEORIGIN"}
    )
