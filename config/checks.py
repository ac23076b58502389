"""Deployment checks: what must not stand on a public machine, each with a hint.

They run with ``manage.py check --deploy``, beside Django's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from boards.pades.trust import read_trust
from config.environment import TO_FILES


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


@register(deploy=True)
def letters_arrive(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Without an address of the site, or a mail server, letters help nobody: both are warned of."""
    wanting = [
        (
            not settings.SITE_URL,
            "SITE_URL is not set: letters and calendars cannot name the page to open.",
            "Set SITE_URL to the address of the site, such as https://thi-dua.example.",
            "site.W001",
        ),
        (
            settings.EMAIL_BACKEND == TO_FILES,
            "EMAIL_URL names no mail server: letters are written to files, and nobody gets them.",
            "Set EMAIL_URL to smtp+tls://user:password@host:587 and DEFAULT_FROM_EMAIL.",
            "site.W002",
        ),
    ]
    return [
        Warning(sentence, hint=hint, id=code) for wrong, sentence, hint, code in wanting if wrong
    ]


@register(deploy=True)
def anchors_are_there(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Without an anchor every digital signature is refused; what cannot be read is named."""
    folder = settings.TRUST_DIR
    trust = read_trust(folder)
    wanting = [
        (
            not trust.anchors,
            f"{folder} holds no certificate of an authority: no digital signature can be accepted.",
            "Put the root certificates of the state's authority there (*.crt, *.cer, *.pem).",
            "site.W003",
        ),
        (
            bool(trust.unread),
            f"{folder} holds files that cannot be read: {', '.join(trust.unread)}.",
            "Put certificates and revocation lists there as DER or PEM, readable by the server.",
            "site.W004",
        ),
        (
            bool(trust.anchors) and not trust.lists,
            f"{folder} holds no revocation list: revoked certificates are not noticed.",
            "Put the lists of the authorities there (*.crl), and renew them by a timer.",
            "site.W005",
        ),
    ]
    return [
        Warning(sentence, hint=hint, id=code) for wrong, sentence, hint, code in wanting if wrong
    ]
