"""``manage.py drop_intakes``: throw away uploaded files that nobody confirmed in time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from boards.services.intakes import drop_stale_intakes


class Command(BaseCommand):
    """Run it every night; an upload does the same."""

    help = "Throw away uploaded files of figures that nobody confirmed within seven days."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many went."""
        gone = drop_stale_intakes(now=timezone.now())
        self.stdout.write(_("Files thrown away: %(count)d.") % {"count": gone})
