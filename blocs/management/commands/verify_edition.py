"""``manage.py verify_edition FILE``: check the open JSON of an edition."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from blocs.domain.editions import findings, parsed
from blocs.domain.reading import Unreadable
from boards.language import spoken


class Command(BaseCommand):
    """Recompute the standings and the fingerprint from the file alone; no database is read."""

    help = "Recompute standings and fingerprint of an edition's JSON file."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, as downloaded from the site."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say that everything agrees, or list every difference and fail."""
        language = spoken()
        try:
            document = parsed(options["file"].read_bytes())
        except OSError as error:
            raise CommandError(str(error)) from error
        except Unreadable as unreadable:
            raise CommandError(unreadable.problem.in_language(language)) from unreadable
        found = findings(document)
        for finding in found:
            self.stderr.write(finding.sentence.in_language(language))
        if found:
            raise CommandError(_("The file does not verify."))
        self.stdout.write(_("The fingerprint and every point agree."))
