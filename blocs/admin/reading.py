"""Whose page it is: the cycle of an address, for whoever may do what the page is for."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from blocs.models import Cycle


def cycle_for(request: HttpRequest, pk: int, permission: str = "blocs.read_cycle") -> Cycle:
    """The cycle of an address. Raises ``Http404`` or ``PermissionDenied``."""
    cycle = Cycle.objects.select_related("bloc").filter(pk=pk).first()
    if cycle is None:
        raise Http404
    if not request.user.has_perm(permission, cycle):
        raise PermissionDenied
    return cycle
