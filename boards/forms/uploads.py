"""The first step of an import: the file."""

from __future__ import annotations

from pathlib import PurePath

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.spreadsheets.faults import MAX_BYTES, FileFault

READ = (".xlsx", ".csv")
TO_BE_SAVED_ANEW = (".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".fods", ".numbers", ".et")
"""Tables of other programs and times: saved as .xlsx they are read."""


class UploadForm(forms.Form):
    """A file; what it is follows from its name, and is checked against its content."""

    import_file = forms.FileField(
        label=gettext_lazy("File"),
        widget=forms.FileInput(attrs={"accept": ",".join(READ)}),
        help_text=gettext_lazy("An .xlsx workbook or a .csv file of at most 10 MB."),
    )

    def clean_import_file(self) -> UploadedFile[bytes]:
        """Refuse what is too large or of another kind before anything is read."""
        upload: UploadedFile[bytes] = self.cleaned_data["import_file"]
        extension = PurePath(upload.name or "").suffix.lower()
        if extension in TO_BE_SAVED_ANEW:
            raise forms.ValidationError(FileFault.OTHER_WORKBOOK.label, code="other_workbook")
        if extension not in READ:
            raise forms.ValidationError(_("Only .xlsx and .csv files are read."), code="kind")
        if (upload.size or 0) > MAX_BYTES:
            raise forms.ValidationError(FileFault.TOO_LARGE.label, code="too_large")
        return upload
