"""The rules of a ballot, as officers write them: ``2/3``, ``80%``, one teller on a line."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from awards.domain.ballots.shares import read_part
from awards.enums import BallotKind
from awards.models import Ballot
from awards.models.ballots import VOTES
from awards.queries.ballots import tellers_of
from awards.refusals import Refusal
from awards.services.ballots.opening import TELLERS
from awards.services.ballots.preparing import FREE
from blocs.models import Cycle
from boards.models import Board

if TYPE_CHECKING:
    _BallotForm = forms.ModelForm[Ballot]
    _Boards = forms.ModelMultipleChoiceField[Board]
else:
    _BallotForm = forms.ModelForm
    _Boards = forms.ModelMultipleChoiceField

MOST = 999

SECRET = [
    ("True", _("secret: what a board says is kept nowhere")),
    ("False", _("open to all: the result says what each board said")),
]
STRICT = [("True", _("more than")), ("False", _("at least"))]
PLAIN = [
    "title",
    "title_en",
    "kind",
    "secret",
    "places",
    "at_most",
    "threshold_strict",
    "threshold_base",
    "threshold_source",
    "letters_count",
    "recusal",
]


class PartField(forms.CharField):
    """A part of the whole: ``2/3`` or ``80%``."""

    def clean(self, value: Any) -> Any:
        """The part as an exact fraction."""
        text: str = super().clean(value)
        try:
            return read_part(text)
        except ValueError:
            raise ValidationError(
                _("Write a part of the whole, such as 2/3 or 80%."), code="part"
            ) from None


class Boards(_Boards):
    """Members by the names of the year."""

    def label_from_instance(self, obj: Board) -> str:
        """The short name, which is what people say."""
        return obj.short_name


def boolean(value: str) -> bool:
    """What a pair of radio buttons says."""
    return value == "True"


class BallotForm(_BallotForm):
    """What the opening will seal. A second round asks only for what it may say otherwise."""

    boards = Boards(
        Board.objects.none(),
        label=_("names on the paper"),
        widget=forms.CheckboxSelectMultiple,
    )
    secret = forms.TypedChoiceField(
        label=_("secrecy"), choices=SECRET, coerce=boolean, widget=forms.RadioSelect
    )
    threshold_strict = forms.TypedChoiceField(
        label=_("chosen by"), choices=STRICT, coerce=boolean, initial="True"
    )
    threshold = PartField(label=_("threshold"), max_length=12, help_text=_("Such as 2/3 or 80%."))
    quorum = PartField(
        label=_("quorum"),
        max_length=12,
        help_text=_("Of all members, who must be there: such as 2/3."),
    )
    tellers = forms.CharField(
        label=_("tellers"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two to five, one on a line. Two of them open the box, each with a code."),
    )

    class Meta:
        model = Ballot
        fields = PLAIN
        labels = {"at_most": _("names on a paper"), "kind": _("a paper asks")}
        help_texts = {"at_most": _("Only where a paper chooses: how many names at most.")}
        widgets = {"kind": forms.RadioSelect, "recusal": forms.RadioSelect}

    def __init__(self, *args: Any, year: Cycle, **options: Any) -> None:
        super().__init__(*args, **options)
        members = year.memberships().values("board")
        self.fields["boards"].queryset = Board.objects.filter(  # type: ignore[attr-defined]
            pk__in=members
        ).order_by("sort_key")
        self.fields["threshold_base"].choices = [  # type: ignore[attr-defined]
            (base.value, base.label) for base in VOTES
        ]
        for name in ("places", "at_most"):
            self.fields[name].validators = [MinValueValidator(1), MaxValueValidator(MOST)]
            self.fields[name].widget.attrs |= {"min": 1, "max": MOST}
        if self.instance.pk:
            self.initial.update(_as_written(self.instance))
        if self.instance.after_id:
            for name in self.fields.keys() - FREE:
                del self.fields[name]

    def clean_tellers(self) -> list[str]:
        """Each on a line, each once."""
        named = tellers_of(self.cleaned_data["tellers"].splitlines())
        if len(named) not in TELLERS or len(set(named)) != len(named):
            raise ValidationError(str(Refusal.BALLOT_TELLERS.label), code="tellers")
        return named

    def clean(self) -> dict[str, Any]:
        """How many a paper may choose is said where it chooses, and nowhere else."""
        said = super().clean() or self.cleaned_data
        chooses = said.get("kind") == BallotKind.CHOOSE
        if chooses and not said.get("at_most"):
            self.add_error("at_most", _("Say how many names a paper may choose."))
        elif not chooses and "at_most" in self.fields:
            said["at_most"] = None
        return said

    def _post_clean(self) -> None:
        """The service writes: the row that is being edited stays as it was read."""

    @property
    def said(self) -> dict[str, Any]:
        """What the service asks for."""
        rules = dict(self.cleaned_data)
        for name in ("threshold", "quorum"):
            part: Fraction | None = rules.pop(name, None)
            if part is not None:
                rules |= {f"{name}_part": part.numerator, f"{name}_of": part.denominator}
        return rules


def _as_written(ballot: Ballot) -> Mapping[str, Any]:
    return {
        "boards": [name.board_id for name in ballot.names.all()],
        "secret": str(ballot.secret),
        "threshold_strict": str(ballot.threshold_strict),
        "threshold": f"{ballot.threshold_part}/{ballot.threshold_of}",
        "quorum": f"{ballot.quorum_part}/{ballot.quorum_of}",
        "tellers": "\n".join(ballot.tellers),
    }


class AnnulForm(forms.Form):
    """Why a ballot ends without a count."""

    reason = forms.CharField(
        label=pgettext_lazy("ballot", "reason to annul it"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
