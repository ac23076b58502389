"""Awards, nominations and decisions, for staff."""

from awards.admin import (
    awards,
    decisions,
    files,
    nominations,
    profiles,
    submissions,
    templates,
)

__all__ = [
    "awards",
    "decisions",
    "files",
    "nominations",
    "profiles",
    "submissions",
    "templates",
]
