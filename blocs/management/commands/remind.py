"""``manage.py remind``: write the reminders that are due, and send what is released."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from blocs.queries.reminders import due_reminders, unreadable_blocs
from blocs.services.reminders import remind
from blocs.services.sending import due_letters
from boards.acting import acting
from boards.language import spoken


class Command(BaseCommand):
    """Run it every hour, or once a morning: it does nothing twice, and catches up."""

    help = "Write the reminders that are due today, and send the letters that are released."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether anything is written and sent at all."""
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be written and sent"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say how much; fail with a sentence where a bloc or a letter needs somebody."""
        if options["dry_run"]:
            self._tell()
        else:
            self._do()
        problems = [
            f"{bloc}: {unreadable.problem.in_language(spoken())}"
            for bloc, unreadable in unreadable_blocs()
        ]
        if problems:
            raise CommandError("\n".join(problems))

    def _tell(self) -> None:
        reminders = list(due_reminders(timezone.localdate()))
        for each in reminders:
            subject = each.matter.subject(timezone.localdate()).in_language(spoken())
            self.stdout.write(f"{each.officer.email}  {each.year.cycle}  {subject}")
        self.stdout.write(
            _("%(written)d would be written, up to %(sent)d sent. Nothing was done.")
            % {"written": len(reminders), "sent": due_letters().count()}
        )

    def _do(self) -> None:
        with acting(request=uuid4().hex, reason="remind"):
            errand = remind(today=timezone.localdate())
        self.stdout.write(
            _("%(written)d written, %(sent)d sent, %(failed)d not delivered, %(dropped)d dropped.")
            % {name: getattr(errand, name) for name in ("written", "sent", "failed", "dropped")}
        )
