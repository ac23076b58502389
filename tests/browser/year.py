"""What journeys through a year share: its members, its opening, and acts on the list of years."""

import re

from playwright.sync_api import expect

MEMBERS = (
    "hoa-binh",
    "bac-giang",
    "thai-nguyen",
    "tuyen-quang",
    "yen-bai",
    "phu-tho",
    "bac-kan",
)
ARTICLE = "Khối thi đua Ban Quản lý các KCN các tỉnh Trung du miền núi phía Bắc tổng kết"


def act_on(page, year, action):
    """Choose an action for one year on the list of years."""
    page.goto("/admin/blocs/cycle/")
    page.get_by_role("checkbox", name=re.compile(f"phía Bắc {year}$")).check()
    page.get_by_label(re.compile("^Thao tác")).select_option(label=action)
    page.get_by_role("button", name="Thực hiện").click()


def document(page, title):
    """Choose a paper by how it is cited."""
    field = page.get_by_label("Văn bản căn cứ")
    option = field.locator("option", has_text=title).first
    field.select_option(value=option.get_attribute("value"))


def open_the_year(page):
    act_on(page, 2022, "Mở năm thi đua tiếp theo")
    expect(page.locator("#content")).to_contain_text("KCN Trung du, miền núi phía Bắc 2023")
    page.get_by_role("button", name="Mở năm thi đua").click()
    expect(page.locator(".messagelist")).to_contain_text("Đã mở")
    act_on(page, 2023, "Giới thiệu Trưởng khối, Phó khối")
    expect(page.locator("#content")).to_contain_text(
        "Thái Nguyên: Phó khối năm 2022 làm Trưởng khối."
    )
    page.get_by_label("Giới thiệu ngày").fill("06/01/2023")
    document(page, ARTICLE)
    page.get_by_role("button", name="Ghi nhận giới thiệu").click()
    act_on(page, 2023, "Ghi nhận thông báo Trưởng khối, Phó khối")
    page.get_by_label("Đảm nhiệm từ ngày").fill("20/02/2023")
    document(page, "995/BKHĐT-HĐTĐKT")
    page.get_by_role("button", name="Ghi nhận thông báo").click()
    expect(page.locator(".messagelist")).to_contain_text("Đã ghi nhận thông báo")
