"""Signature fields stand in the paper before anybody signs it."""

from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader

from tests.signing import SLUGS, paper


def test_each_board_has_an_empty_field_on_its_page():
    reader = PdfFileReader(BytesIO(paper()))

    form = reader.root["/AcroForm"]
    fields = {str(each.get_object()["/T"]): each.get_object() for each in form["/Fields"]}

    assert tuple(fields) == SLUGS
    assert [float(side) for side in fields["yen-bai"]["/Rect"]] == [90, 700, 250, 760]
    assert [str(field["/TU"]) for field in fields.values()] == [*SLUGS]
    assert all("/V" not in field for field in fields.values())


def test_software_that_signs_is_told_to_append():
    assert PdfFileReader(BytesIO(paper())).root["/AcroForm"]["/SigFlags"] == 3


def test_the_paper_stays_tagged():
    assert PdfFileReader(BytesIO(paper())).root["/MarkInfo"]["/Marked"] == True  # noqa: E712
