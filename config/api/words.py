"""What the objects of the answers are, for the description of the API."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_noop as _

PAGE = _("One page of a list.")
OF_EDITION = _("A part of a published edition, with what it takes to cite it.")

SHAPES: Mapping[str, str] = {
    "Bloc": _("Boards that compete with one another under a council."),
    "Member": _("A board in a bloc, from a day to a day."),
    "Mandate": _("A board as chair or deputy of a bloc in a year; never a person."),
    "Board": _("A public body that competes."),
    "Name": _("A name that a board bore before its present one."),
    "Succession": _("A merger, split, renaming, transfer or end, on a day, by a document."),
    "Indicator": _("One thing that boards report each year."),
    "Paper": _("A document that a fact rests on."),
    "Head": _("A published edition: which one, since when, under which licence, sealed by what."),
    "EditionWhole": _("An edition with its members, leaders, indicators and documents."),
    "Conference": _("Where and when the year was concluded."),
    "EditionMember": _("A member under its name of that year."),
    "EditionMandate": _("A mandate as the edition knew it."),
    "EditionIndicator": _("An indicator as the edition knew it."),
    "Standing": _("The place and points of one board."),
    "Line": _("The points of a board for one criterion, with the reason in both languages."),
    "Value": _("An amount in the unit of comparison."),
    "Both": _("A sentence in both languages."),
    "Figure": _("A figure as it was printed and as it was understood."),
    "Target": _("What a member pledged to reach."),
    "Rate": _("What one unit of a currency was worth in đồng, and who says so."),
    "SchemeRules": _("The rules as they were sealed."),
    "Criterion": _("A rule by which points are given."),
    "Pledge": _("One version of the covenant of a year; a draft is not public."),
    "Promise": _("A target as the pledge seals it."),
    "Signature": _("What a member did with a pledge; who signed for it stands on the page only."),
    "Ballot": _("A counted ballot as it was sealed."),
    "Turnout": _("How many there were of what."),
    "Quorum": _("How many had to be there, and how many were."),
    "Count": _("What a name received; of a secret ballot there are only sums."),
    "Award": _("A form of commendation."),
    "Rule": _("A legal rule of an award in a period, with its source and how sure we are of it."),
    "Decision": _("What the authority decided, by a numbered document."),
    "Conferral": _("An award that a decision gave to a board, whatever became of it."),
    "End": _("What a later decision did to an award."),
    "Problem": _("What went wrong, as RFC 9457 describes it; in the language asked for."),
    "Wrong": _("A parameter that was not understood."),
    **dict.fromkeys(
        (
            *("Blocs", "Members", "Mandates", "Boards", "Indicators", "Editions"),
            *("Pledges", "Ballots", "Awards", "Decisions", "Conferrals"),
        ),
        PAGE,
    ),
    **dict.fromkeys(("Standings", "Figures", "Targets", "Rates", "Scheme"), OF_EDITION),
}
"""By name; closed lists describe themselves."""
