"""What tests of imports upload and read back, so that they say only what they mean."""

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boards.models import Figure

IMPORT = "admin:boards_figure_import"
HEADING = ["board", "year", "indicator", "as_printed"]


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def workbook(*rows, heading=HEADING):
    book = openpyxl.Workbook()
    book.active.append(heading)
    for row in rows:
        book.active.append(row)
    return saved(book)


def upload(client, data, name="so-lieu.xlsx"):
    """The page that an upload leads to: what the file would change, or what must be asked."""
    return client.post(
        reverse(IMPORT), {"import_file": SimpleUploadedFile(name, data)}, follow=True
    )


def act(client, page, step, **data):
    """Post a step of the page's file; the page that it leads to."""
    address = reverse(f"admin:boards_intake_{step}", args=[page.context["intake"].pk])
    return client.post(address, data, follow=True)


def states(page):
    """The state of each row, in the order of the file."""
    return [shown.row.state for shown in page.context["rows"]]


def faults(page):
    """Row and column of each fault."""
    rows = page.context["intake"].rows.order_by("pk")
    return [(row.number, column) for row in rows for column, _sentence in row.faults]


def said(page):
    """The sentences of all faults."""
    rows = page.context["intake"].rows.order_by("pk")
    return " ".join(sentence for row in rows for _column, sentence in row.faults)


def changes(page):
    """Old and new of every cell that would change, by the name of the cell."""
    return [
        {cell.name: (cell.before, cell.after) for cell in _cells(shown) if cell.changed}
        for shown in page.context["rows"]
    ]


def upload_errors(page):
    return [str(error) for error in page.context["form"].errors.get("import_file", [])]


def stored(board, indicator, currency=""):
    return Figure.objects.get(
        report__board__slug=board, indicator__code=indicator, currency=currency
    )


def _cells(shown):
    return [shown.printed, shown.understood, *shown.others]
