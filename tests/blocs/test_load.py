"""Loading a directory: all of it or nothing, and every fault at its place."""

import os
import shutil
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command

from blocs.imports.directory import load_directory
from blocs.imports.problems import Unloadable
from blocs.models import Bloc, Cycle, Mandate, Scheme, Signature
from boards.enums import Doubt
from boards.models import Board, BoardName, Figure, Indicator, Province, Report, Succession
from boards.services import lock_report
from config.demo import DIRECTORY

pytestmark = pytest.mark.alike


@pytest.fixture
def directory(tmp_path) -> Path:
    """A copy of the 2022 directory that a test may spoil."""
    return Path(shutil.copytree(DIRECTORY, tmp_path / "2022"))


@pytest.fixture
def short(directory) -> Path:
    """That copy with the first five figures: enough for a fault among them, and sooner read."""
    path = directory / "figures.csv"
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:6]), "utf-8")
    return directory


def spoil(directory: Path, file: str, before: str, after: str) -> None:
    path = directory / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def problems(directory: Path, **options) -> list[str]:
    with pytest.raises(Unloadable) as caught:
        load_directory(directory, **options)
    return [str(problem) for problem in caught.value.problems]


def test_the_2022_directory_holds_what_the_article_prints(bloc_2022):
    chair = Mandate.objects.get(cycle__year=2022, role="chair")
    trade = Figure.objects.get(report__board__slug="hoa-binh", indicator__code="trade_value")

    assert Figure.objects.count() == 34
    assert [m.board.slug for m in bloc_2022.memberships.order_by("seat")] == [
        "hoa-binh",
        "bac-giang",
        "thai-nguyen",
        "tuyen-quang",
        "yen-bai",
        "phu-tho",
        "bac-kan",
    ]
    assert (chair.board.slug, chair.document.number) == ("yen-bai", "995/BKHĐT-HĐTĐKT")
    assert (trade.as_printed, trade.doubt) == ("763,86 triệu đồng", Doubt.BLOCKING)
    assert Figure.objects.exclude(qualifier="").count() == 2
    assert Scheme.objects.get().issued
    assert Signature.objects.count() == 7
    assert Province.objects.get(slug="yen-bai").merged_into.slug == "lao-cai"
    assert [b.slug for b in Succession.objects.get().predecessors.all()] == [
        "kkt-ha-giang",
        "tuyen-quang",
    ]


def test_loading_again_changes_nothing(bloc_2022):
    counts = load_directory(DIRECTORY)

    assert (counts["new"], counts["changed"]) == (0, 0)
    assert (Figure.objects.count(), Board.objects.count()) == (34, 9)


def test_three_faults_are_three_problems_and_nothing_is_written(db, directory):
    spoil(directory, "figures.csv", '"5.143,7 tỷ đồng",5143.7,VND_BN', "1.234.56,,")
    spoil(directory, "memberships.csv", "bac-kan,7", "bac-can,7")
    spoil(directory, "mandates.csv", "2022,deputy,thai-nguyen", "2022,chair,thai-nguyen")

    found = problems(directory)

    assert len(found) == 8
    assert found[0].startswith("figures.csv, line 6, column as_printed: “1.234.56”")
    # Bắc Kạn's five figures follow from its membership: they are no member's.
    assert found[-2:] == [
        "mandates.csv, line 3: Another board is chair in that time.",
        "memberships.csv, line 8, column board: “bac-can” is not known; did you mean “bac-kan”?",
    ]
    assert not Bloc.objects.exists()
    assert not Board.objects.exists()


