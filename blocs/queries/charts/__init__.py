"""Charts as things of their own: named, addressed, and the same as image, table and page."""
