"""Vietnamese names: search without marks, alphabetical order, addresses.

Search and order work on stored plain-ASCII columns, so that every database agrees without a
collation of its own. Letters come first, a ă â b c d đ e ê …, then the tones ngang, huyền, hỏi,
ngã, sắc, nặng.
"""

from __future__ import annotations

import unicodedata

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_TONE_RANK = {mark: str(rank) for rank, mark in enumerate(_TONES, start=1)}

# `{` and `|` follow `z` in ASCII: "ă" comes after every "a…", "â" after every "ă…".
_LETTERS = {
    "ă": "a{",
    "â": "a|",
    "đ": "d{",
    "ð": "d{",  # typed for đ where the keyboard is not Vietnamese
    "ê": "e{",
    "ô": "o{",
    "ơ": "o|",
    "ư": "u{",
}
_BARRED = str.maketrans("đð", "dd")


def fold(text: str) -> str:
    """``text`` for searching: no marks, no case, no punctuation, single spaces.

    đ is mapped by hand, because Unicode does not decompose it. Folding twice changes nothing.
    """
    plain = unicodedata.normalize("NFKD", _caseless(text)).translate(_BARRED)
    kept = (mark for mark in plain if unicodedata.category(mark) != "Mn")
    return " ".join("".join(mark if mark.isalnum() else " " for mark in kept).split())


def fold_lines(text: str) -> str:
    """``text`` folded line by line: names side by side, so that one can be found from its start."""
    return "\n".join(filter(None, map(fold, text.splitlines())))


def sort_key(text: str) -> str:
    """An ASCII text whose byte order is Vietnamese alphabetical order.

    Letters of all words first, then one tone per word; hence hòa and hoà are equal. Punctuation is
    a gap between words; letters of other scripts follow z.
    """
    words = [_word_key(word) for word in _words(text)]
    letters = "-".join(letters for letters, _ in words)
    tones = "".join(tone for _, tone in words)
    return f"{letters} {tones}".strip()


def slugify_vi(text: str) -> str:
    """``text`` for an address: ``Hòa Bình`` gives ``hoa-binh``; other scripts are left out."""
    ascii_only = "".join(mark if mark.isascii() else " " for mark in fold(text))
    return "-".join(ascii_only.split())


def spelling(word: str) -> str:
    """``word`` with its tone moved to the end, so that hòa and hoà are the same word.

    Case and Unicode form do not matter either; vowel marks do.
    """
    bare, tone = _toneless(_caseless(word))
    return bare + tone


def _caseless(text: str) -> str:
    """Compatibility letters and case folded until nothing changes any more."""
    once = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", once).casefold()


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", _caseless(text))
    kept = (
        mark if mark.isalnum() or unicodedata.category(mark) == "Mn" else " " for mark in decomposed
    )
    return "".join(kept).split()


def _toneless(word: str) -> tuple[str, str]:
    """The composed letters of ``word`` and its tone mark, empty for ngang."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = [mark for mark in decomposed if mark in _TONE_RANK]
    bare = "".join(mark for mark in decomposed if mark not in _TONE_RANK)
    return unicodedata.normalize("NFC", bare), "".join(tones[:1])


def _word_key(word: str) -> tuple[str, str]:
    bare, tone = _toneless(word)
    return "".join(map(_letter_key, bare)), _TONE_RANK.get(tone, "0")


def _letter_key(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    plain = fold(letter)
    if plain.isascii():
        return plain
    return "".join(f"z~{ord(mark):06x}" for mark in plain)
