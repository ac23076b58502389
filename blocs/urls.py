"""Addresses of the public pages of blocs and boards."""

from __future__ import annotations

from django.urls import path, register_converter

from blocs.views import (
    charts,
    compare,
    explained,
    fulfilment,
    open_data,
    packages,
    pages,
    pledges,
    results,
    rotation,
    trend,
    verify,
)


class YearConverter:
    """A year of the product's time: 2000 to 2100."""

    regex = "20[0-9]{2}|2100"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class NumberConverter:
    """An edition number: no leading zero, so that each edition has one address."""

    regex = "[1-9][0-9]{0,3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class KindConverter:
    """A kind of open-data file."""

    regex = "json|csv|xlsx"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ImageConverter(KindConverter):
    """A kind of file in which a chart is handed out."""

    regex = "svg|png|csv"


class CitationConverter(KindConverter):
    """A format that reference managers read."""

    regex = r"bib|csl\.json"


class PaperConverter(KindConverter):
    """A kind of file in which a pledge is handed out."""

    regex = "pdf|docx|json"


register_converter(YearConverter, "year")
register_converter(NumberConverter, "edition")
register_converter(KindConverter, "kind")
register_converter(ImageConverter, "image")
register_converter(PaperConverter, "paper")
register_converter(CitationConverter, "citation")

app_name = "blocs"

YEAR = "blocs/<slug:bloc>/<year:year>"
EDITION = f"{YEAR}/editions/<edition:number>"

urlpatterns = [
    path("blocs/", pages.bloc_list, name="blocs"),
    path("blocs/<slug:bloc>/", pages.bloc, name="bloc"),
    path("blocs/<slug:bloc>/rotation/", rotation.rotation, name="rotation"),
    path("blocs/<slug:bloc>/trend/", trend.trend, name="trend"),
    path(
        "blocs/<slug:bloc>/trend/charts/<slug:chart>.<image:kind>",
        charts.trend_chart,
        name="trend_chart",
    ),
    path(f"{YEAR}/", results.leaderboard, name="leaderboard"),
    path(f"{YEAR}.<kind:kind>", open_data.leaderboard_file, name="leaderboard_file"),
    path(f"{YEAR}/figures/", results.figures, name="figures"),
    path(f"{YEAR}/figures.<kind:kind>", open_data.figures_file, name="figures_file"),
    path(f"{YEAR}/boards/<slug:board>/", results.board_in_year, name="board_in_year"),
    path(f"{YEAR}/boards/<slug:board>.json", explained.explained, name="board_file"),
    path(f"{YEAR}/boards/<slug:board>/<slug:criterion>/", explained.point, name="point"),
    path(f"{YEAR}/editions/<edition:number>/", results.edition, name="edition"),
    path(
        f"{YEAR}/editions/<edition:number>.<kind:kind>", open_data.edition_file, name="edition_file"
    ),
    path(f"{YEAR}/charts/<slug:chart>.<image:kind>", charts.chart, name="chart"),
    path(
        f"{YEAR}/editions/<edition:number>/charts/<slug:chart>.<image:kind>",
        charts.chart,
        name="edition_chart",
    ),
    path(f"{EDITION}/datapackage.json", packages.package, name="package"),
    path(f"{EDITION}/datapackage.zip", packages.package_zip, name="package_zip"),
    path(f"{EDITION}/data/<str:file>", packages.package_file, name="package_file"),
    path(f"{EDITION}/citation.<citation:kind>", packages.cited, name="citation"),
    path(f"{YEAR}/pledge/", pledges.pledge, name="pledge"),
    path(f"{YEAR}/pledge/fulfilment/", fulfilment.fulfilment, name="fulfilment"),
    path(f"{YEAR}/pledge/<edition:version>/", pledges.pledge, name="pledge_version"),
    path(f"{YEAR}/pledge/<edition:version>.<paper:kind>", pledges.pledge_file, name="pledge_file"),
    path("compare/", compare.compare, name="compare"),
    path("compare/charts/<slug:chart>.<image:kind>", charts.compare_chart, name="compare_chart"),
    path("compare.csv", compare.compare_file, name="compare_file"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:code>/", verify.verify_code, name="verify_code"),
    path("boards/", pages.board_list, name="boards"),
    path("boards/<slug:board>/", pages.board, name="board"),
    path(
        "boards/<slug:board>/charts/<slug:chart>.<image:kind>",
        charts.board_chart,
        name="board_chart",
    ),
]
