"""Files that the boards app writes: templates to be filled, lists of faults."""
