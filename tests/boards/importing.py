"""What tests of imports upload and read back, so that they say only what they mean."""

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boards.models import Board, Figure, Indicator, Report

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


def thousand(mended):
    """Rows of 10 boards, 25 years and 4 indicators; twenty are faulty until they are mended."""
    rows = []
    for at in range(1000):
        board, year = f"ban-{at % 10}", 2001 + at // 10 % 25
        rows.append([board, year, f"chi-tieu-{at // 250}", f"{at + 1} dự án", None, None])
    if mended:
        return rows
    broken = [
        (10, 0, "ban-mười"),
        (11, 0, ""),
        (60, 1, "hai nghìn"),
        (61, 1, 1890),
        (120, 2, "chi-tieu-x"),
        (121, 2, None),
        (200, 3, "1,277"),
        (201, 3, "2,500"),
        (300, 3, "không rõ"),
        (301, 3, "#N/A"),
        (400, 3, "5 tỷ đồng"),
        (401, 3, "7 ha"),
        (500, 3, "-5 dự án"),
        (501, 3, "2,5 dự án"),
        (600, 4, "cây"),
        (601, 4, "bông"),
        (700, 5, "x" * 301),
        (701, 5, "y" * 400),
    ]
    for at, column, value in broken:
        rows[at][column] = value
    rows[800] = list(rows[799])
    rows[900] = list(rows[899])
    return rows


def catalogue():
    """Boards, indicators and reports for a thousand figures, of which a tenth are stored."""
    province = Board.objects.first().province
    boards = [
        Board.objects.create(slug=f"ban-{at}", name=f"Ban {at}", short_name=f"B{at}",
                             province=province)
        for at in range(10)
    ]  # fmt: skip
    indicators = [
        Indicator.objects.create(
            code=f"chi-tieu-{at}", name=f"Chỉ tiêu {at}", name_en=f"Indicator {at}",
            dimension="count", time_type="flow", unit="project",
        )
        for at in range(4)
    ]  # fmt: skip
    reports = [
        Report.objects.create(board=board, year=year)
        for board in boards
        for year in range(2001, 2026)
    ]
    Figure.objects.bulk_create(
        Figure(report=report, indicator=indicators[0], amount=1, unit="project", note="cũ")
        for report in reports[:100]
    )


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


def snapshot():
    """Every figure but for the clock, by its key."""
    fields = [field.attname for field in Figure._meta.concrete_fields]
    kept = [name for name in fields if name not in ("id", "updated_at")]
    return sorted(Figure.objects.values_list(*kept), key=str)


def _cells(shown):
    return [shown.printed, shown.understood, *shown.others]
