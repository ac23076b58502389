"""Who may sign for a board, from when to when, and with which certificates."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from boards.admin.base import HouseAdmin, HouseTabular
from boards.forms.signatories import CERTIFICATE, SignatoryForm
from boards.models import Certificate, Signatory
from boards.refusals import Refused
from boards.services.signatories import register_certificate

SHOWN = ("subject", "issuer", "serial", "valid_from", "valid_until", "sha256")


class CertificateInline(HouseTabular[Certificate, Signatory]):
    """The registered certificates: what stands in them is not typed, so nobody changes it."""

    model = Certificate
    fields = SHOWN
    readonly_fields = SHOWN

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A certificate comes as a file."""
        return False


@admin.register(Signatory)
class SignatoryAdmin(HouseAdmin[Signatory]):
    """Signatories by board, those of today first."""

    form = SignatoryForm
    list_display = ["name", "post", "board", "starts_on", "ends_on", "certificate_count"]
    list_filter = [("ends_on", admin.EmptyFieldListFilter), "board"]
    list_select_related = ["board"]
    search_fields = ["search_text", "name", "post", "board__search_text"]
    autocomplete_fields = ["board", "document"]
    inlines = [CertificateInline]
    ordering = ["board__sort_key", "-starts_on", "name", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Signatory]:
        """With the number of registered certificates."""
        return super().get_queryset(request).annotate(registered=Count("certificates"))

    @admin.display(description=_("certificates"), ordering="registered")
    def certificate_count(self, signatory: Signatory) -> int:
        """How many certificates are registered; without one the names decide."""
        registered: int = signatory.registered  # type: ignore[attr-defined]
        return registered

    def save_model(
        self, request: HttpRequest, obj: Signatory, form: SignatoryForm, change: bool
    ) -> None:
        """The signatory, then the certificate whose file was chosen."""
        super().save_model(request, obj, form, change)
        facts = form.cleaned_data.get(CERTIFICATE)
        if facts is not None:
            register_certificate(signatory=obj, facts=facts)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; what another officer registered meanwhile is said, and nothing is written."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
