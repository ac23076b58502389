"""The awards that the article of 2023 names, and the Government flag above them."""

from django.db import migrations

AWARDS = [
    (
        "co-thi-dua-bo",
        "Cờ thi đua của Bộ",
        "Emulation flag of the ministry",
        "ministry",
        "Bộ trưởng",
        10,
    ),
    (
        "bang-khen-bo-truong",
        "Bằng khen của Bộ trưởng",
        "Certificate of merit of the minister",
        "ministry",
        "Bộ trưởng",
        20,
    ),
    (
        "co-thi-dua-chinh-phu",
        "Cờ thi đua của Chính phủ",
        "Emulation flag of the Government",
        "government",
        "Thủ tướng Chính phủ",
        30,
    ),
]


def add(apps, schema_editor):
    award = apps.get_model("awards", "Award")
    rule = apps.get_model("awards", "AwardRule")
    for slug, name, name_en, level, grantor, order in AWARDS:
        award.objects.create(
            slug=slug, name=name, name_en=name_en, level=level, grantor=grantor, order=order
        )
    rule.objects.create(
        award=award.objects.get(slug="co-thi-dua-chinh-phu"),
        kind="quota_percent",
        value="20 % số tập thể đạt tiêu chuẩn tặng Cờ thi đua cấp Bộ, cấp tỉnh",
        starts_on="2017-10-01",
        ends_on="2024-01-01",
        source="Nghị định 91/2017/NĐ-CP, Điều 11",
        certainty="unverified",
    )


def remove(apps, schema_editor):
    apps.get_model("awards", "Award").objects.filter(slug__in=[row[0] for row in AWARDS]).delete()


class Migration(migrations.Migration):
    dependencies = [("awards", "0001_awards")]

    operations = [migrations.RunPython(add, remove)]
