"""The conference and its ballots, for staff and for those who vote."""

from awards.admin.ballots.registered import BallotAdmin

__all__ = ["BallotAdmin"]
