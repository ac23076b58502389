"""What Django calls a permission, and which act of the policy it asks about.

A model that is not named here, and a permission that is not, belongs to superusers only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from blocs.enums import Act


@dataclass(frozen=True, slots=True)
class Asked:
    """The acts behind *view*, *add*, *change* and *delete* of a model; without one, nobody may."""

    view: Act
    add: Act | None = None
    change: Act | None = None
    delete: Act | None = None


def _kept(view: Act, keep: Act) -> Asked:
    return Asked(view, keep, keep, keep)


_REGISTER = _kept(Act.READ_REGISTERS, Act.KEEP_REGISTERS)
_CATALOGUE = _kept(Act.READ_CATALOGUE, Act.KEEP_REGISTERS)
_PLEDGE = _kept(Act.READ_REGISTERS, Act.RECORD_PLEDGE)
_SCHEME = _kept(Act.READ_REGISTERS, Act.EDIT_SCHEME)
_RESULT = Asked(Act.READ_RESULTS)
_PART = Asked(Act.READ_REPORT)

# Whoever opens a report from a list chooses the board: that is keeping the registers. A board
# opens its own by beginning to fill it.
MODELS: Mapping[str, Asked] = MappingProxyType(
    {
        "boards.province": _REGISTER,
        "boards.board": _REGISTER,
        "boards.boardname": _REGISTER,
        "boards.boardalias": _REGISTER,
        # Boards that ended do not come back with the row: only superusers delete it.
        "boards.succession": Asked(
            Act.READ_REGISTERS, Act.RECORD_SUCCESSION, Act.RECORD_SUCCESSION
        ),
        "boards.signatory": _REGISTER,
        "boards.certificate": _REGISTER,
        "boards.document": _CATALOGUE,
        "boards.indicator": _CATALOGUE,
        "boards.exchangerate": _CATALOGUE,
        "boards.check": _kept(Act.READ_CATALOGUE, Act.KEEP_CHECKS),
        "boards.officer": _kept(Act.READ_REGISTERS, Act.KEEP_OFFICERS),
        "boards.report": Asked(
            Act.READ_REPORT, Act.KEEP_REGISTERS, Act.EDIT_FIGURES, Act.KEEP_REGISTERS
        ),
        "boards.figure": _kept(Act.READ_REPORT, Act.EDIT_FIGURES),
        "boards.explanation": Asked(Act.READ_REPORT, Act.EXPLAIN, Act.EXPLAIN),
        "boards.evidence": _kept(Act.READ_REPORT, Act.ATTACH_EVIDENCE),
        "boards.remark": Asked(Act.READ_REPORT, Act.REMARK, Act.REMARK),
        "boards.filing": _PART,
        "boards.returnedcell": _PART,
        "boards.exemption": _PART,
        "boards.intake": Asked(Act.READ_IMPORT),
        "boards.intakepart": Asked(Act.READ_IMPORT),
        "boards.intakerow": Asked(Act.READ_IMPORT),
        "boards.headingmemory": Asked(Act.READ_REGISTERS, delete=Act.KEEP_REGISTERS),
        "boards.change": Asked(Act.READ_HISTORY),
        "boards.seal": Asked(Act.READ_HISTORY),
        "blocs.bloc": _REGISTER,
        "blocs.membership": _kept(Act.READ_REGISTERS, Act.EDIT_MEMBERSHIP),
        "blocs.cycle": _REGISTER,
        "blocs.mandate": _kept(Act.READ_REGISTERS, Act.EDIT_MANDATES),
        "blocs.hindrance": _kept(Act.READ_REGISTERS, Act.EDIT_MANDATES),
        "blocs.scheme": _SCHEME,
        "blocs.group": _SCHEME,
        "blocs.criterion": _SCHEME,
        "blocs.gate": _SCHEME,
        "blocs.grade": _SCHEME,
        "blocs.breach": _kept(Act.READ_RESULTS, Act.RECORD_BREACH),
        "blocs.target": _PLEDGE,
        "blocs.calendarrule": _REGISTER,
        "blocs.milestone": _REGISTER,
        "blocs.dayoff": _REGISTER,
        "blocs.letter": Asked(Act.KEEP_LETTERS),
        "blocs.errand": Asked(Act.READ_REGISTERS),
        "blocs.handover": Asked(Act.READ_HAND_OVER),
        "blocs.pledge": _PLEDGE,
        "blocs.signature": _PLEDGE,
        "blocs.score": _RESULT,
        "blocs.opinion": Asked(Act.READ_OPINIONS),
        "blocs.reconciliation": _RESULT,
        "blocs.objection": Asked(Act.READ_OBJECTIONS),
        "blocs.edition": _RESULT,
        "blocs.standing": _RESULT,
        "blocs.freeze": Asked(Act.READ_REGISTERS),
        "awards.award": _REGISTER,
        "awards.awardrule": _REGISTER,
        "awards.attendance": Asked(Act.READ_CYCLE, Act.BALLOT, Act.BALLOT),
        "awards.ballot": Asked(Act.READ_CYCLE, Act.BALLOT, Act.BALLOT),
        "awards.name": Asked(Act.READ_CYCLE),
        "awards.elector": Asked(Act.READ_CYCLE),
        # Nobody reads a closed envelope, superusers included: there is nothing in it to be read.
        "awards.envelope": Asked(Act.KEEP_OFFICERS),
        "awards.boxcount": Asked(Act.KEEP_OFFICERS),
        "awards.ballotkey": Asked(Act.KEEP_OFFICERS),
        "awards.nomination": _kept(Act.READ_REGISTERS, Act.NOMINATE),
        "awards.piecerule": _REGISTER,
        "awards.piece": Asked(Act.READ_DOSSIER),
        "awards.achievementreport": Asked(Act.READ_DOSSIER),
        "awards.submission": Asked(Act.READ_REGISTERS, Act.SUBMIT, Act.SUBMIT),
        "awards.officialfile": Asked(Act.READ_REGISTERS),
        "awards.papertemplate": Asked(Act.READ_REGISTERS, Act.KEEP_REGISTERS),
        "awards.listprofile": _REGISTER,
        "awards.listcolumn": _REGISTER,
        # What was decided stands: only the name of the signer is corrected, and nothing deleted.
        "awards.decision": Asked(Act.READ_REGISTERS, Act.DECIDE, Act.DECIDE),
        "awards.conferral": Asked(Act.READ_REGISTERS),
        "awards.ending": Asked(Act.READ_REGISTERS),
    }
)

ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "boards.open_report": Act.OPEN_REPORT,
        "boards.explain_report": Act.EXPLAIN,
        "boards.attach_evidence": Act.ATTACH_EVIDENCE,
        "boards.remark_report": Act.REMARK,
        "boards.submit_report": Act.SUBMIT_REPORT,
        "boards.return_report": Act.RETURN_REPORT,
        "boards.verify_report": Act.VERIFY_REPORT,
        "boards.grant_exemption": Act.GRANT_EXEMPTION,
        "boards.raise_doubt": Act.RAISE_DOUBT,
        "boards.settle_doubt": Act.SETTLE_DOUBT,
        "boards.import_figure": Act.IMPORT_FIGURES,
        "boards.undo_intake": Act.UNDO_IMPORT,
        "boards.export_figure": Act.EXPORT,
        "boards.view_rights": Act.READ_RIGHTS,
        "boards.record_succession": Act.RECORD_SUCCESSION,
        "blocs.issue_scheme": Act.ISSUE_SCHEME,
        "blocs.read_cycle": Act.READ_CYCLE,
        "blocs.move_stage": Act.MOVE_STAGE,
        "blocs.keep_calendar": Act.KEEP_CALENDAR,
        "blocs.keep_letters": Act.KEEP_LETTERS,
        "blocs.edit_targets": Act.EDIT_TARGETS,
        "blocs.edit_pledge": Act.EDIT_PLEDGE,
        "blocs.end_pledge": Act.END_PLEDGE,
        "blocs.sign_pledge": Act.SIGN_PLEDGE,
        "blocs.confirm_signature": Act.CONFIRM_SIGNATURE,
        "blocs.hand_over": Act.HAND_OVER,
        "blocs.sign_hand_over": Act.SIGN_HAND_OVER,
        "blocs.read_hand_over": Act.READ_HAND_OVER,
        "blocs.self_score": Act.SELF_SCORE,
        "blocs.peer_score": Act.PEER_SCORE,
        "blocs.score_cycle": Act.SCORE,
        "blocs.raise_objection": Act.OBJECT,
        "blocs.read_computed": Act.READ_COMPUTED,
        "blocs.ask_unfreeze": Act.ASK_UNFREEZE,
        "blocs.unfreeze": Act.UNFREEZE,
        "blocs.prepare_edition": Act.PREPARE_EDITION,
        "blocs.approve_edition": Act.PUBLISH_EDITION,
        "blocs.reveal_result": Act.REVEAL,
        "blocs.rehearse_result": Act.REHEARSE,
        "blocs.end_embargo": Act.END_EMBARGO,
        "awards.read_dossier": Act.READ_DOSSIER,
        "awards.fill_dossier": Act.FILL_DOSSIER,
        "awards.hold_ballot": Act.BALLOT,
        "awards.cast_vote": Act.VOTE,
    }
)
"""Permissions that are more than one of the four verbs."""


def _every() -> Iterator[tuple[str, Act]]:
    for label, asked in MODELS.items():
        app, model = label.split(".")
        for verb in ("view", "add", "change", "delete"):
            act: Act | None = getattr(asked, verb)
            if act:
                yield f"{app}.{verb}_{model}", act
    yield from ACTS.items()


PERMISSIONS: Mapping[str, Act] = MappingProxyType(dict(_every()))
"""Every permission that the policy answers, as Django names it: ``boards.change_report``."""
