"""The invented news texts: their marks are read, and nothing of a mark stays in a text."""

from __future__ import annotations

from pathlib import Path

from gazetteer.training.examples import news_text

_TEXTS = sorted(Path(__file__).with_name("news").glob("*.txt"))


def test_every_mark_is_read_and_none_stays_in_the_text() -> None:
    read = [news_text(path) for path in _TEXTS]
    assert len(read) > 90
    assert [one.name for one in read if "[[" in one.text or "|" in one.text or one.text.startswith("title:")] == []
    assert [one.name for one in read if not one.places] == []


def test_marks_lie_at_whole_words_and_a_name_of_a_body_is_open(tmp_path: Path) -> None:
    path = tmp_path / "001.txt"
    path.write_text("title: Fire in [[Elko|P]]\n\n[[Elko County Library|O]] burned; [[Reno|P]] sent help.\n", "utf-8")
    one = news_text(path)
    assert one.text == "Fire in Elko\n\nElko County Library burned; Reno sent help."
    assert [one.text[start:end] for start, end in one.places] == ["Elko", "Reno"]
    assert [one.text[start:end] for start, end in one.open] == ["Elko County Library"]
    assert not one.is_corpus
