"""What was begun and is not finished: editions, what is open for a while, imports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import cast

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from blocs.domain.policy import Place, Thing
from blocs.enums import Act, Stage
from blocs.models import Edition
from blocs.queries.hand_over import waiting_for
from blocs.services.editions import holds_now
from boards.domain.moments import short_moment
from boards.enums import IntakeState
from boards.models import Intake
from config.desk.facts import Facts
from config.desk.items import Item


def editions(facts: Facts) -> Iterator[Item]:
    """The editions that a colleague prepared."""
    waiting = Edition.objects.waiting().select_related("cycle__bloc", "prepared_by")
    for edition in waiting.order_by("prepared_at"):
        place = Place(edition.cycle_id, Stage(edition.cycle.stage))
        thing = Thing(places=(place,), actors=frozenset({edition.prepared_by_id}))
        if facts.allows(Act.PUBLISH_EDITION, thing):
            words = _("edition %(number)d, prepared by %(officer)s")
            yield Item(
                what=words % {"number": edition.number, "officer": edition.prepared_by},
                whose=str(edition.cycle),
                address=f"{reverse('admin:blocs_edition_changelist')}?state=waiting",
                since=edition.prepared_at,
            )


def embargoes(facts: Facts) -> Iterator[Item]:
    """The approved editions that would say something else if they were prepared now.

    Whoever approved reads it too: somebody has to ask a colleague to withdraw.
    """
    rows = Edition.objects.embargoed().select_related("cycle__bloc").order_by("published_at")
    for edition in rows if facts.officer.has_perm("blocs.end_embargo") else ():
        if not holds_now(edition):
            moment = timezone.localtime(cast(datetime, edition.published_at))
            words = _("edition %(number)d becomes public at %(moment)s as it was sealed")
            yield Item(
                what=words % {"number": edition.number, "moment": short_moment(moment)},
                whose=str(edition.cycle),
                address=reverse("admin:blocs_edition_change", args=[edition.pk]),
                due=moment.date(),
            )


def hand_overs(facts: Facts) -> Iterator[Item]:
    """The hand-overs that wait for a word of the officer's board."""
    for each in waiting_for(facts.officer):
        yield Item(
            what=f"{each.giver} → {each.taker}",
            whose=str(each.cycle),
            address=reverse("admin:blocs_handover_signing", args=[each.pk]),
            since=each.given_at or each.made_at,
        )


def exemptions(facts: Facts) -> Iterator[Item]:
    """What is open for a while: for whoever fills it, and for whoever opened it."""
    for each in facts.holding:
        if facts.is_own(each.report.board_id) or facts.may(Act.GRANT_EXEMPTION, each.report):
            name = str(each.indicator) if each.indicator else _("every indicator")
            yield Item(
                what=f"{name}: {each.reason}",
                whose=str(each.report),
                address=reverse("admin:boards_report_change", args=[each.report_id]),
                due=timezone.localdate(each.expires_at),
            )


def intakes(facts: Facts) -> Iterator[Item]:
    """The files that this officer uploaded and did not write."""
    states = [IntakeState.UPLOADED, IntakeState.READING, IntakeState.PREVIEWED]
    for intake in Intake.objects.filter(officer=facts.officer, state__in=states):
        yield Item(
            what=intake.file_name,
            whose=str(intake.get_state_display()),
            address=reverse("admin:boards_intake_change", args=[intake.pk]),
            since=intake.created_at,
        )
