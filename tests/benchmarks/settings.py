"""The site's settings, with the floor that its pages are measured against."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.benchmarks.urls"
