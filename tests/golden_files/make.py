# ruff: noqa: E501, T201 - templates of markup, and what was written goes to standard output
"""Make the golden files anew: the articles of articles.json, written out by LibreOffice, pandoc and Chromium.

    python tests/golden_files/make.py

needs `soffice`, `pandoc` and `chromium` on the PATH and a font with Arabic letters. The files are committed, so that
the tests need none of these programs. Feeds and mails have the shape that common servers and clients give them.
"""

from __future__ import annotations

import calendar
import json
import quopri
import re
import shutil
import subprocess
import tempfile
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = HERE / "files"
Article = dict[str, Any]


def main() -> None:
    """Write every file of every language into `files`."""
    FILES.mkdir(exist_ok=True)
    articles: dict[str, Article] = json.loads((HERE / "articles.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        for language, article in articles.items():
            make(language, article, Path(folder))
        tables_and_notes(json.loads((HERE / "tables.json").read_text(encoding="utf-8")), Path(folder))
    write("feed-rss.xml", rss(articles).encode())
    write("feed-atom.xml", atom(articles).encode())
    for path in sorted(FILES.iterdir()):
        print(f"{path.stat().st_size:>9,}  {path.name}")


def make(language: str, article: Article, folder: Path) -> None:
    """The files of one language."""
    page = web_page(language, article)
    write(f"{language}-page.html", page.encode())
    charset = {"en": "utf-16", "es": "windows-1252", "ru": "windows-1251", "ar": "windows-1256"}[language]
    write(f"{language}-old-page.html", page.replace('charset="utf-8"', f'charset="{charset}"').encode(charset))
    for columns in (1, 2):
        source = folder / "print.html"
        source.write_text(print_page(language, article, columns), encoding="utf-8")
        chromium(source, FILES / f"{language}-chromium-{columns}.pdf")
    markdown = folder / "article.md"
    markdown.write_text(as_markdown(language, article), encoding="utf-8")
    for ending in ("docx", "odt", "epub", "html"):
        run("pandoc", str(markdown), "--standalone", "-o", str(FILES / f"{language}-pandoc.{ending}"))
    writer = folder / f"{language}-libreoffice.docx"
    shutil.copy(FILES / f"{language}-pandoc.docx", writer)
    for ending in ("pdf", "odt"):
        soffice(writer, ending)
    again = folder / "again"
    again.mkdir(exist_ok=True)
    shutil.copy(FILES / f"{language}-libreoffice.odt", again / f"{language}-libreoffice.odt")
    soffice(again / f"{language}-libreoffice.odt", "docx")
    write(f"{language}-mail.eml", mail(language, article))


def tables_and_notes(texts: dict[str, Article], folder: Path) -> None:
    """A table and a footnote of each language, as pandoc writes them and as LibreOffice does."""
    for language, text in texts.items():
        rows = ["| " + " | ".join(row) + " |" for row in text["table"]]
        rows.insert(1, "|---|---|---|")
        source = folder / "table.md"
        source.write_text(
            "\n".join([text["before"] + "[^1]", "", *rows, "", text["after"], "", f"[^1]: {text['note']}"])
        )
        for ending in ("docx", "odt", "html"):
            run("pandoc", str(source), "--standalone", "--metadata", f"title={text['title']}", "--metadata", f"lang={language}",
                "-o", str(FILES / f"table-{language}-pandoc.{ending}"))  # fmt: skip
        writer = folder / f"table-{language}-libreoffice.docx"
        shutil.copy(FILES / f"table-{language}-pandoc.docx", writer)
        soffice(writer, "odt")
        again = folder / f"table-{language}-libreoffice.odt"
        shutil.copy(FILES / again.name, again)
        soffice(again, "docx")


def write(name: str, content: bytes) -> None:
    """One file into the folder of golden files."""
    (FILES / name).write_bytes(content)


def run(*command: str) -> None:
    """A program that has to succeed."""
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def soffice(source: Path, ending: str) -> None:
    """LibreOffice's conversion of a file."""
    run("soffice", "--headless", "--convert-to", ending, "--outdir", str(FILES), str(source))


def chromium(source: Path, target: Path) -> None:
    """Chromium's print of a page, with its own header and footer."""
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={target}", source.as_uri())


def direction(language: str) -> str:
    """The way that the language is written."""
    return "rtl" if language == "ar" else "ltr"


def web_page(language: str, article: Article) -> str:
    """A page as a newspaper serves it: the article among menus, notices, buttons and comments."""
    around = article["furniture"]
    linked = json.dumps(
        {"@context": "https://schema.org", "@graph": [
            {"@type": "Organization", "name": article["publisher"]},
            {"@type": "NewsArticle", "headline": article["title"], "datePublished": article["published"] + "T08:30:00+03:00",
             "author": [{"@type": "Person", "name": article["author"]}], "publisher": {"@type": "Organization", "name": article["publisher"]},
             "mainEntityOfPage": f"https://news.example.org/{language}/flights"}]},
        ensure_ascii=True,
    )  # fmt: skip
    menu = "".join(f'<li><a href="/{i}">{escape(word)}</a></li>' for i, word in enumerate(around["menu"]))
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in article["paragraphs"])
    return f"""<!DOCTYPE html>
<html lang="{language}" dir="{direction(language)}">
<head><meta charset="utf-8"><title>{escape(article["title"])} | {escape(article["publisher"])}</title>
<script type="application/ld+json">{linked}</script>
<link rel="canonical" href="https://news.example.org/{language}/flights"></head>
<body class="single has-sidebar">
<div class="cookie-banner" role="dialog"><p>{escape(around["cookies"])}</p></div>
<header class="site-header"><a href="/">{escape(article["publisher"])}</a><nav><ul>{menu}</ul></nav></header>
<main><article><h1>{escape(article["title"])}</h1>
<p class="byline"><a rel="author" href="/a">{escape(article["author"])}</a> <time datetime="{article["published"]}">{article["published"]}</time></p>
<div class="share-buttons"><a href="#">{escape(around["share"])}</a></div>
{body}
</article>
<section class="related-posts"><h2>{escape(around["related_heading"])}</h2><ul><li><a href="/r">{escape(around["related"])}</a></li></ul></section>
<section id="comments"><h2>{escape(around["comments_heading"])}</h2><div class="comment"><p>{escape(around["comment"])}</p></div></section>
</main>
<footer><p>{escape(around["footer"])}</p></footer>
<script>document.title = "never";</script>
</body></html>
"""


def print_page(language: str, article: Article, columns: int) -> str:
    """The article alone, set in columns, long enough for several pages."""
    body = "\n".join(f"<p>{parted(escape(paragraph))}</p>" for paragraph in article["paragraphs"])
    style = f"body {{ font: 20pt 'Liberation Serif', 'Noto Sans Arabic', serif }} div {{ columns: {columns}; hyphens: auto; text-align: justify }}"
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{direction(language)}"><head><meta charset="utf-8">'
        f"<title>{escape(article['title'])}</title><style>{style}</style></head>"
        f"<body><h1>{escape(article['title'])}</h1><div>{body}</div></body></html>"
    )


