"""Encodings: marked, unmarked, declared, and wrongly declared."""

from __future__ import annotations

import pytest

from reports.reading import document_from_bytes

TEXTS = {
    "es": "El avión voló de Táchira a Teherán según el ministro Núñez; ¿qué llevaba?, preguntó la señora.",
    "fr": "Le président a été élu à la majorité; où êtes-vous né, ça va? Noël à Besançon.",
    "pt": "As operações não começaram até à manhã de terça, informação da região.",
    "ru": "Войска прибыли в Каракас из Москвы на двух самолётах, сообщил министр обороны.",
    "ar": "وصلت القوات الروسية إلى كاراكاس على متن طائرتين، حسب وزير الدفاع.",
    "el": "Τα στρατεύματα έφτασαν στο Καράκας από τη Μόσχα με δύο αεροπλάνα.",
    "cs": "Česká republika vyslala vojáky do Súdánu, řekl ministr obrany Žák v pátek večer.",
    "pl": "Samolot z Warszawy wylądował w środę na lotnisku, powiedział rzecznik żołnierzy Łukasz.",
    "tr": "İstanbul şehrinden kalkan uçak Türkiye dışına doğru gitti, açıklama yapıldı.",
}
EIGHT_BIT = [
    *(("es", name) for name in ("cp1252", "iso8859-1", "iso8859-15")),
    *((language, "cp1252") for language in ("fr", "pt")),
    *(("ru", name) for name in ("cp1251", "koi8-r", "iso8859-5", "cp866")),
    *(("ar", name) for name in ("cp1256", "iso8859-6")),
    *(("el", name) for name in ("cp1253", "iso8859-7")),
    *((language, name) for language in ("cs", "pl") for name in ("cp1250", "iso8859-2")),
    *(("tr", name) for name in ("cp1254", "iso8859-9")),
]


@pytest.mark.parametrize(("language", "charset"), EIGHT_BIT)
def test_an_eight_bit_encoding_that_nothing_declares_is_told_by_the_letters(language: str, charset: str) -> None:
    text = TEXTS[language]
    assert document_from_bytes(text.encode(charset), name="a.txt").text == text


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_its_mark(language: str, charset: str) -> None:
    text = TEXTS[language]
    assert document_from_bytes(text.encode(charset), name="a.txt").text == text


@pytest.mark.parametrize(
    ("language", "charset", "declared"),
    [
        ("es", "utf-8", "iso-8859-1"),
        ("es", "cp1252", "utf-8"),
        ("ru", "cp1251", "iso-8859-1"),
        ("ru", "utf-8", "windows-1251"),
        ("es", "cp1252", "no-such-charset"),
        ("cs", "cp1250", "windows-1250"),
        ("ru", "koi8-r", "koi8-r"),
        ("ar", "cp1256", "windows-1256"),
        ("es", "utf-16", "utf-8"),
    ],
)
def test_a_declared_encoding_is_believed_where_it_can_be_true(language: str, charset: str, declared: str) -> None:
    page = f'<!DOCTYPE html><html><head><meta charset="{declared}"></head><body><p>{TEXTS[language]}</p></body></html>'
    assert document_from_bytes(page.encode(charset), name="a.html").text == TEXTS[language]


def test_a_page_with_one_broken_byte_is_still_read() -> None:
    page = f"<!DOCTYPE html><p>{TEXTS['es']}</p>".encode().replace(b"ministro", b"mini\xffstro")
    assert "mini\ufffdstro" in document_from_bytes(page, name="a.html").text
