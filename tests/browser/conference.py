"""What a journey through the conference does on the pages of ballots."""

import re

from playwright.sync_api import expect


def press(page, name):
    """Press a button, or follow a link that looks like one."""
    page.get_by_role("button", name=name, exact=True).or_(
        page.get_by_role("link", name=name, exact=True)
    ).first.click()


def told(page, text):
    """The page says it at its top."""
    expect(page.locator(".messagelist")).to_contain_text(text)


def roll_is_kept(page, cycle, channels):
    """Say how every member takes part, and who comes."""
    page.goto(f"/admin/awards/ballot/conference/{cycle}/")
    for slug, channel in channels.items():
        page.locator(f"select[name*='{slug}']").select_option(channel)
        page.locator(f"input[name*='{slug}'][name*='delegate']").fill(f"Đại biểu {slug}")
    press(page, "Lưu danh sách dự họp")


def ballot_is_prepared(page, cycle, award, names, tellers, *, rehearsal=False):
    """Prepare a ballot on names for an award; the address of its page."""
    page.goto(f"/admin/awards/ballot/conference/{cycle}/")
    press(page, "Chuẩn bị bỏ phiếu thử" if rehearsal else "Chuẩn bị cuộc bỏ phiếu")
    press(page, award)
    for name in names:
        page.get_by_label(name, exact=True).check()
    page.get_by_label("Tổ kiểm phiếu").fill("\n".join(tellers))
    page.locator("[name=recusal][value=votes]").check()
    press(page, "Chuẩn bị cuộc bỏ phiếu thử" if rehearsal else "Chuẩn bị cuộc bỏ phiếu")
    expect(page.locator("h1")).to_contain_text("Cuộc bỏ phiếu số")
    return re.search(r"/admin/awards/ballot/\d+/", page.url)[0]


def ballot_is_opened(page, ballot):
    """Seal and open it; the codes of the tellers, which are shown once."""
    page.goto(f"{ballot}open/")
    press(page, "Niêm phong và mở")
    expect(page.locator("#content")).to_contain_text("Các mã dưới đây chỉ hiện một lần này")
    text = page.locator("#content").inner_text()
    return re.findall(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){4}", text)


def board_votes(page, ballot, said):
    """Mark a paper on a phone, read it again, put it into the box; the receipt."""
    page.goto(f"{ballot}vote/")
    for slug, sign in said.items():
        page.locator(f"[name=name-{slug}][value={sign}]").check()
    press(page, "Đọc lại phiếu")
    press(page, "Bỏ vào hòm phiếu")
    expect(page.locator("#content")).to_contain_text("đã vào hòm")
    return "".join(re.findall(r"\b[0-9a-f]{4}\b", page.locator("#content").inner_text()))


def ballot_is_closed(page, ballot):
    page.goto(f"{ballot}close/")
    page.locator("#content form button").first.click()
    expect(page.locator("h1")).to_contain_text("Cuộc bỏ phiếu số")


def papers_are_counted(page, ballot, numbers):
    """One person counts the papers, alone."""
    page.goto(f"{ballot}box/")
    for name, number in numbers.items():
        page.locator(f"input[name='{name}']").fill(str(number))
    press(page, "Lưu số liệu tôi kiểm")
    expect(page.locator("h1")).to_contain_text("Cuộc bỏ phiếu số")


def box_is_opened(page, ballot, codes):
    """Two tellers type their codes; the count decides."""
    page.goto(f"{ballot}count/")
    page.locator("input[name=first]").fill(codes[0])
    page.locator("input[name=second]").fill(codes[1])
    press(page, "Mở hòm phiếu và đếm")
    expect(page.locator("section.verdict")).to_be_visible()
