"""The acts in the life of a pledge: what each page says and asks, and what it does then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from blocs.domain.pledge.acts import PledgeAct
from blocs.forms.pledges import OpenForm, ReasonForm, TextForm
from blocs.forms.targets import IndicatorsForm
from blocs.queries.pledge_page import PledgePage
from blocs.services.pledges import (
    amend_pledge,
    draft_pledge,
    drop_draft,
    edit_pledge,
    open_pledge,
    reopen_draft,
    void_pledge,
)
from blocs.services.targets import choose_indicators
from boards.models import Officer

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A page that asks before something is done: its words, its form and what it does."""

    title: Any
    lead: Any
    button: Any
    done: Any
    form: type[forms.Form]
    do: Callable[[PledgePage, Any, Officer, Said], object]
    permission: str = "blocs.edit_pledge"


ASKED: Mapping[PledgeAct, Asked] = {
    PledgeAct.DRAFT: Asked(
        title=gettext_lazy("Draft the pledge"),
        lead=gettext_lazy(
            "The draft begins with the template of the bloc. Nobody is told before you open it."
        ),
        button=gettext_lazy("Begin the draft"),
        done=gettext_lazy("The draft is there: read it, and write what this year needs."),
        form=forms.Form,
        do=lambda page, _pledge, officer, _said: draft_pledge(cycle=page.cycle, officer=officer),
    ),
    PledgeAct.EDIT: Asked(
        title=gettext_lazy("Edit the text"),
        lead=gettext_lazy("What stands in braces and is known is filled in when you save."),
        button=gettext_lazy("Save the text"),
        done=gettext_lazy("The text is saved."),
        form=TextForm,
        do=lambda _page, pledge, officer, said: edit_pledge(
            pledge=pledge,
            officer=officer,
            text=said["text"],
            text_en=said["text_en"],
            seen=said["seen"],
        ),
    ),
    PledgeAct.CHOOSE: Asked(
        title=gettext_lazy("Choose the indicators"),
        lead=gettext_lazy("Every member sets a target for each of them, or says why not."),
        button=gettext_lazy("Keep the choice"),
        done=gettext_lazy("The indicators are chosen."),
        form=IndicatorsForm,
        do=lambda page, _pledge, officer, said: choose_indicators(
            cycle=page.cycle, officer=officer, indicators=said["indicators"]
        ),
    ),
    PledgeAct.OPEN: Asked(
        title=gettext_lazy("Open for signature"),
        lead=gettext_lazy(
            "Text and targets are sealed, the paper is made, and every member is asked to sign. "
            "Until somebody has signed, you can take it back."
        ),
        button=gettext_lazy("Open for signature"),
        done=gettext_lazy("The pledge is open: every member was asked to sign."),
        form=OpenForm,
        do=lambda _page, pledge, officer, said: open_pledge(
            pledge=pledge,
            officer=officer,
            **said,
        ),
    ),
    PledgeAct.DROP: Asked(
        title=gettext_lazy("Drop the draft"),
        lead=gettext_lazy(
            "The draft is deleted. If it was to amend a signed pledge, the targets are those of "
            "that pledge again."
        ),
        button=gettext_lazy("Drop the draft"),
        done=gettext_lazy("The draft is gone."),
        form=forms.Form,
        do=lambda _page, pledge, officer, _said: drop_draft(pledge=pledge, officer=officer),
    ),
    PledgeAct.WITHDRAW: Asked(
        title=gettext_lazy("Take back to the draft"),
        lead=gettext_lazy(
            "Nobody has signed yet. Prints that were handed out are no longer good; every member "
            "is told."
        ),
        button=gettext_lazy("Take back to the draft"),
        done=gettext_lazy("The pledge is a draft again."),
        form=forms.Form,
        do=lambda _page, pledge, officer, _said: reopen_draft(pledge=pledge, officer=officer),
    ),
    PledgeAct.AMEND: Asked(
        title=gettext_lazy("Amend the pledge"),
        lead=gettext_lazy(
            "A new version is drafted, which all members sign again. A pledge signed by all holds "
            "until the new version is opened; one that is still being signed ends now. Both "
            "versions stay readable with their signatures."
        ),
        button=gettext_lazy("Amend the pledge"),
        done=gettext_lazy("A new version is being drafted; every member was told why."),
        form=ReasonForm,
        do=lambda _page, pledge, officer, said: amend_pledge(
            pledge=pledge,
            officer=officer,
            **said,
        ),
        permission="blocs.end_pledge",
    ),
    PledgeAct.VOID: Asked(
        title=gettext_lazy("Declare the pledge void"),
        lead=gettext_lazy(
            "The pledge no longer holds. It stays readable as void, with its signatures, and its "
            "code says so. This cannot be taken back."
        ),
        button=gettext_lazy("Declare the pledge void"),
        done=gettext_lazy("The pledge is void; every member was told why."),
        form=ReasonForm,
        do=lambda _page, pledge, officer, said: void_pledge(
            pledge=pledge,
            officer=officer,
            **said,
        ),
        permission="blocs.end_pledge",
    ),
}
