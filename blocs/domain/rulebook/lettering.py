"""What stands under STT: I, II, III; below it 1, 2, 3; below that a, b, c, d, đ, e, g, h.

Decree 30/2020/NĐ-CP, Appendix I, letters points in the order of the Vietnamese alphabet. Real
tables of criteria use a, b, c, d, đ, e, g, h: no letter that differs from another only by a mark
(ă, â, ê, ô, ơ, ư), though some forms do insert ê.
"""

from __future__ import annotations

LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """``number``, from 1 on, in Roman numerals."""
    written = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written


def letter(number: int) -> str:
    """The ``number``-th letter, from 1 on; after y come aa, ab, ac."""
    written = ""
    while number:
        number, place = divmod(number - 1, len(LETTERS))
        written = LETTERS[place] + written
    return written


def sign(level: int, number: int) -> str:
    """The sign of the ``number``-th line at ``level``, 0 being that of I, II, III.

    Deeper than three levels no form has signs of its own: the lines are numbered again.
    """
    match level:
        case 0:
            return roman(number)
        case 2:
            return letter(number)
        case _:
            return str(number)
