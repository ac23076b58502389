"""Why a paper is not set."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_DATA = 256 * 1024
"""Characters handed over to a template: what a few hundred pages hold, set in under a second."""


class PaperFault(models.TextChoices):
    """Why a paper is not set."""

    TOO_MUCH = "too_much", _("The paper holds far too much text: shorten it.")
    NOT_PRINTABLE = (
        "not_printable",
        _("The text holds a character that cannot be printed: delete it or write it otherwise."),
    )
    NOT_SET = "not_set", _("The paper cannot be set: tell whoever runs this site.")


MAX_WORD = 10 * 1024 * 1024
MAX_WORD_UNPACKED = 60 * 1024 * 1024
MAX_WORD_MEMBERS = 500


class WordFault(models.TextChoices):
    """Why an uploaded Word file is not read."""

    TOO_LARGE = "too_large", _("The Word file is too large: leave out its pictures.")
    NOT_WORD = (
        "not_word",
        _("This is not a .docx file, or it is damaged: open it, save it again and retry."),
    )
    BOMB = "bomb", _("The Word file unpacks to far more than it should: it is not read.")
    MACROS = (
        "macros",
        _("The Word file holds a program (macro) or an embedded object: save it without."),
    )
    OUTSIDE = (
        "outside",
        _("The Word file fetches something from outside: put it into the file or leave it out."),
    )


class TemplateFault(models.TextChoices):
    """Why a Word template is not used."""

    UNKNOWN_FIELD = "unknown_field", _("The template names a field that this paper does not have.")
    LIST_AS_TEXT = (
        "list_as_text",
        _("The field is a list: repeat a row or a paragraph for each of its lines."),
    )
    BROKEN = "broken", _("A placeholder of the template is not written right.")
    NOT_ALLOWED = (
        "not_allowed",
        _("The template may only name fields, repeat rows and paragraphs, and leave them out."),
    )
    NOT_FILLED = (
        "not_filled",
        _("Filled in, the template is no Word file: begin and end loops on rows or paragraphs."),
    )
