"""Deployment checks: what must not stand on a public machine, each with a hint.

They run with ``manage.py check --deploy``, beside Django's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def safe_to_deploy(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Demo mode, the demonstration's key, debug and plain HTTP are each refused."""
    refused = [
        (
            settings.DEMO,
            "Demo mode is on: it makes accounts whose passwords are printed on the screen.",
            "Remove DEMO from the environment and start on an empty database.",
            "site.E001",
        ),
        (
            settings.SECRET_KEY == settings.INSECURE_KEY,
            "SECRET_KEY is the demonstration's own: anybody could forge a session.",
            "Set SECRET_KEY to at least 50 random characters that you tell nobody.",
            "site.E002",
        ),
        (
            settings.DEBUG,
            "DEBUG is on: error pages would show settings and code to anybody.",
            "Remove DEBUG from the environment.",
            "site.E003",
        ),
        (
            not settings.HTTPS,
            "The site is served over plain HTTP: passwords could be read on the way.",
            "Put a proxy with a certificate in front and set HTTPS=1.",
            "site.E004",
        ),
        (
            "*" in settings.ALLOWED_HOSTS,
            "ALLOWED_HOSTS lets any name through: links could be made to lead elsewhere.",
            "List the names under which the site is reached.",
            "site.E005",
        ),
    ]
    return [Error(sentence, hint=hint, id=code) for wrong, sentence, hint, code in refused if wrong]
