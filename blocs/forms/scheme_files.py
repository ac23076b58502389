"""Which file or example becomes a draft, and of which year."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from blocs.domain.stages import ALLOWED
from blocs.enums import Act
from blocs.models import Cycle
from blocs.queries.examples import EXAMPLES
from boards.language import spoken
from boards.spreadsheets.faults import MAX_BYTES, FileFault

READ = (".xlsx", ".toml")


class SchemeFileForm(forms.Form):
    """A file or an example: one of them."""

    cycle = forms.ModelChoiceField(label=_("cycle"), queryset=Cycle.objects.none())
    scheme_file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(READ)}),
        help_text=_("An .xlsx workbook or a .toml file, as a scheme is exported here."),
    )
    example = forms.ChoiceField(
        label=_("or an example"),
        required=False,
        help_text=_("Weights of examples are invented: change them to those of your regulation."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = Cycle.objects.filter(stage__in=ALLOWED[Act.EDIT_SCHEME])
        years = cast("forms.ModelChoiceField[Cycle]", self.fields["cycle"])
        years.queryset = open_ones.select_related("bloc").order_by("-year", "bloc__sort_key")
        cast(forms.ChoiceField, self.fields["example"]).choices = [
            ("", "–"),
            *((one.key, one.about.in_language(spoken())) for one in EXAMPLES),
        ]

    def clean_scheme_file(self) -> UploadedFile[bytes] | None:
        """Refuse what is too large or of another kind before anything is read."""
        upload: UploadedFile[bytes] | None = self.cleaned_data["scheme_file"]
        if upload is None:
            return None
        if PurePath(upload.name or "").suffix.lower() not in READ:
            raise forms.ValidationError(_("Only .xlsx and .toml files are read."), code="kind")
        if (upload.size or 0) > MAX_BYTES:
            raise forms.ValidationError(FileFault.TOO_LARGE.label, code="too_large")
        return upload

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two."""
        cleaned = super().clean() or self.cleaned_data
        given = [bool(cleaned.get("scheme_file")), bool(cleaned.get("example"))]
        if sum(given) != 1 and "scheme_file" not in self.errors:
            self.add_error(None, _("Choose a file or an example: one of them."))
        return cleaned


class DraftForm(forms.Form):
    """The scheme as it was shown, to be made as it is."""

    cycle = forms.ModelChoiceField(queryset=Cycle.objects.all(), widget=forms.HiddenInput)
    content = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=MAX_BYTES)
