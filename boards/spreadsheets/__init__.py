"""Workbooks: the one place that calls a spreadsheet library.

``plain`` writes rows of any number as a data workbook, fast and in little memory.
"""
