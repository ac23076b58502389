"""100,000 nominations as a plain table: ours against stock django-import-export.

Both read the same rows of the same database and write the same columns. Stock is told to read what
it needs with the rows (``select_related``), as its documentation advises. Each runs in a process of
its own, over a database of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date

from tests.benchmarks.workbooks import peak

ROWS = 100_000
BOARDS, AWARDS = 200, 20
YEARS = ROWS // (BOARDS * AWARDS)


def catalogue() -> None:
    """As many nominations as boards, years and awards make, each with its published place."""
    from django.db.models import QuerySet
    from django.utils import timezone

    from awards.models import Award, Nomination
    from blocs.models import Bloc, Cycle, Edition, Standing
    from boards.enums import Role
    from boards.models import Board, Officer, Province

    officer = Officer.objects.create(username="thu-ky", role=Role.SECRETARIAT)
    province = Province.objects.create(slug="tinh", name="Tỉnh")
    boards = Board.objects.bulk_create(
        Board(slug=f"ban-{at}", name=f"Ban {at}", short_name=f"Ban {at}", province=province)
        for at in range(BOARDS)
    )
    awards = Award.objects.bulk_create(
        Award(slug=f"hinh-thuc-{at}", name=f"Hình thức {at}", level="ministry", order=at)
        for at in range(AWARDS)
    )
    bloc = Bloc.objects.create(slug="khoi", name="Khối", short_name="Khối")
    for year in range(YEARS):
        end = date(2000 + year, 12, 31)
        cycle = Cycle.objects.create(bloc=bloc, year=end.year, members_on=end)
        edition = Edition.objects.create(
            cycle=cycle,
            number=1,
            payload="{}",
            fingerprint=f"{year:064d}",
            prepared_by=officer,
            prepared_at=timezone.now(),
        )
        Standing.objects.bulk_create(
            Standing(edition=edition, board=board, place=place, points=place)
            for place, board in enumerate(boards, start=1)
        )
        # Past the history, which is not what is measured.
        QuerySet.bulk_create(
            Nomination.objects.all(),
            [
                Nomination(
                    cycle=cycle,
                    board=board,
                    award=award,
                    edition=edition,
                    achievements="Thu hút 35 dự án trong năm, vượt kế hoạch đã đăng ký.",
                    votes_for=6,
                    votes_cast=7,
                    nominated_by=officer,
                )
                for board in boards
                for award in awards
            ],
        )


def ours() -> bytes:
    """What the admin answers."""
    from awards.exports.resources import COLUMNS, plain_rows
    from awards.models import Nomination
    from boards.spreadsheets.formats import WorkbookFormat

    return WorkbookFormat().export_rows(COLUMNS, plain_rows(Nomination.objects.order_by("pk")))


def stock() -> bytes:
    """A resource as the documentation of the library shows it."""
    from import_export import fields, resources
    from import_export.formats.base_formats import XLSX

    from awards.exports.resources import with_standing
    from awards.models import Nomination

    class Stock(resources.ModelResource):  # type: ignore[misc]
        bloc = fields.Field("cycle__bloc__slug")
        year = fields.Field("cycle__year")
        board = fields.Field("board__slug")
        award = fields.Field("award__slug")
        edition = fields.Field("edition__number")
        place = fields.Field("stood_place")
        points = fields.Field("stood_points")

        class Meta:
            model = Nomination
            fields = (
                *("bloc", "year", "board", "award", "edition", "place", "points"),
                *("votes_for", "votes_cast", "achievements", "earlier_awards", "note"),
            )

    rows = with_standing(Nomination.objects.order_by("pk"))
    read = rows.select_related("cycle__bloc", "board", "award", "edition")
    data: bytes = XLSX().export_data(Stock().export(read))
    return data


EXPORTS: dict[str, Callable[[], bytes]] = {"ours": ours, "stock": stock}


def measure(name: str) -> tuple[float, float]:
    """Seconds of the processor, and megabytes above those before, in a new process."""
    command = [sys.executable, "-m", "tests.benchmarks.nominations", name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    spent, memory = done.stdout.split()
    return float(spent), float(memory)


def rows() -> Iterator[tuple[str, ...]]:
    """Time and memory, beside the library."""
    our_time, our_memory = measure("ours")
    their_time, their_memory = measure("stock")
    yield (
        f"export {ROWS:,} nominations",
        f"{our_time:.1f} s",
        "stock django-import-export",
        f"{their_time:.1f} s",
        f"{their_time / our_time:.1f} x faster",
        ">= 10 x",
    )
    yield (
        "  memory that it takes",
        f"{our_memory:.0f} MB",
        "stock django-import-export",
        f"{their_memory:.0f} MB",
        f"{our_memory / their_memory:.2f}",
        "<= 60 MB",
    )


def main() -> None:
    """Make the rows in a database of its own, then measure the export alone."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {"VAR_DIR": folder, "DATABASE_URL": "", "LOG_LEVEL": "ERROR"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        prepare = [sys.executable, "-m", "tests.benchmarks.nominations", "prepare"]
        subprocess.run(prepare, check=True, stdout=subprocess.DEVNULL)
        import django

        django.setup()
        import awards.exports.resources  # noqa: F401
        import boards.spreadsheets.formats  # noqa: F401

        before, start = peak(), time.process_time()
        EXPORTS[sys.argv[1]]()
        sys.stdout.write(f"{time.process_time() - start} {peak() - before}")


def prepare() -> None:
    """A migrated database with the rows."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    catalogue()


if __name__ == "__main__":
    prepare() if sys.argv[1] == "prepare" else main()
