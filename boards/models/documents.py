"""Documents: the papers that mandates, schemes and decisions rest on."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from boards.domain.names import fold
from boards.domain.papers import register_key
from boards.enums import DocumentKind
from boards.models.fields import DerivedTextField
from boards.models.files import PAPER
from boards.models.recorded import Recorded


class Document(Recorded):
    """A paper with its number, date and issuer; the file itself may be kept too."""

    slug = models.SlugField(_("code"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=DocumentKind.choices)
    number = models.CharField(_("number"), max_length=60, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    issuer = models.CharField(_("issuer"), max_length=200)
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("address"), max_length=300, blank=True)
    file = models.FileField(_("file"), upload_to="documents/%Y/", blank=True, validators=PAPER)
    note = models.TextField(_("note"), blank=True)
    search_text = DerivedTextField(source="search_source", derive=fold)
    register_key = DerivedTextField(source="register_entry", derive=register_key)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = [models.F("issued_on").desc(nulls_last=True), "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "number", "issued_on"],
                condition=~models.Q(number=""),
                name="document_number_once_per_issuer_and_day",
                violation_error_message=_("This issuer already has a document of that number."),
            ),
            models.UniqueConstraint(
                fields=["register_key"],
                condition=models.Q(kind=DocumentKind.DECISION, issued_on__isnull=False)
                & ~models.Q(number=""),
                name="document_decision_number_once_per_issuer_and_year",
                violation_error_message=_(
                    "This issuer already has a decision of that number in that year."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.citation

    def clean(self) -> None:
        """Say which decision has the number: the column that keeps it once is on no form."""
        super().clean()
        decided = self.kind == DocumentKind.DECISION and self.number and self.issued_on
        if decided and (found := self._same_number().first()):
            sentence = _("This issuer already has a decision of that number in that year.")
            raise ValidationError({"number": f"{sentence} ({found}: {found.title})"})

    def _same_number(self) -> models.QuerySet[Document]:
        others = Document.objects.filter(
            kind=DocumentKind.DECISION, register_key=self.key_in_register(), issued_on__isnull=False
        )
        return others.exclude(pk=self.pk)

    @property
    def search_source(self) -> str:
        """The words that a search looks at."""
        return f"{self.number} {self.title} {self.issuer}"

    @property
    def register_entry(self) -> str:
        """Issuer, number and year, one a line: what a register of decisions has only once."""
        issuer, number = (" ".join(text.split()) for text in (self.issuer, self.number))
        return f"{issuer}\n{number}\n{self.issued_on.year if self.issued_on else ''}"

    def key_in_register(self) -> str:
        """The key that the row has or will have."""
        return register_key(self.register_entry)

    @property
    def citation(self) -> str:
        """Number, or title, and day: as officials cite a paper."""
        head = self.number or self.title
        return f"{head} ({self.issued_on:%d/%m/%Y})" if self.issued_on else head
