"""The admin decides no right: it asks for the very object, and the policy answers."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_permission_codename
from django.http import HttpRequest


class Asking:
    """Stock Django asks whether a role may change *some* row; this asks about the row.

    Rows within the form of something else are asked about by that: ``obj`` is the parent there.
    """

    opts: Any

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the officer may read it; whoever may change it may."""
        return self._may("view", request, obj) or self._may("change", request, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the officer may add a row, here or anywhere."""
        return self._may("add", request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the officer may write to it."""
        return self._may("change", request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the officer may delete it."""
        return self._may("delete", request, obj)

    def _may(self, verb: str, request: HttpRequest, obj: Any) -> bool:
        name = f"{self.opts.app_label}.{get_permission_codename(verb, self.opts)}"
        return request.user.has_perm(name, obj)
