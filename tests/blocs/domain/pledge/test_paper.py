"""The paper of a pledge from its content: what stands where, and in which words."""

import pytest

from blocs.domain.pledge.content import fingerprint_of, read, written
from blocs.domain.pledge.paper import draft_paper, lines, paper

TARGET = {
    "board": "a",
    "indicator": "projects",
    "amount": "12",
    "unit": "project",
    "as_printed": "12",
    "reason": "",
    "short": False,
    "before": [],
    "mark": None,
}


def part(amount, unit="project", qualifier=""):
    return {"amount": amount, "unit": unit, "qualifier": qualifier}


def member(board, role=""):
    return {
        "board": board,
        "name": f"Ban {board}",
        "name_en": "",
        "short_name": board,
        "seat": 1,
        "role": role,
    }


def content(*targets, **said):
    return {
        "bloc_name": "Khối thi đua",
        "council": "Hội đồng",
        "year": 2024,
        "version": 2,
        "signing": {"place": "Yên Bái", "on": "2024-01-06"},
        "text": "# I. Đầu\n\nLời\n\n- một\n- hai",
        "members": [member("a", "chair"), member("b", "deputy"), member("c")],
        "indicators": [{"code": "projects", "name": "Số dự án", "name_en": "", "unit": "project"}],
        "targets": list(targets),
        **said,
    }


def made(**said):
    return paper(
        content(TARGET, **said),
        code="GU-2024-2222-2222",
        fingerprint="0123456789abcdef" * 4,
        address="https://thi-dua.example/verify/?code=GU-2024-2222-2222",
        qr="<svg/>",
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param({}, ["dự án", "12", "–", ""], id="an amount as typed"),
        pytest.param({"as_printed": "12 dự án"}, ["dự án", "12", "–", ""], id="with its unit"),
        pytest.param(
            {"as_printed": "trên 12 dự án"},
            ["dự án", "12", "–", "nguyên văn “trên 12 dự án”"],
            id="a word that says more is kept",
        ),
        pytest.param({"as_printed": ""}, ["dự án", "12", "–", ""], id="a text that was not kept"),
        pytest.param(
            {"amount": "1277.5", "unit": "VND_BN", "as_printed": "1.277,5 tỷ đồng"},
            ["tỷ đồng", "1.277,5", "–", ""],
            id="money",
        ),
        pytest.param(
            {"amount": None, "as_printed": "", "reason": "chưa có cơ sở"},
            ["dự án", "–", "–", "Không đăng ký: chưa có cơ sở"],
            id="none, with its reason",
        ),
        pytest.param(
            {"short": True, "reason": "hết quỹ đất", "before": [part("14")]},
            ["dự án", "12", "14", "Kém kết quả năm trước: hết quỹ đất"],
            id="worse than last year",
        ),
        pytest.param(
            {"reason": "ghi thêm"},
            ["dự án", "12", "–", "ghi thêm"],
            id="a remark that nobody asked",
        ),
        pytest.param(
            {"before": [part("11")], "mark": {"vi": "số liệu hợp nhất", "en": "restated"}},
            ["dự án", "12", "11", "năm trước: số liệu hợp nhất"],
            id="a restated year",
        ),
        pytest.param(
            {"before": [part("11", qualifier="more_than")]},
            ["dự án", "12", "hơn 11 dự án", ""],
            id="last year was inexact",
        ),
        pytest.param(
            {"before": [part("1.527", "USD_BN"), part("1283", "VND_BN")]},
            ["dự án", "12", "1,527 tỷ USD và 1.283 tỷ đồng", ""],
            id="last year in two currencies",
        ),
    ],
)
def test_line_of_the_annex(said, expected):
    (line,) = lines(content({**TARGET, **said}), "a")

    assert line.cells(7) == ["7", "Số dự án", *expected]


def test_annex_has_a_table_for_each_member_in_the_order_of_the_seats():
    annex = made()["annex"]

    assert annex["columns"] == [
        "TT",
        "Nội dung",
        "Đơn vị tính",
        "Kế hoạch 2024",
        "Thực hiện 2023",
        "Ghi chú",
    ]
    assert [(each["name"], len(each["rows"])) for each in annex["members"]] == [
        ("Ban a", 1),
        ("Ban b", 0),
        ("Ban c", 0),
    ]


def test_each_member_has_a_place_to_sign_under_its_role():
    signatures = made()["signatures"]

    assert [(each["name"], each["board"], each["role"]) for each in signatures] == [
        ("a", "Ban a", "Trưởng khối"),
        ("b", "Ban b", "Phó khối"),
        ("c", "Ban c", "Thành viên"),
    ]


def test_text_is_handed_over_in_its_parts():
    assert made()["blocks"] == [
        {"kind": "heading", "level": 1, "text": "I. Đầu"},
        {"kind": "paragraph", "text": "Lời"},
        {"kind": "list", "items": ("một", "hai")},
    ]


@pytest.mark.parametrize(
    ("signing", "expected"),
    [
        ({"place": "Yên Bái", "on": "2024-01-06"}, "Yên Bái, ngày 06 tháng 01 năm 2024"),
        ({"place": "", "on": None}, "......, ngày ...... tháng ...... năm ......"),
    ],
    ids=["said", "by hand"],
)
def test_place_and_day(signing, expected):
    assert made(signing=signing)["head"]["place_and_date"] == expected


def test_foot_says_code_version_and_where_to_check():
    foot = made()["foot"]

    assert foot["lines"] == [
        "Mã GU-2024-2222-2222 · phiên bản 2 · dấu vân tay nội dung 0123456789abcdef…",
        "Kiểm tra tại https://thi-dua.example/verify/?code=GU-2024-2222-2222",
    ]


def test_receivers_end_as_official_papers_do():
    assert made()["receivers"] == [
        "Hội đồng (để báo cáo);",
        "Các đơn vị thành viên;",
        "Lưu: hồ sơ khối.",
    ]


def test_draft_is_marked_and_has_no_code():
    draft = draft_paper(content(TARGET))

    assert (draft["draft"], draft["foot"]) == (
        "BẢN THẢO",
        {"lines": ["Bản thảo, chưa mở để ký"], "qr": "", "alt": ""},
    )


def test_content_is_read_as_it_was_written():
    document = content(TARGET)

    text = written(document)

    assert read(text) == document
    assert written(read(text)) == text
    assert len(fingerprint_of(text)) == 64


def test_recorded_pledge_without_a_text_has_no_content():
    assert read("") == {}
