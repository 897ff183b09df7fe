"""Which addresses may be fetched: the checks of the spelling, and of the machines that a name leads to. Pure.

A name is resolved once and the connection goes to the very address that was checked, so that a second answer of the
name server cannot lead elsewhere.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from reports.errors import InvalidDocument
from reports.limits import MAX_ADDRESS_CHARACTERS
from reports.reading.files import shown

_PORTS: Final = {"https": 443, "http": 80}
_FIRST_FREE_PORT: Final = 1024  # below it stand mail, shells and the like
_NUMBER: Final = re.compile(r"\d+|0[xX][0-9a-fA-F]*")
_BAD: Final = re.compile(r"[\x00-\x20\x7f-\x9f\\\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_SAFE: Final = "/?&=%:@!$'()*+,;~-._"
_IPv4 = ipaddress.IPv4Address
_IPv6 = ipaddress.IPv6Address
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE: Final = ipaddress.IPv6Network("::/96")
# Relays of IPv6, and assignments of protocols where a provider keeps its secrets; the library takes both for public.
_INSIDE: Final = (ipaddress.IPv4Network("192.88.99.0/24"), ipaddress.IPv4Network("192.0.0.0/24"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address that is spelled as one that may be fetched; `target` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def url(self) -> str:
        """The address in one spelling."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def parsed(url: str, *, allow_http: bool = False) -> Address:
    """The address, checked. Raises InvalidDocument with the reason for one that is not fetched whatever it leads to."""
    name = shown(url)
    if len(url) > MAX_ADDRESS_CHARACTERS:
        raise InvalidDocument(
            f"{name[:80]}… has more than {MAX_ADDRESS_CHARACTERS:,} characters; no page needs as many"
        )
    if _BAD.search(url):
        raise InvalidDocument(f"{name} holds blanks, backslashes or invisible characters; write them as %20 and so on")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise InvalidDocument(f"{name} is no address ({error}); write https://example.org/page") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise InvalidDocument(f"{name} has the scheme {scheme!r}; only https is fetched")
    if scheme == "http" and not allow_http:
        raise InvalidDocument(f"{name} is not encrypted; write https, or allow http with --allow-http")
    if "@" in parts.netloc:
        raise InvalidDocument(f"{name} holds a user name; addresses with one are not fetched")
    port = _PORTS[scheme] if port is None else port
    if port < _FIRST_FREE_PORT and port not in _PORTS.values():
        raise InvalidDocument(f"{name} leads to port {port}, which serves no pages; leave the port out")
    return Address(scheme=scheme, host=_host(parts, name), port=port, target=_target(parts))


def joined(base: Address, location: str) -> str:
    """Where a redirect leads."""
    return urljoin(base.url, location)


def _target(parts: SplitResult) -> str:
    return quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=_SAFE)


def _host(parts: SplitResult, name: str) -> str:
    """The host in its one spelling. A number in disguise (0x7f.1, 2130706433, ①②⑦.⓪.⓪.①) is refused."""
    host = parts.hostname or ""
    if ":" in host or "[" in parts.netloc:
        return _plain_number(host, name)
    try:
        host = host.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        host = ""
    if not host or not re.fullmatch(r"[a-z0-9._-]+", host):
        raise InvalidDocument(f"{name} has no host that can be looked up; write https://example.org/page")
    return _plain_number(host, name) if _NUMBER.fullmatch(host.rpartition(".")[2]) else host


def _plain_number(host: str, name: str) -> str:
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        raise InvalidDocument(f"{name} spells its host as an unusual number; write its name") from None


def is_public(machine: str) -> bool:
    """Whether a numeric address is one of the open network: not this machine, its neighbours or a provider's inside.

    What IPv6 can hide an IPv4 address in (mapped, 6to4, Teredo, NAT64) is judged by what it hides.
    """
    try:
        ip = ipaddress.ip_address(machine)
    except ValueError:
        return False
    return _is_public_v4(ip) if isinstance(ip, _IPv4) else _is_public_v6(ip)


def _is_public_v4(ip: _IPv4) -> bool:
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or any(ip in net for net in _INSIDE))


def _is_public_v6(ip: _IPv6) -> bool:
    if ip.ipv4_mapped is not None:
        return _is_public_v4(ip.ipv4_mapped)
    if ip in _COMPATIBLE:
        return False
    hidden = [_IPv4(int(ip) & 0xFFFF_FFFF)] if ip in _NAT64 else []
    hidden += [ip.sixtofour] if ip.sixtofour is not None else []
    hidden += list(ip.teredo) if ip.teredo is not None else []
    if hidden:
        return all(_is_public_v4(one) for one in hidden)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_site_local)
