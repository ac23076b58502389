"""A submission as the secretariat drafts it, and why one is withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.db import transaction
from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from awards.models import Nomination, Submission
from awards.refusals import Refusal
from awards.services.submitting import draft_submission, edit_submission
from blocs.domain.stages import ALLOWED
from blocs.enums import Act, Stage
from blocs.models import Cycle
from boards.models import Officer
from boards.refusals import Refused

if TYPE_CHECKING:
    _SubmissionForm = forms.ModelForm[Submission]
    _Nominations = forms.ModelMultipleChoiceField[Nomination]
else:
    _SubmissionForm = forms.ModelForm
    _Nominations = forms.ModelMultipleChoiceField

LETTER = [
    "issuer",
    "superior",
    "recipient",
    "title",
    "number",
    "dated",
    "place",
    "signed_by",
    "signer_role",
    "grounds",
]
AT_FIELD: Mapping[TextChoices, str] = {
    Refusal.SUBMISSION_NUMBER_TAKEN: "number",
    Refusal.NOMINATION_ELSEWHERE: "nominations",
    Refusal.NOMINATION_OF_OTHER_YEAR: "nominations",
}
"""Beside which field a refusal is said."""


class Nominations(_Nominations):
    """Nominations by board, award and year."""

    def label_from_instance(self, obj: Nomination) -> str:
        """``Bắc Giang – Cờ thi đua của Bộ (2022)``."""
        return f"{obj.board} – {obj.award} ({obj.cycle.year})"


class SubmissionForm(_SubmissionForm):
    """What the letter says, and which nominations it holds; those of other letters are not shown.

    ``year`` is known where the officer comes from the page of a year.
    """

    officer: ClassVar[Officer]
    year: ClassVar[Cycle | None] = None

    nominations = Nominations(
        Nomination.objects.none(),
        label=_("Nominations"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Submission
        fields = ["cycle", *LETTER]
        widgets: ClassVar = {
            name: forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
            for name in ("issuer", "superior", "recipient")
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        free = Q(submission=None)
        if self.instance.pk:
            years = Cycle.objects.filter(pk=self.instance.cycle_id)
            free |= Q(submission=self.instance)
            held = self.instance.nominations.values_list("pk", flat=True)
            self.initial.setdefault("nominations", list(held))
        else:
            stages: set[Stage] = set(ALLOWED[Act.SUBMIT])
            years = Cycle.objects.filter(stage__in=stages).select_related("bloc")
            if self.year is not None:
                years = years.filter(pk=self.year.pk)
            self.fields["cycle"].queryset = years  # type: ignore[attr-defined]
        rows = Nomination.objects.filter(free, cycle__in=years)
        self.fields["nominations"].queryset = rows.select_related(  # type: ignore[attr-defined]
            "board", "award", "cycle"
        )

    def _post_clean(self) -> None:
        """Let the service judge, then take it back."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        try:
            with transaction.atomic():
                self.make()
                transaction.set_rollback(True)
        except Refused as refused:
            self.add_error(AT_FIELD.get(refused.refusal), str(refused))

    def make(self) -> Submission:
        """Write through the service."""
        said: dict[str, Any] = {name: self.cleaned_data[name] for name in LETTER}
        said["nominations"] = [each.pk for each in self.cleaned_data["nominations"]]
        if self.instance.pk:
            return edit_submission(submission=self.instance, **said)
        return draft_submission(cycle=self.cleaned_data["cycle"], officer=self.officer, **said)


class WithdrawForm(forms.Form):
    """Why a submission is taken back."""

    reason = forms.CharField(
        label=_("reason for withdrawing"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
