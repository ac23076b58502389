"""Addresses of the site. Paths are English; what stands under them is in the reader's language."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from config import files, search, views
from config.calendar.feed import feed

urlpatterns = [
    path("", views.home, name="home"),
    path("search", search.search, name="search"),
    path("about/design/", views.design, name="design"),
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("calendar/<str:key>.ics", feed, name="calendar_feed"),
    path("files/<path:name>", files.stored_file, name="file"),
    path("admin/", admin.site.urls),
    path("", include("blocs.urls")),
    path("", include("awards.urls")),
]
