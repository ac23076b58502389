"""Files about awards: rows here, workbooks in ``boards.spreadsheets``."""
