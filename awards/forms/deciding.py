"""What an officer says of a decision: the paper, what it gave or ended, its annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.domain.annex import Line
from awards.enums import ENDED, ConferralStatus
from awards.models import Award, Conferral, Decision
from awards.queries.deciding import Proposed, award_name, by_key
from awards.refusals import Refusal
from awards.services.deciding import Grant
from blocs.models import Cycle
from boards.forms.uploads import READ, UploadForm
from boards.models import Board
from boards.models.files import KINDS, PAPER
from boards.refusals import Refused

MORE = range(4)
"""Rooms for boards that nobody nominated."""


if TYPE_CHECKING:
    _AwardField = forms.ModelChoiceField[Award]
else:
    _AwardField = forms.ModelChoiceField


class PaperForm(forms.Form):
    """The paper itself, as the register keeps it."""

    number = forms.CharField(
        label=gettext_lazy("number"),
        max_length=60,
        help_text=gettext_lazy("As on the paper, for example 12/QĐ-BKHĐT."),
    )
    issued_on = forms.DateField(
        label=gettext_lazy("issued on"), help_text=gettext_lazy("Day, month, year: 06/01/2023.")
    )
    issuer = forms.CharField(label=gettext_lazy("issuer"), max_length=200)
    signed_by = forms.CharField(label=gettext_lazy("signed by"), required=False, max_length=120)
    title = forms.CharField(
        label=gettext_lazy("title"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    file = forms.FileField(
        label=gettext_lazy("signed scan"),
        required=False,
        validators=PAPER,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in KINDS)}),
        help_text=gettext_lazy(
            "PDF, picture or Word, at most 20 MB. A browser forgets a chosen file when the page "
            "comes back: choose it again then."
        ),
    )

    PAPER_FIELDS = ("number", "issued_on", "issuer", "signed_by", "title")

    def paper(self) -> dict[str, Any]:
        """What the service asks of a paper."""
        return {name: self.cleaned_data[name] for name in (*self.PAPER_FIELDS, "file")}

    def paper_fields(self) -> Iterator[BoundField]:
        """In the order of the page; the scan comes last, beside the button."""
        return (self[name] for name in self.PAPER_FIELDS)


class AwardField(_AwardField):
    """Awards by their names in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """The name that the reader knows."""
        return award_name(obj)


class Annexes(Protocol):
    """Who reads annexes: texts and tables are read by the layer beside this one."""

    def pasted(self, data: bytes, name: str) -> str:
        """The rows of an uploaded table, as they would be pasted. Raises ``Refused``."""

    def read(self, text: str, year: int) -> tuple[Line, ...]:
        """What each row names."""


