"""`python -m dashboard.messages` brings the catalogues of `locale/` up to what the sources say.

New messages come in without a translation, changed ones without their old one, and those that are gone go.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from dashboard.language import FOLDER, Language

PACKAGE: Final = Path(__file__).resolve().parent
# What notes a message in dashboard/language.py, and how many of its arguments are forms of it.
_NOTED: Final = {"tr": 1, "later": 1, "trn": 2, "later_n": 2, "forms": 2}
_HEADER: Final = "# Messages of the dashboard. What {names} in braces stand for is put in by the program: keep them.\n#"
_WIDTH: Final = 110
_DATED: Final = tuple(
    f'"{name}: '
    for name in (
        *("Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date", "Last-Translator"),
        *("Language-Team", "Generated-By"),
    )
)


def extracted() -> Catalog:
    """Every message of the package, with the files that it stands in."""
    found = Catalog(project="Dateline", charset="utf-8")
    for path in sorted(PACKAGE.rglob("*.py")):
        for message in noted(ast.parse(path.read_text("utf-8"))):
            found.add(message, locations=[(path.relative_to(PACKAGE).as_posix(), 0)])
    return found


def noted(tree: ast.AST) -> Iterator[str | tuple[str, ...]]:
    """The messages of a module, wherever in it they stand, within other texts too; both forms of one with a number."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _NOTED:
            texts = node.args[: _NOTED[node.func.id]]
            forms = [one.value for one in texts if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if forms and len(forms) == len(texts) == _NOTED[node.func.id]:
                yield forms[0] if len(forms) == 1 else tuple(forms)


def catalogue_path(language: Language) -> Path:
    """Where the translations of a language are."""
    return FOLDER / language.value / "LC_MESSAGES" / "dateline.po"


def read(language: Language) -> Catalog:
    """The translations of a language as they are; none where there are none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language.value, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language.value)


def update(language: Language) -> int:
    """Write the catalogue of a language anew. Returns how many messages wait for their translation."""
    known = read(language)
    written = Catalog(locale=language.value, project="Dateline", charset="utf-8", fuzzy=False, header_comment=_HEADER)
    waiting = 0
    for message in extracted():
        if not message.id:
            continue
        before = known.get(message.id)
        said = before.string if before else ""
        written.add(message.id, said, locations=message.locations)
        waiting += not (all(said) if isinstance(said, tuple) else said)
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_text(written), "utf-8")
    return waiting


def as_text(catalogue: Catalog) -> str:
    """A catalogue as its file has it: sorted, without days and line numbers, changed by its words alone."""
    written = io.BytesIO()
    write_po(written, catalogue, width=_WIDTH, sort_output=True, include_lineno=False)
    lines = written.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_DATED))


def main() -> int:
    """Every language but English, which the sources speak."""
    for language in Language:
        if language is not Language.ENGLISH:
            print(f"{catalogue_path(language)}: {update(language)} messages wait for their translation")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
