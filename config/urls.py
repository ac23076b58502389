"""Addresses of the site. Paths are English; what stands under them is in the reader's language."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from blocs.urls import YEAR
from config import files, views
from config.api import docs
from config.api.root import api
from config.calendar.feed import feed
from config.data import pages as data_pages
from config.feeds.decisions import decisions
from config.feeds.editions import editions, editions_of_bloc
from config.search import views as search
from config.share import views as share
from config.sitemaps import views as sitemaps

urlpatterns = [
    path("", views.home, name="home"),
    path("search", search.search, name="search"),
    path("about/", views.about, name="about"),
    path("about/design/", views.design, name="design"),
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.section, name="sitemap_section"),
    path("feeds/editions.atom", editions, name="editions_feed"),
    path("feeds/decisions.atom", decisions, name="decisions_feed"),
    path("blocs/<slug:bloc>/editions.atom", editions_of_bloc, name="bloc_editions_feed"),
    path("share/site.png", share.site, name="share_site"),
    path("share/boards/<slug:board>.png", share.board, name="share_board"),
    path(f"share/{YEAR}/editions/<edition:number>.png", share.edition, name="share_edition"),
    path("calendar/<str:key>.ics", feed, name="calendar_feed"),
    path("files/<path:name>", files.stored_file, name="file"),
    path("data/", data_pages.data, name="data"),
    path("data/dictionary/", data_pages.data_dictionary, name="data_dictionary"),
    path("api/", docs.api_page, name="api"),
    path("api/v1/openapi.json", docs.openapi, name="openapi"),
    path("api/v1/", api.urls),
    path("admin/", admin.site.urls),
    path("", include("blocs.urls")),
    path("", include("awards.urls")),
    path(
        "data/dictionary.<kind:kind>", data_pages.data_dictionary_file, name="data_dictionary_file"
    ),
]
