"""What a scheme does with a missing figure, in the reader's words."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from blocs.domain.rulebook.wording import percent
from blocs.enums import MissingPolicy
from blocs.queries.reader import Json
from boards.language import spoken


def missing_words(policy: str, share: Decimal | None) -> str:
    """The policy; where it gives a fixed share of the maximum, which share."""
    if share is None:
        return str(MissingPolicy(policy).label)
    given = percent(share).in_language(spoken())
    return _("a missing figure scores %(share)s of the maximum") % {"share": given}


def missing_in(scheme: Json) -> str:
    """The same of a scheme as an edition sealed it."""
    share = scheme.get("missing_share")
    return missing_words(scheme["missing_policy"], None if share is None else Decimal(share))
