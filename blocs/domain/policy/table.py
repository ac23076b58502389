"""The policy: who may do what, at which stage of a cycle. One table for the whole site.

The admin, the pages, the exports and the files all ask it, through ``officer.has_perm``; nothing
else decides. What a stage forbids, a running exemption of the report may open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from blocs.enums import Act, Party, Stage

_OWN, _ANY_BOARD, _MEMBER, _UPLOADER, _CHAIR, _DEPUTY, _SECRETARIAT, _AUDITOR = Party
_PLANNING, _RUNNING, _REPORTING, _APPRAISAL, _CONFERENCE, _PROPOSED, _CLOSED = Stage

_READERS = (_OWN, _CHAIR, _DEPUTY, _SECRETARIAT, _AUDITOR)
_WRITERS = (_OWN, _SECRETARIAT)
_REVIEWERS = (_CHAIR, _DEPUTY, _SECRETARIAT)
_COUNCIL = (_SECRETARIAT,)

ANY = frozenset(Stage)
_BEFORE_REPORTS = frozenset({_PLANNING, _RUNNING})
_ENTRY = frozenset({_RUNNING, _REPORTING, _APPRAISAL, _CONFERENCE})
_REVIEW = frozenset({_REPORTING, _APPRAISAL, _CONFERENCE})
_RESULTS = frozenset({_APPRAISAL, _CONFERENCE, _PROPOSED})


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: ``parties`` may do ``act`` while the cycle is at one of ``stages``.

    ``others_only``: no board does it to its own report. ``second_person``: nobody does it who took
    the first step. ``opened``: an exemption of the report stands above the stage.
    ``unless_frozen``: while the result of the year is frozen, only the council and auditors do it.
    """

    act: Act
    parties: tuple[Party, ...]
    stages: frozenset[Stage] = ANY
    others_only: bool = False
    second_person: bool = False
    opened: bool = False
    unless_frozen: bool = False


