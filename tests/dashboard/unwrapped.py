"""Texts in the sources that people would read and that are not noted for translation: a search by their looks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from dashboard.messages import noted
from dashboard.words import COUNTED

_MARKUP = re.compile(r"<[^<>]*>|<[^<>]*$|^[^<>]*>")
_WORDS = re.compile(r"(?<![\w./#-])[A-Z][a-z]+(?![\w/.-])|[A-Za-z]{2,}[,;:.]? [a-z]{2,}")
# What is the same in every language: names, commands, rules of styles, and the keys of counted nouns.
_SAME = {"Dateline", "San Cristóbal", "Parquet", "Places", "Actors", "Routes", *COUNTED}
_FOR_PROGRAMS = re.compile(r"python -m |(background-)?color: ")
# Commands, names, scripts that derive data, templates of scripts, and what is said to programs.
_ELSEWHERE = re.compile(r"^(__main__|messages|atlas|static/.*|map_layer|api/.*|guard)\.py$")


def unwrapped(package: Path) -> list[str]:
    """Each as `file: text`."""
    found: list[str] = []
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).as_posix()
        if not _ELSEWHERE.match(name):
            found += [f"{name}: {text}" for text in _texts(ast.parse(path.read_text("utf-8")))]
    return found


def _texts(tree: ast.Module) -> Iterator[str]:
    known = {form for message in noted(tree) for form in ([message] if isinstance(message, str) else message)}
    skipped = {id(one) for node in ast.walk(tree) for one in _unread(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            text = _MARKUP.sub(" ", node.value).strip()
            if text not in _SAME and node.value not in known and not _FOR_PROGRAMS.match(text) and _WORDS.search(text):
                yield text


def _unread(node: ast.AST) -> Iterator[ast.AST]:
    """Strings that nobody is shown: docstrings, keys, types."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)
