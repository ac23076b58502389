"""The rules of 2022 and of today, as far as they are known, each with its source and certainty.

None of them is more than a row that staff correct: most come from practice or from the press, and
say so. What nobody could tell is not here.
"""

import re
from decimal import Decimal

from django.db import migrations

PRACTICE = "Thông lệ của các khối thuộc bộ; hướng dẫn từng năm của Hội đồng"
LETTER = "Công văn 5007/BNV-TĐKT ngày 05/9/2023 của Bộ Nội vụ"
PRINCIPLE = (
    "Luật Thi đua, khen thưởng 06/2022/QH15: không tặng nhiều hình thức cho một thành tích"
)
FLAG, MERIT, GOVERNMENT = "co-thi-dua-bo", "bang-khen-bo-truong", "co-thi-dua-chinh-phu"

RULES = [
    (FLAG, "quota_fixed", "2017-10-01", None, {"number": 1}, PRACTICE, "unverified"),
    (
        FLAG,
        "threshold",
        "2017-10-01",
        None,
        {"share": Decimal(50), "base": "present", "strict": True},
        PRACTICE,
        "unverified",
    ),
    *(
        (award, "one_achievement", "2024-01-01", None, {}, PRINCIPLE, "press")
        for award in (FLAG, MERIT, GOVERNMENT)
    ),
    (
        GOVERNMENT,
        "quota_percent",
        "2023-09-05",
        "2024-01-01",
        {
            "share": Decimal(20),
            "base": "outside",
            "wording": "20 % số tập thể được suy tôn dẫn đầu khối, do Hội đồng chọn",
        },
        LETTER,
        "press",
    ),
    (
        GOVERNMENT,
        "quota_percent",
        "2024-01-01",
        None,
        {
            "share": Decimal(20),
            "base": "outside",
            "wording": "20 % số tập thể được suy tôn dẫn đầu khối, do Hội đồng chọn",
        },
        "Nghị định 98/2023/NĐ-CP, sau là Nghị định 152/2025/NĐ-CP",
        "unverified",
    ),
    (
        GOVERNMENT,
        "threshold",
        "2017-10-01",
        None,
        {"share": Decimal(80), "base": "electors"},
        "Thường được dẫn: ít nhất 80 % tổng số thành viên Hội đồng",
        "unverified",
    ),
]

SHARE = re.compile(r"(\d+(?:,\d+)?)\s*%")


def read_figures(apps, schema_editor):
    """What a rule said in words, as figures; a text that says none ends the migration."""
    for rule in apps.get_model("awards", "AwardRule").objects.exclude(kind="form"):
        share = SHARE.search(rule.wording)
        if share:
            rule.share = Decimal(share[1].replace(",", "."))
            rule.base = "outside" if rule.kind == "quota_percent" else "electors"
        elif rule.wording.strip().isdecimal():
            rule.number = int(rule.wording)
        else:
            sentence = f"Rule {rule.pk}, “{rule.wording}”: write it as a number or a percentage."
            raise ValueError(sentence)
        rule.save(update_fields=["share", "base", "number"])


def add(apps, schema_editor):
    awards = {each.slug: each for each in apps.get_model("awards", "Award").objects.all()}
    rules = apps.get_model("awards", "AwardRule").objects
    for slug, kind, starts_on, ends_on, figures, source, certainty in RULES:
        rules.get_or_create(
            award=awards[slug],
            kind=kind,
            starts_on=starts_on,
            defaults={"ends_on": ends_on, "source": source, "certainty": certainty, **figures},
        )


class Migration(migrations.Migration):
    dependencies = [("awards", "0003_rule_figures")]

    operations = [
        migrations.RunPython(read_figures, migrations.RunPython.noop),
        migrations.RunPython(add, migrations.RunPython.noop),
    ]
