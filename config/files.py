"""Stored files: of documents, pledges, signatures, cells, imports, hand-overs, and what left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import PurePath
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db.models import Model, Q
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from awards.models import OfficialFile, Piece
from blocs.models import HandOver, Pledge, Signature
from boards.models import Evidence, Intake

READERS = {"documents": "boards.view_document", "paper-templates": "awards.view_papertemplate"}
"""Folders that whoever may read one row of the model may read whole."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A folder whose files are asked about one by one: the rows that they are attached to.

    ``columns`` hold the names of the files, ``named`` is what a reader's copy is called.
    """

    model: type[Model]
    right: str
    columns: tuple[str, ...]
    named: Callable[[Any, str], str]

    def rows(self, name: str) -> list[Model]:
        """The rows that the file of this name is attached to."""
        if "\x00" in name:
            # PostgreSQL compares no text with it.
            return []
        here = [Q(**{column: name}) for column in self.columns]
        return list(self.model._default_manager.filter(reduce(or_, here)))


def _as_given(row: Evidence | Intake | Piece, _name: str) -> str:
    """The name that its author gave the file."""
    return row.file_name


def _as_sent(row: OfficialFile, _name: str) -> str:
    """The name that it was sent under."""
    return row.name


def _of_hand_over(row: HandOver, name: str) -> str:
    """What it is, and of which year."""
    what = "Biên bản bàn giao đã ký" if row.minute == name else "Hồ sơ bàn giao"
    return f"{what} {row.cycle}{PurePath(name).suffix}"


def _of_pledge(row: Pledge, name: str) -> str:
    """Which year and version it is."""
    return f"Giao ước thi đua {row.cycle.year} bản {row.version}{PurePath(name).suffix}"


def _of_signature(row: Signature, name: str) -> str:
    """The same, and whose signature."""
    paper = PurePath(_of_pledge(row.pledge, name))
    return f"{paper.stem} {row.board}{paper.suffix}"


OWNED: dict[str, Owned] = {
    "pledges": Owned(Pledge, "blocs.read_cycle", ("file",), _of_pledge),
    "signatures": Owned(Signature, "blocs.read_cycle", ("file",), _of_signature),
    "evidence": Owned(Evidence, "boards.view_evidence", ("file",), _as_given),
    "intakes": Owned(Intake, "boards.view_intake", ("file",), _as_given),
    "official-files": Owned(OfficialFile, "awards.view_officialfile", ("file",), _as_sent),
    "dossiers": Owned(Piece, "awards.view_piece", ("file",), _as_given),
    "hand-overs": Owned(HandOver, "blocs.read_hand_over", ("archive", "minute"), _of_hand_over),
}
"""Files that nobody reads who may not read the row."""


@require_safe
@never_cache
@staff_member_required
def stored_file(request: HttpRequest, name: str) -> FileResponse:
    """One stored file, as a download, to officers who may read what it is attached to."""
    if not _may_read(request, name):
        raise PermissionDenied
    try:
        return FileResponse(
            default_storage.open(name), as_attachment=True, filename=_given_name(name)
        )
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Http404(_("There is no such file.")) from error


def _may_read(request: HttpRequest, name: str) -> bool:
    """A file that no row knows is nobody's, so nobody is told whether it is there."""
    owned = OWNED.get(_folder(name))
    if owned is None:
        return request.user.has_perm(READERS.get(_folder(name), "nobody.reads_it"))
    return any(request.user.has_perm(owned.right, row) for row in owned.rows(name))


def _given_name(name: str) -> str:
    """What a copy is called; empty where it keeps the name that it is stored under."""
    owned = OWNED.get(_folder(name))
    names = [owned.named(row, name) for row in owned.rows(name)[:1]] if owned else []
    return "".join(names)


def _folder(name: str) -> str:
    return name.split("/")[0]
