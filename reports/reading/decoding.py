"""Bytes to text: UTF-8, UTF-16 with or without its mark, what is declared, the likeliest encoding, or a refusal."""

from __future__ import annotations

import codecs
import re

from reports.errors import InvalidDocument
from reports.limits import MAX_CONTROL_SHARE_CP1252, MAX_CONTROL_SHARE_UTF8
from reports.reading.charsets import eight_bit_charset, is_plausible

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]+")  # not those that lay out a text
_UTF16_SAMPLE = 4096


def decode(content: bytes, name: str, *, declared: str | None = None, mend: bool = False) -> str:
    """The text of a file, its newlines and its Unicode form unchanged.

    Tried in order: a byte order mark, UTF-16 without one, UTF-8, the declared encoding where its letters are plausible,
    the eight-bit encoding that gives the likeliest letters. A byte order mark belongs to the encoding and not to the
    text: it is left out, and offsets count from the first character after it. With `mend` a broken byte becomes U+FFFD;
    without, it is a reason to refuse. Raises InvalidDocument for what is empty or no text.
    """
    if not content.strip():
        raise InvalidDocument(f"{name} is empty; a report needs text")
    wide = _utf16(content, name, mend=mend)
    text, cap = (wide, MAX_CONTROL_SHARE_UTF8) if wide is not None else _narrow(content, name, declared, mend=mend)
    if mend:
        text = text.replace("\0", "\ufffd")
    if "\0" in text or _control_share(text) > cap:
        raise InvalidDocument(f"{name} is binary, not text; convert it to a .txt file in UTF-8")
    if not text.strip():
        raise InvalidDocument(f"{name} is empty; a report needs text")
    return text


def _utf16(content: bytes, name: str, *, mend: bool) -> str | None:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16", "replace" if mend else "strict")
        except UnicodeDecodeError as error:
            raise InvalidDocument(f"{name} is damaged UTF-16 at byte {error.start}; save it again as UTF-8") from None
    if b"\0" not in content or len(content) % 2:
        return None
    for charset in ("utf-16-le", "utf-16-be"):
        try:
            if _is_running_text(content[:_UTF16_SAMPLE].decode(charset, "ignore")):
                return content.decode(charset)
        except UnicodeDecodeError:
            continue
    return None


def _is_running_text(text: str) -> bool:
    """Whether all is letters, marks and spaces of alphabets from Latin to Arabic, as by chance it hardly ever is."""
    fitting = sum(
        1 for c in text if (" " <= c <= "\u06ff" and not "\x7f" <= c <= "\x9f") or c in "\t\r\n" or "‐" <= c <= "™"
    )
    spaces = sum(c in " \r\n" for c in text)
    return len(text) > 3 and fitting >= 0.97 * len(text) and (spaces > 0 or len(text) < 20)


def _narrow(content: bytes, name: str, declared: str | None, *, mend: bool) -> tuple[str, float]:
    try:
        return content.decode("utf-8-sig"), MAX_CONTROL_SHARE_UTF8
    except UnicodeDecodeError as error:
        damage = error.start
    if b"\0" in content and not mend:
        raise InvalidDocument(f"{name} is binary, not text; convert it to a .txt file in UTF-8")
    # Mostly valid UTF-8 with a broken byte would turn every accent into two letters as Windows-1252.
    lenient = content.decode("utf-8-sig", "replace")
    broken = lenient.count("\ufffd")
    if sum(c > "\x7f" for c in lenient) - broken > broken:
        if mend:
            return lenient, MAX_CONTROL_SHARE_UTF8
        raise InvalidDocument(f"{name} is damaged UTF-8 at byte {damage}; save it again as UTF-8")
    charset = _believed(content, declared) or eight_bit_charset(content)
    try:
        return content.decode(charset or "cp1252", "replace" if mend else "strict"), MAX_CONTROL_SHARE_CP1252
    except UnicodeDecodeError:
        reason = "is neither UTF-8, UTF-16 nor Windows-1252 text"
        raise InvalidDocument(f"{name} {reason}; convert it to a .txt file in UTF-8") from None


def _believed(content: bytes, declared: str | None) -> str | None:
    """The declared encoding where it exists, decodes all and gives plausible letters."""
    if not declared:
        return None
    try:
        known = codecs.lookup(declared).name
        # What is called ISO-8859-1 on the web is Windows-1252: the same, with dashes and quotes instead of controls.
        known = "cp1252" if known in ("iso8859-1", "ascii") else known
        content.decode(known)
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None
    multibyte = not known.startswith(("cp12", "iso8859", "koi8", "cp866", "mac"))
    return known if multibyte or is_plausible(content, known) else None


def _control_share(text: str) -> float:
    return sum(map(len, _CONTROLS.findall(text))) / len(text) if text else 0.0
