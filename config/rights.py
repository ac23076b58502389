"""``officer.has_perm("boards.change_report", report)``: the one question of rights.

The admin, the pages, the exports and the files ask it; the policy table in ``blocs/domain/policy``
answers. About no object in particular it asks whether there is anything that the officer could do
it to: lists and menus need that, and narrow their rows themselves.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Model
from django.utils import timezone

from blocs.domain.policy import Person, Verdict, ever, judge
from blocs.enums import Act
from boards.acting import within_request
from boards.models import Officer
from config.parties import person_of, thing_of
from config.permissions import PERMISSIONS


def verdict(officer: Officer, act: Act, obj: Model) -> Verdict:
    """Whether the officer may act on ``obj`` today, on what ground, and if not, why."""
    thing = thing_of(obj, act, officer)
    return judge(person_of(officer), act, thing, on=timezone.localdate())


class RoleBackend(ModelBackend):
    """Asks the policy for active officers; superusers never get here and keep everything."""

    def get_all_permissions(self, user_obj: Any, obj: Model | None = None) -> set[str]:
        """The permissions of an active officer; nothing for anybody else."""
        if not isinstance(user_obj, Officer) or not user_obj.is_active:
            return set()
        if obj is not None:
            return {perm for perm in PERMISSIONS if self.has_perm(user_obj, perm, obj)}
        today = timezone.localdate()
        return within_request(user_obj, today, lambda: _granted(person_of(user_obj), today))

    def has_perm(self, user_obj: Any, perm: str, obj: Model | None = None) -> bool:
        """Whether the policy grants it: for ``obj``, or for anything at all."""
        act = PERMISSIONS.get(perm)
        if act is None or not isinstance(user_obj, Officer) or not user_obj.is_active:
            return False
        if obj is None:
            return ever(person_of(user_obj), act, on=timezone.localdate())
        return verdict(user_obj, act, obj).allowed

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        """Whether the officer may see anything of an app."""
        granted = self.get_all_permissions(user_obj)
        return any(perm.startswith(f"{app_label}.") for perm in granted)


def _granted(person: Person, today: date) -> set[str]:
    return {perm for perm, act in PERMISSIONS.items() if ever(person, act, on=today)}
