"""``manage.py demo``: the 2022 data and an officer of each role, on an empty database only."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand

from boards.acting import acting
from config.demo import PASSWORD, accounts, fill


class Command(BaseCommand):
    """Fill an empty database in demo mode; touch nothing that is there."""

    help = "Fill an empty database with the 2022 data and demo officers (DEMO=1 only)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Fill when demo mode is on and nothing is there, then print the accounts that exist."""
        with acting(request=uuid4().hex, reason="demo"):
            fill()
        for officer in accounts():
            role = officer.get_role_display()
            self.stdout.write(f"  {officer.username:<12} {PASSWORD}   {role} – {officer}")
