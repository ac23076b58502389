"""The closed lists of the boards app, with the words that users read for each member."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Dimension(models.TextChoices):
    """What an indicator measures; decides which units a figure may carry."""

    COUNT = "count", _("count")
    PEOPLE = "people", _("people")
    AREA = "area", _("area")
    MONEY = "money", _("money")
    PERCENT = "percent", _("percent")
    RANK = "rank", _("rank")


class TimeType(models.TextChoices):
    """How a figure relates to time: only flows may be added over months."""

    FLOW = "flow", _("flow over the year")
    STOCK = "stock", _("stock at a date")
    RATIO = "ratio", _("ratio")
    AVERAGE = "average", _("average")


class Direction(models.TextChoices):
    """Whether more of it is good; colour is never the only sign of it."""

    MORE = "more", _("more is better")
    LESS = "less", _("less is better")
    NEUTRAL = "neutral", _("neither is better")


class Basis(models.TextChoices):
    """Whether the year was over when the figure was made."""

    ACTUAL = "actual", _("actual")
    ESTIMATE = "estimate", _("estimate")


class Availability(models.TextChoices):
    """Why there is, or is not, an amount. Zero is an amount: it is *reported*."""

    REPORTED = "reported", _("reported")
    MISSING = "missing", _("missing")
    NOT_APPLICABLE = "not_applicable", _("not applicable")
    NOT_YET = "not_yet", _("not yet")


class Qualifier(models.TextChoices):
    """The word printed before an amount that says it is not exact."""

    NONE = "", _("exact as printed")
    NEARLY = "nearly", _("nearly")
    MORE_THAN = "more_than", _("more than")
    ABOUT = "about", _("about")


class Doubt(models.TextChoices):
    """How far a figure is doubted. A blocking doubt keeps it out of the ranking."""

    NONE = "", _("no doubt")
    NOTICE = "notice", _("noted")
    BLOCKING = "blocking", _("blocking")


class Role(models.TextChoices):
    """Whose officer a user is."""

    BOARD = "board", _("board officer")
    SECRETARIAT = "secretariat", _("council secretariat")
    AUDITOR = "auditor", _("auditor")


class RateKind(models.TextChoices):
    """Which exchange rate of a year: stocks take the last day, flows the average."""

    PERIOD_END = "period_end", _("end of period")
    PERIOD_AVERAGE = "period_average", _("average of period")


class DocumentKind(models.TextChoices):
    """The kind of paper a fact rests on."""

    NOTICE = "notice", pgettext_lazy("document kind", "notice")
    DECISION = "decision", pgettext_lazy("document kind", "decision")
    REGULATION = "regulation", _("regulation")
    REPORT = "report", pgettext_lazy("document kind", "report")
    MINUTES = "minutes", _("minutes")
    PLEDGE = "pledge", pgettext_lazy("document kind", "pledge")
    SUBMISSION = "submission", pgettext_lazy("document kind", "submission")
    ARTICLE = "article", _("published article")
    RATE = "rate", _("exchange rate announcement")
    OTHER = "other", _("other")


class SuccessionKind(models.TextChoices):
    """What happened to a board."""

    MERGE = "merge", _("merger")
    SPLIT = "split", _("split")
    RENAME = "rename", _("renaming")
    TRANSFER = "transfer", _("transfer")
    DISSOLVE = "dissolve", _("dissolution")
