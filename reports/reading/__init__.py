"""Bytes to Document, one small module a format."""
