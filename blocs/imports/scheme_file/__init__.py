"""A whole scheme in one file, as TOML or as a workbook: read strictly, nothing is written here."""

from blocs.imports.scheme_file.reading import FileScheme, read_scheme_file

__all__ = ["FileScheme", "read_scheme_file"]
