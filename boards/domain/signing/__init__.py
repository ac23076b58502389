"""Digital signatures: what a file says as plain facts, what is expected, and every fault.

Nothing is imported here: the process that reads files needs the facts alone, and starts faster.
"""
