"""Guarded reading: every file is read in a child process that can be killed, with bounded time, memory and rights."""

from reports.guard.guard import Guard

__all__ = ["Guard"]
