"""The version of the reader: what an earlier one rejected or read is read again by a later one."""

from typing import Final

READER_VERSION: Final = "3"
"""Raise it with each change of what is read from a file."""
