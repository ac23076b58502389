"""Boards and their lives: dated names, aliases, provinces, successions."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.domain.names import fold, fold_lines, sort_key
from boards.enums import Comparison, SuccessionKind
from boards.models.constraints import NoOverlap
from boards.models.documents import Document
from boards.models.fields import DerivedTextField
from boards.models.recorded import Recorded, RecordedQuerySet, record_links


class Province(Recorded):
    """A province; one that merged into another keeps its row and says when."""

    slug = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80, unique=True)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        on_delete=models.PROTECT,
        related_name="absorbed",
        null=True,
        blank=True,
    )
    merged_on = models.DateField(_("merged on"), null=True, blank=True)
    sort_key = DerivedTextField(source="name", derive=sort_key, db_index=True)

    class Meta:
        verbose_name = _("province")
        verbose_name_plural = _("provinces")
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True, merged_on__isnull=True)
                | models.Q(merged_into__isnull=False, merged_on__isnull=False),
                name="province_merger_is_dated",
                violation_error_message=_("A merger needs both the province and the day."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def on(self, day: date) -> Province:
        """What it was part of on ``day``: itself, or what it had merged into by then."""
        into = self.merged_into
        if into is None or self.merged_on is None or day < self.merged_on:
            return self
        return into.on(day)


class BoardQuerySet(RecordedQuerySet["Board"]):
    """Reads of boards that several pages share."""

    def matching(self, words: str) -> BoardQuerySet:
        """Boards whose names, of any time, or aliases hold every word, diacritics aside."""
        found = self
        for word in fold(words).split():
            past = BoardName.objects.filter(search_text__contains=word).order_by()
            other = BoardAlias.objects.filter(search_text__contains=word).order_by()
            found = found.filter(
                models.Q(search_text__contains=word)
                | models.Q(pk__in=past.values("board"))
                | models.Q(pk__in=other.values("board"))
            )
        return found


class Board(Recorded):
    """A public body that competes. It keeps its row through renamings; a merger makes a new one."""

    slug = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    short_name = models.CharField(_("short name"), max_length=60)
    province = models.ForeignKey(
        Province, verbose_name=_("province"), on_delete=models.PROTECT, related_name="boards"
    )
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    search_text = DerivedTextField(source="search_source", derive=fold_lines)
    sort_key = DerivedTextField(source="short_name", derive=sort_key, db_index=True)

    objects = BoardQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")
        ordering = ["sort_key", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(founded_on__isnull=True)
                | models.Q(dissolved_on__isnull=True)
                | models.Q(dissolved_on__gt=models.F("founded_on")),
                name="board_dissolved_after_it_was_founded",
                violation_error_message=_("A board cannot end before it begins."),
            )
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def search_source(self) -> str:
        """The names that a search looks at, the short one first: who types it means this board."""
        return "\n".join((self.short_name, self.name, self.name_en))

    def name_on(self, day: date) -> str:
        """The name the board bore on ``day``; pages prefetch ``names``."""
        past = self._past_name(day)
        return past.name if past else self.name

    def short_name_on(self, day: date) -> str:
        """The short name of that day; where nobody recorded an earlier one, the present one."""
        past = self._past_name(day)
        return (past.short_name if past else "") or self.short_name

    def exists_on(self, day: date) -> bool:
        """Whether the board is there on ``day``; an unknown day of founding is no bound."""
        begun = self.founded_on is None or self.founded_on <= day
        return begun and (self.dissolved_on is None or day < self.dissolved_on)

    def _past_name(self, day: date) -> BoardName | None:
        return next((past for past in self.names.all() if past.carried_on(day)), None)


class BoardName(Recorded):
    """A name that a board bore before its present one, from a day to a day (excluded)."""

    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.CASCADE, related_name="names"
    )
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until (excluded)"))
    document = models.ForeignKey(
        Document,
        verbose_name=_("basis document"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    search_text = DerivedTextField(source="search_source", derive=fold)

    class Meta:
        verbose_name = _("earlier name")
        verbose_name_plural = _("earlier names")
        ordering = ["ends_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gt=models.F("starts_on")),
                name="board_name_ends_after_it_starts",
                violation_error_message=_("A name cannot end before it begins."),
            ),
            NoOverlap(
                fields=["board"],
                condition=models.Q(ends_on__isnull=False),
                name="board_name_one_at_a_time",
                violation_error_message=_("The board bore another name in that time."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def search_source(self) -> str:
        """The words that a search looks at."""
        return f"{self.name} {self.short_name}".strip()

    def carried_on(self, day: date) -> bool:
        """Whether the board bore this name on ``day``."""
        return day < self.ends_on and (self.starts_on is None or self.starts_on <= day)


class BoardAlias(Recorded):
    """Another way in which people write a board's name; read by search and by imports."""

    board = models.ForeignKey(
        Board, verbose_name=_("board"), on_delete=models.CASCADE, related_name="aliases"
    )
    text = models.CharField(_("alias"), max_length=200)
    search_text = DerivedTextField(source="text", derive=fold)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(
                fields=["search_text"],
                name="board_alias_names_one_board",
                violation_error_message=_("This alias already names a board."),
            )
        ]

    def __str__(self) -> str:
        return self.text


class Succession(Recorded):
    """A dated event from predecessor boards to successor boards, with its document."""

    slug = models.SlugField(_("code"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=SuccessionKind.choices)
    effective_on = models.DateField(_("effective on"))
    predecessors = models.ManyToManyField(
        Board, verbose_name=_("predecessors"), related_name="successions_out"
    )
    successors = models.ManyToManyField(
        Board, verbose_name=_("successors"), related_name="successions_in", blank=True
    )
    document = models.ForeignKey(
        Document, verbose_name=_("basis document"), on_delete=models.PROTECT, related_name="+"
    )
    heir = models.ForeignKey(
        Board,
        verbose_name=_("heir of the open work"),
        on_delete=models.PROTECT,
        related_name="inheritances",
        null=True,
        blank=True,
        help_text=_("Whose officers finish what the predecessors left open, by decision."),
    )
    comparison = models.CharField(
        _("years before it"),
        max_length=8,
        choices=Comparison.choices,
        default=Comparison.NONE,
        help_text=_("With what the successors are compared in the years before the event."),
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = ["-effective_on", "slug"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.effective_on:%d/%m/%Y}"


record_links(Succession.predecessors.through)
record_links(Succession.successors.through)
