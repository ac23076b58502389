"""``manage.py generate_demo``: blocs and years that nobody lived, in demo mode only."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from time import monotonic
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from boards.acting import acting
from boards.refusals import Refused
from config.demo import PASSWORD, fill
from config.demo.decade import admitted, generate, size_of

USUAL = {
    "years": "how many, 3 to 15; else 10",
    "blocs": "how many, 1 to 3; else 3",
    "boards": "members of a bloc in the first year at most, 4 to 7; else 7",
    "seed": "the same seed makes the same figures; else 1",
    "first_year": "else the last year is the one whose reports are being written",
}
"""The options. A decade that was begun goes on with the options that it was begun with."""


class Command(BaseCommand):
    """Make what is not there yet, and say what was made; each bloc and year whole or not at all."""

    help = "Generate blocs and years that are fiction, through the services (DEMO=1 only)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much to make; a run that was cut off is gone on with by its own size."""
        for name, usual in USUAL.items():
            parser.add_argument(f"--{name.replace('_', '-')}", type=int, help=usual)

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse where real work could be, then make year by year."""
        asked = {name: options[name] for name in USUAL if options[name] is not None}
        with acting(request=uuid4().hex, reason="demo"):
            fill()
        try:
            size, secretary, colleague = admitted(size_of(today=timezone.localdate(), **asked))
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        begun, made = monotonic(), Counter[str]()
        for each in generate(size, secretary=secretary, colleague=colleague):
            made[str(each.bloc)] += 1
            self.stdout.write(f"  {each}")
        for bloc, years in made.items():
            self.stdout.write(f"{bloc}: {years}")
        self.stdout.write(f"{size}: {made.total()} made, {monotonic() - begun:.0f} s")
        self.stdout.write(f"Officers: hc-…, password {PASSWORD}")
