"""A selection as a file: one module a format, each a pure function from a selection to bytes."""
