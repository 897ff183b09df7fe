"""What the recogniser learns from beside reports: marks are read, and nothing of a mark stays in a text."""

from __future__ import annotations

from pathlib import Path

from gazetteer.index import Gazetteer
from gazetteer.recognition import RuleRecogniser
from gazetteer.training.examples import examples_of, lines_of_movements, news_text, sentences

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


_LINE = (
    "1=air,planned | {Ghana|a} said so. ¶ "
    "A {Texel Air|b} jet is to leave [Accra|1.1|ab] for [Bria|1.2]. {NATO|c} did not."
)


def test_a_line_of_movements_is_read_like_a_report(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "lines.txt"
    path.write_text(f"# a comment\n{_LINE}\n", "utf-8")
    (one,) = lines_of_movements(path)
    assert one.text == "Ghana said so.\n\nA Texel Air jet is to leave Accra for Bria. NATO did not."
    assert [one.text[start:end] for start, end in one.places] == ["Accra", "Bria"]
    assert [one.text[start:end] for start, end in one.actors] == ["Ghana", "Texel Air", "NATO"]
    learned = examples_of(one, RuleRecogniser(gazetteer))
    told = dict(zip((one.text[start:end] for start, end in learned.spans), learned.labels.tolist(), strict=True))
    assert {name: told[name] for name in ("Ghana", "Accra", "Bria", "NATO")} == {
        "Ghana": True,
        "Accra": True,
        "Bria": True,
        "NATO": False,
    }


def test_the_sentences_of_a_text_keep_their_marks(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text(_LINE, "utf-8")
    (one,) = lines_of_movements(path)
    parts = [(part.text, [part.text[start:end] for start, end in part.places]) for part in sentences(one)]
    assert parts == [("A Texel Air jet is to leave Accra for Bria.", ["Accra", "Bria"]), ("NATO did not.", [])]
