"""``manage.py demo_sign FILE --board CODE``: sign a downloaded pledge, in demo mode only."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from blocs.queries.signing import signers_of
from boards.models import Board
from config.demo_authority import DemoAuthority


class Command(BaseCommand):
    """Do what the agency's own software and token do, with a key of the test authority."""

    help = "Sign a PDF as the demonstration's signatory of a board would (DEMO=1 only)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, whose signature, and where to write it."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--board", required=True, help="the code of the board: yen-bai")
        parser.add_argument("--out", type=Path, help="the signed file; else FILE-<board>.pdf")
        parser.add_argument(
            "--foreign", action="store_true", help="by an authority that nobody trusts"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Sign, and say where the signed file lies."""
        if not settings.DEMO:
            raise CommandError("Only in demo mode: set DEMO=1.")
        board = Board.objects.filter(slug=options["board"]).first()
        if board is None:
            raise CommandError(f"There is no board {options['board']!r}.")
        today = timezone.localdate()
        signer = next((each for each in signers_of(board) if each.may_sign_on(today)), None)
        if signer is None:
            raise CommandError(f"Nobody may sign for {board} today.")
        path: Path = options["file"]
        out: Path = options["out"] or path.with_name(f"{path.stem}-{board.slug}.pdf")
        authority = DemoAuthority(settings.VAR_DIR / "demo-authority", settings.TRUST_DIR)
        try:
            made = authority.sign(
                path.read_bytes(),
                slug=board.slug,
                board=board.name,
                signer=signer,
                foreign=options["foreign"],
            )
        except (OSError, ValueError) as error:
            raise CommandError(f"{path}: {error}") from error
        out.write_bytes(made)
        self.stdout.write(f"{out}: {signer.name}, {board}")
