"""The two forms of the guided succession: what happened, and what is decided with it."""

from blocs.forms.successions.deciding import DecisionForm
from blocs.forms.successions.kinds import FORMS
from blocs.forms.successions.telling import EventForm, Told

__all__ = ["FORMS", "DecisionForm", "EventForm", "Told"]
