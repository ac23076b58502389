"""The only place that calls the signature library: PDF files and their signatures as plain facts.

The library takes about a second to import, so every module here imports it inside functions.
"""
