"""Lines as text: short to send, and of an alphabet in which nothing can be said but lines."""

from __future__ import annotations

from collections.abc import Iterable


def line_text(line: Iterable[tuple[float, float]], unit: float) -> str:
    """A line as text: each coordinate is the difference to the last one in steps of `unit`, zigzag, 5 bits a character.

    The alphabet is the 64 characters from "?" on, as in the common "encoded polyline"; the order of the axes is kept.

    >>> line_text([(0.0, 0.0), (0.005, -0.01)], 0.005)
    '??AB'
    """
    out: list[str] = []
    last_x = last_y = 0
    for x, y in line:
        here_x, here_y = round(x / unit), round(y / unit)
        for step in (here_x - last_x, here_y - last_y):
            value = step << 1 if step >= 0 else ~(step << 1)
            while value >= 0x20:
                out.append(chr((0x20 | (value & 0x1F)) + 63))
                value >>= 5
            out.append(chr(value + 63))
        last_x, last_y = here_x, here_y
    return "".join(out)