@pytest.mark.parametrize(
    ("file", "before", "after", "sentence"),
    [
        pytest.param(
            "figures.csv",
            "year,board,indicator,as_printed,amount",
            "year,board,indicator,as_printed,amout",
            "figures.csv, line 1, column amout: unknown column; did you mean “amount”?",
            id="a misspelt column",
        ),
        pytest.param(
            "figures.csv",
            "year,board,indicator,as_printed,amount",
            "year,board,indicator,xyz,amount",
            "figures.csv, line 1, column as_printed: the column is missing",
            id="a missing column",
        ),
        pytest.param(
            "figures.csv",
            "note,note_en",
            "note,note",
            "figures.csv, line 1, column note: the column stands twice",
            id="a column that stands twice",
        ),
        pytest.param(
            "figures.csv",
            "cấp mới 08 dự án,8,project,,actual,bai-viet-2023-01-11,,,,,",
            "cấp mới 08 dự án,8",
            "figures.csv, line 3: 5 cells where the header has 14",
            id="a short line",
        ),
        pytest.param(
            "figures.csv",
            "38ha,38,HA",
            "38ha,39,HA",
            "figures.csv, line 5, column as_printed: “38ha” reads as 38 ha, the columns say 39 ha",
            id="a reading that the text does not bear",
        ),
        pytest.param(
            "figures.csv",
            "38ha,38,HA",
            "38ha,38,mẫu",
            "figures.csv, line 5, column unit: “mẫu” is not known",
            id="an unknown unit",
        ),
        pytest.param(
            "figures.csv",
            "38ha,38,HA",
            '"1,277 dự án",,',
            "figures.csv, line 5, column as_printed: “1,277 dự án” has a unit that this "
            "indicator does not use",
            id="another dimension",
        ),
        pytest.param(
            "figures.csv",
            "2022,yen-bai,projects_attracted,11 dự án đầu tư,11,project",
            '2022,yen-bai,projects_attracted,"1,277 dự án",,',
            "figures.csv, line 2, column as_printed: “1,277 dự án” may mean 1,277 projects: "
            "state amount and unit",
            id="two readings",
        ),
        pytest.param(
            "figures.csv",
            "2022,yen-bai,projects_attracted",
            "2022,kkt-ha-giang,projects_attracted",
            "figures.csv, line 2, column board: "
            "The board is not a member of the bloc in that year.",
            id="a figure of no member",
        ),
        pytest.param(
            "figures.csv",
            "2022,yen-bai,projects_attracted",
            "2021,yen-bai,projects_attracted",
            "figures.csv, line 2, column year: the bloc has no cycle of 2021",
            id="a year without a cycle",
        ),
        pytest.param(
            "figures.csv",
            "2022,yen-bai,projects_attracted",
            "MMXXII,yen-bai,projects_attracted",
            "figures.csv, line 2, column year: “MMXXII” is not a year such as 2022",
            id="no year",
        ),
        pytest.param(
            "figures.csv",
            "11 dự án đầu tư,11,project",
            "11 dự án đầu tư,11a,project",
            "figures.csv, line 2, column amount: “11a” is not a number such as 5143.7",
            id="no number",
        ),
        pytest.param(
            "documents.csv",
            "18/02/2022",
            "02/18/2022",
            "documents.csv, line 2, column issued_on: “02/18/2022” is not a day such as 31/12/2022",
            id="an American day",
        ),
        pytest.param(
            "documents.csv",
            "bai-viet-2023-01-11,article",
            "bai-viet-2023-01-11,artikel",
            "documents.csv, line 3, column kind: “artikel” is not known; did you mean “article”?",
            id="an unknown choice",
        ),
        pytest.param(
            "documents.csv",
            "bai-viet-2023-01-11,article",
            "bai-viet-2023-01-11,",
            "documents.csv, line 3, column kind: the cell is empty",
            id="an empty cell",
        ),
        pytest.param(
            "indicators.csv",
            "projects_attracted,10",
            "projects_attracted,ten",
            "indicators.csv, line 2, column order: “ten” is not a whole number",
            id="no whole number",
        ),
        pytest.param(
            "indicators.csv",
            "project,yes",
            "project,maybe",
            "indicators.csv, line 2, column additive: “maybe” is neither yes nor no",
            id="neither yes nor no",
        ),
        pytest.param(
            "criteria.csv",
            "projects_attracted,25,relative_to_largest,",
            "projects_attracted,25,relative_to_largest,{",
            "criteria.csv, line 2, column parameters: “{” is not JSON",
            id="parameters that are not JSON",
        ),
        pytest.param(
            "criteria.csv",
            "projects_attracted,25,relative_to_largest,",
            "projects_attracted,25,relative_to_largest,7",
            "criteria.csv, line 2, column parameters: “7” is not a JSON object",
            id="parameters that are no object",
        ),
        pytest.param(
            "criteria.csv",
            "projects_attracted,25",
            "projects_attracted,24",
            "scheme.toml, line 14, column issued_on: The scheme is not sound yet. "
            "(The maxima of the first level add up to 99, not to the total of 100.)",
            id="a scheme that cannot be issued",
        ),
        pytest.param(
            "signatures.csv",
            "2023,1,hoa-binh",
            "2023,2,hoa-binh",
            "signatures.csv, line 2, column version: “2” is not known",
            id="a pledge that is not there",
        ),
        pytest.param(
            "memberships.csv",
            "bac-giang,2",
            "bac-giang,0",
            "memberships.csv, line 3: Seats count from one.",
            id="a broken rule of the database",
        ),
        pytest.param(
            "scheme.toml",
            "total =",
            "totals =",
            "scheme.toml, line 4, column total: the column is missing",
            id="a misspelt key",
        ),
        pytest.param(
            "scheme.toml",
            "[scheme]",
            "[rules]",
            "scheme.toml: the table [scheme] is missing",
            id="another table",
        ),
        pytest.param(
            "scheme.toml",
            "[scheme]",
            "[scheme",
            "scheme.toml: not readable as TOML: Expected ']' at the end of a table declaration",
            id="broken TOML",
        ),
        pytest.param(
            "figures.csv",
            "yen-bai,projects_attracted,11 dự án đầu tư",
            'yen-bai,projects_attracted,"11 dự" án đầu tư',
            "figures.csv, line 2: not readable as CSV: ',' expected after '\"'",
            id="broken quotes",
        ),
        pytest.param(
            "figures.csv",
            "11 dự án đầu tư",
            "x" * 3000,
            "figures.csv, line 2, column as_printed: the cell is too long",
            id="a long cell",
        ),
        pytest.param(
            "figures.csv",
            "11 dự án đầu tư",
            "x" * 8_000_000,
            "figures.csv: the file is too large",
            id="an 8 MB cell",
        ),
        pytest.param(
            "scheme.toml",
            'total = "100"',
            "total = " + "[" * 5000,
            "scheme.toml: not readable as TOML: maximum recursion depth exceeded",
            id="TOML nested too deeply",
        ),
        pytest.param(
            "scheme.toml",
            'total = "100"',
            "total = 0x" + "f" * 5000,
            "scheme.toml: not readable as TOML: Exceeds the limit",
            id="a TOML number without end",
        ),
        pytest.param(
            "scheme.toml",
            'total = "100"',
            'total = "1\\u0000"',
            "scheme.toml, line 9, column total: the cell holds an unprintable sign",
            id="an unprintable sign in TOML",
        ),
        pytest.param(
            "scheme.toml",
            'total = "100"',
            'total = "1234567890.123456"',
            "scheme.toml, line 9, column total: “1234567890.123456” has more than 6 decimals or 15 "
            "significant digits",
            id="a total that would be rounded",
        ),
        pytest.param(
            "criteria.csv",
            "projects_attracted,25,relative_to_largest,",
            "projects_attracted,25,relative_to_largest," + "[" * 1900,
            "criteria.csv, line 2, column parameters: “[[",
            id="parameters nested too deeply",
        ),
        pytest.param(
            "figures.csv",
            "11 dự án đầu tư,11,",
            "11\0 dự án đầu tư,11,",
            "figures.csv, line 2, column as_printed: the cell holds an unprintable sign",
            id="an unprintable sign",
        ),
        pytest.param(
            "figures.csv",
            "11,project,,actual,bai-viet-2023-01-11,,",
            "11,project,,actual,bai-viet-2023-01-11,notice,",
            "figures.csv, line 2, column doubt_reason: A doubt needs a reason.",
            id="a doubt without a reason",
        ),
        pytest.param(
            "figures.csv",
            "11 dự án đầu tư,11,",
            "11 dự án đầu tư" + " " * 200 + ".,11,",
            "figures.csv, line 2, column as_printed: the cell is too long",
            id="a text longer than its field",
        ),
        pytest.param(
            "figures.csv",
            "11,project,,actual,bai-viet-2023-01-11,,,,,",
            "11,project,,actual,bai-viet-2023-01-11,,,,," + "x" * 301,
            "figures.csv, line 2, column note_en: the cell is too long",
            id="a note longer than its field",
        ),
        pytest.param(
            "figures.csv",
            "11,project,,actual,bai-viet-2023-01-11,,",
            "11,project,,actual,bai-viet-2023-01-11,notice," + "x" * 401,
            "figures.csv, line 2, column doubt_reason: the cell is too long",
            id="a reason longer than its field",
        ),
        pytest.param(
            "figures.csv",
            "đầu tư,11,project",
            "đầu tư,11.,project",
            "figures.csv, line 2, column amount: “11.” is not a number such as 5143.7",
            id="a point without digits",
        ),
        pytest.param(
            "figures.csv",
            "đầu tư,11,project",
            "đầu tư,11.٣,project",
            "figures.csv, line 2, column amount: “11.٣” is not a number such as 5143.7",
            id="digits of another script",
        ),
        pytest.param(
            "exchange_rates.csv",
            "23612",
            "23612.1234567",
            "exchange_rates.csv, line 2, column vnd_per_unit: “23612.1234567” has more than "
            "6 decimals",
            id="a rate that would be rounded",
        ),
    ],
)
def test_a_fault_is_said_at_its_place(db, short, file, before, after, sentence):
    spoil(short, file, before, after)

    assert [each for each in problems(short) if each.startswith(sentence)] != []
    assert not Bloc.objects.exists()


