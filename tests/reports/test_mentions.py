"""Mentions: which actors, which date and which evidence go with a place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.document import Span
from reports.mentions import find_mentions
from reports.model import DateSource, Mention
from reports.sentences import sentences
from tests.reports.builders_routes import marked


def mentions_of(source: str, published: date | None = None) -> tuple[Mention, ...]:
    text = marked(source)
    return find_mentions(text.document(published), text.toponyms, text.actors, sentences(text.text))


def ties_of(source: str) -> list[str]:
    """The actors of each mention, with spaces between."""
    return [" ".join(mention.actor_ids) for mention in mentions_of(source)]


def test_a_literal_place_is_mentioned_with_the_actors_of_its_sentence() -> None:
    (mention,) = mentions_of("<Turkish=TR> engineers work in {Mogadishu}.")

    assert (mention.place.name, mention.actor_ids) == ("Mogadishu", ("state-tr",))


def test_a_name_in_its_actor_use_is_no_mention() -> None:
    assert mentions_of("{Turkey!} refused.") == ()


def test_a_name_without_a_place_is_no_mention() -> None:
    assert mentions_of("Troops entered {Atlantis?}.") == ()


@pytest.mark.parametrize(
    ("source", "tied"),
    [
        ("<Turkish=TR> men work in {Mogadishu}, while <Chinese=CN> men are in {Djibouti}.", ["state-tr", "state-cn"]),
        ("<Wagner=armed_group:RU> holds {Gao}, and <Malian=ML> soldiers hold {Timbuktu}.", ["wagner", "state-ml"]),
        ("<Putin=person:RU> landed in {Sochi} and met <Erdogan=person:TR> in {Istanbul}.", ["putin", "putin erdogan"]),
        ("<JNIM=armed_group:ML> has a base in {Gao}; <Oil Co=company:DZ> drills near {Algiers}.", ["jnim", "oil-co"]),
        ("<Turkish=TR> engineers left; the port of {Berbera} is quiet.", [""]),
        ("In {Tripoli} <Italian=IT> men fixed the line; in {Kufra}, <Egyptian=EG> men did.", ["state-it", "state-eg"]),
        ("<Iraqi Air=carrier:IQ> brought them home; it flew out of {Minsk} to {Doha}.", ["iraqi-air", "iraqi-air"]),
        ("El <ELN=armed_group:CO> opera en {Quito}, y la <OIM=organisation:CH> trabaja en {Lima}.", ["eln", "oim"]),
        ("<Irán=IR> envió tres a {Guayaquil}, mientras que <China=CN> los repara en {Lima}.", ["state-ir", "state-cn"]),
        ("La <OIM=organisation:CH> pide mantas y <Frontex=organisation:PL> enviará agentes a {Dakar}.", ["frontex"]),
        ("<Maersk=carrier:DK> left {Aden} after <JNIM=armed_group:YE> fired from {Hodeidah}.", ["maersk", "jnim"]),
    ],
)  # fmt: skip
def test_actors_belong_to_the_places_of_their_own_clause(source: str, tied: list[str]) -> None:
    assert ties_of(source) == tied


@pytest.mark.parametrize(
    ("source", "tied"),
    [
        ("Shells reached {Gao}, <Ukrainian=UA> officials said.", [""]),
        ("Shells reached {Gao}, according to the <UN=organisation:CH>.", [""]),
        ("According to the <UN=organisation:CH>, <Chadian=TD> rebels crossed into {Libya}.", ["state-td"]),
        ("<Paris=FR> believes that <Wagner=armed_group:RU> takes gold from {Bamako} to {Dubai}.", ["wagner", "wagner"]),
        ("<Korean=KP> lawmakers said shells had gone from {Sanya} to {Manila}.", ["", ""]),
        ("<Sudan=SD> accused the <Emirates=AE> of flying arms to {Darfur}.", ["state-ae"]),
        ("“Ships are waiting in {Aden},” said <Smith=person:GB>.", [""]),
        ("They told the <DEA=organisation:US> that the load was split at {Tijuana}.", [""]),
        ("El avión voló a {Doha}, dijo el ministro <Tareck=person:VE>.", [""]),
        ("Según la <OIM=organisation:CH>, salen de {Tapachula} cada noche.", [""]),
        ("La policía de <Perú=PE> avisó que el avión había volado de {Lima} a {Quito}.", ["", ""]),
        ("Entre 2016 y 2018, dice la <DEA=organisation:US>, <Bandes=company:VE> giró dinero a {Istanbul}.", ["bandes"]),
    ],
)  # fmt: skip
def test_who_merely_speaks_of_a_place_is_not_tied_to_it(source: str, tied: list[str]) -> None:
    assert ties_of(source) == tied


@pytest.mark.parametrize(
    ("source", "tied"),
    [
        ("<CENTCOM=organisation:US> said that it had destroyed a launcher near {Hodeidah}.", ["centcom"]),
        ("<Moscow=RU> said its ships had left {Sevastopol}.", ["state-ru"]),
        ("<Emirati=AE> officials denied sending weapons to {Darfur}.", ["state-ae"]),
        ("El <Grupo=armed_group:RU> anunció que enviará hombres a {Bamako}.", ["grupo"]),
        ("A <Norwegian=NO> underwriter said in {Tokyo} that rates fell.", ["state-no"]),
        ("Residents of {Gao} say that the <Malian=ML> police left.", ["state-ml"]),
    ],
)
def test_a_speaker_is_tied_to_where_he_acts_or_speaks(source: str, tied: list[str]) -> None:
    assert ties_of(source) == tied


@pytest.mark.parametrize(
    ("source", "tied"),
    [
        ("It stopped at {Gao} and {Timbuktu}, where <Malian=ML> troops cleared mines.", ["", "state-ml"]),
        ("<Wagner=armed_group:RU>, which fought in {Libya}, sent men to {Bamako}.", ["wagner", "wagner"]),
        ("<Iran=IR>, whose drones struck {Riyadh}, denies it.", ["state-ir"]),
        ("A <Conviasa=carrier:VE> jet that left {Quito} turned back.", ["conviasa"]),
        ("A cutter of the <Coast Guard=organisation:US> stopped a boat that had left {Tijuana}.", [""]),
        ("The line from {Addis Ababa} to {Djibouti} that <China=CN> built is old.", ["state-cn", "state-cn"]),
        ("<Goita=person:ML> prefers the men of <Wagner=armed_group:RU>, stationed in {Gao}.", ["wagner"]),
        ("Un cayuco con 98 <senegaleses=SN> que había zarpado de {Dakar} llegó el lunes.", ["state-sn"]),
        ("Hablaron de {Darfur}, el territorio que <Sudán=SD> reclama.", ["state-sd"]),
        ("<Petro=person:CO> viajó a {Madrid}, donde se reunió con <Sánchez=person:ES>.", ["petro sánchez"]),
    ],
)
def test_a_relative_clause_is_about_what_stands_before_it(source: str, tied: list[str]) -> None:
    assert ties_of(source) == tied


@pytest.mark.parametrize(
    ("source", "tied"),
    [
        ("{Gao} was shelled by the <RSF=armed_group:SD>.", ["rsf"]),
        ("The refinery in {Novorossiysk}, owned by <Rosneft=company:RU>, burnt.", ["rosneft"]),
        ("El buque, propiedad de <Maersk=carrier:DK>, salió de {Guayaquil}.", ["maersk"]),
        ("<Repsol=company:ES>, que crece, vendió su filial de {Lima} a un fondo <chino=CN>.", ["repsol state-cn"]),
        ("<Rosneft=company:RU>'s terminal at {Novorossiysk} closed.", ["rosneft"]),
        ("A jet of <Emtrasur=carrier:VE>, a subsidiary of <Conviasa=carrier:VE>, landed in {Quito}.", ["emtrasur"]),
        ("Un avión de <Emtrasur=carrier:VE>, filial de <Conviasa=carrier:VE>, aterrizó en {Quito}.", ["emtrasur"]),
        ("A boat lies 20 miles from the <Yemeni=YE> coast near {Bosaso}.", [""]),
        ("It left {Aden}, on the <Yemeni=YE> coast, for {Djibouti}.", ["state-ye", ""]),
        ("{Gao}, three hours from {Timbuktu}, is where <Malian=ML> troops sleep.", ["state-ml", ""]),
        ("<Ali=person:GY> asked <Brazil=BR> for tents in {Quito}.", ["ali"]),
        ("Lorries with <Iranian=IR> diesel reached {Kabul}.", [""]),
        ("Under a plan blessed by the <State Department=organisation:US>, gas will reach {Tripoli}.", [""]),
        ("<Aeroflot=carrier:RU> flies to {Istanbul}, {Doha}, and {Dubai}.", ["aeroflot", "aeroflot", "aeroflot"]),
        ("{Bamako} (AFP) — <Malian=ML> troops left.", [""]),
        ("BAMAKO — <Malian=ML> troops entered {Gao}.", ["state-ml"]),
        ("<Ali=person:GY> and <Maduro=person:VE> met in {Madrid} to speak of {Darfur}.", ["ali maduro", ""]),
    ],
)
def test_what_ties_an_actor_and_what_does_not(source: str, tied: list[str]) -> None:
    assert ties_of(source) == tied


def test_actors_of_other_sentences_are_left_out() -> None:
    assert ties_of("<Turkish=TR> engineers left. The port of {Berbera} is quiet.") == [""]


@pytest.mark.parametrize(
    ("source", "tied"),
    [
        ("<Wagner=armed_group:RU> grew. They hold a mine near {Gao}.", ["wagner"]),
        ("<Wagner=armed_group:RU> grew. They met <Malian=ML> officers in {Gao}.", ["wagner state-ml"]),
        ("<Putin=person:RU> flew out. He landed in {Tokyo}.", ["putin"]),
        ("<Wagner=armed_group:RU> grew. He landed in {Tokyo}.", [""]),
        ("The ship of <Maersk=carrier:DK> sank. It had left {Aden}.", [""]),
        ("<Serbia=RS> and <Kosovo=XK> share a wound. It runs along {Pristina}.", [""]),
    ],
)
def test_a_pronoun_at_the_head_takes_up_the_subject_of_the_sentence_before(source: str, tied: list[str]) -> None:
    assert ties_of(source) == tied


def test_each_actor_is_given_once() -> None:
    (mention,) = mentions_of("<Malian=ML> troops and <Malian=ML> police hold {Gao}.")

    assert mention.actor_ids == ("state-ml",)


def test_the_date_comes_from_the_sentence_when_it_has_one() -> None:
    (mention,) = mentions_of("Troops entered {Gao} on 3 May 2021.", date(2022, 1, 1))

    assert mention.date is not None
    assert (mention.date.start, mention.date.source) == (date(2021, 5, 3), DateSource.SENTENCE)


def test_else_the_date_is_that_of_the_document() -> None:
    (mention,) = mentions_of("Troops entered {Gao}.", date(2022, 1, 1))

    assert mention.date is not None
    assert (mention.date.start, mention.date.source) == (date(2022, 1, 1), DateSource.DOCUMENT)


def test_without_any_date_a_mention_has_none() -> None:
    assert mentions_of("Troops entered {Gao}.")[0].date is None


def test_the_evidence_is_the_sentence() -> None:
    (mention,) = mentions_of("All was quiet. Troops entered {Gao}. Then they left.")

    assert mention.evidence.quote == "Troops entered Gao."


def test_a_toponym_outside_every_sentence_is_its_own_evidence() -> None:
    text = marked("{Gao} and {Bamako} lie in the heat.")

    found = find_mentions(text.document(), text.toponyms, text.actors, (Span(8, 20),))

    assert [mention.evidence.quote for mention in found] == ["Gao", "Bamako lie i"]


PIECES = (
    "{Gao}", "{Mali!}", "<Malian=ML>", "<Wagner=armed_group:RU>", "They", "while", ",", ";", ".", "held", "and", "said",
    "that", "where", "who", "(", ")", "—", "”", "according to", "whose", "que", "y", "owned by", "after", "based in",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_every_resolved_literal_toponym_has_one_mention_in_order(source: str) -> None:
    text = marked(source)

    found = mentions_of(source)

    assert [m.toponym for m in found] == [t for t in text.toponyms if t.use.value == "literal"]
    for mention in found:
        span = mention.evidence.span
        assert span.contains(Span(mention.toponym.start, mention.toponym.end))
        assert text.text[span.start : span.end] == mention.evidence.quote
