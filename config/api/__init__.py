"""The read API at ``/api/v1/``: everything public, for programs. ``docs/api.md`` describes it.

One module for each noun answers; the queries stand in the apps, the shapes in ``schemas``. Nothing
is read here that a page does not show: unpublished editions have no row to begin with.
"""