def test_a_file_that_is_not_text_is_named_with_its_line(db, directory):
    raw = (directory / "figures.csv").read_bytes()
    (directory / "figures.csv").write_bytes(raw.replace("gần 12".encode(), b"g\xff 12"))

    assert problems(directory) == ["figures.csv, line 23: the file is not UTF-8 text"]


def test_a_missing_file_is_named(db, short):
    (short / "boards.csv").unlink()

    assert "boards.csv: the file is missing or cannot be read" in problems(short)


@pytest.mark.parametrize("file", ["scheme.toml", "cycles.csv"], ids=["toml", "csv"])
def test_a_file_that_cannot_be_read_is_named(db, short, file):
    (short / file).unlink()
    (short / file).mkdir()

    assert f"{file}: the file is missing or cannot be read" in problems(short)


@pytest.fixture(params=["figures.csv", "targets.csv"], ids=["needed", "may lack"])
def place(request, short):
    """Where a file stands, or could."""
    path = short / request.param
    path.unlink(missing_ok=True)
    return path


@pytest.mark.parametrize("target", ["/dev/zero", "nowhere", "."])
def test_a_link_to_no_file_is_named(db, short, place, target):
    place.symlink_to(target)

    assert problems(short) == [f"{place.name}: the file is missing or cannot be read"]


