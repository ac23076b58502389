"""The dossier of a cycle: every section, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils import timezone

from blocs.domain.hand_over import Attachment, Dossier, Section, Side
from blocs.models import Cycle
from blocs.queries.hand_over import people, promises, results, rules, work
from blocs.queries.hand_over.facts import Facts
from blocs.queries.hand_over.papers import attached_papers, grounds, papers, papers_section
from boards.models import Board, Evidence, Signatory

FOLDER = "Minh chứng"

# Awards stand above this app: they add what the year proposed and what was decided of it.
SECTION_RULES: list[Callable[[Cycle], Section]] = []


def dossier(cycle: Cycle, giver: Board | None, taker: Board | None) -> Dossier:
    """Everything that the chair of the cycle leaves behind, as it stands now.

    ``cycle`` comes with its bloc.
    """
    facts = Facts(cycle)
    documents, versions = papers(facts), promises.pledges_of(facts)
    published = results.editions_of(facts)
    sections = (
        work.milestones(facts),
        work.reports(facts),
        work.doubts(facts),
        work.findings(facts),
        work.remarks(facts),
        work.exemptions(facts),
        work.letters(facts),
        people.members(facts),
        people.mandates(facts),
        people.turns(facts),
        papers_section(documents),
        rules.schemes(facts),
        rules.criteria(facts),
        promises.pledges(versions),
        promises.signatures(versions),
        promises.targets(facts),
        results.filings(facts),
        results.figures(facts),
        results.editions(published),
        *(rule(cycle) for rule in SECTION_RULES),
        results.seal(),
    )
    signing = _signatories(facts, giver, taker)
    return Dossier(
        bloc=cycle.bloc.name,
        council=cycle.bloc.council,
        year=cycle.year,
        stage=str(cycle.get_stage_display()),
        giver=signing.get(giver),
        taker=signing.get(taker),
        made_at=timezone.now(),
        sections=sections,
        attachments=(
            *attached_papers(documents),
            *promises.attached_pledges(versions),
            *_evidence(facts),
        ),
        grounds=grounds(documents),
    )


def _signatories(facts: Facts, *boards: Board | None) -> dict[Board | None, Side]:
    """The sides, each with its signatory where only one person may sign today."""
    rows = Signatory.objects.filter(board__in=[board for board in boards if board])
    able = [row for row in rows if row.may_sign_on(facts.today)]
    found: dict[Board | None, Side] = {}
    for board in boards:
        if board is not None:
            own = [row for row in able if row.board_id == board.pk]
            post, name = (own[0].post, own[0].name) if len(own) == 1 else ("", "")
            found[board] = Side(board.pk, board.name_on(facts.today), post, name)
    return found


def _evidence(facts: Facts) -> Iterator[Attachment]:
    """The evidence of the year, in a folder for each board."""
    rows = Evidence.objects.filter(report__in=facts.reports)
    for row in rows.select_related("report__board", "indicator").order_by(
        "report__board__sort_key", "indicator__order", "pk"
    ):
        title = f"{row.indicator} – {row.title}"
        yield Attachment(f"{FOLDER}/{row.report.board}", title, str(row.file.name), row.sha256)
