"""Awards, nominations and decisions, for staff."""

from awards.admin import (
    awards,
    ballots,
    decisions,
    files,
    nominations,
    profiles,
    submissions,
    templates,
)

__all__ = [
    "awards",
    "ballots",
    "decisions",
    "files",
    "nominations",
    "profiles",
    "submissions",
    "templates",
]
