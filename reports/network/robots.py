"""What a site asks of robots (RFC 9309): the group for us or for all, and in it the longest rule that fits. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from reports.limits import MAX_ROBOTS_BYTES

_LINE: Final = re.compile(r"\s*(?P<key>[A-Za-z-]+)\s*:\s*(?P<value>[^#]*?)\s*(?:#.*)?")
_LONGEST_RULE: Final = 500  # characters; nobody needs more, and each `*` costs time


@dataclass(slots=True, kw_only=True)
class _Group:
    """Rules for some agents: a pattern of a path, and whether it is allowed."""

    agents: set[str] = field(default_factory=set)
    rules: list[tuple[str, bool]] = field(default_factory=list)


def allows(robots: str, agent: str, target: str) -> bool:
    """Whether a robots.txt lets an agent (its bare name, "dateline") fetch a path with its query."""
    groups = list(_groups(robots[:MAX_ROBOTS_BYTES]))
    named = [group for group in groups if agent.lower() in group.agents]
    chosen = named or [group for group in groups if "*" in group.agents]
    path = unquote(target)
    fitting = [(len(rule), allowed) for group in chosen for rule, allowed in group.rules if _fits(rule, path)]
    return max(fitting, default=(0, True))[1]  # of two rules as long, the one that allows


def _groups(robots: str) -> Iterator[_Group]:
    group = _Group()
    for line in robots.splitlines():
        found = _LINE.fullmatch(line.lstrip("\ufeff"))
        if not found:
            continue
        key, value = found["key"].lower(), found["value"]
        if key == "user-agent":
            if group.rules:
                yield group
                group = _Group()
            group.agents.add(value.lower())
        elif key in {"allow", "disallow"} and group.agents and (value or key == "disallow"):
            group.rules.append((unquote(value[:_LONGEST_RULE]), key == "allow" or not value))
    yield group


def _fits(rule: str, path: str) -> bool:
    """Whether a path begins like the rule; `*` is anything, `$` at the end is the end. Never looks back."""
    ends = rule.endswith("$")
    first, *others = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for part in others[:-1]:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if not others:
        return not ends or at == len(path)
    last = others[-1]
    return path.endswith(last) and len(path) - len(last) >= at if ends else path.find(last, at) >= 0
