"""A whole scheme as a file: exported it loads again as the same; what is wrong has its place."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from blocs.domain.rulebook import GradeLine, outline
from blocs.enums import Against, NotApplicable
from blocs.exports.scheme_file import scheme_book, toml_text
from blocs.imports.scheme_file import read_scheme_file
from boards.spreadsheets.cells import Computed
from boards.spreadsheets.plain import Column, Sheet, write_workbook
from boards.spreadsheets.reading import Table
from tests.blocs.domain.rulebook.books import line
from tests.blocs.schemes.sample import BOOK
from tests.boards.rows import indicator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _catalogue():
    known = indicator(1)
    known.code = "workers"
    known.save()
    with translation.override("vi"):
        yield


def in_order(rulebook):
    """The same with the numbers of the lines that their places give."""
    places = {entry.line.code: number for number, entry in enumerate(outline(rulebook))}
    return replace(
        rulebook,
        groups=tuple(
            replace(line, order=places[line.code])
            for line in sorted(rulebook.groups, key=lambda line: places[line.code])
        ),
        criteria=tuple(
            replace(line, order=places[line.code])
            for line in sorted(rulebook.criteria, key=lambda line: places[line.code])
        ),
        gates=tuple(replace(gate, order=0) for gate in rulebook.gates),
    )


FLAGS = {
    "awards": [{"award": "co", "name": "Cờ thi đua", "points": "5"}],
    "years": "3",
    "counted": "highest",
    "predecessors": False,
}
RICH = replace(
    BOOK,
    tolerance=Decimal("0.15"),
    places=3,
    self_weight=1,
    peer_weight=0,
    grades=(*BOOK.grades, GradeLine("Còn lại", "The rest", Decimal(0))),
    criteria=(
        replace(
            BOOK.criteria[0],
            method="bands",
            parameters={
                "of": "target",
                "bands": [{"edge": "open", "from": "95", "points": "1.5"}],
                "otherwise": "0",
            },
            clause='Điều 5, khoản 2 "a"',
            needs_evidence=True,
            name="= không phải công thức",
        ),
        replace(
            BOOK.criteria[1],
            method="proportional",
            parameters={"capped": True},
            against=Against.LAST_YEAR,
            not_applicable=NotApplicable.SUBSTITUTE,
            substitute="thay",
        ),
        *BOOK.criteria[2:-2],
        replace(BOOK.criteria[-2], method="earlier_awards", indicator="", parameters=FLAGS),
        replace(BOOK.criteria[-1], method="judgement", indicator="", parameters={"step": "0.25"}),
        line("thay", 5, order=9, not_applicable=NotApplicable.FULL),
    ),
    note="Dòng một\nDòng hai",
)


def read(name, data):
    found = read_scheme_file(name, data)
    assert [str(problem) for problem in found.problems] == []
    return found.rulebook


def test_toml_round_trip():
    assert read("bang.toml", toml_text(RICH).encode()) == replace(
        RICH,
        groups=tuple(e.line for e in outline(RICH) if e.is_group),
        criteria=tuple(e.line for e in outline(RICH) if not e.is_group),
    )


@pytest.mark.parametrize(("written", "loaded"), [("vi", "vi"), ("en", "vi"), ("vi", "en")])
def test_workbook_round_trip_in_both_languages(written, loaded):
    with translation.override(written):
        data = scheme_book(RICH)

    with translation.override(loaded):
        found = read("bang.xlsx", data)

    assert in_order(found) == in_order(replace(RICH, note="Dòng một\nDòng hai"))


@pytest.mark.alike
@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40),
    total=st.decimals("0.01", "999999", places=2),
)
def test_any_text_and_number_comes_back_from_toml(name, total):
    book = replace(BOOK, name=name, total=total)

    assert read_scheme_file("a.toml", toml_text(book).encode()).rulebook.total == total
    assert read_scheme_file("a.toml", toml_text(book).encode()).rulebook.name == name


def told(name, data):
    found = read_scheme_file(name, data)
    assert found.rulebook is None
    return [str(problem) for problem in found.problems]


def swap(text, *pairs):
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


GOOD = toml_text(BOOK)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"\xff\xfe", ["a.toml: tệp không phải văn bản UTF-8"], id="no text"),
        pytest.param(
            b"[group]\ncode='a'",
            ["a.toml, dòng 1, cột group: bảng dữ liệu không đúng dạng"],
            id="one group",
        ),
        pytest.param(
            b"[la]\na=1",
            ["a.toml, dòng 1, cột la: không có bảng dữ liệu này trong quy định"],
            id="unknown table",
        ),
        pytest.param(
            b"",
            [
                "a.toml: tệp không nói của bảng tiêu chí nào: thiếu phần [scheme] "
                "hoặc trang “Thông tin chung”"
            ],
            id="nothing",
        ),
        pytest.param(
            b"scheme = [1]",
            ["a.toml, dòng 1, cột scheme: bảng dữ liệu không đúng dạng"],
            id="a list for a table",
        ),
    ],
)
def test_files_that_are_no_scheme(data, expected):
    assert told("a.toml", data) == expected


def test_toml_that_is_none_says_where():
    [problem] = told("a.toml", b"[scheme\n")

    assert problem.startswith("a.toml: không đọc được tệp TOML: ")


def test_a_file_that_is_too_large(monkeypatch):
    monkeypatch.setattr("blocs.imports.scheme_file.toml_file.LARGEST_FILE", 3)

    assert told("a.toml", b"1234") == ["a.toml: tệp quá lớn"]


def test_every_problem_of_the_lines_is_told_with_its_line():
    text = swap(
        GOOD,
        ('total = "100"', 'total = "trăm"'),
        ('code = "von"', 'code = "von"\nla = 1'),
        ('indicator = "workers"', 'indicator = "worker"'),
        ('effect = "zero"\ntarget = "chap-hanh"', 'effect = "zero"'),
    )
    lines = text.splitlines()

    def line(start):
        return next(n for n, content in enumerate(lines, 1) if content.startswith(start))

    assert told("a.toml", text.encode()) == [
        f"a.toml, dòng {line('total')}, cột total: “trăm” không phải số, ví dụ 5143.7",
        f"a.toml, dòng {line('la')}, cột la: cột không có trong quy định",
        f"a.toml, dòng {line('indicator')}, cột indicator: không có giá trị “worker”; "
        "có phải “workers” không?",
        f"a.toml, dòng {line('[[gate]]')}: Khi tính 0 điểm phải nêu mục nào, và luôn ghi nhận "
        "bằng văn bản.",
    ]


def test_what_cannot_even_be_a_draft_is_told_at_its_line():
    text = swap(
        GOOD,
        ('code = "hai"', 'code = "mot"'),
        ('parent = "kinh-te"', 'parent = "la"'),
        ('share_from = "0.8"', 'share_from = "0.9"'),
    )

    assert [problem.split(": ", 1)[1] for problem in told("a.toml", text.encode())] == [
        "Mã “mot” dùng 2 lần: mỗi nhóm, tiêu chí, điều kiện một mã.",
        "Bảng này không có nhóm “la”.",
        "Đã có loại khác bắt đầu từ mức đó.",
    ]


def test_a_value_that_is_missing_or_too_long_is_told_by_its_column():
    text = swap(GOOD, ('name = "von"\n', ""), ('code = "xuat"', f'code = "{"x" * 41}"'))

    problems = told("a.toml", text.encode())

    assert [problem.split(", cột ")[1].split(":")[0] for problem in problems] == ["name", "code"]


def test_values_of_other_kinds_are_read_as_they_are_meant():
    text = swap(
        GOOD,
        ('total = "100"', "total = 100.0"),
        ("version", "version") if 0 else ("order = 1", "order = 1"),
    )

    assert read("a.toml", text.encode()).total == 100


def test_numbers_and_days_where_texts_belong_are_problems_not_errors():
    text = swap(GOOD, ('total = "100"', f"total = {'9' * 80}"), ("order = 1", "order = 2020-01-01"))

    assert [problem.split(", ")[2].split(":")[0] for problem in told("a.toml", text.encode())] == [
        "cột total",
        "cột order",
    ]


# Workbooks

HEADS = [
    "Loại dòng",
    "Mã",
    "Tên",
    "Tên tiếng Anh",
    "Điểm chuẩn",
    "Phương pháp",
    "Chỉ tiêu",
    "Thuộc nhóm",
]
LINE = ["tiêu chí", "a", "Tên", "Name", 10, "relative_to_largest", "workers", ""]
GENERAL = [
    ["Mã", "bang"],
    ["Tên", "Bảng"],
    ["Tên tiếng Anh", "Scheme"],
    ["Tổng điểm", 10],
    ["Khi thiếu số liệu", "zero"],
    ["Tỷ giá", "period_end"],
]


def workbook(heads=HEADS, rows=(LINE,), general=GENERAL, more=()):
    return write_workbook(
        [
            Sheet("Bảng tiêu chí", [Column(head) for head in heads], rows),
            Sheet("Thông tin chung", [Column("Mục"), Column("Giá trị")], general),
            *more,
        ]
    )


def line(**changed):
    names = dict(zip(["kind", "code", "name", "en", "maximum", "method"], range(6), strict=True))
    row = list(LINE)
    for name, value in changed.items():
        row[names[name]] = value
    return row


def test_a_hand_made_workbook_is_read():
    found = read("a.xlsx", workbook(rows=[line(maximum="10,0")]))

    assert [(one.code, one.maximum) for one in found.criteria] == [("a", Decimal("10.0"))]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            lambda: b"no zip",
            [
                "a.xlsx: Đây không phải là bảng tính .xlsx, hoặc tệp bị hỏng: hãy mở, "
                "lưu lại rồi thử lại."
            ],
            id="no workbook",
        ),
        pytest.param(
            lambda: workbook(heads=[*HEADS[:-1], "Diem chuan goc"]),
            [
                "Bảng tiêu chí, dòng 1, cột Diem chuan goc: cột không có trong quy "
                "định; có phải “Điểm chuẩn” không?"
            ],
            id="unknown column",
        ),
        pytest.param(
            lambda: workbook(heads=[*HEADS[:-1], "Maximum"]),
            ["Bảng tiêu chí, dòng 1, cột Maximum: cột bị lặp"],
            id="a column twice, once in each language",
        ),
        pytest.param(
            lambda: workbook(heads=["Loại", *HEADS[1:]]),
            [
                "Bảng tiêu chí, dòng 1, cột Loại: cột không có trong quy định; có "
                "phải “Loại dòng” không?",
                "Bảng tiêu chí, dòng 1, cột Loại dòng: thiếu cột",
            ],
            id="no kind",
        ),
        pytest.param(
            lambda: workbook(rows=[line(kind="mục")]),
            [
                "Bảng tiêu chí, dòng 2, cột Loại dòng: loại dòng không phải một trong “nhóm”, "
                "“tiêu chí”"
            ],
            id="unknown kind",
        ),
        pytest.param(
            lambda: workbook(rows=[line(maximum="mười"), line(code="b", maximum="1.277,5.3")]),
            [
                "Bảng tiêu chí, dòng 2, cột Điểm chuẩn: “mười” không phải là số, hoặc có thể "
                "hiểu hai cách",
                "Bảng tiêu chí, dòng 3, cột Điểm chuẩn: “1.277,5.3” không phải là số, hoặc có thể "
                "hiểu hai cách",
            ],
            id="no numbers",
        ),
        pytest.param(
            lambda: workbook(rows=[line(name="")]),
            ["Bảng tiêu chí, dòng 2, cột Tên: ô để trống"],
            id="an empty cell",
        ),
        pytest.param(
            lambda: workbook(general=[*GENERAL, ["Lạ", "1"]]),
            ["Thông tin chung, dòng 8, cột Lạ: không có mục này trong quy định"],
            id="unknown item",
        ),
        pytest.param(
            lambda: workbook(more=[Sheet("Nháp", [Column("a")], [["1"], ["2"]])]),
            ["Nháp: không có trang tính tên này trong quy định"],
            id="unknown sheet",
        ),
    ],
)
def test_workbooks_with_problems(data, expected):
    assert told("a.xlsx", data()) == expected


def test_a_word_of_no_closed_list_is_told():
    text = swap(GOOD, ('effect = "zero"', 'effect = "zer"'))

    [problem] = told("a.toml", text.encode())

    assert problem.endswith("cột effect: không có giá trị “zer”; có phải “zero” không?")


def hand_made(*cells):
    """A workbook whose cells a person typed: formulas, errors, percentages, ticks."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Bảng tiêu chí"
    sheet.append([*HEADS, "Phải có minh chứng"])
    for row in cells:
        sheet.append(row)
    general = book.create_sheet("Thông tin chung")
    for row in GENERAL:
        general.append(row)
    for row in sheet.iter_rows(min_row=2, min_col=5, max_col=5):
        row[0].number_format = "0%" if row[0].value == 0.5 else "General"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_percentages_and_ticks_are_read_as_what_they_are():
    found = read("a.xlsx", hand_made([*line(maximum=0.5), True], [*line(code="b"), False]))

    assert [(one.maximum, one.needs_evidence) for one in found.criteria] == [
        (Decimal("0.5"), True),
        (Decimal(10), False),
    ]


def test_formulas_without_a_result_and_errors_are_told():
    cells = [[*line(maximum="=1+1"), None], [*line(code="b", maximum="#N/A"), None]]

    assert [problem.split(": ")[1] for problem in told("a.xlsx", hand_made(*cells))] == [
        "ô chứa lỗi hoặc công thức chưa có kết quả"
    ] * 2


def test_the_result_of_a_formula_counts(monkeypatch):
    rows = [(1, HEADS), (2, line(maximum=Computed(10)))]
    head = [(number, row) for number, row in enumerate(GENERAL, start=1)]
    tables = [Table("Bảng tiêu chí", rows), Table("Thông tin chung", head)]
    monkeypatch.setattr("blocs.imports.scheme_file.workbook.read_workbook", lambda _data: tables)

    assert [one.maximum for one in read("a.xlsx", b"").criteria] == [10]
