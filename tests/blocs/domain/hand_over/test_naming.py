"""Names of files in the archive: safe on every system, and readable."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blocs.domain.hand_over import safe_name, safe_part


@pytest.mark.parametrize(
    ("title", "part"),
    [
        pytest.param(
            "Thông báo số 12/TB-BKHĐT", "Thông báo số 12-TB-BKHĐT", id="number of a paper"
        ),
        pytest.param('Quy chế "mới" <2022>?', "Quy chế -mới- -2022", id="quotes and brackets"),
        pytest.param("../../etc/passwd", "etc-passwd", id="no way out of the folder"),
        pytest.param("C:\\Windows", "C-Windows", id="no drive"),
        pytest.param("a\x00b\nc\u202ed", "ab cd", id="nothing invisible"),
        pytest.param(unicodedata.normalize("NFD", "Yên Bái"), "Yên Bái", id="composed"),
        pytest.param(" ...  ", "_", id="nothing left"),
        pytest.param("Ă" * 200, "Ă" * 75, id="cut between letters"),
    ],
)
def test_a_part_of_a_path(title, part):
    assert safe_part(title) == part


@pytest.mark.parametrize(
    ("title", "stored", "name"),
    [
        pytest.param("Nghị quyết", "documents/2022/x.PDF", "007 Nghị quyết.pdf", id="suffix"),
        pytest.param("Báo cáo.pdf", "evidence/1.pdf", "007 Báo cáo.pdf", id="suffix once"),
        pytest.param("Ảnh", "evidence/1.a b", "007 Ảnh", id="a suffix that is none"),
        pytest.param("CON", "evidence/1.txt", "007 CON.txt", id="no reserved name"),
        pytest.param("Báo cáo.pdf", "evidence/1", "007 Báo cáo.pdf", id="no suffix stored"),
    ],
)
def test_a_name_of_a_file(title, stored, name):
    assert safe_name(7, title, stored) == name


@given(st.integers(1, 10**6), st.text(st.characters()), st.text(st.characters()))
def test_a_name_stays_in_its_folder_on_every_system(number, title, stored):
    name = safe_name(number, title.encode(errors="ignore").decode(), stored)

    assert PurePosixPath("x", name).parts == ("x", name)
    assert PureWindowsPath("x", name).parts == ("x", name)
    assert len(name.encode()) <= 170
    assert not name.endswith((" ", "."))
    assert unicodedata.normalize("NFC", name) == name
