"""``manage.py verify_history``: whether the chain of the history holds."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from boards.models import Seal
from boards.models.history import written_time
from boards.queries.chain import Walk, walk_chain

MOST = 20
"""Breaks that are listed; a history that is broken everywhere needs no longer list."""


class Command(BaseCommand):
    """Walk the chain and say in one sentence that it holds, or where it breaks, and fail."""

    help = "Check the chain of the history: every change, every seal."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """An anchor is a seal that was printed: its number and its digest."""
        parser.add_argument(
            "--anchor", action="store_true", help="print the newest seal, for the minutes"
        )
        parser.add_argument(
            "--against",
            metavar="NUMBER:DIGEST",
            help="check that a printed seal still stands in the chain",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the chain first: an anchor of a broken chain is worth nothing."""
        walk = walk_chain()
        for found in walk.breaks[:MOST]:
            self.stderr.write(found.sentence)
        if walk.breaks:
            raise CommandError(_broken(walk))
        if options["against"]:
            self.stdout.write(_stands(options["against"]))
        self.stdout.write(_whole(walk))
        if options["anchor"]:
            self.stdout.write(_anchor())


def _broken(walk: Walk) -> str:
    said = {"count": len(walk.breaks), "first": walk.breaks[0].sentence}
    return _("The history is broken. Breaks found: %(count)s; the first: %(first)s.") % said


def _whole(walk: Walk) -> str:
    sentence = _(
        "The history is whole: %(changes)s changes under seals up to number %(seal)s; "
        "%(waiting)s without a seal yet."
    )
    return sentence % {"changes": walk.changes, "seal": walk.last, "waiting": walk.waiting}


def _anchor() -> str:
    seal = Seal.objects.last_one()
    if seal is None:
        raise CommandError(_("There is no seal yet."))
    return f"{seal.number}:{seal.digest} {written_time(seal.sealed_at)}"


def _stands(anchor: str) -> str:
    number, _colon, digest = anchor.split(" ")[0].partition(":")
    if not number.isdecimal() or not digest:
        raise CommandError(_("A printed seal is written as its number, a colon and its digest."))
    if not Seal.objects.filter(number=number, digest=digest.lower()).exists():
        raise CommandError(
            _("The history was rewritten: seal %(number)s is not the printed one.")
            % {"number": number}
        )
    return _("Seal %(number)s stands as it was printed.") % {"number": number}
