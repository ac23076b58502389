"""The closed lists of the awards app, with the words that users read for each member."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AwardLevel(models.TextChoices):
    """Who grants an award."""

    MINISTRY = "ministry", _("ministry")
    PROVINCE = "province", _("province")
    GOVERNMENT = "government", _("Government")
    STATE = "state", _("state")


class RuleKind(models.TextChoices):
    """What a dated legal rule of an award limits."""

    QUOTA_FIXED = "quota_fixed", _("fixed quota per bloc and year")
    QUOTA_PERCENT = "quota_percent", _("quota as a percentage")
    THRESHOLD = "threshold", _("vote threshold")
    FORM = "form", _("form number")


class Certainty(models.TextChoices):
    """How sure we are of a legal figure; shown beside it."""

    OFFICIAL = "official", _("read in the official text")
    PRESS = "press", _("reported by the press")
    UNVERIFIED = "unverified", _("not verified")


class ConferralStatus(models.TextChoices):
    """What became of an award that was decided."""

    GRANTED = "granted", _("granted")
    CANCELLED = "cancelled", _("cancelled")
    RECOVERED = "recovered", _("recovered")
