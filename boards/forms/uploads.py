"""The two steps of an import: the file, then the confirmation of exactly what was shown."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from import_export.forms import ImportForm

from boards.spreadsheets.reading import MAX_BYTES, FileFault

SALT = "boards.import"
VALID_FOR = 3600


class UploadForm(ImportForm):  # type: ignore[misc]
    """A file; its format follows from its name."""

    def __init__(self, formats: list[Any], resources: list[Any], **kwargs: Any) -> None:
        super().__init__(formats, resources, **kwargs)
        self.extensions = [known().get_extension() for known in formats]
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()
        accepted = ",".join(f".{extension}" for extension in self.extensions)
        self.fields["import_file"].widget.attrs = {"accept": accepted}

    @property
    def media(self) -> forms.Media:
        """No script: the name says the format."""
        return forms.Media()

    def clean(self) -> dict[str, Any]:
        """Refuse what is too large or of another kind before anything is read."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        upload: UploadedFile[bytes] | None = cleaned.get("import_file")
        if upload is None:
            return cleaned
        extension = PurePath(upload.name or "").suffix.lower().lstrip(".")
        if extension not in self.extensions:
            self.add_error("import_file", _("Only .xlsx and .csv files are read."))
        elif (upload.size or 0) > MAX_BYTES:
            self.add_error("import_file", str(FileFault.TOO_LARGE.label))
        else:
            cleaned["format"] = str(self.extensions.index(extension))
        return cleaned


class ConfirmForm(forms.Form):
    """A sealed ticket: which file was shown, to whom, and when."""

    ticket = forms.CharField(widget=forms.HiddenInput())

    def clean(self) -> dict[str, Any]:
        """Open the ticket; a forged or old one is refused."""
        cleaned = super().clean() or self.cleaned_data
        try:
            said: dict[str, Any] = signing.loads(
                cleaned.get("ticket", ""), salt=SALT, max_age=VALID_FOR
            )
        except signing.BadSignature:
            raise forms.ValidationError(
                _("The preview has expired: upload the file again."), code="expired"
            ) from None
        return {**said, "previewed_at": datetime.fromisoformat(said["previewed_at"])}


def ticket(**said: str) -> str:
    """A ticket that only this site can have written."""
    return signing.dumps(said, salt=SALT)
