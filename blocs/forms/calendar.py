"""The calendar of a year in one form: a day, papers and a note for each milestone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blocs.domain.calendar import BY_HAND, DUTIES
from blocs.enums import MilestoneKind
from blocs.models.calendar import OF_CYCLE
from blocs.queries.owing import Year
from blocs.services.calendar import Entry
from boards.domain.names import fold
from boards.language import spoken
from boards.models import Document

SHORT = {"size": 10, "placeholder": gettext_lazy("dd/mm/yyyy"), "autocomplete": "off"}


class Papers:
    """The documents of the site by what one types for them: number and day, or the number."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.by_words: dict[str, list[Document]] = {}
        self.all = list(documents)
        for document in self.all:
            for words in {document.citation, document.number, words_of(document)} - {""}:
                self.by_words.setdefault(fold(words), []).append(document)

    def named(self, words: str) -> list[Document]:
        """The documents that the words mean: one, none, or several."""
        return self.by_words.get(fold(words), [])


def words_of(document: Document) -> str:
    """What stands for a document in the list to choose from: no two look the same."""
    return f"{document.citation} – {document.issuer}"


class PaperField(forms.CharField):
    """A document, typed or chosen from a list that all fields of the page share."""

    def __init__(self, papers: Papers, **kwargs: Any) -> None:
        self.papers = papers
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> Document | None:
        """The one document that the words mean. Raises ``ValidationError``."""
        words = super().clean(value)
        if not words:
            return None
        found = self.papers.named(words)
        if not found:
            raise forms.ValidationError(
                _("There is no such document: record it under Documents first."), code="unknown"
            )
        if len(found) > 1:
            raise forms.ValidationError(
                _("Several documents are called so: choose one from the list."), code="ambiguous"
            )
        return found[0]

    def prepare_value(self, value: Any) -> Any:
        """The words of a stored document; what was typed as it was typed."""
        return words_of(value) if isinstance(value, Document) else value


@dataclass(frozen=True, slots=True)
class Line:
    """The fields of one milestone, in the order of the table."""

    kind: MilestoneKind
    duty: str
    due_on: forms.BoundField
    basis: forms.BoundField | None
    done_on: forms.BoundField | None
    result: forms.BoundField | None
    note: forms.BoundField | None

    @property
    def errors(self) -> list[str]:
        """What is wrong with the line."""
        fields = (self.due_on, self.basis, self.done_on, self.result, self.note)
        return [str(error) for field in fields if field is not None for error in field.errors]


class CalendarForm(forms.Form):
    """Every milestone that there is, with a day or without one."""

    token = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, year: Year, token: str) -> None:
        super().__init__(data, initial={"token": token, **dict(_initial(year))})
        self.papers = Papers(Document.objects.order_by("-issued_on", "number"))
        self.kinds = _in_order(year)
        for kind in self.kinds:
            self._add_fields(kind)

    @property
    def lines(self) -> list[Line]:
        """The rows of the form: those with a day first, as the calendar has them."""
        return [
            Line(
                kind,
                DUTIES[kind].in_language(spoken()),
                self[f"{kind}-due_on"],
                *(self._bound(kind, name) for name in ("basis", "done_on", "result", "note")),
            )
            for kind in self.kinds
        ]

    @property
    def choices(self) -> list[str]:
        """The documents to choose from."""
        return [words_of(document) for document in self.papers.all]

    def entries(self) -> dict[MilestoneKind, Entry]:
        """What was written, for the service."""
        said = self.cleaned_data
        return {
            kind: Entry(
                due_on=said[f"{kind}-due_on"],
                basis=said.get(f"{kind}-basis"),
                done_on=said.get(f"{kind}-done_on"),
                result=said.get(f"{kind}-result"),
                note=said.get(f"{kind}-note", ""),
            )
            for kind in self.kinds
        }

    def _bound(self, kind: MilestoneKind, name: str) -> forms.BoundField | None:
        key = f"{kind}-{name}"
        return self[key] if key in self.fields else None

    def _add_fields(self, kind: MilestoneKind) -> None:
        duty = DUTIES[kind].in_language(spoken())

        def named(words: str, **attrs: Any) -> dict[str, Any]:
            return {"aria-label": f"{duty}: {words}", **attrs}

        self._add(kind, "due_on", _day(named(_("due on"), **SHORT)))
        if kind in OF_CYCLE:
            return
        for name, words in (("basis", _("basis document")), ("result", _("resulting document"))):
            attrs = named(words, list="papers", autocomplete="off")
            self._add(kind, name, PaperField(self.papers, widget=forms.TextInput(attrs)))
        if kind in BY_HAND:
            self._add(kind, "done_on", _day(named(_("done on"), **SHORT)))
        widget = forms.TextInput(named(_("note")))
        self._add(kind, "note", forms.CharField(required=False, max_length=300, widget=widget))

    def _add(self, kind: MilestoneKind, name: str, field: forms.Field) -> None:
        self.fields[f"{kind}-{name}"] = field


def _day(attrs: Mapping[str, Any]) -> forms.DateField:
    return forms.DateField(required=False, widget=forms.DateInput(attrs=dict(attrs)))


def _in_order(year: Year) -> list[MilestoneKind]:
    """Milestones by their days, then those that have none."""
    dated = list(year.due_days)
    return [*dated, *(kind for kind in MilestoneKind if kind not in dated)]


def _initial(year: Year) -> Iterator[tuple[str, Any]]:
    for kind, due_on in year.due_days.items():
        yield f"{kind}-due_on", due_on
    for kind, milestone in year.milestones.items():
        for name in ("basis", "done_on", "result", "note"):
            yield f"{kind}-{name}", getattr(milestone, name)
