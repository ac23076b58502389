"""Registering the certificate that a signatory signs with."""

from __future__ import annotations

from django.db import transaction

from boards.domain.signing.facts import CertificateFacts
from boards.models import Certificate, Signatory
from boards.refusals import Refusal, Refused


@transaction.atomic
def register_certificate(*, signatory: Signatory, facts: CertificateFacts) -> Certificate:
    """From now on only registered certificates count for this person, in this term.

    It is registered once: further terms of the same person at the board need no second time.
    Raises ``Refused``.
    """
    Signatory.objects.select_for_update(of=("self",)).get(pk=signatory.pk)
    if facts.is_authority:
        raise Refused(Refusal.CERTIFICATE_OF_AUTHORITY)
    taken = Certificate.objects.filter(sha256=facts.sha256).select_related("signatory").first()
    if taken is not None:
        raise Refused(Refusal.CERTIFICATE_TAKEN, str(taken.signatory))
    return Certificate.objects.create(
        signatory=signatory,
        sha256=facts.sha256,
        subject=facts.subject[:300],
        issuer=facts.issuer[:300],
        serial=facts.serial[:80],
        valid_from=facts.valid_from,
        valid_until=facts.valid_until,
    )
