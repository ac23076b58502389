"""Messages of the sources, extracted without GNU gettext, which a newcomer's machine may lack.

``python -m tests.catalogue`` prints those that wait for a translation, as entries of a catalogue.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
OURS = ("boards", "blocs", "awards", "config", "templates")
SHOWN = ("import_export", "django.contrib.admin", "django.contrib.auth", "django.forms")
PO = ROOT / "config/locale/vi/LC_MESSAGES/django.po"
PLAIN = dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"])
PLURAL = dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2))
CONTEXT = dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2))
BOTH = dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3))

Message = tuple[str | None, str | tuple[str, ...]]


def python_messages(source: str) -> Iterator[Message]:
    """The messages of Python source: context, or nothing, and the text; a plural has two."""
    keywords = PLAIN | PLURAL | CONTEXT | BOTH
    for _line, text, _notes, context in extract("python", io.BytesIO(source.encode()), keywords):
        yield context, text


def template_messages(source: str) -> Iterator[Message]:
    """The messages of a template; Django turns its tags into calls that look like Python."""
    calls = "\n".join(line.strip() for line in templatize(source).splitlines())
    return python_messages(calls)


def messages_in(folder: Path) -> dict[Message, Path]:
    """Every message of the Python sources and templates of a folder, with one file that has it."""
    found: dict[Message, Path] = {}
    for path in sorted(folder.rglob("*.*")):
        if path.suffix == ".py" and "migrations" not in path.parts:
            found |= dict.fromkeys(python_messages(path.read_text()), path)
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            found |= dict.fromkeys(template_messages(path.read_text()), path)
    return found


def messages() -> dict[Message, Path]:
    """Every message of our sources."""
    return {
        message: path for folder in OURS for message, path in messages_in(ROOT / folder).items()
    }


def borrowed() -> dict[Message, Path]:
    """Messages of packages that show on our pages, which the catalogue may word anew."""
    packages = [find_spec(name) for name in SHOWN]
    return {
        message: path
        for package in packages
        for message, path in messages_in(Path(package.origin).parent).items()
    }


def catalogue() -> Catalog:
    """The Vietnamese catalogue, as its file stands."""
    with PO.open("rb") as file:
        return read_po(file, locale="vi", abort_invalid=True)


def english(entry: BabelMessage, *, plural: bool = False) -> str:
    """The text that an entry translates; where it has a plural, the singular unless asked."""
    return entry.id if isinstance(entry.id, str) else entry.id[plural]


def translations(entry: BabelMessage) -> tuple[str, ...]:
    """The translations of an entry: one text, or one for each plural form."""
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)


def gaps() -> dict[Message, Path]:
    """Messages without a translation that somebody has looked at."""
    known = {
        (entry.context, text)
        for entry in catalogue()
        if all(translations(entry)) and not entry.fuzzy
        for text in (entry.id, english(entry))
    }
    return {message: path for message, path in messages().items() if message not in known}


def waiting() -> Catalog:
    """The gaps as empty entries, each with the file that needs it."""
    found = Catalog(locale="vi")
    for (context, text), path in gaps().items():
        found.add(text, locations=[(str(path.relative_to(ROOT)), 1)], context=context)
    return found


if __name__ == "__main__":
    write_po(sys.stdout.buffer, waiting(), omit_header=True, include_lineno=False)
