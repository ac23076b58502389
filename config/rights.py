"""Who may do what in the admin: one policy table, by role.

An auditor reads everything and writes nothing. An officer of a board reads what is needed for its
own report and writes to that report only: `ReportAdmin` and `FigureAdmin` narrow the rows to the
officer's board. The secretariat keeps the registers. No row lets anybody change or delete what
was published.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Model

from boards.enums import Role
from boards.models import Officer

READ = ("view",)
EDIT = ("view", "change")
KEEP = ("view", "add", "change", "delete")

REGISTERS = (
    "boards.province",
    "boards.board",
    "boards.boardname",
    "boards.boardalias",
    "boards.succession",
    "boards.document",
    "boards.indicator",
    "boards.exchangerate",
    "boards.report",
    "boards.figure",
    "blocs.bloc",
    "blocs.membership",
    "blocs.cycle",
    "blocs.mandate",
    "blocs.scheme",
    "blocs.criterion",
    "blocs.target",
    "blocs.pledge",
    "blocs.signature",
    "awards.award",
    "awards.awardrule",
    "awards.nomination",
    "awards.decision",
    "awards.conferral",
)
RESULTS = ("blocs.score", "blocs.edition", "blocs.standing")

POLICY: dict[Role, dict[str, tuple[str, ...]]] = {
    Role.BOARD: {
        "boards.report": EDIT,
        "boards.figure": ("view", "add", "change", "delete"),
        "boards.indicator": READ,
        "boards.document": READ,
        "boards.exchangerate": READ,
    },
    Role.SECRETARIAT: {
        **dict.fromkeys(REGISTERS, KEEP),
        **dict.fromkeys(RESULTS, READ),
        # Whoever approves an edition changes its state, never its text.
        "blocs.edition": ("view", "prepare", "approve"),
        "boards.officer": READ,
    },
    Role.AUDITOR: {
        **dict.fromkeys(REGISTERS + RESULTS, READ),
        "boards.officer": READ,
    },
}


def permissions(role: Role) -> frozenset[str]:
    """The permissions of a role, as Django names them: ``boards.change_report``."""
    return frozenset(
        f"{app}.{act}_{model}"
        for label, acts in POLICY[role].items()
        for app, model in [label.split(".")]
        for act in acts
    )


class RoleBackend(ModelBackend):
    """Grants what the policy table gives to the officer's role; superusers keep everything."""

    def get_all_permissions(self, user_obj: Any, obj: Model | None = None) -> set[str]:
        """The permissions of an active officer; nothing for anybody else."""
        if not isinstance(user_obj, Officer) or not user_obj.is_active:
            return set()
        return set(permissions(Role(user_obj.role)))

    def has_perm(self, user_obj: Any, perm: str, obj: Model | None = None) -> bool:
        """Whether the policy table grants ``perm``; rows are narrowed by the admin."""
        return perm in self.get_all_permissions(user_obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        """Whether the role may see anything of an app."""
        granted: Iterable[str] = self.get_all_permissions(user_obj)
        return any(perm.startswith(f"{app_label}.") for perm in granted)
