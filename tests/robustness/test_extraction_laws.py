"""Laws that hold for the reading of any text, however strange."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.index import Gazetteer
from reports.catalogue import Catalogue, load_catalogue
from reports.document import Document, document_id
from reports.extraction import extract
from reports.model import Extraction
from reports.reading import document_from_bytes
from reports.serialise import to_json

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*-*.md"))

PIECES = [
    "Caracas",
    "Tehran",
    "Damascus",
    "Russia",
    "Moscow",
    "Conviasa",
    "Hezbollah",
    "the group",
    "they",
    "Iranian",
    "La Paz",
    "U.S.",
    "flew from",
    "to",
    "via",
    "and",
    ", ",
    ". ",
    "\n\n",
    " – ",
    "-",
    "sent fuel to",
    "landed in",
    "reportedly",
    "denied",
    "el 7 de mayo de 2018",
    "in late March",
    "between",
    "voló desde",
    "hasta",
    "con escala en",
    "’s",
    '"',
    "«",
    "(",
    ")",
    "on Monday",
    "2019-02-30",
    "air bridge",
    "—",
    "CARACAS",
    "Mr.",
    "I.",
    "…",
    "\u200f",
    "\u00a0",
    "  ",
    "1e999",
]

NAUGHTY = [
    "",
    " ",
    "\n" * 50,
    "\t",
    "\x00",
    "\ufeff",
    "\u2028\u2029",
    "\u202e Caracas \u202c",
    "a" * 5000,
    "A" * 5000,
    "." * 5000,
    "Caracas " * 2000,
    "Caracas, " * 2000,
    "from Caracas to " * 800,
    "“" * 500,
    "(" * 2000,
    "'s" * 500,
    "İstanbul ß ﬁ Ǆ",
    "👩‍🚀 flew from 👨‍👩‍👧‍👦 to Caracas",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "社會科學院語學研究所",
    "تهران إلى دمشق",
    "Из Москвы в Каракас",
    "{{7*7}} ${alert(1)} </script><script>x</script> `",
    r"C:\users\x \u0000",
    "NaN Infinity -0 1e309",
    "%s%n%x {0} {a.b}",
    "U.S.U.S.U.S.",
    "St. St. St. Louis",
    "From A to B via C to D through E and F and G, H, I.",
    "1.2.3.4.5.6.7.8.9",
    "٣/٤/٢٠٢١",
    "31 February 2021",
    "between 9999 and 0000",
    "in the 99990s",
    "-" * 3000,
    "The The The",
    "de la de la de la",
    "\r\n\r\r\n\n\r",
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def read(text: str, gazetteer: Gazetteer, catalogue: Catalogue) -> Extraction:
    content = text.encode("utf-8", "surrogatepass")
    return extract(Document(id=document_id(content), path="x.txt", text=text), gazetteer, catalogue)


def assert_laws(found: Extraction) -> None:
    text = found.document.text
    assert [t.text for t in found.toponyms] == [text[t.start : t.end] for t in found.toponyms]
    assert [a.text for a in found.actor_mentions] == [text[slice(*a.span)] for a in found.actor_mentions]
    for evidence in (*(m.evidence for m in found.mentions), *(r.evidence for r in found.routes)):
        assert evidence.quote
        assert evidence.quote == text[slice(*evidence.span)]
    for mention in found.mentions:
        assert mention.evidence.span.start <= mention.toponym.start < mention.toponym.end <= mention.evidence.span.end
    for route in found.routes:
        assert len(route.stops) > 1
        supplied = [stop for stop in route.stops if stop.span is None]
        assert bool(supplied) <= route.implied
        spans = [stop.span for stop in route.stops if stop.span]
        assert all(route.evidence.span.contains(span) for span in spans)
        assert [text[slice(*stop.span)] for stop in route.stops if stop.span] == [s.text for s in route.stops if s.span]
    assert to_json(found)


@settings(max_examples=300)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40), joint=st.sampled_from([" ", "", ", "]))
def test_any_mix_of_cues_and_names_keeps_the_laws(
    gazetteer: Gazetteer, catalogue: Catalogue, pieces: list[str], joint: str
) -> None:
    assert_laws(read(joint.join(pieces), gazetteer, catalogue))


@settings(max_examples=200)
@given(text=st.text(max_size=400))
def test_any_characters_keep_the_laws(gazetteer: Gazetteer, catalogue: Catalogue, text: str) -> None:
    assert_laws(read(text, gazetteer, catalogue))


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_naughty_strings_keep_the_laws(gazetteer: Gazetteer, catalogue: Catalogue, text: str) -> None:
    assert_laws(read(text, gazetteer, catalogue))


def test_the_order_of_the_documents_changes_nothing(gazetteer: Gazetteer, catalogue: Catalogue) -> None:
    documents = [document_from_bytes(path.read_bytes(), name=path.name) for path in SEEDS]
    shuffled = random.Random(7).sample(documents, len(documents))
    before = {document.id: to_json(extract(document, gazetteer, catalogue)) for document in documents}
    after = {document.id: to_json(extract(document, gazetteer, catalogue)) for document in shuffled}
    assert before == after
