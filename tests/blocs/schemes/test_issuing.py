"""Before a scheme is issued, somebody has seen what exactly it would have made of last year."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from blocs.models import Cycle, Scheme
from blocs.queries.replay import needs_replay
from blocs.queries.rulebook import rules_token
from blocs.refusals import Refusal
from blocs.services import clone_scheme, issue_scheme
from boards.models import Document
from boards.refusals import Refused

LIST = reverse("admin:blocs_scheme_changelist")


@pytest.fixture
def draft(edition_2022):
    """Of 2023, the rules of 2022 again; the results of 2022 are published."""
    cycle = Cycle.objects.get(bloc=edition_2022.cycle.bloc, year=2023)
    return clone_scheme(scheme=edition_2022.cycle.schemes.get(), cycle=cycle)


@pytest.fixture
def paper(draft):
    return Document.objects.first()


def issue(client, scheme, **said):
    data = {"action": "issue", "_selected_action": [scheme.pk], **said}
    return client.post(LIST, data, follow="confirmed" in said)


def sayings(response):
    return [str(message) for message in response.context["messages"]]


def test_a_year_without_results_before_it_asks_for_no_replay(cycle_2022, secretary):
    scheme = clone_scheme(
        scheme=cycle_2022.schemes.get(), cycle=Cycle.objects.get(bloc=cycle_2022.bloc, year=2023)
    )

    issued = issue_scheme(
        scheme=scheme, issued_on=date(2023, 2, 1), document=None, officer=secretary
    )

    assert not needs_replay(scheme)
    assert issued.issued


@pytest.mark.parametrize(
    ("seen", "refusal"),
    [
        pytest.param("", Refusal.REPLAY_NOT_SEEN, id="nobody looked"),
        pytest.param("khac", Refusal.REPLAY_STALE, id="another draft was looked at"),
    ],
)
def test_without_the_replay_of_this_draft_nothing_is_issued(draft, secretary, seen, refusal):
    with pytest.raises(Refused) as refused:
        issue_scheme(scheme=draft, issued_on=date(2023, 2, 1), officer=secretary, seen=seen)

    assert refused.value.refusal is refusal
    assert not Scheme.objects.get(pk=draft.pk).issued


def test_the_page_that_asks_shows_the_replay_and_sends_what_it_showed(
    as_officer, secretary, draft, paper
):
    client = as_officer(secretary)

    asked = issue(client, draft)
    done = issue(
        client,
        draft,
        confirmed="1",
        issued_on="01/02/2023",
        document=paper.pk,
        **{f"seen-{draft.pk}": rules_token(draft)},
    )

    page = asked.content.decode()
    assert f'name="seen-{draft.pk}" value="{rules_token(draft)}"' in page
    assert "Thái Nguyên" in page
    assert len(asked.context["replays"]) == 1
    assert Scheme.objects.get(pk=draft.pk).issued
    assert len(sayings(done)) == 1


def test_what_changed_after_it_was_shown_is_not_issued(as_officer, secretary, draft, paper):
    token = rules_token(draft)
    draft.criteria.filter(code="du-an").update(name="Dự án mới")

    response = issue(
        as_officer(secretary),
        draft,
        confirmed="1",
        issued_on="01/02/2023",
        document=paper.pk,
        **{f"seen-{draft.pk}": token},
    )

    with translation.override("vi"):
        assert sayings(response) == [f"{draft}: {Refused(Refusal.REPLAY_STALE)}"]
    assert not Scheme.objects.get(pk=draft.pk).issued


def test_a_replay_that_cannot_be_computed_says_why(as_officer, secretary, draft):
    draft.criteria.update(method="linear", parameters={})

    (replay,) = issue(as_officer(secretary), draft).context["replays"]

    assert replay["refused"]


def test_issuing_asks_the_stage(draft, secretary):
    Cycle.objects.filter(pk=draft.cycle_id).update(stage="reporting")

    with pytest.raises(Refused) as refused:
        issue_scheme(
            scheme=draft, issued_on=date(2023, 2, 1), officer=secretary, seen=rules_token(draft)
        )

    assert refused.value.refusal is Refusal.WRONG_STAGE


def test_an_auditor_has_no_such_action(as_officer, auditor, draft):
    assert "Ban hành" not in as_officer(auditor).get(LIST).content.decode()


def test_the_tie_breakers_of_an_issued_scheme_are_words(as_officer, secretary, edition_2022):
    scheme = edition_2022.cycle.schemes.get()
    Scheme.objects.filter(pk=scheme.pk).update(tie_breakers=["lao-dong", "da-xoa"])

    page = as_officer(secretary).get(reverse("admin:blocs_scheme_change", args=[scheme.pk]))

    words = page.content.decode()
    assert "Lao động trong khu công nghiệp; da-xoa" in words
    assert "[&quot;lao-dong&quot;" not in words
