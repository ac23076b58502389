"""A picture laid out as one image: what it shows above, the marks, where it is from below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from blocs.documents.charts.look import STYLE
from blocs.queries.bars import Segment
from blocs.queries.charts.picture import Picture
from boards.typesetting.image import compile_png

WIDTH, EDGE = 760, 20
INNER = WIDTH - 2 * EDGE
TITLE, TEXT, SMALL = 27, 21, 18
"""Pixels from one line to the next."""
OF_TITLE, OF_TEXT, OF_SMALL = 62, 96, 112
"""Letters that a line has room for, with some to spare in either face."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it stands."""

    y: int
    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend."""

    y: int
    segment: Segment
    text: str

    @property
    def swatch_y(self) -> int:
        return self.y - 11


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything on the image, placed."""

    head: tuple[Line, ...]
    keys: tuple[Key, ...]
    marks_y: int
    foot: tuple[Line, ...]
    height: int


def svg_of(picture: Picture, language: str) -> bytes:
    """The image, whole: no other file, face or script is asked for."""
    context = {
        "picture": picture,
        "chart": picture.marks,
        "layout": layout_of(picture),
        "language": language,
        "style": STYLE,
        "width": WIDTH,
        "edge": EDGE,
        "inner": INNER,
    }
    text = render_to_string("documents/charts/chart.svg", context)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()).encode()


def png_of(picture: Picture, language: str) -> bytes:
    """The same image as pixels."""
    return compile_png(svg_of(picture, language), width=WIDTH)


def layout_of(picture: Picture) -> Layout:
    """Where each line stands; long ones are broken, none runs over the edge."""
    head, at = _lines(_head(picture), 6)
    keys = tuple(
        Key(at + 4 + TEXT * number, segment, shorten(segment.label, OF_TEXT - 6, placeholder=" …"))
        for number, segment in enumerate(picture.legend, start=1)
    )
    marks = at + 4 + TEXT * len(keys) + 14
    foot, end = _lines(_foot(picture), marks + picture.marks.height + 8)
    return Layout(head, keys, marks, foot, end + EDGE)


@dataclass(frozen=True, slots=True)
class _Text:
    words: str
    look: str
    step: int
    room: int


def _head(picture: Picture) -> list[_Text]:
    mark = _text(_("Illustration – not an official result"), "caution")
    return [
        _Text(picture.title, "title", TITLE, OF_TITLE),
        _text(f"{picture.about}, {picture.period}"),
        _text(_("Unit: %(unit)s") % {"unit": picture.unit}),
        *([mark] if picture.illustrative else []),
    ]


def _foot(picture: Picture) -> list[_Text]:
    words = [
        *picture.notes,
        *(_("Source: %(source)s") % {"source": source} for source in picture.sources),
        _("Licence: %(licence)s") % {"licence": picture.licence},
    ]
    return [_Text(each, "foot", SMALL, OF_SMALL) for each in words]


def _text(words: str, look: str = "") -> _Text:
    return _Text(words, look, TEXT, OF_TEXT)


def _lines(texts: Iterable[_Text], at: int) -> tuple[tuple[Line, ...], int]:
    """The texts as lines below ``at``, and where the last one stands."""
    lines: list[Line] = []
    for text in texts:
        for words in _broken(text):
            at += text.step
            lines.append(Line(at, words, text.look))
    return tuple(lines), at


def _broken(text: _Text) -> Sequence[str]:
    return wrap(text.words, text.room, break_on_hyphens=False)
