"""Bytes to Documents: one small module a format, `documents_from_bytes` for all of them."""

from reports.reading.reader import document_from_bytes, documents_from_bytes, read
from reports.reading.reading import Reading, Rejected
from reports.reading.version import READER_VERSION

__all__ = ["READER_VERSION", "Reading", "Rejected", "document_from_bytes", "documents_from_bytes", "read"]
