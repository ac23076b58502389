"""Whoever signs for a board; a certificate is not typed: its file is chosen and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from boards.domain.signing.facts import CertificateFacts
from boards.models import Certificate, Signatory
from boards.pades.certificates import LARGEST, read_certificate
from boards.refusals import Refusal

if TYPE_CHECKING:
    _SignatoryForm = forms.ModelForm[Signatory]
else:
    _SignatoryForm = forms.ModelForm

CERTIFICATE = "certificate"


class SignatoryForm(_SignatoryForm):
    """A signatory, and the file of a certificate to register."""

    certificate = forms.FileField(
        label=_("Register a certificate"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".cer,.crt,.pem"}),
        help_text=_(
            "The public part only (.cer, .crt, .pem); the key never leaves the token. Once one is"
            " registered, no other counts for this person."
        ),
    )

    class Meta:
        model = Signatory
        fields: Any = "__all__"

    def clean_certificate(self) -> CertificateFacts | None:
        """What stands in the file; nothing where none was chosen."""
        file: UploadedFile[bytes] | None = self.cleaned_data[CERTIFICATE]
        if not file:
            return None
        try:
            facts = read_certificate(file.read(LARGEST + 1))
        except ValueError as error:
            raise _invalid(Refusal.CERTIFICATE_UNREADABLE) from error
        if facts.is_authority:
            raise _invalid(Refusal.CERTIFICATE_OF_AUTHORITY)
        if Certificate.objects.filter(sha256=facts.sha256).exists():
            raise _invalid(Refusal.CERTIFICATE_TAKEN)
        return facts


def _invalid(refusal: Refusal) -> forms.ValidationError:
    return forms.ValidationError(refusal.label, code=refusal.value)
