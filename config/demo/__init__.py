"""What a demonstration shows: the first real year, and a decade that nobody lived."""

from config.demo.first_year import DIRECTORY, OFFICERS, PASSWORD, accounts, fill

__all__ = ["DIRECTORY", "OFFICERS", "PASSWORD", "accounts", "fill"]