def test_a_pipe_is_named_and_never_opened(db, short, place):
    os.mkfifo(place)

    assert problems(short) == [f"{place.name}: the file is missing or cannot be read"]


def test_a_file_that_is_closed_to_us_is_named(db, short, place):
    place.touch()

    with patch.object(Path, "open", side_effect=PermissionError):
        found = problems(short)

    assert f"{place.name}: the file is missing or cannot be read" in found


def test_of_an_endless_file_only_the_start_is_read(db, short, place):
    with place.open("wb") as file:
        file.truncate(10**12)

    assert problems(short) == [f"{place.name}: the file is too large"]


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        pytest.param("1234567890123456", "“1234567890123456” has more than", id="too precise"),
        pytest.param("1" + "0" * 18, "has more than 18 digits", id="too large"),
    ],
)
def test_a_target_that_would_be_rounded_is_refused(db, short, amount, sentence):
    (short / "targets.csv").write_text(
        f"year,board,indicator,amount,unit\n2022,yen-bai,workers,{amount},person\n", "utf-8"
    )

    [problem] = problems(short)
    assert problem.startswith("targets.csv, line 2, column amount: ")
    assert sentence in problem


def test_a_line_break_in_a_cell_is_printable(db, directory):
    spoil(directory, "figures.csv", '"Vốn của 08', '"Vốn\ncủa 08')

    load_directory(directory)

    assert Figure.objects.filter(note__startswith="Vốn\ncủa 08").exists()


