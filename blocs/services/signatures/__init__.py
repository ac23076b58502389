"""Signing a pledge: digitally, on paper, or not at all; all three by the board itself."""

from blocs.services.signatures.declining import decline_to_sign
from blocs.services.signatures.digital import FileRefused, sign_digitally
from blocs.services.signatures.paper import (
    confirm_signature,
    record_paper_signature,
    reject_signature,
)

__all__ = [
    "FileRefused",
    "confirm_signature",
    "decline_to_sign",
    "record_paper_signature",
    "reject_signature",
    "sign_digitally",
]
