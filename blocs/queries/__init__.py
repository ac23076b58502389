"""The reads of the blocs app: one page, a fixed number of queries."""
