"""The tree of a scheme in a directory: groups, conditions and classes beside its criteria."""

import shutil
from pathlib import Path

import pytest

from blocs.domain.rulebook import outline
from blocs.imports.directory import load_directory
from blocs.imports.problems import Unloadable
from blocs.models import Scheme
from blocs.queries.rulebook import rulebook_of
from config.demo import DIRECTORY

GROUPS = """code,order,name,name_en,maximum,parent,rule,best,counting,clause
kinh-te,1,Kinh tế,Economy,75,,,,,Điều 4
dau-tu,1,Đầu tư,Investment,50,kinh-te,sum,,within,
thuong,9,Thưởng,Bonus,5,,capped,,bonus,Điều 7
"""
CRITERIA = """code,order,name,name_en,indicator,maximum,method,parameters,needs_evidence,\
group,clause
du-an,1,Dự án,Projects,projects_attracted,25,relative_to_largest,,,dau-tu,Điều 4
von-dang-ky,2,Vốn,Capital,registered_capital,25,relative_to_largest,,,dau-tu,
xuat-nhap-khau,3,Xuất nhập khẩu,Trade,trade_value,25,relative_to_largest,,,kinh-te,
phong-trao,4,Phong trào,Movements,,25,judgement,"{""step"": ""0.5""}",,,
dot-xuat,1,Đột xuất,Extra,,5,judgement,"{""step"": ""1""}",yes,thuong,
"""
GATES = """code,order,name,name_en,effect,target,below,clause
cham,1,Nộp chậm,Late,zero,kinh-te,,Điều 9
duoi,2,Dưới nửa,Below half,not_proposable,,0.5,
"""
GRADES = """name,name_en,share_from,quota
Xuất sắc,Excellent,0.9,0.2
Tốt,Good,0.8,
"""
MORE = """tie_breakers = ["kinh-te", "phong-trao"]
peers = "members"
peer_rule = "trimmed"
self_weight = 1
peer_weight = 2
appraised_weight = 3
tolerance = "0.1"
"""


@pytest.fixture
def directory(tmp_path) -> Path:
    """A copy of the 2022 directory with a tree, and one figure: they cost time."""
    copy = Path(shutil.copytree(DIRECTORY, tmp_path / "2022"))
    figures = copy / "figures.csv"
    figures.write_text("".join(figures.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    for name, text in (
        ("groups", GROUPS),
        ("criteria", CRITERIA),
        ("gates", GATES),
        ("grades", GRADES),
    ):
        (copy / f"{name}.csv").write_text(text, "utf-8")
    scheme = copy / "scheme.toml"
    scheme.write_text(scheme.read_text("utf-8") + MORE, "utf-8")
    return copy


def spoil(directory: Path, file: str, before: str, after: str) -> None:
    path = directory / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def problems(directory: Path) -> list[str]:
    with pytest.raises(Unloadable) as caught:
        load_directory(directory)
    return [str(problem) for problem in caught.value.problems]


def test_a_tree_is_loaded_issued_and_loading_again_changes_nothing(db, directory):
    load_directory(directory)
    again = load_directory(directory)

    scheme = Scheme.objects.get()
    read = rulebook_of(scheme)
    assert [(entry.path, entry.line.code) for entry in outline(read)] == [
        ("I", "kinh-te"),
        ("I.1", "dau-tu"),
        ("I.1.a", "du-an"),
        ("I.1.b", "von-dang-ky"),
        ("I.2", "xuat-nhap-khau"),
        ("II", "phong-trao"),
        ("III", "thuong"),
        ("III.1", "dot-xuat"),
    ]
    assert (scheme.issued, read.tie_breakers, read.peer_weight) == (
        True,
        ("kinh-te", "phong-trao"),
        2,
    )
    assert ([gate.code for gate in read.gates], len(read.grades)) == (["cham", "duoi"], 2)
    assert (again["new"], again["changed"]) == (0, 0)


@pytest.mark.parametrize(
    ("file", "before", "after", "sentence"),
    [
        pytest.param(
            "groups.csv",
            "50,kinh-te",
            "50,kinh-t",
            "groups.csv, line 3, column parent: “kinh-t” is not known; did you mean “kinh-te”?",
            id="unknown group around it",
        ),
        pytest.param(
            "criteria.csv",
            ",,dau-tu,Điều 4",
            ",,dau-t,Điều 4",
            "criteria.csv, line 2, column group: “dau-t” is not known; did you mean “dau-tu”?",
            id="unknown group of a criterion",
        ),
        pytest.param(
            "gates.csv",
            "zero,kinh-te,",
            "zero,,",
            "gates.csv, line 2: Where points become zero, say which; that is always recorded.",
            id="nothing becomes zero",
        ),
        pytest.param(
            "grades.csv",
            "0.8",
            "1.8",
            "grades.csv, line 3: Shares are from 0 to 1.",
            id="a share above one",
        ),
    ],
)
def test_a_fault_of_the_tree_is_said_at_its_place(db, directory, file, before, after, sentence):
    spoil(directory, file, before, after)

    assert sentence in problems(directory)


def test_a_tree_that_does_not_add_up_is_not_issued(db, directory):
    spoil(directory, "groups.csv", "Investment,50", "Investment,40")

    assert "The parts add up to 50, not to the maximum of the group, 40." in problems(directory)[0]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("groups.csv", "them,9,Thêm,More,5,,,,,\n"),
        ("gates.csv", "them,9,Thêm,More,unranked,,,\n"),
        ("grades.csv", "Khá,Fair,0.7,\n"),
    ],
)
def test_an_issued_scheme_takes_no_more_lines(db, directory, file, line):
    load_directory(directory)
    path = directory / file
    path.write_text(path.read_text("utf-8") + line, "utf-8")

    assert [problem.split(": ", 1)[1] for problem in problems(directory)] == [
        "An issued scheme cannot be changed: make a new version."
    ]


def test_without_its_scheme_a_tree_is_left_out_in_silence(db, directory):
    spoil(directory, "scheme.toml", 'code = "minh-hoa"', 'code = ""')

    assert {problem.split(",")[0] for problem in problems(directory)} == {"scheme.toml"}
