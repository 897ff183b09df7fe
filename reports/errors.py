"""Errors of the reports package.

ReportsError
├── InvalidDocument    (ValueError)        a file that cannot become a Document
├── InvalidCatalogue   (ValueError)        an actor catalogue that cannot be read
├── UnknownFilter      (ValueError)        a filter value that nothing in the store or the catalogue has
├── InvalidCorrection  (ValueError)        a correction that cannot be read or does not fit
├── StoreMissing       (FileNotFoundError) no store where one was expected
├── StoreDamaged       (ValueError)        a file that is no store, or of a newer version
└── StoreUnwritable    (OSError)           the store or an export cannot be written
"""


class ReportsError(Exception):
    """Base of every error that the reports package raises on purpose."""


class InvalidDocument(ReportsError, ValueError):
    """A file that cannot become a Document; the message names the file and the reason."""


class InvalidCatalogue(ReportsError, ValueError):
    """An actor catalogue that cannot be read."""


class UnknownFilter(ReportsError, ValueError):
    """A filter value that nothing in the store or the catalogue has."""


class InvalidCorrection(ReportsError, ValueError):
    """A correction that cannot be read, or that fits nothing."""


class StoreMissing(ReportsError, FileNotFoundError):
    """No store where one was expected."""


class StoreDamaged(ReportsError, ValueError):
    """A file that is no store of ours, or one that a newer version wrote."""


class StoreUnwritable(ReportsError, OSError):
    """The store or an export cannot be written where it was asked for."""
