"""Awards, nominations and decisions, for staff."""

from awards.admin import awards, decisions, nominations, submissions

__all__ = ["awards", "decisions", "nominations", "submissions"]
