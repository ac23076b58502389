"""A hand-over dossier as one ZIP that needs nothing but a browser, Excel and Word."""

from blocs.exports.hand_over.packing import INDEX, MINUTE, pack

__all__ = ["INDEX", "MINUTE", "pack"]
