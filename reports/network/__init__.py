"""Reports by their address: read only where the user names it and allows the network, and never a private machine."""

from reports.network.fetching import Policy, fetch
from reports.network.sources import UrlSource, is_address

__all__ = ["Policy", "UrlSource", "fetch", "is_address"]
