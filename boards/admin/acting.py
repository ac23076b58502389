"""Actions of lists: a page that asks first, then one service call for each row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from boards.refusals import Refused

M = TypeVar("M", bound=Model)

CONFIRMED = "confirmed"


def confirmed(request: HttpRequest) -> bool:
    """Whether the officer has read the page that asks and said yes."""
    return CONFIRMED in request.POST


def ask(
    model_admin: ModelAdmin[M],
    request: HttpRequest,
    queryset: QuerySet[M],
    *,
    action: str,
    template: str,
    **context: Any,
) -> TemplateResponse:
    """The page that shows what an action would do, and carries the selected rows through it."""
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(
        request,
        template,
        {
            **model_admin.admin_site.each_context(request),
            "opts": model_admin.opts,
            "media": model_admin.media,
            "rows": queryset,
            "action": action,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "confirmed": CONFIRMED,
            **context,
        },
    )


def perform(
    model_admin: ModelAdmin[M],
    request: HttpRequest,
    queryset: QuerySet[M],
    act: Callable[[M], object],
    *,
    note: str,
) -> int:
    """Call the service for each row, say every refusal, log the rest; how many were done."""
    done = 0
    for row in queryset:
        try:
            act(row)
        except Refused as refused:
            model_admin.message_user(request, f"{row}: {refused}", messages.ERROR)
        except ObjectDoesNotExist:
            gone = _("Somebody deleted this meanwhile.")
            model_admin.message_user(request, f"{row}: {gone}", messages.ERROR)
        else:
            model_admin.log_change(request, row, note)
            done += 1
    return done