class DecisionForm(PaperForm):
    """What was granted of what was nominated, what else, and the annex to compare with."""

    granted = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": gettext_lazy("This nomination cannot be granted now.")},
    )
    annex = forms.CharField(
        label=gettext_lazy("rows of the annex"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Copy the table from Word or Excel and paste it here: board and award in each row, or "
            "the award as a heading above its boards."
        ),
    )
    annex_file = forms.FileField(
        label=gettext_lazy("or the annex as a table"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(READ)}),
        help_text=gettext_lazy("An .xlsx or .csv file: its rows come into the box above."),
    )
    differs = forms.CharField(
        label=gettext_lazy("why the list differs from the annex"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Kept with the decision."),
    )

    def __init__(
        self,
        *args: Any,
        cycle: Cycle,
        proposed: Sequence[Proposed],
        annexes: Annexes,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        self._annexes = annexes
        self.proposed = proposed
        self.lines: tuple[Line, ...] = ()
        self._open = by_key(proposed)
        choices: forms.MultipleChoiceField = self.fields["granted"]  # type: ignore[assignment]
        choices.choices = [(key, key) for key in self._open]
        for place in MORE:
            self.fields |= {
                f"board-{place}": forms.ModelChoiceField(
                    Board.objects.all(), label=_("board"), required=False
                ),
                f"award-{place}": AwardField(Award.objects.all(), label=_("award"), required=False),
                f"reason-{place}": forms.CharField(
                    label=_("reason"), required=False, max_length=300
                ),
            }

    def ticks(self) -> Iterator[tuple[Proposed, bool]]:
        """Each nomination, and whether it is ticked."""
        ticked = {str(key) for key in self["granted"].value() or ()}
        return ((row, row.key in ticked) for row in self.proposed)

    def more(self) -> Iterator[list[BoundField]]:
        """The rooms for others."""
        return (
            [self[f"{name}-{place}"] for name in ("board", "award", "reason")] for place in MORE
        )

    @property
    def more_used(self) -> bool:
        """Whether something stands in them, so that the page opens them."""
        return any(field.value() or field.errors for fields in self.more() for field in fields)

    def clean_annex_file(self) -> UploadedFile[bytes] | None:
        """The rows of a table go into the box: a page that comes back loses none of them."""
        upload: UploadedFile[bytes] | None = self.cleaned_data["annex_file"]
        if upload is None:
            return None
        kind = UploadForm(files=MultiValueDict({"import_file": [upload]}))
        if not kind.is_valid():
            raise forms.ValidationError(list(kind.errors["import_file"]))
        try:
            text = self._annexes.pasted(upload.read(), upload.name or "")
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        data = cast(QueryDict, self.data).copy()
        data["annex"] = self.cleaned_data["annex"] = text
        self.data = data
        return upload

    def clean(self) -> dict[str, Any]:
        """Every room is filled whole or left empty; something is granted; the annex is read."""
        said = super().clean() or {}
        for place in MORE:
            self._clean_room(place)
        more = any(said.get(f"board-{place}") for place in MORE)
        if not (said.get("granted") or more or "granted" in self.errors):
            self.add_error("granted", _("Tick what was granted, or name it below."))
        text = said.get("annex", "")
        if text:
            self.lines = self._annexes.read(text, self.cycle.year)
        return said

    def _clean_room(self, place: int) -> None:
        board, award, reason = (
            self.cleaned_data.get(f"{name}-{place}") for name in ("board", "award", "reason")
        )
        if board and not award:
            self.add_error(f"award-{place}", _("Choose the award."))
        if (award or reason) and not board:
            self.add_error(f"board-{place}", _("Choose the board."))
        if board and not reason:
            self.add_error(f"reason-{place}", str(Refusal.GRANT_NEEDS_REASON.label))

    def grants(self) -> list[Grant]:
        """What is to be recorded."""
        nominations = [self._open[key].nomination for key in self.cleaned_data["granted"]]
        said = self.cleaned_data
        return [
            *(Grant(each.board, each.award, each) for each in nominations),
            *(
                Grant(
                    said[f"board-{place}"], said[f"award-{place}"], reason=said[f"reason-{place}"]
                )
                for place in MORE
                if said[f"board-{place}"]
            ),
        ]


class EndForm(PaperForm):
    """Which awards end, how, on what ground, and by which paper: a new one, or one recorded."""

    conferrals = forms.MultipleChoiceField(
        label=gettext_lazy("Awards that end"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick the awards that end.")},
    )
    status = forms.ChoiceField(
        label=gettext_lazy("What becomes of them"),
        widget=forms.RadioSelect,
        choices=[(each.value, each.label) for each in ENDED],
    )
    ground = forms.CharField(
        label=gettext_lazy("ground"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("As the decision says it; everybody can read it."),
    )
    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label=gettext_lazy("A decision that is recorded already"),
        required=False,
        empty_label=gettext_lazy("No: the one below is new"),
    )

    def __init__(self, *args: Any, given: Decision, endable: Sequence[Conferral], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._rows = {str(row.pk): row for row in endable}
        ticks: forms.MultipleChoiceField = self.fields["conferrals"]  # type: ignore[assignment]
        ticks.choices = [
            (key, f"{row.board} – {award_name(row.award)} ({row.status.label})")
            for key, row in self._rows.items()
        ]
        recorded: Any = self.fields["decision"]
        recorded.queryset = Decision.objects.exclude(pk=given.pk).select_related("document")
        if self.data.get("decision"):
            for name in ("number", "issued_on", "issuer", "title"):
                self.fields[name].required = False

    def ended(self) -> list[Conferral]:
        """The awards that were ticked."""
        return [self._rows[key] for key in self.cleaned_data["conferrals"]]

    def said(self) -> dict[str, Any]:
        """What the services ask of every end."""
        status = ConferralStatus(self.cleaned_data["status"])
        return {"status": status, "ground": self.cleaned_data["ground"]}
