"""The app of blocs: who competes with whom, by which rules, with what result."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlocsConfig(AppConfig):
    """Membership, rotation, pledges, scoring, editions."""

    name = "blocs"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Blocs and results")

    def ready(self) -> None:
        """Cycles close their members' reports, let leaders read them, and demand what is scored."""
        from blocs.exports.template import refuse_outdated, scheme_in_force
        from blocs.queries.demands import peers, scheme_demands
        from blocs.queries.grid import scored, targets
        from blocs.queries.reach import reports_of_led_cycles
        from blocs.queries.reviewed import due_days
        from blocs.services.stages import lock_reason
        from boards.exports.templates import SCHEME_RULES
        from boards.imports.steps import MARK_RULES
        from boards.queries.beside import TARGET_RULES
        from boards.queries.filings import DUE_RULES
        from boards.queries.findings import DEMANDS
        from boards.queries.grid import ROW_RULES
        from boards.queries.reach import REACH_RULES
        from boards.queries.sheets import PEER_RULES
        from boards.services.reports import LOCK_RULES

        LOCK_RULES.append(lock_reason)
        REACH_RULES.append(reports_of_led_cycles)
        PEER_RULES.append(peers)
        DEMANDS.append(scheme_demands)
        DUE_RULES.append(due_days)
        ROW_RULES.append(scored)
        TARGET_RULES.append(targets)
        SCHEME_RULES.append(scheme_in_force)
        MARK_RULES.append(refuse_outdated)
