"""The API described for people: one page without scripts, and nothing on it comes from elsewhere. Pure."""

from __future__ import annotations

from html import escape
from typing import Final

from dashboard.api.openapi import ABOUT, ENDPOINTS, LISTED, Endpoint
from dashboard.api.parameters import Parameter

_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8886; }
code { font-family: ui-monospace, monospace; }
"""
_EXAMPLES: Final = (
    "/api/places?country=VE&limit=10",
    "/api/routes?mode=air&status=reported&from=2019-01-01",
    "/api/mentions?text=officers&sure=0.7",
)


def page() -> str:
    """The whole page."""
    about = "".join(f"<p>{_prose(part)}</p>" for part in ABOUT.split("\n\n"))
    examples = "".join(f'<li><a href="{escape(one)}"><code>{escape(one)}</code></a></li>' for one in _EXAMPLES)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Dateline: API</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>{_STYLE}</style></head><body><main>
<h1>Dateline: API</h1>{about}
<p>For programs: <a href="/api/openapi.json"><code>/api/openapi.json</code></a> (OpenAPI 3.1).
<a href="/">The map</a>.</p>
<h2>Addresses</h2><table><thead><tr><th scope="col">GET</th><th scope="col">answers</th></tr></thead>
<tbody>{"".join(map(_endpoint, ENDPOINTS))}</tbody></table>
<h2>Examples</h2><ul>{examples}</ul>
<h2>Parameters</h2><p>Of all addresses but that of one document.</p>
<table><thead><tr><th scope="col">name</th><th scope="col">what</th><th scope="col">give</th></tr></thead>
<tbody>{"".join(map(_parameter, LISTED))}</tbody></table>
</main></body></html>
"""


def _endpoint(endpoint: Endpoint) -> str:
    path = f"<code>{escape(endpoint.path)}</code>"
    if "{" not in endpoint.path:
        path = f'<a href="{escape(endpoint.path)}">{path}</a>'
    return f"<tr><td>{path}</td><td>{_prose(endpoint.about)}</td></tr>"


def _parameter(parameter: Parameter) -> str:
    repeated = ", or several" if parameter.many else ""
    right = escape(parameter.right) + repeated
    return f"<tr><td><code>{parameter.name}</code></td><td>{_prose(parameter.about)}</td><td>{right}</td></tr>"


def _prose(text: str) -> str:
    """Text with what stands between backticks as code."""
    parts = escape(text).split("`")
    return "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(parts))
