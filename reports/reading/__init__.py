"""Bytes to Documents: one small module a concern, `read` for all."""

from reports.reading.reader import document_from_bytes, is_known_type, read

__all__ = ["document_from_bytes", "is_known_type", "read"]
