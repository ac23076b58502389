"""What an officer says when a cycle moves, a scheme is issued or an edition is prepared."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from blocs.domain.stages import next_stages
from blocs.enums import Stage
from blocs.refusals import Refusal


class CorrectionForm(forms.Form):
    """Why a new edition is prepared; the first edition of a cycle needs no reason."""

    correction_note = forms.CharField(
        label=_("correction note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was corrected since the last edition. Everybody will read it."),
    )

    def __init__(self, *args: Any, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needed = needed

    def clean_correction_note(self) -> str:
        """A correction says what it corrects."""
        note: str = self.cleaned_data["correction_note"]
        if self.needed and not note:
            raise forms.ValidationError(Refusal.CORRECTION_NEEDS_NOTE.label, code="required")
        return note


class StageForm(forms.Form):
    """Where the cycle goes; a step back needs a reason, and one past something that is lacking."""

    stage = forms.ChoiceField(label=_("stage"), choices=Stage.choices)
    reason = forms.CharField(
        label=_("reason"),
        required=False,
        max_length=300,
        help_text=_("Needed for a step back, and to go on although something is lacking."),
    )

    def __init__(
        self, *args: Any, stages: set[Stage], lacking: Collection[Stage | None] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lacking = set(lacking)
        moves = [move for stage in stages for move in next_stages(stage)]
        reachable = {move.stage for move in moves}
        self.back = {move.stage for move in moves if move.needs_reason}
        forward = [move.stage for move in moves if not move.needs_reason]
        self.initial.setdefault("stage", next(iter(forward), ""))
        field = cast(forms.ChoiceField, self.fields["stage"])
        field.choices = [(stage.value, stage.label) for stage in Stage if stage in reachable]

    def clean(self) -> dict[str, Any]:
        """A step back says why, and so does one that does not wait."""
        cleaned = super().clean() or self.cleaned_data
        stage, reason = cleaned.get("stage"), cleaned.get("reason")
        if stage in self.back and not reason:
            self.add_error("reason", Refusal.STAGE_NEEDS_REASON.label)
        elif stage in self.lacking and not reason:
            self.add_error("reason", Refusal.STAGE_LACKS.label)
        return cleaned
