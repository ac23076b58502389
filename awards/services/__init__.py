"""The writes of the awards app: one verb, one transaction each."""

from awards.services.nominating import nominate, nominate_chosen

__all__ = ["nominate", "nominate_chosen"]
