"""The calendar of a year: on which day each milestone is due, who owes it, who is reminded when.

Everything is computed from facts and a day. Nothing runs in the background: whoever reads late
reads the truth, and whoever reminds late reminds once.
"""

from blocs.domain.calendar.days import DueRule, due_days, is_working, working_day
from blocs.domain.calendar.owing import BY_HAND, Facts, Owing, done, owed, possible
from blocs.domain.calendar.reminding import due_step, step_day
from blocs.domain.calendar.standing import Standing, standing
from blocs.domain.calendar.steps import UnreadableSteps, read_steps, steps_of
from blocs.domain.calendar.timeline import Place, Timeline, timeline
from blocs.domain.calendar.wording import DUTIES, Matter

__all__ = [
    "BY_HAND",
    "DUTIES",
    "DueRule",
    "Facts",
    "Matter",
    "Owing",
    "Place",
    "Standing",
    "Timeline",
    "UnreadableSteps",
    "done",
    "due_days",
    "due_step",
    "is_working",
    "owed",
    "possible",
    "read_steps",
    "standing",
    "step_day",
    "steps_of",
    "timeline",
    "working_day",
]
