"""The files of a submission: the letter and its annex, from what is sealed or would be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.documents.letter import letter_content, list_content
from awards.documents.papers import pdf, word
from awards.enums import PaperKind
from boards.domain.names import slugify_vi

Sealed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sort:
    """A file that can be made of a submission. ``label`` is what the button says."""

    label: Promise
    kind: PaperKind
    ending: str
    make: Callable[[Sealed], bytes]

    def name(self, sealed: Sealed) -> str:
        """``to-trinh-12-ttr-ktd-2022.pdf``: a name that every archive keeps."""
        number = slugify_vi(sealed["letter"]["number"]) or "du-thao"
        what = "to-trinh" if self.kind is PaperKind.SUBMISSION else "danh-sach"
        return f"{what}-{number}-{sealed['year']}.{self.ending}"


def _letter(sealed: Sealed, make: Callable[..., bytes]) -> bytes:
    return make(PaperKind.SUBMISSION, letter_content(sealed, attachments=_attached(sealed)))


def _list(sealed: Sealed, make: Callable[..., bytes]) -> bytes:
    return make(PaperKind.NOMINATION_LIST, list_content(sealed))


def _attached(sealed: Sealed) -> Sequence[str]:
    boards = sorted({row["board_name"] for row in sealed["nominations"]})
    return ["Danh sách đề nghị khen thưởng", *(f"Hồ sơ của {board}" for board in boards)]


SORTS: Mapping[str, Sort] = MappingProxyType(
    {
        "letter-docx": Sort(
            _("Letter (Word)"), PaperKind.SUBMISSION, "docx", lambda sealed: _letter(sealed, word)
        ),
        "letter-pdf": Sort(
            _("Letter (PDF)"), PaperKind.SUBMISSION, "pdf", lambda sealed: _letter(sealed, pdf)
        ),
        "list-docx": Sort(
            _("List (Word)"), PaperKind.NOMINATION_LIST, "docx", lambda sealed: _list(sealed, word)
        ),
        "list-pdf": Sort(
            _("List (PDF)"), PaperKind.NOMINATION_LIST, "pdf", lambda sealed: _list(sealed, pdf)
        ),
    }
)
"""By the word that a button sends. The list for Excel is made by ``awards/exports``."""
