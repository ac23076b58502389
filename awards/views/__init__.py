"""Public pages of awards: the roll of honour, decisions, what an award is."""