def parted(text: str) -> str:
    """The text with soft hyphens in its long words, so that the browser parts them at line ends."""
    return re.sub(r"\b([a-zá-úа-я]{4,7})([a-zá-úа-я]{4,})\b", "\\1\u00ad\\2", text)


def as_markdown(language: str, article: Article) -> str:
    """The source for pandoc, with its metadata."""
    head = "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in (
            ("title", article["title"]), ("author", article["author"]), ("publisher", article["publisher"]),
            ("date", article["published"]), ("lang", language), ("dir", direction(language)),
        )
    )  # fmt: skip
    return f"---\n{head}\n---\n\n" + "\n\n".join(article["paragraphs"]) + "\n"


def mail(language: str, article: Article) -> bytes:
    """A mail with a plain and an HTML form, in the encodings that older clients use."""
    charset = {"en": "utf-8", "es": "iso-8859-1", "ru": "koi8-r", "ar": "windows-1256"}[language]
    plain = "\r\n\r\n".join(article["paragraphs"]).encode(charset)
    markup = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in article["paragraphs"]).encode()
    subject = b64encode(article["title"].encode()).decode()
    sender = b64encode(article["author"].encode()).decode()
    year, month, day = article["published"].split("-")
    months = calendar.month_abbr[1:]
    head = f"""Return-Path: <desk@news.example.org>
Received: from mail.example.org by mx.example.net; {int(day)} {months[int(month) - 1]} {year} 12:00:01 +0000
From: =?UTF-8?B?{sender}?= <desk@news.example.org>
To: readers@example.net
Subject: =?UTF-8?B?{subject}?=
Date: {int(day)} {months[int(month) - 1]} {year} 12:00:00 +0000
Message-ID: <{language}.1@news.example.org>
Content-Language: {language}
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="=_part"

--=_part
Content-Type: text/plain; charset={charset}
Content-Transfer-Encoding: quoted-printable

"""
    middle = "\r\n--=_part\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    encoded = b64encode(markup)
    lines = b"\r\n".join(encoded[i : i + 76] for i in range(0, len(encoded), 76))
    return (
        head.replace("\n", "\r\n").encode()
        + quopri.encodestring(plain)
        + middle.encode()
        + lines
        + b"\r\n--=_part--\r\n"
    )


def rss(articles: dict[str, Article]) -> str:
    """RSS 2.0 as a blog's server writes it: a summary, and the whole text as escaped markup."""
    items = "".join(
        f"""<item><title>{escape(article["title"])}</title><link>https://news.example.org/{language}/flights</link>
<dc:creator><![CDATA[{article["author"]}]]></dc:creator><dc:date>{article["published"]}T09:00:00Z</dc:date><guid isPermaLink="false">{language}</guid>
<description><![CDATA[{article["paragraphs"][0][:80]} [&#8230;]]]></description>
<content:encoded xml:lang="{language}"><![CDATA[{"".join(f"<p>{escape(p)}</p>" for p in article["paragraphs"])}]]></content:encoded></item>"""
        for language, article in articles.items()
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Example News</title><link>https://news.example.org</link><description>All</description>{items}</channel></rss>
"""


def atom(articles: dict[str, Article]) -> str:
    """Atom with the text as XHTML."""
    entries = "".join(
        f"""<entry xml:lang="{language}"><title>{escape(article["title"])}</title><id>urn:{language}</id>
<link rel="alternate" href="https://news.example.org/{language}/flights"/><author><name>{escape(article["author"])}</name></author>
<published>{article["published"]}T09:00:00Z</published><updated>2023-01-01T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{"".join(f"<p>{escape(p)}</p>" for p in article["paragraphs"])}</div></content></entry>"""
        for language, article in articles.items()
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Example News</title><id>urn:feed</id><updated>2023-01-01T00:00:00Z</updated>{entries}</feed>
"""


if __name__ == "__main__":
    main()
