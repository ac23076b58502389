"""Reading Word files that somebody uploads: their words, paragraph by paragraph."""

from __future__ import annotations

import io

from docx import Document
from docx.oxml.ns import qn

from boards.refusals import Refused
from boards.typesetting.archive import check_word
from boards.typesetting.faults import WordFault


def word_lines(data: bytes) -> list[str]:
    """The paragraphs that hold any words, those of tables with them, in the order of the file.

    Room between words counts once: programs set it differently when they save a file again.
    Raises ``Refused`` with a ``WordFault``.
    """
    check_word(data)
    try:
        document = Document(io.BytesIO(data))
    except (KeyError, ValueError, AttributeError) as error:
        # Parts that refer to one another as no Word file does.
        raise Refused(WordFault.NOT_WORD) from error
    lines = (
        " ".join("".join(text.text or "" for text in paragraph.iter(qn("w:t"))).split())
        for paragraph in document.element.body.iter(qn("w:p"))
    )
    return [line for line in lines if line]