def test_an_ambiguous_text_is_settled_by_the_columns_beside_it(db, directory):
    spoil(
        directory,
        "figures.csv",
        "projects_attracted,11 dự án đầu tư,11,project",
        'projects_attracted,"1,277 dự án",1277,project',
    )

    load_directory(directory)

    figure = Figure.objects.get(report__board__slug="yen-bai", indicator__code="projects_attracted")
    assert (figure.amount, figure.as_printed) == (Decimal(1277), "1,277 dự án")


def test_a_certain_text_needs_no_columns_beside_it(db, directory):
    spoil(directory, "figures.csv", "38ha,38,HA", "38ha,,")

    load_directory(directory)

    figure = Figure.objects.get(report__board__slug="yen-bai", indicator__code="land_registered")
    assert (figure.amount, figure.unit) == (Decimal(38), "HA")


def test_a_missing_directory_is_named(db, tmp_path):
    assert problems(tmp_path / "none") == [f"{tmp_path / 'none'}: there is no such directory"]


def test_a_file_that_belongs_to_no_load_is_named(db, short):
    (short / "figure.csv").write_text("year\n")

    assert problems(short) == ["figure.csv: no file of this name belongs to a load"]


def test_without_a_bloc_the_rows_that_need_it_stay_silent(db, short):
    spoil(short, "bloc.toml", 'code = "kcn-trung-du-mien-nui-phia-bac"', 'code = ""')

    assert problems(short) == ["bloc.toml, line 3, column code: the cell is empty"]


def test_a_row_that_failed_silences_those_that_name_it(db, short):
    spoil(short, "boards.csv", "Hòa Bình,hoa-binh,,,", "Hòa Bình,nowhere,,,")

    assert problems(short) == ["boards.csv, line 2, column province: “nowhere” is not known"]


def test_a_cycle_that_failed_silences_its_figures(db, short):
    spoil(short, "cycles.csv", "2022,conference,31/12/2022", "2022,conference,2022")

    assert problems(short) == [
        "cycles.csv, line 2, column members_on: “2022” is not a day such as 31/12/2022"
    ]


def test_an_unissued_scheme_and_empty_files_may_be_left_out(db, directory):
    for file in ("scheme.toml", "criteria.csv", "pledges.csv", "signatures.csv", "mandates.csv"):
        (directory / file).unlink()

    load_directory(directory)

    assert (Scheme.objects.count(), Figure.objects.count()) == (0, 34)


def test_a_draft_scheme_stays_a_draft(db, short):
    spoil(short, "scheme.toml", "issued_on = 2023-01-11\n", "")

    load_directory(short)

    assert not Scheme.objects.get().issued


def test_criteria_without_a_scheme_are_left_alone(db, short):
    spoil(short, "scheme.toml", 'missing_policy = "exclude_and_rescale"', 'missing_policy = ""')

    assert problems(short) == ["scheme.toml, line 11, column missing_policy: the cell is empty"]


def test_blank_lines_and_a_byte_order_mark_are_no_problem(db, directory):
    path = directory / "figures.csv"
    path.write_text("\ufeff" + path.read_text("utf-8") + ",,,,,,,,,,,,,\n", "utf-8")

    assert load_directory(directory)["new"] == 122


