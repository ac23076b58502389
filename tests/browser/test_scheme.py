"""Writing a criterion: fields come as a method is chosen, its sentence as they are filled."""

import pytest

from blocs.models import Criterion
from tests.boards.rows import criterion


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


def test_a_new_line_of_a_scheme_has_fields_of_its_own(page, sign_in, row):
    sign_in(page, "secretary")
    page.goto(f"/admin/blocs/scheme/{row.scheme_id}/change/")

    page.locator(".add-row a").click()
    page.locator("select[name=criteria-1-method]").select_option("deduction")
    page.locator("input[name=criteria-1-parameters-each]").fill("2")

    page.locator("#criteria-1 .formula", has_text="điểm = điểm tối đa − số liệu × 2").wait_for()
    assert page.locator("#criteria-0 .formula").inner_text() == (
        "điểm = điểm tối đa × số liệu / số liệu lớn nhất khối"
    )
