"""A thousand broken, hostile and mislabelled files, the same at every run, made from good files of each format."""

from __future__ import annotations

import gzip
import io
import json
import random
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

GOOD = Path(__file__).parents[1] / "golden_files" / "files"
TEXT = "They flew from Caracas to Tehran via Damascus. La aerolínea voló a La Habana.\n" * 20
LANGUAGES = 5
_DEEP = 100_000
_MANY = 200_000


def broken_files(count: int) -> Iterator[tuple[str, bytes]]:
    """So many files, names and contents: first those made on purpose, then good ones with damage."""
    made = list(_made_on_purpose())
    yield from made
    chance = random.Random(5)
    good = good_files()
    for number in range(count - len(made)):
        name, content = good[number % len(good)]
        damage = _DAMAGES[number % len(_DAMAGES)]
        new_name, new = damage(name, content, chance)
        yield f"{number:04}-{damage.__name__.strip('_')}-{new_name}", new


def good_files() -> list[tuple[str, bytes]]:
    """Several of each format: those that other programs made, and the plain ones."""
    files = [(path.name, path.read_bytes()) for path in sorted(GOOD.glob("*")) if path.is_file()]
    rows = "title,text,date\n" + "".join(f'"Report {n}","{TEXT[:200].strip()}",2019-06-05\n' for n in range(5))
    lines = "".join(json.dumps({"id": n, "text": TEXT[:200]}) + "\n" for n in range(5))
    files += [
        ("plain.txt", TEXT.encode()),
        ("wide.txt", TEXT.encode("utf-16")),
        ("old.txt", TEXT.encode("cp1252")),
        ("front.md", f"---\ntitle: A report\npublished: 2019-06-05\n---\n{TEXT}".encode()),
        ("rows.csv", rows.encode()),
        ("lines.jsonl", lines.encode()),
        ("several.zip", zipped({"a.txt": TEXT.encode(), "b.html": b"<p>" + TEXT.encode(), "c.csv": rows.encode()})),
    ]
    return files


def zipped(members: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", kind) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def _made_on_purpose() -> Iterator[tuple[str, bytes]]:
    yield from _empty()
    yield from _markup()
    yield from _archives()
    yield from _documents()
    yield from _data()


def _empty() -> Iterator[tuple[str, bytes]]:
    for ending in ("txt", "md", "html", "pdf", "docx", "odt", "eml", "epub", "xml", "jsonl", "csv", "zip"):
        yield f"empty.{ending}", b""
        yield f"blank.{ending}", b" \r\n\t\n"
        yield f"zeros.{ending}", bytes(5000)
        yield f"text-called.{ending}", TEXT.encode()
        yield f"picture-called.{ending}", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 10


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{_LAUGHS}]>'
_SPY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_QUADRATIC = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "{"a" * 50_000}">]>'


_WORD = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
<w:t>{}</w:t></w:r></w:p></w:body></w:document>"""
_OPEN = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>{}</text:p>
</office:text></office:body></office:document-content>"""


def _markup() -> Iterator[tuple[str, bytes]]:
    feed = "<rss version='2.0'><channel><item><title>{0}</title><description>{0}</description></item></channel></rss>"
    page = "<html><body><p>{0}</p></body></html>"
    for what, start, inside in (
        ("laughs", _BOMB, "&l9;"),
        ("spy", _SPY, "&e;"),
        ("quadratic", _QUADRATIC, "&e;" * 5000),
        ("far", '<!DOCTYPE x SYSTEM "http://192.0.2.1/x.dtd">', "text"),
    ):
        yield f"{what}.xml", (start + feed.format(inside)).encode()
        yield f"{what}.html", (start + page.format(inside)).encode()
        yield f"{what}.docx", _office("word/document.xml", start + _WORD.format(inside))
        yield f"{what}.odt", _office("content.xml", start + _OPEN.format(inside))
    for tag in ("div", "b", "table", "font", "a", "blockquote", "select", "template"):
        yield f"deep-{tag}.html", f"<html><body>{f'<{tag}>' * _DEEP}{TEXT}".encode()
    yield "deep.xml", ("<rss><channel>" + "<item>" * _DEEP).encode()
    yield "deep.docx", _office("word/document.xml", "<w:document>" + "<w:p>" * _DEEP)
    yield "attributes.html", f"<html><body {' '.join(f'a{n}=1' for n in range(_MANY))}><p>{TEXT}".encode()
    yield "same-attribute.html", f"<html><body {'a=1 ' * _MANY}><p>{TEXT}".encode()
    yield "open-comments.html", ("<html>" + "<!--" * _MANY + TEXT).encode()
    yield "open-tags.html", ("<html>" + "<a href='" * _MANY).encode()
    yield "declarations.html", ("<html>" + "<![" * _MANY).encode()
    yield "entities.html", ("<html><p>" + "&lt" * _MANY + "&#99999999999;" * 1000).encode()
    yield "scripts.html", (f"<html><p>{TEXT}</p>" + "<script>document.write('<p>Lima')</script>" * 5000).encode()
    yield "one-line.html", ("<html><p>" + "word " * 400_000).encode()
    yield "wrong-charset.html", b'<html><meta charset="utf-16"><p>Caracas and Tehran are named here.</p></html>'
    yield "no-charset.html", b'<html><meta charset="none-such"><p>Caracas \xff\xfe and Tehran.</p></html>'


