"""The catalogues hold every text of the page, translated whole, and no more."""

from __future__ import annotations

import ast
import re
import string

import pytest

from dashboard import messages
from dashboard.language import Language
from tests.dashboard.unwrapped import unwrapped

TRANSLATED = [language for language in Language if language is not Language.ENGLISH]
each_language = pytest.mark.parametrize("language", TRANSLATED)
HINT = "run `python -m dashboard.messages`, then translate what is new"


def forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text or ""),)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@each_language
def test_every_message_of_the_sources_is_in_the_catalogue_and_none_besides(language: Language) -> None:
    known = {message.id for message in messages.read(language) if message.id}
    wanted = {message.id for message in messages.extracted() if message.id}
    assert wanted - known == set(), HINT
    assert known - wanted == set(), HINT


@each_language
def test_every_message_is_translated_and_none_is_fuzzy(language: Language) -> None:
    for message in messages.read(language):
        assert not message.fuzzy, message.id
        assert all(form.strip() for form in forms(message.string)), message.id


@each_language
def test_a_translation_has_every_form_of_its_language(language: Language) -> None:
    catalogue = messages.read(language)
    for message in catalogue:
        assert len(forms(message.string)) == (catalogue.num_plurals if message.pluralizable else 1), message.id


@each_language
def test_a_translation_has_the_placeholders_of_its_message(language: Language) -> None:
    for message in messages.read(language):
        sources = [placeholders(form) for form in forms(message.id)]
        for form in forms(message.string):
            assert set.intersection(*sources) <= placeholders(form) <= set.union(*sources), message.id


@each_language
def test_a_translation_keeps_commands_and_the_signs_at_its_ends(language: Language) -> None:
    for message in messages.read(language):
        for source, said in zip(forms(message.id), forms(message.string), strict=False):
            assert re.findall(r"python -m \w+", source) == re.findall(r"python -m \w+", said)
            if message.id:
                assert (source[:1].isspace(), source[-1:].isspace()) == (said[:1].isspace(), said[-1:].isspace())


@each_language
def test_the_catalogue_stands_as_the_program_writes_it(language: Language) -> None:
    catalogue = messages.read(language)
    assert messages.catalogue_path(language).read_text("utf-8") == messages.as_text(catalogue)


def test_messages_are_found_within_other_texts_and_calls() -> None:
    tree = ast.parse("""f"<p>{tr('One')}</p>"; tr("Two {x}", x=tr("Three")); trn("{n} a", "{n} b", 2); tr(name)""")
    assert set(messages.noted(tree)) == {"One", "Two {x}", "Three", ("{n} a", "{n} b")}


def test_no_text_of_the_page_is_left_unnoted() -> None:
    assert unwrapped(messages.PACKAGE) == []
