"""Blocs in a few words: letters are boards, seated in the order in which they are named."""

from datetime import date

from blocs.domain.rotation import Hindrance, Led, Rotation, Rule, Seat

FOUNDED = date(2020, 1, 1)


def number(letter):
    return ord(letter) - ord("A") + 1


def numbers(letters):
    return tuple(number(letter) for letter in letters)


def letters(boards):
    return "".join(chr(ord("A") + board - 1) for board in boards)


def seats(order, *, since=FOUNDED):
    return tuple(Seat(place, number(board), since) for place, board in enumerate(order, start=1))


def led(year, chair, deputies="", acting=""):
    return Led(year, numbers(chair), numbers(deputies), numbers(acting))


def hindered(board, year, kind="declined"):
    return Hindrance(number(board), year, kind)


def rotation(order="ABCD", *, past=(), endings=(), hindrances=(), more=(), without="", **rule):
    """Boards ``without`` a seat are left out; ``more`` seats come on top."""
    held = tuple(seat for seat in seats(order) if seat.board not in numbers(without))
    return Rotation(Rule(**rule), (*held, *more), tuple(endings), tuple(hindrances), tuple(past))
