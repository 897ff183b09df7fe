"""Errors of the gazetteer.

GazetteerError
├── InvalidCoordinates   (ValueError)        a longitude or latitude that is not on the earth
├── InvalidPlace         (ValueError)        a gazetteer row that cannot become a Place
├── UnknownCountry       (ValueError)        a country code that ISO 3166-1 does not know
├── IndexMissing         (FileNotFoundError) no built index where one was expected
├── IndexDamaged         (ValueError)        an index that cannot be read, or of another version
├── SourceMissing        (FileNotFoundError) a source's package or file is not installed
├── BuildFailed          (OSError)           the index could not be written
└── InvalidInput         (ValueError)        a text or JSON line that the commands cannot read
"""


class GazetteerError(Exception):
    """Base of every error that the gazetteer raises on purpose."""


class InvalidCoordinates(GazetteerError, ValueError):
    """A longitude or latitude that is not on the earth."""


class InvalidPlace(GazetteerError, ValueError):
    """A gazetteer row that cannot become a Place."""


class UnknownCountry(GazetteerError, ValueError):
    """A country code that ISO 3166-1 alpha-2 does not know."""


class IndexMissing(GazetteerError, FileNotFoundError):
    """No built index where one was expected."""


class IndexDamaged(GazetteerError, ValueError):
    """An index that cannot be read, or that another version wrote."""


class SourceMissing(GazetteerError, FileNotFoundError):
    """The package or file that a source reads is not there."""


class BuildFailed(GazetteerError, OSError):
    """The index could not be written."""


class InvalidInput(GazetteerError, ValueError):
    """A text or JSON line that the commands cannot read."""
