"""Routes: who or what moved from where to where, and by what way, read from the words of a report."""

from reports.routes.assembly import Named, find_routes

__all__ = ["Named", "find_routes"]
