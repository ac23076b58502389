"""The parts of a Word file that python-docx has no words for, each under the name of its effect."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

LANGUAGE = "vi-VN"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP can name; it says that the moment means nothing."""

_AFTER_BORDERS = (
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:kinsoku",
    "w:wordWrap",
    "w:overflowPunct",
    "w:topLinePunct",
    "w:autoSpaceDE",
    "w:autoSpaceDN",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:textboxTightWrap",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
)
_AFTER_MARGINS = ("w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange")


def _element(tag: str, **values: str) -> Any:
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def speak_vietnamese(document: Document) -> None:
    """Say in which language the paper is, for spelling and for screen readers."""
    styles, settings = document.styles.element, document.settings.element
    for language in styles.iter(qn("w:lang")):
        for kind in ("val", "eastAsia"):
            language.set(qn(f"w:{kind}"), LANGUAGE)
    settings.find(qn("w:themeFontLang")).set(qn("w:val"), LANGUAGE)


def be_modern(document: Document) -> None:
    """Let Word open the file as its own, not in compatibility mode."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def drop_preview(document: Document) -> None:
    """Leave out the picture of the template, which shows another paper."""
    relations = document.part.package.rels
    for key, relation in list(relations.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del relations[key]


def begin_anew(style: ParagraphStyle, face: str) -> None:
    """Take from a style all but its level in the outline, and print every script in one face.

    The fonts of the template's theme would win over a face named beside them.
    """
    for properties in (style.element.get_or_add_pPr(), style.element.get_or_add_rPr()):
        for child in list(properties):
            if child.tag != qn("w:outlineLvl"):
                properties.remove(child)
    fonts = _element("w:rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face)
    style.element.get_or_add_rPr().append(fonts)


def number_pages(paragraph: Paragraph) -> None:
    """Put the number of the page in the paragraph."""
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        run._r.append(_element("w:fldChar", fldCharType=kind))
        if kind == "begin":
            instruction = _element("w:instrText")
            instruction.text = "PAGE"
            paragraph.add_run()._r.append(instruction)
        if kind == "separate":
            paragraph.add_run("2")


def rule_above(paragraph: Paragraph) -> None:
    """A solid line as wide as the paragraph."""
    borders = _element("w:pBdr")
    borders.append(_element("w:top", val="single", sz="6", space="0", color="auto"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def has_style(paragraph: Paragraph) -> bool:
    """Whether somebody gave the paragraph a style."""
    return paragraph._p.style is not None


def set_style(paragraph: Paragraph, name: str) -> None:
    """Give the paragraph a style of the document, by the key that follows from its name.

    The library looks each name up among all styles: for a paper of tables that took longer than
    all the rest of it.
    """
    paragraph._p.style = name.replace(" ", "")


def added_row(table: Table) -> _Row:
    """A row more, as wide as the last."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def repeat(row: _Row) -> None:
    """Print the row on top of every page of its table, and say that it heads the columns."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """Never break the row between two pages."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def without_margins(table: Table) -> None:
    """Let text begin at the very edge of its cell: a table that only places things."""
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="0", type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, *_AFTER_MARGINS)


def describe(table: Table, caption: str, *, heads: bool) -> None:
    """What screen readers say of a table, and whether its first row heads the columns."""
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    for name in list(look.attrib):
        del look.attrib[name]
    flags = ("firstRow", "lastRow", "firstColumn", "lastColumn", "noHBand", "noVBand")
    for flag in flags:
        look.set(qn(f"w:{flag}"), str(int(heads and flag == "firstRow")))
    look.set(qn("w:val"), "0020" if heads else "0000")
    if caption:
        look.addnext(_element("w:tblCaption", val=caption))


def set_widths(table: Table, widths: list[Length]) -> None:
    """Fixed widths, said of the columns and of every cell: programs read one or the other."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def timeless(content: bytes) -> bytes:
    """The same file without the moment at which it was packed, so that equal papers are equal."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            member = zipfile.ZipInfo(name, EARLIEST)
            after.writestr(member, before.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
