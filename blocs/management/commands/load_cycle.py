"""``manage.py load_cycle DIR``: load a bloc's year from CSV and TOML."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blocs.imports.directory import load_directory
from blocs.imports.problems import Unloadable
from boards.acting import acting


class Command(BaseCommand):
    """Idempotent, all or nothing; every problem is listed with file, line and column."""

    help = "Load a directory of CSV and TOML: boards, members, mandates, figures, scheme."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The directory, and whether its values win over stored ones."""
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument(
            "--update", action="store_true", help="let the files win over stored values"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then say how much; or list the problems and fail."""
        try:
            with acting(request=uuid4().hex, reason=f"load_cycle {options['directory']}"):
                counts = load_directory(options["directory"], update=options["update"])
        except Unloadable as unloadable:
            for problem in unloadable.problems:
                self.stderr.write(str(problem))
            found = len(unloadable.problems)
            raise CommandError(
                ngettext(
                    "%(found)d problem; nothing was written.",
                    "%(found)d problems; nothing was written.",
                    found,
                )
                % {"found": found}
            ) from unloadable
        self.stdout.write(
            _("%(new)d new, %(changed)d changed, %(same)d the same.")
            % {key: counts[key] for key in ("new", "changed", "same")}
        )
