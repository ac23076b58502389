"""The flag of the ministry with its quota, also where an earlier test emptied the tables."""

from datetime import date

from awards.enums import AwardLevel, RuleKind
from awards.models import Award

FLAG = "co-thi-dua-bo"


def the_flag() -> Award:
    """What the catalogue of the migrations says of it."""
    award, _made = Award.objects.get_or_create(
        slug=FLAG,
        defaults={
            "name": "Cờ thi đua của Bộ",
            "name_en": "Emulation flag of the ministry",
            "level": AwardLevel.MINISTRY,
            "grantor": "Bộ trưởng",
            "order": 10,
        },
    )
    award.rules.get_or_create(
        kind=RuleKind.QUOTA_FIXED,
        starts_on=date(2017, 10, 1),
        defaults={"number": 1, "source": "Thông lệ", "certainty": "unverified"},
    )
    return award