def test_a_corrected_figure_is_never_overwritten_silently(bloc_2022, directory):
    spoil(directory, "figures.csv", "5.037 lao động,5037", "5.038 lao động,5038")

    found = problems(directory)
    counts = load_directory(directory, update=True)

    workers = Figure.objects.get(report__board__slug="yen-bai", indicator__code="workers")
    assert found == [
        "figures.csv, line 7, column amount: stored is “5037.000000”, the file says “5038” "
        "(--update takes the file's)",
        "figures.csv, line 7, column as_printed: stored is “5.037 lao động”, the file says "
        "“5.038 lao động” (--update takes the file's)",
    ]
    assert (counts["changed"], workers.amount) == (1, Decimal(5038))


def test_a_figure_corrected_to_another_currency_is_not_brought_back(bloc_2022):
    trade = Figure.objects.get(report__board__slug="hoa-binh", indicator__code="trade_value")
    Figure.objects.filter(pk=trade.pk).update(
        unit="USD_MN", currency="USD", as_printed="763,86 triệu USD"
    )

    found = problems(DIRECTORY)
    counts = load_directory(DIRECTORY, update=True)

    assert found == [
        "figures.csv, line 15, column as_printed: stored is “763,86 triệu USD”, the file says "
        "“763,86 triệu đồng” (--update takes the file's)"
    ]
    assert (counts["new"], counts["changed"]) == (0, 1)
    assert [each.as_printed for each in trade.report.figures.filter(indicator=trade.indicator)] == [
        "763,86 triệu đồng"
    ]


def test_a_stored_row_that_differs_is_a_problem_unless_the_load_updates(bloc_2022, short):
    spoil(short, "cycles.csv", "06/01/2023,thành phố Yên Bái", "07/01/2023,thành phố Yên Bái")

    found = problems(short)
    load_directory(short, update=True)

    assert found == [
        "cycles.csv, line 2, column conference_on: stored is “06/01/2023”, the file says "
        "“07/01/2023” (--update takes the file's)"
    ]
    assert Cycle.objects.get(year=2022).conference_on.day == 7


def test_a_succession_that_differs_is_a_problem_unless_the_load_updates(bloc_2022, short):
    spoil(short, "successions.csv", "tuyen-quang | kkt-ha-giang", "tuyen-quang")

    found = problems(short)
    load_directory(short, update=True)

    assert found == [
        "successions.csv, line 2, column predecessors: stored is “Hà Giang (KKT), Tuyên Quang”, "
        "the file says “tuyen-quang” (--update takes the file's)"
    ]
    assert [b.slug for b in Succession.objects.get().predecessors.all()] == ["tuyen-quang"]


def test_what_is_decided_with_a_succession_may_be_loaded(db, short):
    spoil(short, "successions.csv", "document,note", "document,heir,comparison,note")
    spoil(
        short,
        "successions.csv",
        "quyet-dinh-2243-2025,",
        "quyet-dinh-2243-2025,kcn-kkt-tuyen-quang,restated,",
    )

    load_directory(short)

    made = Succession.objects.get()
    assert (made.heir.slug, made.comparison) == ("kcn-kkt-tuyen-quang", "restated")


def test_what_the_file_does_not_say_of_a_succession_stays(bloc_2022):
    heir = Board.objects.get(slug="kcn-kkt-tuyen-quang")
    Succession.objects.update(heir=heir, comparison="restated")

    load_directory(DIRECTORY)

    made = Succession.objects.get()
    assert (made.heir, made.comparison) == (heir, "restated")


def test_the_earlier_short_name_may_be_loaded(db, short):
    (short / "board_names.csv").write_text(
        "board,name,short_name,ends_on\nyen-bai,Ban cũ,Tên cũ,01/01/2010\n", "utf-8"
    )

    load_directory(short)

    assert BoardName.objects.get().short_name == "Tên cũ"


