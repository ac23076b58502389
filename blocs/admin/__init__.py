"""Blocs, their cycles, rules and results, for staff."""

from blocs.admin import blocs, cycles, editions, pledges, rotation, schemes, scores

__all__ = ["blocs", "cycles", "editions", "pledges", "rotation", "schemes", "scores"]