def _office(part: str, content: str) -> bytes:
    kind = "word/document.xml" in part
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    members = {"[Content_Types].xml": types.encode()} if kind else {}
    mimetype = {} if kind else {"mimetype": b"application/vnd.oasis.opendocument.text"}
    return zipped({**mimetype, **members, part: content.encode()})


def _archives() -> Iterator[tuple[str, bytes]]:
    zeros = bytes(30_000_000)
    yield "bomb.zip", zipped({"a.txt": zeros})
    yield "bomb-of-text.zip", zipped({"a.txt": b"Caracas " * 3_000_000})
    yield "bomb.docx", zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": zeros})
    yield "bomb.odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": zeros})
    yield "bomb.epub", zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": zeros})
    yield "many.zip", zipped({f"{n}.txt": b"Caracas" for n in range(3000)}, zipfile.ZIP_STORED)
    nested = zipped({"a.txt": TEXT.encode()})
    for depth in range(20):
        nested = zipped({f"{depth}.zip": nested})
    yield "nested.zip", nested
    names = (
        "../../out.txt",
        "/etc/out.txt",
        "C:\\out.txt",
        "a\0b.txt",
        "..\\..\\out.txt",
        "x" * 60_000,
        "folder/",
        ".",
        "a//b",
    )
    for number, name in enumerate(names):
        yield f"names-{number}.zip", zipped({name: TEXT.encode()})
    yield "same-name.zip", zipped({"a.txt": b"Caracas"}) + zipped({"a.txt": b"Tehran"})
    yield "overlap.zip", _overlapping(2000)
    yield "password.zip", _encrypted(zipped({"a.txt": TEXT.encode()}))
    yield "lies-about-size.zip", _lying(zipped({"a.txt": b"Caracas " * 200_000}))
    yield "link.zip", _with_link()
    yield "circle.zip", zipped({"circle.zip": zipped({"circle.zip": b"PK\5\6" + bytes(18)})})
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        info = tarfile.TarInfo("../../out.txt")
        info.size = 7
        archive.addfile(info, io.BytesIO(b"Caracas"))
    for name, content in (("a.tar", tar.getvalue()), ("a.tar.gz", gzip.compress(tar.getvalue()))):
        yield name, content
        yield f"{name}.zip", zipped({name: content})
    yield "bomb.gz", gzip.compress(bytes(50_000_000))
    yield "seven.7z", b"7z\xbc\xaf\x27\x1c\0\4" + bytes(100)
    yield "cabinet.rar", b"Rar!\x1a\7\1\0" + bytes(100)


def _overlapping(entries: int) -> bytes:
    """Many entries of the directory that all lead to the same content (CVE-2024-0450)."""
    one = zipped({"a": bytes(100_000)})
    at = one.index(b"PK\1\2")
    body, directory = one[:at], one[at : one.index(b"PK\5\6")]
    whole = b"".join(directory[:-1] + bytes([65 + n % 26]) for n in range(entries))
    return body + whole + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, entries, entries, len(whole), at, 0)


def _encrypted(archive: bytes) -> bytes:
    """The same with the mark that a password is needed."""
    changed = bytearray(archive)
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        changed[archive.index(mark) + offset] |= 1
    return bytes(changed)


def _lying(archive: bytes) -> bytes:
    """The same, saying that its member is ten bytes long."""
    changed = bytearray(archive)
    for mark, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        at = archive.index(mark) + offset
        changed[at : at + 4] = struct.pack("<L", 10)
    return bytes(changed)


def _with_link() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return target.getvalue()


