"""What dossiers consist of, as far as it is known, each with its source and certainty.

Rows that staff correct. Who owes a paper is our guess; what nobody could tell is not here.
"""

from datetime import date

from django.db import migrations

FLAG, MERIT, GOVERNMENT = "co-thi-dua-bo", "bang-khen-bo-truong", "co-thi-dua-chinh-phu"

DECREE = "Nghị định 91/2017/NĐ-CP: hồ sơ đề nghị tặng Cờ thi đua của Chính phủ"
CULTURE = (
    "Thông tư 07/2019/TT-BVHTTDL, Điều 20 (của ngành văn hóa, thể thao, du lịch; "
    "cần đối chiếu quy định của Bộ)"
)

OF_GOVERNMENT = [
    ("letter", "Tờ trình", "council"),
    ("report", "Báo cáo thành tích", "board"),
    ("ballot_minutes", "Biên bản và kết quả bỏ phiếu kín", "council"),
]
OF_MINISTRY = [
    ("letter", "Tờ trình", "council"),
    ("list", "Danh sách (mẫu 02)", "council"),
    ("council_minutes", "Biên bản họp Hội đồng (mẫu 04)", "council"),
    ("report", "Báo cáo thành tích (mẫu 07, 08)", "board"),
    ("earlier_decisions", "Các quyết định khen thưởng đã có", "board"),
    ("initiative", "Công nhận sáng kiến", "board"),
]


def add(apps, schema_editor):
    awards = {each.slug: each for each in apps.get_model("awards", "Award").objects.all()}
    rules = apps.get_model("awards", "PieceRule").objects
    for slug, pieces, copies, starts_on, ends_on, source, certainty in (
        (GOVERNMENT, OF_GOVERNMENT, 2, date(2017, 10, 1), date(2024, 1, 1), DECREE, "official"),
        (FLAG, OF_MINISTRY, 1, date(2020, 1, 1), None, CULTURE, "unverified"),
        (MERIT, OF_MINISTRY, 1, date(2020, 1, 1), None, CULTURE, "unverified"),
    ):
        for kind, wording, owed_by in pieces if slug in awards else ():
            rules.get_or_create(
                award=awards[slug],
                kind=kind,
                starts_on=starts_on,
                defaults={
                    "wording": wording,
                    "copies": copies,
                    "owed_by": owed_by,
                    "ends_on": ends_on,
                    "source": source,
                    "certainty": certainty,
                },
            )


class Migration(migrations.Migration):
    dependencies = [("awards", "0014_dossiers")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
