"""Why no decade is made: each member is the sentence that is read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    """Reasons why ``generate_demo`` writes nothing."""

    NOT_A_DEMONSTRATION = (
        "not_a_demonstration",
        _("Fiction is made in demo mode only: set DEMO=1, on a machine without real work."),
    )
    OUT_OF_BOUNDS = (
        "out_of_bounds",
        _("From 3 to 15 years, 1 to 3 blocs and 4 to 7 boards, and no year that is yet to come."),
    )
    OTHER_BLOCS = (
        "other_blocs",
        _("Here are blocs that belong to no demonstration: fiction is never put beside them."),
    )
    NO_DEMO_OFFICERS = (
        "no_demo_officers",
        _("The two officers of the demonstration are not there: begin with “manage.py demo”."),
    )
    ANOTHER_SIZE = (
        "another_size",
        _("A decade of another size was begun here: go on with its options."),
    )