def _documents() -> Iterator[tuple[str, bytes]]:
    yield "office-97.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)
    yield "password.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + bytes(3000)
    pages = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 /Parent 2 0 R >>"
    yield "circle.pdf", _pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: pages})
    yield "many-pages.pdf", _pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 2147483647 >>"})
    locked = b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (" + b"o" * 32 + b") /U (" + b"u" * 32 + b") >>"
    tree = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>", 3: locked}
    yield "password.pdf", _pdf(tree, b"/Encrypt 3 0 R /ID [(a) (a)]")
    content = zlib.compress(zlib.compress(bytes(40_000_000)))
    stream = b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >> stream\n%s\nendstream" % (len(content), content)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>"
    tree = {1: tree[1], 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: page, 4: stream}
    yield "bomb.pdf", _pdf(tree)
    tree[4] = b"<< /Length 4 0 R >> stream\nBT (Caracas) Tj ET\nendstream"
    yield "length-circle.pdf", _pdf(tree)
    yield "deep.pdf", b"%PDF-1.7\n1 0 obj\n" + b"[" * _DEEP + b"\nendobj\ntrailer << /Root 1 0 R >>"
    yield "no-end.pdf", b"%PDF-1.7\n" + b"1 0 obj << /A 1 0 R >> endobj\n" * 50_000
    yield "both.pdf", b"%PDF-1.4\n<html><p>" + TEXT.encode() + zipped({"a.txt": TEXT.encode()})
    yield "both.zip", b"<html><p>They flew to Caracas.</p>" + zipped({"a.txt": TEXT.encode()})
    parts = "".join(f"--{n}\nContent-Type: multipart/mixed; boundary={n + 1}\n\n" for n in range(2000))
    head = "From: a@b.c\nTo: d@e.f\nSubject: Caracas\nMIME-Version: 1.0\n"
    yield "deep.eml", f"{head}Content-Type: multipart/mixed; boundary=0\n\n{parts}".encode()
    yield "endless-header.eml", (head + "X-Long: " + "a" * 2_000_000 + f"\n\n{TEXT}").encode()
    yield "bad-base64.eml", f"{head}Content-Transfer-Encoding: base64\n\n{'=A' * 50_000}".encode()
    yield "bad-charset.eml", f"{head}Content-Type: text/plain; charset=none-such\n\n{TEXT}".encode()
    yield "bad-date.eml", f"Date: Thu, 99 Foo 99999 99:99:99 +9999\n{head}\n{TEXT}".encode()


def _pdf(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in objects.items())
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R /Size %d %s >>\n%%%%EOF" % (len(objects) + 1, trailer)


def _data() -> Iterator[tuple[str, bytes]]:
    yield "deep.jsonl", b"[" * _DEEP
    yield "deep-object.jsonl", b'{"text": ' * _DEEP
    yield "huge-number.jsonl", b'{"text": "Caracas", "n": ' + b"9" * 100_000 + b"}\n"
    yield "surrogate.jsonl", b'{"text": "Caracas \\ud800 is here"}\n'
    yield "not-a-number.jsonl", b'{"text": NaN}\n{"text": "Caracas"}\n'
    yield "wide.csv", b"text," + b"a," * 100_000 + b"\nCaracas\n"
    yield "open-quote.csv", b'text\n"' + TEXT.encode() * 300
    yield "huge-cell.csv", b"text,date\n" + b"Caracas " * 200_000 + b",2019\n"
    yield "nul.csv", b"text\nCaracas\0Tehran\n"
    yield "formula.csv", b'text\n"=cmd|/c calc!A1 Caracas"\n'
    yield "bidi.txt", "\u202e\u2066Caracas\u2069 \ufeff\u200b Tehran".encode() * 50
    yield "half-pair.txt", b"Caracas \xed\xa0\x80 Tehran " * 20
    yield "overlong.txt", b"Caracas \xc0\xaf Tehran " * 20
    yield "one-line.txt", b"Caracas " * 500_000
    yield "combining.txt", ("C" + "\u0301" * 50_000 + "aracas").encode()
    yield "too-long.txt", b"Caracas " * 700_000
    yield "utf-7.txt", b"+ADw-script+AD4-Caracas"
    yield "mark-only.txt", b"\xef\xbb\xbf"
    yield "half-unit.txt", b"\xff\xfeC\0a"
    yield "front.md", b"---\n" + b"a: b\n" * 100_000
    yield "anchors.md", b"---\na: &a [x]\nb: [*a, *a]\npublished: !!python/object:os.system\n---\nCaracas"


def _truncated(name: str, content: bytes, chance: random.Random) -> tuple[str, bytes]:
    return name, content[: chance.randrange(len(content))]


def _flipped(name: str, content: bytes, chance: random.Random) -> tuple[str, bytes]:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 10, 200])):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return name, bytes(changed)


def _swapped(name: str, content: bytes, chance: random.Random) -> tuple[str, bytes]:
    size = max(1, len(content) // 8)
    blocks = [content[at : at + size] for at in range(0, len(content), size)]
    chance.shuffle(blocks)
    return name, b"".join(blocks)


def _holed(name: str, content: bytes, chance: random.Random) -> tuple[str, bytes]:
    at = chance.randrange(len(content))
    end = min(len(content), at + chance.randrange(1, 2000))
    return name, content[:at] + chance.choice([bytes(end - at), chance.randbytes(end - at), b""]) + content[end:]


def _renamed(name: str, content: bytes, chance: random.Random) -> tuple[str, bytes]:
    others = ("txt", "md", "html", "pdf", "docx", "odt", "eml", "epub", "xml", "jsonl", "csv", "zip", "exe", "")
    return f"{name}.{chance.choice(others)}", content


def _joined(name: str, content: bytes, chance: random.Random) -> tuple[str, bytes]:
    return name, content + content if chance.random() < 0.5 else chance.randbytes(100) + content


_DAMAGES: tuple[Callable[[str, bytes, random.Random], tuple[str, bytes]], ...] = (
    _truncated,
    _flipped,
    _swapped,
    _holed,
    _renamed,
    _joined,
    _flipped,
)
