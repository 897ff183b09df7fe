"""Tables as a reader of the page's language wants their numbers; sorted they are by the numbers themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
from pandas.api.types import is_float_dtype, is_integer_dtype, is_numeric_dtype
from pandas.io.formats.style import Styler

from dashboard.language import figure


def readable(frame: pd.DataFrame, *, digits: int = 2) -> Styler:
    """The table with whole numbers as "1,280" or "1.280", others with so many decimal places."""
    numbers = [name for name in frame.columns if is_numeric_dtype(frame[name]) and not frame[name].empty]
    shown: dict[Any, Callable[[Any], str]] = {name: _written(frame[name], digits) for name in numbers}
    return frame.style.format(shown, na_rep="")


def _written(column: pd.Series[Any], digits: int) -> Callable[[Any], str]:
    whole = is_integer_dtype(column) or (is_float_dtype(column) and bool((column.dropna() % 1 == 0).all()))
    return partial(figure, digits=0 if whole else digits)
