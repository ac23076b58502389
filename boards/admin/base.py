"""What every list and form of the admin has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, models
from django.db.models import Model, QuerySet
from django.forms import Field
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from boards.admin.asking import Asking
from boards.admin.changelists import HouseChangeList
from boards.admin.recounting import Recounting
from boards.domain.names import fold
from boards.forms.choosing import NamedAutocomplete, NamedFormSet
from boards.forms.numbers import NumberField

LONG = 300
"""Characters from which on a text is not typed in one line."""

M = TypeVar("M", bound=Model)
P = TypeVar("P", bound=Model)

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin
    _TabularInline = admin.TabularInline
    _StackedInline = admin.StackedInline
else:

    class _ModelAdmin(admin.ModelAdmin, Generic[M]):
        """Django's class, which names its model only to type checkers."""

    class _TabularInline(admin.TabularInline, Generic[M, P]):
        """The same for rows of a table."""

    class _StackedInline(admin.StackedInline, Generic[M, P]):
        """The same for forms one below the other."""


class HouseFields:
    """Decimals are typed as Vietnamese officials write them: stock Django reads 1.277 as 1,277."""

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        """Our number field for decimals, Django's for the rest; addresses are https if unsaid."""
        if isinstance(db_field, models.DecimalField):
            kwargs["form_class"] = NumberField
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        formfield: Field | None = super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **kwargs
        )
        return formfield


class NamedChoices:
    """Choices with search say their name to screen readers."""

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Our widget for the fields that are chosen with search."""
        if db_field.name in self.autocomplete_fields:  # type: ignore[attr-defined]
            site: admin.AdminSite = self.admin_site  # type: ignore[attr-defined]
            kwargs["widget"] = NamedAutocomplete(db_field, site)
        return super().formfield_for_foreignkey(  # type: ignore[misc]
            db_field, request, **kwargs
        )


class LongTexts:
    """Texts of several sentences are typed into a box that shows them whole."""

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        """A box of two lines for a long text; Django's field for the rest."""
        if (
            type(db_field) is models.CharField
            and not db_field.choices
            and (db_field.max_length or 0) >= LONG
        ):
            kwargs["widget"] = AdminTextareaWidget(attrs={"rows": 2})
        formfield: Field | None = super().formfield_for_dbfield(  # type: ignore[misc]
            db_field, request, **kwargs
        )
        return formfield


class HouseAdmin(Asking, Recounting, HouseFields, LongTexts, NamedChoices, _ModelAdmin[M]):
    """A list that is searched without diacritics and reads each row's relations at once.

    ``search_fields`` name both columns of folded text and columns as typed: the words are
    looked for as they are and folded, so ``bac kan`` and ``Bắc Kạn`` find the same rows.
    """

    list_per_page = 50
    show_full_result_count = False
    save_on_top = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[HouseChangeList]:
        """The list that bears any address."""
        return HouseChangeList

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; what another officer wrote or deleted meanwhile is looked at again.

        The stock view keeps a transaction around all it does: nothing of it was written.
        """
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, ObjectDoesNotExist):
            sentence = _("Somebody else saved at the same time: look at it again.")
            self.message_user(request, sentence, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        """Rows that hold every word, as typed or without its diacritics."""
        typed, repeats = super().get_search_results(request, queryset, search_term)
        folded, again = super().get_search_results(request, queryset, fold(search_term))
        return typed | folded, repeats or again

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, dict[str, Any]]]:
        """What changed, named by the words of the catalogue.

        The history keeps labels in English and translates them when it is read; stock labels begin
        with a capital, which the catalogue does not know.
        """
        said: list[dict[str, dict[str, Any]]] = super().construct_change_message(
            request, form, formsets, add
        )
        for part in said:
            for details in part.values():
                if "fields" in details:
                    details["fields"] = [_uncapitalised(name) for name in details["fields"]]
        return said


class ResultAdmin(HouseAdmin[M]):
    """What the services computed: read by everybody who may, written by nobody here."""

    def has_add_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody types a result."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody corrects a result by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Nobody removes a result."""
        return False


class HouseTabular(Asking, HouseFields, NamedChoices, _TabularInline[M, P]):
    """Rows that belong to the form's object; empty ones appear only when asked for."""

    extra = 0
    formset = NamedFormSet
    template = "admin/tabular.html"


class HouseStacked(Asking, HouseFields, NamedChoices, _StackedInline[M, P]):
    """Forms that belong to the form's object; empty ones appear only when asked for."""

    extra = 0


def _uncapitalised(label: str) -> str:
    return label[:1].lower() + label[1:]
