"""Writing a criterion: fields come as a method is chosen, its sentence as they are filled."""

import pytest

from blocs.models import Criterion
from tests.boards.rows import criterion, indicator

NAMED = (
    "projects_attracted",
    "registered_capital",
    "trade_value",
    "workers",
    "planning_sponsors",
)
"""The indicators of the catalogue that the first example measures."""


@pytest.fixture
def row(secretary):
    return criterion(1)


def test_a_method_is_chosen_filled_and_kept(page, sign_in, row, axe_now):
    sign_in(page, "secretary")
    page.goto(f"/admin/blocs/criterion/{row.pk}/change/")

    page.get_by_label("Cách tính", exact=False).first.select_option("bands")
    page.get_by_label("Mức 1: Giá trị").fill("95")
    page.get_by_label("Mức 1: Điểm").fill("1,5")
    page.get_by_label("Điểm khi dưới mọi mức").fill("0")
    page.get_by_text(
        "theo mức của tỷ lệ so với chỉ tiêu đăng ký: từ 95%: 1,5; còn lại: 0"
    ).wait_for()
    axe_now(page)
    page.locator("input[name=_save]").click()
    page.locator(".messagelist .success").wait_for()

    kept = Criterion.objects.get(pk=row.pk)
    assert (kept.method, kept.parameters) == (
        "bands",
        {
            "of": "target",
            "bands": [{"edge": "closed", "from": "95", "points": "1.5"}],
            "otherwise": "0",
        },
    )


def test_a_line_is_added_moved_and_removed_in_the_table(page, sign_in, row, axe_now):
    sign_in(page, "secretary")
    page.goto(f"/admin/blocs/scheme/{row.scheme_id}/tree/")
    axe_now(page)

    page.get_by_role("link", name="Thêm nhóm").click()
    page.get_by_label("Mã", exact=False).first.fill("kinh-te")
    page.locator("input[name=name]").fill("Kinh tế")
    page.locator("input[name=name_en]").fill("Economy")
    page.locator("input[name=maximum]").fill("100")
    page.locator("input[name=_save]").click()
    page.get_by_label("Chuyển Kinh tế lên").click()
    page.get_by_label("Thao tác khác với Lao động").click()
    page.locator("#lao-dong select[name=group]").select_option("kinh-te")
    page.locator("#lao-dong").get_by_role("button", name="Chuyển", exact=True).click()

    page.get_by_text("Đủ điều kiện ban hành").wait_for()
    assert page.locator("#lao-dong td.label").inner_text() == "1"
    page.get_by_label("Thao tác khác với Lao động").click()
    axe_now(page)
    page.locator("#lao-dong").get_by_role("link", name="Xóa").click()
    page.locator("input[type=submit]").click()
    page.get_by_text("Bảng chưa có tiêu chí nào.").wait_for()


def test_an_example_becomes_a_draft_and_is_compared(page, sign_in, row, axe_now):
    for number, code in enumerate(NAMED, start=50):
        known = indicator(number)
        known.code = code
        known.save()
    sign_in(page, "secretary")
    page.goto("/admin/blocs/scheme/load/")
    axe_now(page)

    page.locator("select[name=cycle]").select_option(index=1)
    page.locator("select[name=example]").select_option("100-diem")
    page.locator("input[type=submit].default").click()
    page.get_by_text("100 trên 100 điểm").wait_for()
    axe_now(page)
    page.locator("input[type=submit].default").click()
    page.get_by_text("Đã lập bản nháp.").wait_for()
    page.get_by_role("link", name="So sánh với bản khác").click()

    page.get_by_text("+ thêm: 22").wait_for()
    axe_now(page)
