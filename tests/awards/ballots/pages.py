"""The pages of a conference, driven as officers drive them."""

import re

from django.urls import reverse

from awards.models import Ballot
from awards.queries.conference import conference
from tests.awards.ballots.rows import TELLERS
from tests.awards.catalogue import FLAG

CODE = re.compile(r'<p class="code">([A-Z0-9-]+)</p>')

RULES = {
    "title": "Cờ thi đua của Bộ",
    "title_en": "Emulation flag",
    "kind": "yes_no",
    "secret": "True",
    "places": "1",
    "threshold_strict": "True",
    "threshold": "1/2",
    "threshold_base": "present",
    "threshold_source": "Quy chế, Điều 9",
    "quorum": "2/3",
    "recusal": "leaves",
    "tellers": "\n".join(TELLERS),
}


def page(ballot, name="page"):
    return reverse(f"admin:awards_ballot_{name}", args=[ballot.pk])


def of_year(cycle, name="conference"):
    return reverse(f"admin:awards_ballot_{name}", args=[cycle.pk])


def roll_form(cycle, channels, **said):
    """What the form of the roll sends."""
    form = {"seen": conference(cycle).seen}
    for slug, channel in channels.items():
        form[f"{slug}-channel"] = channel
    return form | said


def prepare(client, cycle, boards, query=f"?award={FLAG}", **said):
    """Prepare a ballot on its page, and give the answer."""
    form = RULES | {"boards": [board.pk for board in boards]} | said
    return client.post(of_year(cycle, "prepare") + query, form)


def opened(client, ballot):
    """Open a ballot on its page; the codes that it shows."""
    asked = client.get(page(ballot, "open"))
    return CODE.findall(
        client.post(page(ballot, "open"), {"seen": asked.context["seen"]}).content.decode()
    )


def the_ballot():
    return Ballot.objects.get()


def said_in(response):
    return [str(message) for message in response.context["messages"]]
