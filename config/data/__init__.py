"""The page of open data, ``/data/``, and the data dictionary."""
