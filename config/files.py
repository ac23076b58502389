"""Files that officers attached: to documents, pledges and signatures, to cells, and to import."""

from __future__ import annotations

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from boards.models import Evidence, Intake

READERS = {
    "documents": "boards.view_document",
    "pledges": "blocs.view_pledge",
    "signatures": "blocs.view_signature",
}
"""Folders that whoever may read one row of the model may read whole."""

OWNED: dict[str, tuple[type[Model], str]] = {
    "evidence": (Evidence, "boards.view_evidence"),
    "intakes": (Intake, "boards.view_intake"),
}
"""Folders whose files are asked about one by one, by the row that a file is attached to."""


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
    folder = name.split("/")[0]
    if folder not in OWNED:
        return request.user.has_perm(READERS.get(folder, "nobody.reads_it"))
    if "\x00" in name:
        # PostgreSQL compares no text with it.
        return False
    model, permission = OWNED[folder]
    rows = model._default_manager.filter(file=name)
    return any(request.user.has_perm(permission, row) for row in rows)


def _given_name(name: str) -> str:
    """The name that its author gave the file; empty where it is stored under that."""
    folder = name.split("/")[0]
    if folder not in OWNED:
        return ""
    model, _permission = OWNED[folder]
    given: list[str] = list(
        model._default_manager.filter(file=name).values_list("file_name", flat=True)[:1]
    )
    return "".join(given)
