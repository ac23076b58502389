"""What keeps a submission back: of the letter, of the edition it cites, of its grounds."""

import pytest

from awards.domain.achievements import Change
from awards.domain.eligibility import Finding
from awards.domain.submissions import Cited, Letter, of_edition, of_grounds, of_letter, of_report
from awards.enums import Ground, Owes, Verdict
from boards.domain.sentences import Sentence

WHOLE = {"number": "12/TTr-KTĐ", "dated": True, "signed_by": "Nguyễn A", "nominations": 1}


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        pytest.param({}, [], id="a whole letter lacks nothing"),
        pytest.param({"number": ""}, ["Tờ trình chưa có số."], id="no number"),
        pytest.param({"dated": False}, ["Tờ trình chưa có ngày ký."], id="no day"),
        pytest.param(
            {"signed_by": "", "nominations": 0},
            ["Chưa có người ký.", "Chưa có đề nghị nào."],
            id="everything is said at once",
        ),
    ],
)
def test_a_letter_is_sent_whole(letter, said):
    reasons = list(of_letter(Letter(**WHOLE | letter)))

    assert [each.what.vi for each in reasons] == said
    assert {each.owes for each in reasons} <= {Owes.COUNCIL}


@pytest.mark.parametrize(
    ("cited", "latest", "said"),
    [
        pytest.param(2, 2, [], id="the latest"),
        pytest.param(0, 0, [], id="nothing was published"),
        pytest.param(
            1, 2, ["Bản công bố mới nhất là số 2; đề nghị còn dẫn số 1."], id="a correction came"
        ),
        pytest.param(
            0, 1, ["Bản công bố mới nhất là số 1; đề nghị còn dẫn khi chưa có kết quả."], id="late"
        ),
    ],
)
def test_what_is_sent_cites_the_latest_result(cited, latest, said):
    assert [each.what.vi for each in of_edition("Bắc Giang", Cited(cited, latest))] == said


def test_every_unmet_ground_is_said_with_its_source():
    found = [
        Finding(Ground.QUOTA, Verdict.UNMET, Sentence("Hết chỗ.", "None left."), "Điều 9"),
        Finding(Ground.INTERVAL, Verdict.UNMET, Sentence("Đã có.", "Had it.")),
        Finding(Ground.PLACE, Verdict.MET, Sentence("Thứ 1.", "Place 1.")),
    ]

    reasons = list(of_grounds("Bắc Giang", found))

    assert [(each.what.vi, each.what.en, each.about) for each in reasons] == [
        ("Hết chỗ. (Điều 9)", "None left. (Điều 9)", "Bắc Giang"),
        ("Đã có.", "Had it.", "Bắc Giang"),
    ]


def test_what_a_report_said_is_named_before_and_after():
    changes = [Change("Lao động", "1.500 người", "1.600 người"), Change("Vốn", "", "2 tỷ đồng")]

    assert [each.what.vi for each in of_report("Bắc Giang", changes)] == [
        "Báo cáo thành tích: Lao động đã đổi từ 1.500 người thành 1.600 người.",
        "Báo cáo thành tích: Vốn đã đổi từ – thành 2 tỷ đồng.",
    ]
