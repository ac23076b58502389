"""A file that somebody asks about, and a template that somebody brings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from awards.enums import PaperKind
from awards.models import PaperTemplate
from awards.services.templates import tried
from boards.models.files import LARGEST
from boards.refusals import Refused

if TYPE_CHECKING:
    _TemplateForm = forms.ModelForm[PaperTemplate]
else:
    _TemplateForm = forms.ModelForm


class RecogniseForm(forms.Form):
    """A file of any kind: whether it is one of ours is what is asked."""

    file = forms.FileField(
        label=_("file"),
        help_text=_("As you received it or keep it. It is compared and not kept."),
    )

    def clean_file(self) -> File[bytes]:
        """No larger than what the register keeps."""
        file: File[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("A file may hold at most 20 MB."), code="too_large")
        return file


class TemplateForm(_TemplateForm):
    """A template with the paper it is for: read and filled in before it is kept."""

    class Meta:
        model = PaperTemplate
        fields = ["kind", "name", "file"]

    def clean(self) -> dict[str, Any]:
        """Say at the file what is wrong with it."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return said
        try:
            tried(PaperKind(said["kind"]), content_of(said["file"]))
        except Refused as refused:
            self.add_error("file", str(refused))
        return said


def content_of(file: File[bytes]) -> bytes:
    """All of an uploaded file, which may be read again."""
    file.seek(0)
    content: bytes = file.read()
    file.seek(0)
    return content