# Schemes and pledges often come after the year has begun; figures are corrected up to the
# conference; a chair lost in mid-year is replaced at any stage but the last; decisions arrive
# when the work of the bloc is over. No party keeps the officers: superusers do, who are asked
# no rule.
#
# Peers are boards: the council appraises, and is none of them. Who takes part in the peer scoring
# is told by the scheme: its leaders always, every member where it says so. Which boards take part
# in an opinion, and so read it, is told by ``blocs/domain/layers``.
#
# The outgoing chair makes its hand-over while its mandate runs: HAND_OVER ends with it, the same
# moment. What was made is read and confirmed by both sides as members of it, before and after.
_RULES = (
    Rule(Act.READ_REPORT, _READERS),
    Rule(Act.READ_HISTORY, _READERS),
    Rule(Act.READ_RIGHTS, _READERS),
    Rule(Act.EXPORT, _READERS),
    Rule(Act.OPEN_REPORT, _WRITERS, _ENTRY),
    Rule(Act.EDIT_FIGURES, _WRITERS, _ENTRY, opened=True),
    Rule(Act.EXPLAIN, _WRITERS, _ENTRY, opened=True),
    Rule(Act.ATTACH_EVIDENCE, _WRITERS, _ENTRY, opened=True),
    Rule(Act.IMPORT_FIGURES, _WRITERS, _ENTRY, opened=True),
    Rule(Act.READ_IMPORT, (_UPLOADER, _SECRETARIAT, _AUDITOR)),
    Rule(Act.UNDO_IMPORT, (_UPLOADER, _SECRETARIAT)),
    Rule(Act.REMARK, (_OWN, *_REVIEWERS)),
    Rule(Act.SUBMIT_REPORT, _WRITERS, _REVIEW, opened=True),
    Rule(Act.RETURN_REPORT, _REVIEWERS, _REVIEW, True, True, opened=True),
    Rule(Act.VERIFY_REPORT, _REVIEWERS, _REVIEW, True, True, opened=True),
    Rule(Act.GRANT_EXEMPTION, (_CHAIR, _SECRETARIAT), others_only=True),
    Rule(Act.RAISE_DOUBT, (_OWN, *_REVIEWERS), _ENTRY, opened=True),
    Rule(Act.SETTLE_DOUBT, _REVIEWERS, _ENTRY, True, True, opened=True),
    Rule(Act.EDIT_MEMBERSHIP, _COUNCIL, frozenset({_PLANNING})),
    Rule(Act.EDIT_MANDATES, _COUNCIL, ANY - {_CLOSED}),
    Rule(Act.EDIT_SCHEME, _COUNCIL, _BEFORE_REPORTS),
    Rule(Act.ISSUE_SCHEME, _COUNCIL, _BEFORE_REPORTS),
    Rule(Act.RECORD_BREACH, _COUNCIL, ANY - {_PLANNING, _CLOSED}),
    Rule(Act.EDIT_PLEDGE, _REVIEWERS, _BEFORE_REPORTS),
    Rule(Act.END_PLEDGE, (_CHAIR, _SECRETARIAT), _BEFORE_REPORTS),
    Rule(Act.SIGN_PLEDGE, _WRITERS, _BEFORE_REPORTS),
    Rule(Act.CONFIRM_SIGNATURE, _REVIEWERS, _BEFORE_REPORTS, True, True),
    Rule(Act.RECORD_PLEDGE, _COUNCIL, _BEFORE_REPORTS),
    Rule(Act.EDIT_TARGETS, _WRITERS, _BEFORE_REPORTS),
    Rule(Act.READ_CYCLE, (_MEMBER, _CHAIR, _DEPUTY, _SECRETARIAT, _AUDITOR)),
    Rule(Act.KEEP_CALENDAR, _REVIEWERS, ANY - {_CLOSED}),
    Rule(Act.KEEP_LETTERS, (_CHAIR, _SECRETARIAT)),
    Rule(Act.MOVE_STAGE, _COUNCIL),
    Rule(Act.HAND_OVER, (_CHAIR, _SECRETARIAT)),
    Rule(Act.SIGN_HAND_OVER, (_MEMBER,)),
    Rule(Act.READ_HAND_OVER, (_MEMBER, _SECRETARIAT, _AUDITOR)),
    Rule(Act.RECORD_SUCCESSION, _COUNCIL),
    Rule(Act.SELF_SCORE, _WRITERS, frozenset({_REPORTING})),
    Rule(Act.PEER_SCORE, (_MEMBER, _CHAIR, _DEPUTY), frozenset({_APPRAISAL}), others_only=True),
    Rule(Act.SCORE, _COUNCIL, frozenset({_APPRAISAL, _CONFERENCE})),
    Rule(Act.READ_OPINIONS, (_MEMBER, _SECRETARIAT, _AUDITOR)),
    Rule(Act.OBJECT, _WRITERS, frozenset({_APPRAISAL, _CONFERENCE})),
    Rule(Act.READ_OBJECTIONS, (_OWN, _SECRETARIAT, _AUDITOR)),
    Rule(
        Act.READ_COMPUTED,
        (_MEMBER, _CHAIR, _DEPUTY, _SECRETARIAT, _AUDITOR),
        unless_frozen=True,
    ),
    Rule(Act.ASK_UNFREEZE, _COUNCIL),
    Rule(Act.UNFREEZE, _COUNCIL, second_person=True),
    Rule(Act.PREPARE_EDITION, _COUNCIL, _RESULTS),
    Rule(Act.PUBLISH_EDITION, _COUNCIL, _RESULTS, second_person=True),
    Rule(Act.REVEAL, (_CHAIR, _SECRETARIAT), unless_frozen=True),
    Rule(Act.REHEARSE, (_CHAIR, _SECRETARIAT)),
    Rule(Act.END_EMBARGO, _COUNCIL, second_person=True),
    Rule(Act.READ_RESULTS, (_SECRETARIAT, _AUDITOR)),
    Rule(Act.BALLOT, _REVIEWERS, frozenset({_CONFERENCE})),
    Rule(Act.VOTE, (_OWN,), frozenset({_CONFERENCE})),
    Rule(Act.NOMINATE, _COUNCIL, frozenset({_CONFERENCE, _PROPOSED})),
    Rule(Act.READ_DOSSIER, _READERS),
    Rule(Act.FILL_DOSSIER, _WRITERS, frozenset({_CONFERENCE, _PROPOSED})),
    Rule(Act.SUBMIT, _COUNCIL, frozenset({_PROPOSED})),
    Rule(Act.DECIDE, _COUNCIL, frozenset({_PROPOSED, _CLOSED})),
    Rule(Act.READ_CATALOGUE, (_ANY_BOARD, _SECRETARIAT, _AUDITOR)),
    Rule(Act.READ_REGISTERS, (_SECRETARIAT, _AUDITOR)),
    Rule(Act.KEEP_REGISTERS, _COUNCIL),
    Rule(Act.KEEP_CHECKS, _COUNCIL),
    Rule(Act.KEEP_OFFICERS, ()),
)

POLICY: Mapping[Act, Rule] = MappingProxyType({rule.act: rule for rule in _RULES})
