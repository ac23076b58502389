"""The app of awards: who is nominated for what, and what was decided."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AwardsConfig(AppConfig):
    """Awards and their dated rules, nominations, decisions."""

    name = "awards"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Awards")

    def ready(self) -> None:
        """What was nominated passes on with the year; what was given counts in later ones.

        A vote that was not counted holds the year back; one that was is known by its code.
        """
        from awards.queries.ballot_codes import ballots_of_code
        from awards.queries.history import award_history
        from awards.queries.passing_on import (
            award_names,
            nominations,
            standing_awards,
            votes_waiting,
        )
        from blocs.queries.earlier_awards import AWARD_SOURCES, AwardSource
        from blocs.queries.hand_over import SECTION_RULES
        from blocs.queries.honours import HONOUR_SOURCES
        from blocs.queries.stages import COUNT_RULES
        from blocs.queries.verifying.by_code import CODE_RULES

        SECTION_RULES.append(nominations)
        AWARD_SOURCES.append(AwardSource(standing_awards, award_names))
        HONOUR_SOURCES.append(award_history)
        COUNT_RULES.append(votes_waiting)
        CODE_RULES.append(ballots_of_code)
