"""A reader without a mouse: where they are, and tabbing on until they are where they want to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

_HERE = """() => {
    let at = document.activeElement;
    let frame = "";
    for (;;) {
        if (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
        else if (at && at.tagName === "IFRAME" && at.contentDocument) {
            frame = at.title;
            at = at.contentDocument.activeElement;
        } else break;
    }
    const style = at.ownerDocument.defaultView.getComputedStyle(at);
    const box = at.getBoundingClientRect();
    return {
        name: (at.getAttribute("aria-label") || at.textContent || "").trim(), tag: at.tagName.toLowerCase(), frame,
        role: at.getAttribute("role") || "", width: box.width, height: box.height,
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """The control that has the focus: its name, where it stands, its size and the width of the line around it."""

    name: str
    tag: str
    frame: str
    role: str
    width: float
    height: float
    outline: float


def here(page: Page) -> Stop:
    """Where the focus is, within frames and shadow trees too."""
    found: Any = page.evaluate(_HERE)
    return Stop(**found)


def tab_to(page: Page, name: str, *, role: str = "", most: int = 40) -> Stop:
    """Press Tab until a control of this name, or of this role where no name is given, has the focus."""
    passed: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = here(page)
        passed.append(stop.name[:40])
        if stop.name.startswith(name) and role in {"", stop.role}:
            return stop
    raise AssertionError(f"{most} tabs did not lead to {name or role!r}: {passed}")
