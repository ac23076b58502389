"""The closed lists of the blocs app, with the words that users read for each member."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(models.TextChoices):
    """How far a cycle has come. What may be edited at each is in ``domain/stages.py``."""

    PLANNING = "planning", pgettext_lazy("stage", "planning")
    RUNNING = "running", pgettext_lazy("stage", "running")
    REPORTING = "reporting", pgettext_lazy("stage", "reporting")
    APPRAISAL = "appraisal", pgettext_lazy("stage", "appraisal")
    CONFERENCE = "conference", pgettext_lazy("stage", "conference")
    PROPOSED = "proposed", pgettext_lazy("stage", "proposed")
    CLOSED = "closed", pgettext_lazy("stage", "closed")


class Layer(models.TextChoices):
    """Who gave a score; every layer is kept, the later never overwrites the earlier."""

    SELF = "self", pgettext_lazy("layer", "self-scored")
    PEER = "peer", pgettext_lazy("layer", "peer-scored")
    APPRAISED = "appraised", pgettext_lazy("layer", "appraised")
    FINAL = "final", pgettext_lazy("layer", "final")


class MandateRole(models.TextChoices):
    """What a board is in the bloc for a year. It is a board, never a person."""

    CHAIR = "chair", _("chair")
    DEPUTY = "deputy", _("deputy")


class MandateStatus(models.TextChoices):
    """Proposed at the conference, announced by the council weeks later, then acting."""

    PROPOSED = "proposed", pgettext_lazy("mandate", "proposed")
    ANNOUNCED = "announced", pgettext_lazy("mandate", "announced")
    ACTING = "acting", pgettext_lazy("mandate", "acting")
    ENDED = "ended", pgettext_lazy("mandate", "ended")


class MissingPolicy(models.TextChoices):
    """What a scheme does with a criterion for which a board has no figure."""

    ZERO = "zero", _("a missing figure scores zero")
    EXCLUDE_AND_RESCALE = (
        "exclude_and_rescale",
        _("a missing figure is left out and the rest rescaled to the total"),
    )
    FIXED = "fixed", _("a missing figure scores a fixed share of the maximum")


class Outcome(models.TextChoices):
    """What became of one criterion of one board. Those left out change no total."""

    COUNTED = "counted", _("counted")
    ZERO_MISSING = "zero_missing", _("zero: no figure")
    FIXED_MISSING = "fixed_missing", _("fixed share: no figure")
    ZERO_NO_TARGET = "zero_no_target", _("zero: no target")
    FIXED_NO_TARGET = "fixed_no_target", _("fixed share: no target")
    EXCLUDED_MISSING = "excluded_missing", _("left out: no figure")
    EXCLUDED_NO_TARGET = "excluded_no_target", _("left out: no target")
    EXCLUDED_NOT_APPLICABLE = "excluded_not_applicable", _("left out: not applicable")
    EXCLUDED_DOUBT = "excluded_doubt", _("left out: open doubt")


class SignatureKind(models.TextChoices):
    """How a board signed a pledge. Only a digital signature can be checked by a machine."""

    DIGITAL = "digital", _("digital")
    PAPER = "paper", _("on paper")
