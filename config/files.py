"""Files that officers attached: to documents, pledges and signatures."""

from __future__ import annotations

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

READERS = {
    "documents": "boards.view_document",
    "pledges": "blocs.view_pledge",
    "signatures": "blocs.view_signature",
}


@require_safe
@never_cache
@staff_member_required
def stored_file(request: HttpRequest, name: str) -> FileResponse:
    """One stored file, as a download, to officers who may read what it is attached to."""
    folder = name.split("/")[0]
    if not request.user.has_perm(READERS.get(folder, "nobody.reads_it")):
        raise PermissionDenied
    try:
        return FileResponse(default_storage.open(name), as_attachment=True)
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Http404(_("There is no such file.")) from error
