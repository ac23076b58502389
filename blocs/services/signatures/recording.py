"""What follows from a signature: the text is frozen, and signed by all once all have signed."""

from __future__ import annotations

from hashlib import sha256
from uuid import uuid4

from django.core.files.base import ContentFile, File
from django.urls import reverse
from django.utils import timezone

from blocs.enums import MilestoneKind, PledgeState
from blocs.models import Milestone, Pledge, Signature
from blocs.queries.signatures import all_stand, signing_rows
from blocs.services.letters import post_notice
from boards.domain.sentences import Sentence
from boards.models import Officer
from boards.models.files import LARGEST
from boards.refusals import Refusal, Refused


def content_of(file: File[bytes]) -> bytes:
    """The bytes of an uploaded file. Refused where it is empty or too large."""
    if not file.size:
        raise Refused(Refusal.FILE_EMPTY)
    if file.size > LARGEST:
        raise Refused(Refusal.FILE_TOO_LARGE)
    file.seek(0)
    return bytes(file.read())


def record(row: Signature, data: bytes, kind: str, officer: Officer) -> Signature:
    """Keep the row with its file under a name that nobody typed, and freeze the text."""
    pledge, now = row.pledge, timezone.now()
    row.file_sha256 = sha256(data).hexdigest()
    row.recorded_by, row.recorded_at = officer, now
    row.file = ContentFile(data, name=f"{uuid4().hex}.{kind}")
    row.save()
    if pledge.frozen_at is None:
        pledge.frozen_at = now
        pledge.save(update_fields=["frozen_at"])
    return row


def complete(pledge: Pledge) -> bool:
    """Where every signature counts now, the pledge is signed: on the day of the last of them."""
    rows = signing_rows(pledge)
    if not all_stand(rows):
        return False
    pledge.state = PledgeState.SIGNED
    pledge.signed_on = max(row.day for row in rows if row.day)
    pledge.save(update_fields=["state", "signed_on"])
    milestones = Milestone.objects.filter(cycle=pledge.cycle_id, kind=MilestoneKind.PLEDGE)
    milestones.filter(done_on__isnull=True).update(done_on=pledge.signed_on)
    year, version = pledge.cycle.year, pledge.version
    post_notice(
        cycle=pledge.cycle,
        about=f"pledge-{pledge.pk}-signed",
        subject=Sentence(
            f"Giao ước thi đua năm {year} đã ký đủ", f"The pledge of {year} is signed by all"
        ),
        body=Sentence(
            f"{len(rows)} đơn vị thành viên đã ký giao ước thi đua năm {year} (phiên bản "
            f"{version}); chữ ký cuối cùng ngày {pledge.signed_on:%d/%m/%Y}.",
            f"The {len(rows)} members have signed the pledge of {year} (version {version}), the "
            f"last on {pledge.signed_on:%d/%m/%Y}.",
        ),
        page=reverse("blocs:verify_code", args=[pledge.code]) if pledge.code else "",
    )
    return True
