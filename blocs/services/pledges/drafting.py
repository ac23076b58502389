"""Drafting a version of the pledge, and dropping one that nobody was asked to sign."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from blocs.domain.pledge.content import Json, read
from blocs.domain.pledge.defaults import DEFAULT_TEXT
from blocs.domain.pledge.markup import tidied, unfit
from blocs.enums import PledgeState
from blocs.models import Cycle, Pledge, Target
from blocs.queries.pledge_content import filled_text
from blocs.queries.pledges import text_token
from blocs.refusals import Refusal
from blocs.services.pledges.locking import locked_cycle, locked_pledge
from blocs.services.pledges.telling import tell_dropped
from boards.models import Board, Indicator, Officer
from boards.refusals import Refused

MAKING = (PledgeState.DRAFT, PledgeState.OPEN)


@transaction.atomic
def draft_pledge(*, cycle: Cycle, officer: Officer) -> Pledge:
    """Begin the pledge of a year from the template of the bloc, with its blanks filled.

    A signed pledge is amended instead: its members are told why.
    """
    cycle = locked_cycle(cycle, officer)
    if cycle.pledges.filter(state__in=MAKING).exists():
        raise Refused(Refusal.PLEDGE_IN_THE_MAKING)
    if cycle.pledges.filter(state=PledgeState.SIGNED).exists():
        raise Refused(Refusal.PLEDGE_STANDS)
    return new_draft(cycle)


def new_draft(cycle: Cycle, *, reason: str = "", last: Pledge | None = None) -> Pledge:
    """The next version: the text of ``last``, else the template; blanks are filled as known."""
    bloc = cycle.bloc
    template = last.text if last else ""
    template_en = last.text_en if last else ""
    highest = cycle.pledges.aggregate(highest=Max("version"))["highest"] or 0
    return Pledge.objects.create(
        cycle=cycle,
        version=highest + 1,
        reason=reason,
        text=filled_text(cycle, template or bloc.pledge_text or DEFAULT_TEXT.vi, "vi"),
        text_en=filled_text(cycle, template_en or bloc.pledge_text_en or DEFAULT_TEXT.en, "en"),
    )


@transaction.atomic
def edit_pledge(*, pledge: Pledge, officer: Officer, text: str, text_en: str, seen: str) -> Pledge:
    """Write the text of a draft. What is in braces and known is filled in.

    ``seen`` is the token of the text that the officer was shown.
    """
    pledge = locked_pledge(pledge, officer)
    if pledge.state != PledgeState.DRAFT:
        raise Refused(Refusal.PLEDGE_NOT_DRAFT)
    if text_token(pledge) != seen:
        raise Refused(Refusal.PLEDGE_STALE)
    for written in (text, text_en):
        refuse_unfit(written)
    pledge.text = filled_text(pledge.cycle, text, "vi")
    pledge.text_en = filled_text(pledge.cycle, text_en, "en")
    pledge.save(update_fields=["text", "text_en"])
    return pledge


@transaction.atomic
def drop_draft(*, pledge: Pledge, officer: Officer) -> None:
    """Give a draft up. Where it was to amend a version, its targets are those of that one again."""
    pledge = locked_pledge(pledge, officer)
    if pledge.state != PledgeState.DRAFT:
        raise Refused(Refusal.PLEDGE_NOT_DRAFT)
    standing = pledge.cycle.pledges.filter(state=PledgeState.SIGNED).first()
    content = read(standing.content) if standing else {}
    if content:
        _restore(pledge.cycle, content)
    if pledge.reason:
        tell_dropped(pledge, standing)
    pledge.delete()


def refuse_unfit(text: str) -> None:
    """Refuse a text that is too long, or that has something in braces that is no blank."""
    for problem in unfit(tidied(text)):
        raise Refused(problem.refusal, problem.detail)


def _restore(cycle: Cycle, content: Json) -> None:
    """Let the targets be those of the sealed content, and the indicators as well."""
    boards = {each.slug: each for each in Board.objects.filter(memberships__bloc=cycle.bloc)}
    codes = [each["code"] for each in content["indicators"]]
    indicators = {each.code: each for each in Indicator.objects.filter(code__in=codes)}
    cycle.pledged_indicators.set(indicators.values())
    cycle.targets.exclude(indicator__in=indicators.values()).delete()
    for said in content["targets"]:
        amount = said["amount"]
        Target.objects.update_or_create(
            cycle=cycle,
            board=boards[said["board"]],
            indicator=indicators[said["indicator"]],
            defaults={
                "amount": None if amount is None else Decimal(amount),
                "unit": said["unit"],
                "as_printed": said["as_printed"],
                "reason": said["reason"],
            },
        )
