"""Evidence: papers beside a cell, kept under names that nobody typed."""

from __future__ import annotations

from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from boards.enums import Basis
from boards.models import Evidence, Indicator, Officer, Report
from boards.models.papers import fault_of, kind_of
from boards.refusals import Refusal, Refused
from boards.services.gate import locked_report, require_open
from boards.services.saying import in_words
from boards.services.uploads import digest_of, plain_name

MOST = 20
"""So many files a cell carries at most."""

RIGHT = "boards.attach_evidence"
LONGEST_NAME = Evidence._meta.get_field("file_name").max_length or 0


@transaction.atomic
def attach_evidence(
    *,
    report: Report,
    indicator: Indicator,
    file: File[bytes],
    officer: Officer,
    title: str = "",
    page: str = "",
    basis: Basis = Basis.ACTUAL,
) -> Evidence:
    """Keep a paper beside a cell, with the page that says the figure.

    Without a title it is called as its file. Raises ``Refused`` where the cell is closed, the file
    is not what its name says, or stands there already with that page.
    """
    report = locked_report(report)
    if not officer.has_perm(RIGHT, report):
        raise Refused(Refusal.NOT_ALLOWED)
    require_open(report, indicator, basis)
    name = plain_name(file.name or "", LONGEST_NAME)
    fault = fault_of(file, name)
    if fault is not None:
        raise Refused(fault, name)
    said_page = in_words(page, Evidence, "page", needed=False)
    said_title = in_words(title or name, Evidence, "title")
    digest = digest_of(file)
    there = Evidence.objects.filter(report=report, indicator=indicator, basis=basis)
    twin = there.filter(sha256=digest, page=said_page).first()
    if twin is not None:
        raise Refused(Refusal.EVIDENCE_TWICE, twin.title)
    if there.count() >= MOST:
        raise Refused(Refusal.EVIDENCE_TOO_MANY)
    return Evidence.objects.create(
        report=report,
        indicator=indicator,
        basis=basis,
        title=said_title,
        page=said_page,
        file=File(file.file, name=f"{uuid4().hex}.{kind_of(name)}"),
        file_name=name,
        size=file.size,
        sha256=digest,
        officer=officer,
        added_at=timezone.now(),
    )


@transaction.atomic
def remove_evidence(*, evidence: Evidence, officer: Officer) -> None:
    """Take a paper away while its cell is open; the history keeps its name and fingerprint."""
    report = locked_report(evidence.report)
    if not officer.has_perm(RIGHT, report):
        raise Refused(Refusal.NOT_ALLOWED)
    require_open(report, evidence.indicator_id, evidence.basis)
    stored = str(evidence.file.name)
    evidence.delete()
    # The row may come back with its transaction, a file could not.
    transaction.on_commit(lambda: default_storage.delete(stored), robust=True)
