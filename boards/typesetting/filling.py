"""Word files from templates that somebody else wrote: the only place that calls docxtpl.

What comes in are texts, lists of texts and rows of texts; each is escaped where it is put, so that
nothing in a value can become markup. A template can name nothing but the fields of its paper.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml.etree import XMLSyntaxError

from boards.domain.papers import printable
from boards.refusals import Refused
from boards.typesetting import ooxml
from boards.typesetting.archive import check_word
from boards.typesetting.faults import TemplateFault, WordFault
from boards.typesetting.language import Names, PlainEnvironment, check, check_written

PARAGRAPH = "<w:p"


def fill_word(
    template: bytes,
    data: Mapping[str, Any],
    names: Names,
    *,
    title: str,
    author: str,
    made_at: datetime,
) -> bytes:
    """The template with its placeholders filled in. The same data give the same bytes.

    Raises ``Refused`` with a ``WordFault`` or a ``TemplateFault``.
    """
    check_word(template)
    filled = _Template(io.BytesIO(template), names)
    try:
        filled.render(_printable(data), PlainEnvironment())
    except (KeyError, AttributeError, ValueError, UnicodeError) as error:
        # Parts that refer to one another as no Word file does.
        raise Refused(WordFault.NOT_WORD) from error
    said = filled.docx.core_properties
    said.title, said.author, said.last_modified_by = printable(title)[:255], author, author
    said.created = said.modified = made_at.astimezone(UTC)
    target = io.BytesIO()
    filled.save(target)
    return ooxml.timeless(target.getvalue())


class _Template(DocxTemplate):  # type: ignore[misc]
    """A template whose every part is read before it is filled in, and judged afterwards."""

    def __init__(self, file: io.BytesIO, names: Names) -> None:
        super().__init__(file)
        self._names = names

    def patch_xml(self, src_xml: str) -> str:
        """Each part as Word wrote it, before its placeholders are put together."""
        check_written(src_xml)
        patched: str = super().patch_xml(src_xml)
        return patched

    def render_xml_part(
        self, src_xml: str, part: Any, context: Mapping[str, Any], jinja_env: Environment
    ) -> str:
        """Body, head, foot and notes come through here, each as one text."""
        check(jinja_env, src_xml.replace(PARAGRAPH, f"\n{PARAGRAPH}"), self._names)
        done: str = super().render_xml_part(src_xml, part, context, jinja_env)
        try:
            parse_xml(done)
        except XMLSyntaxError as error:
            # The library would mend it, and lose text.
            raise Refused(TemplateFault.NOT_FILLED) from error
        return done

    def render_properties(self, *_given: Any) -> None:
        """Title and author are ours to say."""


def _printable(value: Any) -> Any:
    """The value without characters that no XML file may hold; a line break stays one."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {name: _printable(each) for name, each in value.items()}
    return [_printable(each) for each in value]
