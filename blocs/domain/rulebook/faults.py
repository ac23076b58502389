"""What can be wrong with a whole scheme."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from boards.domain.sentences import Sentence


class Fault(StrEnum):
    """What is wrong."""

    NO_CRITERIA = "no_criteria"
    TOTAL = "total"
    PLACES = "places"
    WEIGHTS = "weights"
    CODE_TWICE = "code_twice"
    NO_SUCH_GROUP = "no_such_group"
    CIRCLE = "circle"
    EMPTY_GROUP = "empty_group"
    SUM = "sum"
    CAP = "cap"
    TOO_FEW_PARTS = "too_few_parts"
    OUTSIDE_INSIDE = "outside_inside"
    METHOD = "method"
    PROMISED = "promised"
    TIE_BREAKER = "tie_breaker"
    TIE_BREAKER_TWICE = "tie_breaker_twice"
    GATE_TARGET = "gate_target"
    AGAINST = "against"
    ALWAYS_APPLIES = "always_applies"
    NO_SUBSTITUTE = "no_substitute"
    SUBSTITUTE = "substitute"
    SUBSTITUTE_CIRCLE = "substitute_circle"


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault, the code of the line that has it (none: the scheme), and the sentence."""

    fault: Fault
    where: str
    sentence: Sentence
