"""One search over boards, blocs, indicators, awards and decisions, blind to diacritics and case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from awards.models import Award
from blocs.models import Bloc, Edition
from blocs.queries.choices import Choice, View
from blocs.queries.reader import Reader
from boards.domain.names import fold
from boards.models import Board, Document, Indicator
from boards.queries.successions import successors_of

MOST = 50
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its name, a line about it, and where it leads."""

    name: str
    line: str
    href: str


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found, by kind."""

    boards: tuple[Hit, ...] = ()
    blocs: tuple[Hit, ...] = ()
    indicators: tuple[Hit, ...] = ()
    awards: tuple[Hit, ...] = ()

    @property
    def count(self) -> int:
        return len(self.boards) + len(self.blocs) + len(self.indicators) + len(self.awards)


class SearchForm(forms.Form):
    """The words to look for."""

    q = forms.CharField(
        label=gettext_lazy("Search boards, blocs and indicators"),
        max_length=LONGEST,
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("With or without diacritics: “bac kan” finds Bắc Kạn."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_action = reverse_lazy("search")
        self.helper.form_class = "search-form"
        self.helper.attrs = {"role": "search"}
        self.helper.add_input(Submit("", gettext_lazy("Search"), css_id="search-submit"))

    def clean_q(self) -> str:
        """The words, folded; punctuation alone finds nothing."""
        folded = fold(self.cleaned_data["q"])
        if not folded:
            raise forms.ValidationError(_("Type at least one letter or digit."), code="empty")
        return folded


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the words find; without words, the empty form."""
    form = SearchForm(request.GET if "q" in request.GET else None)
    hits = find(form.cleaned_data["q"], Reader.of_request()) if form.is_valid() else None
    return render(request, "site/search.html", {"form": form, "hits": hits})


def find(folded: str, reader: Reader) -> Hits:
    """Boards, blocs, indicators, awards and decisions that hold the folded words, in six queries.

    A board that gave way brings its successor along, at one more for each generation.
    """
    boards = list(Board.objects.matching(folded).select_related("province")[:MOST])
    blocs = Bloc.objects.filter(search_text__contains=folded)[:MOST]
    indicators = Indicator.objects.filter(search_text__contains=folded)[:MOST]
    return Hits(
        boards=(
            *(_board(board, reader) for board in boards),
            *(_heir(board, names) for board, names in successors_of(boards)),
        ),
        blocs=tuple(_bloc(bloc, reader) for bloc in blocs),
        indicators=tuple(_indicators(indicators, reader)),
        awards=(*_awards(folded, reader), *_decisions(folded)),
    )


def _board(board: Board, reader: Reader) -> Hit:
    full = board.name_en if reader.english and board.name_en else board.name
    return Hit(board.short_name, full, reverse("blocs:board", args=[board.slug]))


def _heir(board: Board, names: Sequence[str]) -> Hit:
    """A board that bears none of the words itself, but took the place of one that does."""
    line = _("successor of %(names)s") % {"names": ", ".join(names)}
    return Hit(board.short_name, line, reverse("blocs:board", args=[board.slug]))


def _bloc(bloc: Bloc, reader: Reader) -> Hit:
    name = bloc.name_en if reader.english else bloc.name
    council = bloc.council_en if reader.english else bloc.council
    return Hit(name, council, reverse("blocs:bloc", args=[bloc.slug]))


def _awards(folded: str, reader: Reader) -> Iterable[Hit]:
    """There are few: their names are folded here."""
    for award in Award.objects.all():
        if folded in fold(f"{award.name} {award.name_en}"):
            name = award.name_en if reader.english else award.name
            yield Hit(name, award.grantor, reverse("awards:award", args=[award.slug]))


def _decisions(folded: str) -> Iterable[Hit]:
    """By number, title or issuer."""
    papers = Document.objects.filter(search_text__contains=folded, decision__isnull=False)
    for paper in papers[:MOST]:
        yield Hit(str(paper), paper.title, reverse("awards:decision", args=[paper.slug]))


def _indicators(indicators: Iterable[Indicator], reader: Reader) -> Iterable[Hit]:
    """Each leads to the newest published result, sorted by it."""
    newest = Edition.objects.published().select_related("cycle__bloc").defer("payload")
    edition = newest.order_by("-cycle__year", "-number").first()
    for indicator in indicators:
        name = indicator.name_en if reader.english else indicator.name
        yield Hit(name, reader.unit(indicator.unit), _sorted_by(edition, indicator.code))


def _sorted_by(edition: Edition | None, code: str) -> str:
    if edition is None:
        return ""
    at = reverse("blocs:leaderboard", args=[edition.cycle.bloc.slug, edition.cycle.year])
    return at + Choice(view=View.ABSOLUTE, sort=code).query
