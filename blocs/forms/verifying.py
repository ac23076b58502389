"""What anybody brings to be verified: a code from a paper, or a file."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from boards.models.files import LARGEST
from boards.refusals import Refusal

LONGEST = 200
"""A whole fingerprint has 64 digits; whoever copies it may bring spaces and dashes along."""


class CodeForm(forms.Form):
    """The code that stands on every page of a paper, or beside the results of a year."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "spellcheck": "false",
                "placeholder": "GU-2024-XXXX-XXXX, 4f1c-9a02",
            }
        ),
        help_text=_("As it is printed; case, spaces and dashes do not matter."),
    )

    @property
    def helper(self) -> FormHelper:
        """The page writes the form around the fields."""
        return bare()


class VerifiedFileForm(forms.Form):
    """A file; nothing of it is kept."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A pledge or signed pledge (PDF), open data (JSON) or a hand-over; up to 20 MB."
        ),
    )

    @property
    def helper(self) -> FormHelper:
        """The page writes the form around the fields."""
        return bare()

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is larger than anything the site makes."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(Refusal.FILE_TOO_LARGE.label, code="too_large")
        return file


def bare() -> FormHelper:
    """Fields without a form of their own."""
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper
