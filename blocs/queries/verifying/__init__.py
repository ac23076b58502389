"""What anybody may learn of a file or a code: whether the site knows it, and what it is worth."""

from blocs.queries.verifying.answers import Verified, Witness
from blocs.queries.verifying.by_code import verified_code
from blocs.queries.verifying.by_file import verified_file

__all__ = ["Verified", "Witness", "verified_code", "verified_file"]
