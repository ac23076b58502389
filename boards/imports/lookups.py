"""What names in a file stand for: boards, indicators, documents, units and closed lists."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils.translation import override

from boards.domain.units import UNITS, Unit
from boards.enums import Availability, Basis
from boards.imports.board_names import BoardNames
from boards.imports.names import Names
from boards.models import Document, Indicator


class Lookups:
    """Everything that rows refer to, read once for a whole file."""

    def __init__(self) -> None:
        self.boards = BoardNames()
        self.indicators = Names(
            (name, indicator)
            for indicator in Indicator.objects.all()
            for name in (indicator.code, indicator.name, indicator.name_en)
        )
        self.documents = Names(
            (name, document)
            for document in Document.objects.all()
            for name in (document.slug, document.number)
        )
        self.units = Names(
            (name, unit) for unit in UNITS.values() for name in (unit.code, unit.vi, unit.en)
        )
        self.availabilities = Names(_members(Availability))
        self.bases = Names(_members(Basis))

    def unit(self, name: str) -> Unit:
        """The unit of a code or a name. ``%`` has no letter to fold."""
        return UNITS["PERCENT"] if name.strip() == "%" else self.units.find(name)


def _members(choices: type[models.TextChoices]) -> Iterable[tuple[str, str]]:
    """By the words of both languages: a template speaks Vietnamese to whoever reads English."""
    for member in choices:
        yield member.value, member.value
        for language, _name in settings.LANGUAGES:
            with override(language):
                yield str(member.label), member.value
