"""What axe-core, the engine of most checks of access, finds on a page and in every frame of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, Page

GRAVE = frozenset({"serious", "critical"})
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async (tags) => {
    const rules = { "target-size": { enabled: true } };
    const only = { type: "tag", values: tags };
    const found = await axe.run(document, { runOnly: only, rules, resultTypes: ["violations"] });
    return { violations: found.violations, passes: found.passes.length };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One element that breaks one rule."""

    rule: str
    impact: str
    target: str
    html: str
    message: str

    @property
    def grave(self) -> bool:
        """Whether axe calls it serious or critical."""
        return self.impact in GRAVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was found; `checks` is the number of rules that had something to look at and found it good."""

    faults: tuple[Fault, ...]
    checks: int


def audit(page: Page) -> Audit:
    """Run axe over the page as it stands; its frames and shadow trees are part of it."""
    for frame in page.frames:
        _ready(frame)
    found: Any = page.evaluate(_RUN, TAGS)
    faults = tuple(
        Fault(
            rule=rule["id"],
            impact=rule["impact"] or "minor",
            target=str(node["target"]),
            html=node["html"][:300],
            message=str(node.get("failureSummary", ""))[:300],
        )
        for rule in found["violations"]
        for node in rule["nodes"]
    )
    return Audit(faults=faults, checks=found["passes"])


def _ready(frame: Frame) -> None:
    if not frame.evaluate("() => Boolean(window.axe)"):
        frame.evaluate(AXE_SCRIPT)
