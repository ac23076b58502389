"""Every paper: what it says, as a Word file that LibreOffice opens, and as a PDF."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from awards.documents.achievements import FigureLine, report_content
from awards.documents.conference import Delegate, Meeting, minutes_content
from awards.documents.count import count_content
from awards.documents.decision import Granted, decision_content
from awards.documents.letter import letter_content, list_content
from awards.documents.papers import pdf, word
from awards.documents.shipped import SHIPPED, shipped
from awards.domain.ballots.counting import Box, Elector, Tally
from awards.domain.ballots.outcome import Quorum, Told
from awards.domain.ballots.rules import Rules, Share
from awards.domain.ballots.sealing import result, seal
from awards.domain.papers import FIELDS, TITLES, named, sample, whole
from awards.domain.papers.frame import ILLUSTRATION
from awards.enums import BallotKind, Base, Channel, CountOutcome, PaperKind
from boards.domain.papers import COUNTRY, MOTTO
from tests.papers import as_pdfs, facts_of, pages_of, size_of

pytestmark = [pytest.mark.django_db, pytest.mark.alike]

A4 = (210, 297)
MOMENT = datetime(2023, 1, 6, tzinfo=UTC)
NAMES = {"bac-giang": "Ban Quản lý Bắc Giang", "phu-tho": "Ban Quản lý Phú Thọ"}


def nomination(board, **said):
    return {
        "board": board,
        "board_name": NAMES[board],
        "province": "Bắc Giang",
        "award_name": "Cờ thi đua của Bộ",
        "place": 1,
        "points": "79.28",
        "edition": 1,
        "edition_fingerprint": "1a2b3c4d" + "0" * 56,
        "achievements": "Thu hút 35 dự án & 195.578 lao động",
        "earlier_awards": "",
        "note": "",
        "votes_for": 6,
        "votes_cast": 7,
        **said,
    }


SUBMISSION = {
    "format": "khoi-thi-dua/submission/1",
    "bloc_name": "Khối thi đua các Ban Quản lý",
    "year": 2022,
    "letter": {
        "number": "12/TTr-KTĐ",
        "dated": "2023-01-06",
        "issuer": "Khối thi đua",
        "superior": "Hội đồng Thi đua – Khen thưởng",
        "recipient": "Bộ Kế hoạch và Đầu tư",
        "title": "Về việc đề nghị khen thưởng năm 2022",
        "place": "Yên Bái",
        "signed_by": "Nguyễn Văn A",
        "signer_role": "Trưởng khối",
        "grounds": ["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022.", "Căn cứ B"],
    },
    "illustrative": False,
    "nominations": [
        nomination("bac-giang"),
        nomination("phu-tho", place=None, points=None, votes_for=None, votes_cast=None),
    ],
}


def ballot(*outcomes, **about):
    """A ballot as the count seals it, with a name for each outcome."""
    rules = Rules(
        kind=BallotKind.CHOOSE,
        threshold=Share(Fraction(2, 3), Base.ELECTORS),
        quorum=Share(Fraction(2, 3), Base.ELECTORS),
        places=1,
        at_most=1,
    )
    names = [{"board": board, "name": NAMES[board]} for board in NAMES][: len(outcomes)]
    sealed = seal(
        {
            "bloc_name": "Khối thi đua",
            "year": 2022,
            "number": 3,
            "round": 1,
            "rehearsal": False,
            "title": "Bình chọn Cờ thi đua",
            "award_name": "Cờ thi đua của Bộ",
            "threshold_source": "Quy chế, Điều 9",
            **about,
        },
        rules,
        [],
        names,
        ["Trần Thị B", "Lê Văn C"],
        "",
    )
    electors = [Elector(f"b{at}", Channel.PHONE, voted=True) for at in range(4)]
    electors += [Elector(f"p{at}", Channel.PAPER, voted=False) for at in range(2)]
    electors += [Elector("a", Channel.ABSENT, voted=False)]
    tallies = [Tally(name["board"], 6, 0, 0, {Base.ELECTORS: 7}) for name in names]
    return result(
        sealed,
        moments={
            "opened_at": "2023-01-06T02:00:00+00:00",
            "closed_at": "2023-01-06T02:20:00+00:00",
            "counted_at": "2023-01-06T02:25:00+00:00",
        },
        electors=electors,
        box=Box(),
        quorum=Quorum(5, 6),
        counted=[
            Told(tally, 7, 5, outcome) for tally, outcome in zip(tallies, outcomes, strict=True)
        ],
        receipts=[],
        votes=None,
    )


EDITION = {
    "edition": 1,
    "fingerprint": "1a2b3c4d" + "0" * 56,
    "illustrative": True,
    "members": [{"board": board, "name": name} for board, name in NAMES.items()],
    "standings": [
        {"board": "bac-giang", "place": 1, "points": "79.28"},
        {"board": "phu-tho", "place": None, "points": None},
    ],
}
MEETING = Meeting(
    issuer="Khối thi đua",
    number="5/BB-KTĐ",
    place="Yên Bái",
    on=date(2023, 1, 6),
    opened="08 giờ 30 phút",
    ended="11 giờ 30 phút",
    venue="Hội trường",
    chaired_by="Nguyễn Văn A",
    secretary="Trần Thị B",
    present=1,
    opinions=["Phú Thọ bảo lưu ý kiến về tiêu chí 3."],
)
DELEGATES = [Delegate(NAMES["bac-giang"], "Ông C", "có mặt"), Delegate(NAMES["phu-tho"])]


def conference(edition=EDITION, meeting=MEETING):
    return minutes_content(
        meeting,
        edition=edition,
        bloc="Khối thi đua",
        year=2022,
        delegates=DELEGATES,
        ballots=[ballot(CountOutcome.ELECTED)],
        nominations=SUBMISSION["nominations"],
    )


def report(**said):
    return report_content(
        board=NAMES["bac-giang"],
        award="Cờ thi đua của Bộ",
        bloc="Khối thi đua",
        year=2022,
        situation="Quản lý 5 khu công nghiệp.\n\nCó 12 phòng.",
        achievements="Xếp thứ 1.",
        commendations="Năm 2020: Bằng khen.",
        figures=[FigureLine("Dự án", unit="dự án", last_year="28", actual="35", source="BC 12")],
        sources=["Bản công bố số 1"],
        **said,
    )


def draft(**said):
    return decision_content(
        issuer="Bộ Kế hoạch và Đầu tư",
        authority="Bộ trưởng",
        bloc="Khối thi đua",
        year=2022,
        grounds=["Căn cứ Luật Thi đua, khen thưởng"],
        granted=[Granted(NAMES["bac-giang"], "Cờ thi đua của Bộ", "Dẫn đầu")],
        **said,
    )


CONTENTS = {
    PaperKind.SUBMISSION: letter_content(SUBMISSION, attachments=["Biên bản kiểm phiếu"]),
    PaperKind.NOMINATION_LIST: list_content(SUBMISSION),
    PaperKind.ACHIEVEMENTS: report(signed_by="Lê Văn D", number="9/BC-BQL"),
    PaperKind.MINUTES: conference(),
    PaperKind.BALLOT_MINUTES: count_content(
        ballot(CountOutcome.ELECTED, CountOutcome.BELOW), issuer="Khối thi đua", place="Yên Bái"
    ),
    PaperKind.DECISION: draft(signed_by="Phạm Văn E"),
}
TELLING = {
    PaperKind.SUBMISSION: [
        "Kính gửi: Bộ Kế hoạch và Đầu tư",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ B.",
        "- Biên bản kiểm phiếu",
        "Nguyễn Văn A",
        "- Lưu: VT.",
    ],
    PaperKind.NOMINATION_LIST: [
        "(Kèm theo Tờ trình số 12/TTr-KTĐ ngày 06 tháng 01 năm 2023 của Khối thi đua)",
        "Danh sách gồm 02 tập thể./.",
    ],
    PaperKind.ACHIEVEMENTS: [
        "I. Sơ lược đặc điểm, tình hình",
        "II. Thành tích đạt được",
        "III. Các danh hiệu, hình thức đã được khen thưởng",
        "- Năm 2020: Bằng khen.",
        "Lê Văn D",
    ],
    PaperKind.MINUTES: [
        "Theo bản công bố số 1, mã 1a2b-3c4d:",
        "1. Bình chọn Cờ thi đua. Tổng số 4 phiếu, hợp lệ 4, không hợp lệ 0.",
        "- Ban Quản lý Bắc Giang: 6/7 phiếu, được chọn.",
        "- Phú Thọ bảo lưu ý kiến về tiêu chí 3.",
    ],
    PaperKind.BALLOT_MINUTES: [
        "Cần ít nhất 5 đơn vị có mặt; có mặt 6 đơn vị: đủ điều kiện tiến hành bỏ phiếu.",
        "- Ban Quản lý Bắc Giang: 6/7 phiếu (85,71%), cần 5: được chọn.",
        "- Ban Quản lý Phú Thọ: 6/7 phiếu (85,71%), cần 5: đủ tỷ lệ, hết suất.",
    ],
    PaperKind.DECISION: ["BỘ TRƯỞNG", "QUYẾT ĐỊNH:", "DỰ THẢO", "Phạm Văn E"],
}


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """Every paper as LibreOffice prints its Word file, by one start of it."""
    with django_db_blocker.unblock():
        made = {f"{kind.value}.docx": word(kind, said) for kind, said in CONTENTS.items()}
    return as_pdfs(made)


def told(pdf):
    """The lines of all pages, and the whole text with single spaces."""
    lines = [line for page in pages_of(pdf) for line in page]
    return lines, " ".join(lines)


@pytest.mark.parametrize("kind", list(FIELDS))
def test_a_word_file_is_printed_on_a4_with_head_and_text(printed, kind):
    content = printed[f"{kind.value}.docx"]

    lines, text = told(content)
    assert size_of(content) == A4
    assert (COUNTRY in lines[0] or COUNTRY in lines[1], MOTTO in text) == (True, True)
    assert TITLES[kind].upper() in lines
    assert [said for said in TELLING[kind] if said not in text] == []
    assert "{{" not in text


@pytest.mark.parametrize("kind", list(FIELDS))
def test_a_pdf_says_the_same_in_the_standard_layout(kind):
    content = pdf(kind, CONTENTS[kind])

    _lines, text = told(content)
    facts = facts_of(content)
    assert size_of(content) == A4
    assert (COUNTRY in text, MOTTO in text, facts["Tagged"]) == (True, True, "yes")
    assert facts["Title"] == f"{TITLES[kind]} {CONTENTS[kind]['about']}"
    assert [said for said in TELLING[kind] if said not in text] == []


def test_equal_papers_are_equal_files():
    kind = PaperKind.SUBMISSION

    files = [word(kind, CONTENTS[kind], made_at=MOMENT) for _again in range(2)]

    assert files[0] == files[1]


# What each says


def test_a_letter_claims_only_what_its_nominations_rest_on():
    bare = {
        **SUBMISSION,
        "illustrative": True,
        "letter": {**SUBMISSION["letter"], "number": "", "dated": None, "grounds": []},
        "nominations": [nomination("phu-tho", edition=None, votes_for=None, votes_cast=None)],
    }

    letter, annex = letter_content(bare), list_content(bare)

    assert letter["body"] == [
        "Khối thi đua kính trình Bộ Kế hoạch và Đầu tư xem xét khen thưởng 01 tập thể, gồm:"
    ]
    assert (letter["number"], letter["warning"], letter["grounds"]) == ("......", ILLUSTRATION, ())
    assert letter["place_and_date"] == "Yên Bái, ngày ...... tháng ...... năm ......"
    assert annex["goes_with"] == "(Kèm theo Tờ trình của Khối thi đua)"


def test_a_letter_names_the_result_and_the_vote():
    assert CONTENTS[PaperKind.SUBMISSION]["body"][:2] == [
        "Kết quả thi đua năm 2022 của Khối thi đua các Ban Quản lý được công bố tại bản công bố "
        "số 1, mã 1a2b-3c4d.",
        "Các thành viên đã bỏ phiếu bình xét khen thưởng năm 2022.",
    ]


def test_rows_write_numbers_as_papers_do_and_leave_out_what_is_not_known():
    first, second = CONTENTS[PaperKind.SUBMISSION]["proposed"]

    assert (first["points"], first["place"], first["votes"]) == ("79,28", "1", "6/7 (85,71%)")
    assert (second["points"], second["place"], second["votes"]) == ("", "", "")


@pytest.mark.parametrize(
    ("sealed", "expected"),
    [
        pytest.param({}, "Bỏ phiếu kín; mỗi phiếu chọn tối đa 1 tên", id="choose"),
        pytest.param(
            {"kind": "approve", "secret": False},
            "Bỏ phiếu công khai; mỗi phiếu chọn bao nhiêu tên cũng được",
            id="approve in the open",
        ),
        pytest.param(
            {"kind": "yes_no"},
            "Bỏ phiếu kín; mỗi phiếu tán thành, không tán thành hoặc không có ý kiến với từng tên",
            id="yes or no",
        ),
    ],
)
def test_minutes_of_a_count_say_how_it_was_voted(sealed, expected):
    counted = ballot(CountOutcome.ELECTED)
    counted["sealed"] |= sealed

    assert count_content(counted, issuer="Khối")["method"] == expected


@pytest.mark.parametrize(
    ("sealed", "expected"),
    [
        pytest.param(
            {},
            "Được chọn khi đạt ít nhất 2/3 số đơn vị có quyền bỏ phiếu, nhiều nhất 1 suất "
            "(Quy chế, Điều 9).",
            id="at least",
        ),
        pytest.param(
            {
                "threshold": {"part": "1/2", "base": "valid", "strict": True},
                "places": None,
                "threshold_source": "",
            },
            "Được chọn khi đạt hơn 1/2 số phiếu hợp lệ.",
            id="more than",
        ),
    ],
)
def test_minutes_of_a_count_say_the_rule(sealed, expected):
    counted = ballot(CountOutcome.ELECTED)
    counted["sealed"] |= sealed

    assert count_content(counted, issuer="Khối")["threshold"] == expected


def test_a_tie_leads_to_another_round_and_a_rehearsal_says_so():
    counted = ballot(CountOutcome.TIED, CountOutcome.TIED, rehearsal=True)
    counted["quorum"]["met"] = False
    counted["counts"][0]["percent"] = None

    said = count_content(counted, issuer="Khối")

    assert said["warning"] == "BỎ PHIẾU THỬ: kết quả không có giá trị."
    assert said["quorum"].endswith("không đủ điều kiện tiến hành bỏ phiếu.")
    assert said["conclusion"] == [
        "Ban Quản lý Bắc Giang: 6/7 phiếu, cần 5: bằng phiếu ở suất cuối.",
        "Ban Quản lý Phú Thọ: 6/7 phiếu (85,71%), cần 5: bằng phiếu ở suất cuối.",
        "Các tên bằng phiếu ở suất cuối được bỏ phiếu vòng tiếp theo.",
    ]
    assert said["opened"] == "09 giờ 00 phút, ngày 06 tháng 01 năm 2023"


def test_minutes_leave_to_the_hand_what_nobody_recorded():
    said = conference(edition=None, meeting=Meeting(issuer="Khối"))

    assert (said["opened"], said["present"], said["secretary"]) == ("......",) * 3
    assert (said["edition"], said["results"], said["warning"]) == ("", [], "")


def test_minutes_show_boards_without_a_place_with_a_dash():
    assert [(row["place"], row["points"]) for row in conference()["results"]] == [
        ("1", "79,28"),
        ("–", ""),
    ]


def test_a_moment_that_nobody_sealed_is_left_to_the_hand():
    counted = ballot(CountOutcome.ELECTED)
    counted["closed_at"] = None

    assert count_content(counted, issuer="Khối")["closed"] == "......"


# The fields


@pytest.mark.parametrize("kind", list(FIELDS))
def test_every_content_has_fields_of_its_kind_only(kind):
    assert set(CONTENTS[kind]) <= {field.key for field in FIELDS[kind]}
    assert list(SHIPPED) == list(FIELDS)


def test_a_key_that_the_paper_does_not_have_is_a_mistake():
    with pytest.raises(KeyError, match="titel"):
        whole(FIELDS[PaperKind.DECISION], {"titel": "x"})


@pytest.mark.parametrize("kind", list(FIELDS))
def test_names_are_one_word_for_each_field_and_samples_fill_all(kind):
    fields = FIELDS[kind]

    assert len(named(fields, sample(fields))) == len({field.key for field in fields})
    assert all(field.name.isascii() for field in fields)
    assert shipped(kind) is shipped(kind)