@pytest.mark.parametrize(
    ("file", "before", "after", "place"),
    [
        pytest.param(
            "scheme.toml", 'total = "100"', 'total = "90"', "scheme.toml, line 9, column total"
        ),
        pytest.param(
            "criteria.csv",
            "projects_attracted,25",
            "projects_attracted,30",
            "criteria.csv, line 2, column maximum",
        ),
        pytest.param("criteria.csv", "du-an,1", "du-an-moi,1", "criteria.csv, line 2"),
    ],
    ids=["scheme", "criterion", "new criterion"],
)
def test_an_issued_scheme_stays_as_it_is(bloc_2022, short, file, before, after, place):
    spoil(short, file, before, after)

    assert problems(short, update=True) == [
        f"{place}: An issued scheme cannot be changed: make a new version."
    ]


def test_a_settled_doubt_is_not_raised_again_by_loading(bloc_2022, secretary):
    Figure.objects.filter(doubt=Doubt.BLOCKING).update(doubt="", doubt_reason="")

    load_directory(DIRECTORY)

    assert Figure.objects.filter(doubt=Doubt.BLOCKING).count() == 0


def test_a_year_that_is_over_is_loaded_and_then_locked(db, directory):
    spoil(directory, "cycles.csv", "2022,conference", "2022,closed")

    load_directory(directory)
    again = load_directory(directory)

    assert (Figure.objects.count(), again["new"], again["changed"]) == (34, 0, 0)
    assert Cycle.objects.get(year=2022).stage == "closed"
    assert {report.lock_reason for report in Report.objects.all()} == {
        "KCN Trung du, miền núi phía Bắc 2022: closed"
    }


def test_a_locked_report_refuses_the_load(bloc_2022, directory):
    spoil(directory, "figures.csv", "5.037 lao động,5037", "5.038 lao động,5038")
    report = Report.objects.get(board__slug="yen-bai")
    lock_report(report=report, reason="Đã khép lại")

    assert problems(directory, update=True) == [
        "figures.csv, line 7: This report is locked: its year is no longer open. (Đã khép lại)"
    ]


def test_missing_values_names_and_targets_can_be_loaded(db, directory):
    (directory / "board_names.csv").write_text(
        "board,name,starts_on,ends_on,document\nyen-bai,Tên cũ,,01/01/2010,\n", "utf-8"
    )
    (directory / "targets.csv").write_text(
        "year,board,indicator,amount,unit,as_printed\n2022,yen-bai,workers,5500,person,5.500\n",
        "utf-8",
    )
    path = directory / "figures.csv"
    text = path.read_text("utf-8").splitlines()
    text[0] += ",availability"
    text[1:] = [line + "," for line in text[1:]]
    text.append("2022,bac-giang,trade_value,,,,,,,,,,,,missing")
    path.write_text("\n".join(text), "utf-8")

    load_directory(directory)

    target = Cycle.objects.get(year=2022).targets.get()
    figure = Figure.objects.get(report__board__slug="bac-giang", indicator__code="trade_value")
    assert (target.amount, target.unit) == (Decimal(5500), "person")
    assert (figure.availability, figure.amount) == ("missing", None)
    assert [n.name for n in Board.objects.get(slug="yen-bai").names.all()] == ["Tên cũ"]


def test_the_command_says_how_much_was_loaded(db, capsys):
    call_command("load_cycle", str(DIRECTORY))

    assert capsys.readouterr().out == "122 new, 0 changed, 0 the same.\n"


def test_the_command_lists_the_problems_and_fails(db, directory, capsys):
    spoil(directory, "memberships.csv", "tuyen-quang,4", "tuyen-quan,4")

    with pytest.raises(CommandError, match="problems; nothing was written"):
        call_command("load_cycle", str(directory))

    assert capsys.readouterr().err.splitlines()[-1] == (
        "memberships.csv, line 5, column board: “tuyen-quan” is not known; "
        "did you mean “tuyen-quang”?"
    )
    assert Indicator.objects.count() == 0
