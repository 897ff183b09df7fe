"""The encoder as torch trains it; `reports.relations.encoder` computes the same from the weights."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from reports.relations.encoder import HEADS, Pieced
from reports.relations.encoding import CUES, TRAITS, Kind
from tests.training.close_heads import CloseHeads
from tests.training.heads import Names, loss
from tests.training.start import WIDTH, Packed, Start

INNER = 4 * WIDTH
_HEAD_WIDTH = 128
_TINY = 1e-12
_HIDDEN = -1e4
"""What is added to the looks at rows that are none."""
_CHANCES = 1 << 24
_TIES = 1.0
"""How much a tie counts beside a pair of places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Texts of like length: `bags` and `shares` are (text, row, piece), `sorts` (cue, kind and trait; text, row)."""

    bags: Tensor
    shares: Tensor
    """How much each piece counts for its row; 0 where there is none."""
    sorts: Tensor
    is_row: Tensor
    names: Names

    @classmethod
    def of(cls, texts: Sequence[Pieced], pairs: list[tuple[int, ...]], ties: list[tuple[int, ...]]) -> Batch:
        """With the rows of `Names`."""
        size = max(len(text.bags) for text in texts)
        most = max(len(bag) for text in texts for bag in text.bags)
        bags = torch.zeros(len(texts), size, most, dtype=torch.long)
        shares = torch.zeros(len(texts), size, most)
        sorts = torch.zeros(3, len(texts), size, dtype=torch.long)
        is_row = torch.zeros(len(texts), size, dtype=torch.bool)
        for at, text in enumerate(texts):
            for row, bag in enumerate(text.bags):
                bags[at, row, : len(bag)] = torch.tensor(bag)
                shares[at, row, : len(bag)] = 1 / len(bag)
            sorts[:, at, : len(text.bags)] = torch.from_numpy(text.sorts.astype(np.int64))
            is_row[at, : len(text.bags)] = True
        return cls(bags=bags, shares=shares, sorts=sorts, is_row=is_row, names=Names.of(pairs, ties))


class EncoderNet(nn.Module):  # type: ignore[misc]
    """Layers of attention that begin as those of `start`, under new heads."""

    def __init__(self, start: Start, vectors: Packed, *, layers: int, drop: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.tensor(vectors.numbers()), freeze=True)
        self.positions = nn.Parameter(
            torch.tensor(start.plain("emb.pos").reshape(-1, WIDTH) + start.plain("emb.type")[:WIDTH])
        )
        self.sorts = nn.ModuleList(nn.Embedding(count, WIDTH) for count in (CUES, len(Kind), TRAITS))
        for table in self.sorts:
            nn.init.zeros_(table.weight)
        self.first = nn.LayerNorm(WIDTH, eps=_TINY)
        _take(self.first, start, "emb.ln")
        self.drop = Dropout(drop)
        self.layers = nn.ModuleList(_layer(start, at, self.drop) for at in range(layers))
        self.heads = CloseHeads(wide=WIDTH, width=_HEAD_WIDTH, drop=2 * drop)

    def hidden(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """A row for each row of each text, and what each looks at last: (text, head, row, row).

        Matrices are multiplied in half precision, which processors that know bfloat16 do twice as fast.
        """
        rows = torch.einsum("trpw,trp->trw", self.words(batch.bags), batch.shares)
        rows = rows + self.positions[: rows.shape[1]]
        for table, column in zip(self.sorts, batch.sorts, strict=True):
            rows = rows + table(column)
        hidden = torch.zeros(batch.is_row.shape).masked_fill(~batch.is_row, _HIDDEN)[:, None, None]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            rows = self.drop(self.first(rows))
            looks = rows
            for layer in self.layers:
                rows, looks = _attended(layer, rows, hidden.to(torch.bfloat16))
        return rows.float(), looks.float()

    def loss(self, batch: Batch) -> Tensor:
        """How far the answers are from the right ones, of the whole batch: short texts count as much as long ones."""
        return loss(self.heads.read(*self.hidden(batch), batch.names), batch.names, ties=_TIES)

    def keep_all_but(self, layers: Iterable[nn.Module]) -> None:
        """Let nothing change any more but these layers."""
        self.requires_grad_(requires_grad=False)
        for layer in layers:
            layer.requires_grad_()

    def take(self, arrays: Mapping[str, np.ndarray]) -> None:
        """Go on from weights as `arrays` gives them; layers that they do not have stay as they were made."""
        self.positions.data = _whole(arrays["positions"])
        for name, table in zip(("cues", "kinds", "traits"), self.sorts, strict=True):
            table.weight.data = _whole(arrays[name])
        _take_norm(self.first, arrays, "first")
        for at, layer in enumerate(self.layers[: int(arrays["layers"])]):
            looks = layer.self_attn
            looks.in_proj_weight.data, looks.in_proj_bias.data = _given(arrays, f"layer{at}.looks")
            for name, linear in (("seen", looks.out_proj), ("wide", layer.linear1), ("narrow", layer.linear2)):
                linear.weight.data, linear.bias.data = _given(arrays, f"layer{at}.{name}")
            _take_norm(layer.norm1, arrays, f"layer{at}.after_look")
            _take_norm(layer.norm2, arrays, f"layer{at}.after_step")
        known = {name: f"head.{name}" for name in self.heads.state_dict() if f"head.{name}" in arrays}
        self.heads.load_state_dict({name: _whole(arrays[stored]) for name, stored in known.items()}, strict=False)

    def arrays(self) -> dict[str, np.ndarray]:
        """The weights but for the words' vectors as `reports.relations.encoder` reads them: layers in 8 bits."""
        found = {"positions": _half(self.positions), "layers": np.array(len(self.layers))}
        found |= {
            name: _half(table.weight) for name, table in zip(("cues", "kinds", "traits"), self.sorts, strict=True)
        }
        found |= _norm("first", self.first)
        for at, layer in enumerate(self.layers):
            looks = layer.self_attn
            found |= _linear(f"layer{at}.looks", looks.in_proj_weight, looks.in_proj_bias)
            found |= _linear(f"layer{at}.seen", looks.out_proj.weight, looks.out_proj.bias)
            found |= _linear(f"layer{at}.wide", layer.linear1.weight, layer.linear1.bias)
            found |= _linear(f"layer{at}.narrow", layer.linear2.weight, layer.linear2.bias)
            found |= _norm(f"layer{at}.after_look", layer.norm1) | _norm(f"layer{at}.after_step", layer.norm2)
        return found | {f"head.{name}": _half(weight) for name, weight in self.heads.state_dict().items()}


class Dropout(nn.Module):  # type: ignore[misc]
    """Drops numbers as `nn.Dropout` does, by chances drawn once and begun at another place each time.

    To draw them anew took an eighth of the time.
    """

    def __init__(self, drop: float) -> None:
        super().__init__()
        self._kept = torch.rand(_CHANCES) >= drop
        self._scale = 1 / (1 - drop)

    def forward(self, rows: Tensor) -> Tensor:
        """The rows with some of their numbers 0, in training."""
        if not self.training:
            return rows
        begin = int(torch.randint(0, _CHANCES - rows.numel(), (1,)))
        kept = self._kept[begin : begin + rows.numel()].view(rows.shape)
        return rows * (kept.to(rows.dtype) * self._scale)


def _attended(layer: nn.TransformerEncoderLayer, rows: Tensor, hidden: Tensor) -> tuple[Tensor, Tensor]:
    """The layer as `nn.TransformerEncoderLayer` has it, and how much each row looks at each: (text, head, row, row)."""
    texts, size, width = rows.shape
    met = functional.linear(rows, layer.self_attn.in_proj_weight, layer.self_attn.in_proj_bias)
    asks, keys, gives = met.reshape(texts, size, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
    looks = ((asks / math.sqrt(width // HEADS)) @ keys.transpose(2, 3) + hidden).softmax(3)
    seen = (looks.to(gives.dtype) @ gives).transpose(1, 2).reshape(rows.shape)
    rows = layer.norm1(rows + layer.dropout1(layer.self_attn.out_proj(seen)))
    wide = layer.dropout(layer.activation(layer.linear1(rows)))
    return layer.norm2(rows + layer.dropout2(layer.linear2(wide))), looks


def _layer(start: Start, at: int, drop: Dropout) -> nn.TransformerEncoderLayer:
    made = nn.TransformerEncoderLayer(
        WIDTH, HEADS, INNER, activation=functional.gelu, batch_first=True, layer_norm_eps=_TINY
    )
    made.dropout = made.dropout1 = made.dropout2 = drop
    looks = made.self_attn
    looks.in_proj_weight.data = torch.cat([_packed(start, f"l{at}.{name}.w", WIDTH) for name in "qkv"])
    looks.in_proj_bias.data = torch.cat([torch.tensor(start.plain(f"l{at}.{name}.b")) for name in "qkv"])
    for linear, name, width in (
        (looks.out_proj, "ao", WIDTH),
        (made.linear1, "fi", WIDTH),
        (made.linear2, "fo", INNER),
    ):
        linear.weight.data = _packed(start, f"l{at}.{name}.w", width)
        linear.bias.data = torch.tensor(start.plain(f"l{at}.{name}.b"))
    _take(made.norm1, start, f"l{at}.aln")
    _take(made.norm2, start, f"l{at}.oln")
    return made


def _packed(start: Start, name: str, width: int) -> Tensor:
    return torch.tensor(start.packed(name, width).numbers())


def _take(norm: nn.LayerNorm, start: Start, name: str) -> None:
    norm.weight.data, norm.bias.data = (torch.tensor(start.plain(f"{name}.{kind}")) for kind in "wb")


def _half(weight: Tensor) -> np.ndarray:
    made: np.ndarray = weight.detach().numpy().astype(np.float16)
    return made


def _norm(name: str, norm: nn.LayerNorm) -> dict[str, np.ndarray]:
    return {f"{name}.weight": _half(norm.weight), f"{name}.bias": _half(norm.bias)}


def _linear(name: str, weight: Tensor, bias: Tensor) -> dict[str, np.ndarray]:
    """Steps of a 127th of the largest number of each row."""
    scale = weight.detach().abs().amax(dim=1) / 127
    steps = torch.round(weight.detach() / scale[:, None]).to(torch.int8).numpy()
    return {name: steps, f"{name}.scale": scale.numpy().astype(np.float32), f"{name}.bias": _half(bias)}


def _given(arrays: Mapping[str, np.ndarray], name: str) -> tuple[Tensor, Tensor]:
    """Weight and bias of what `_linear` wrote."""
    return _whole(arrays[name]) * _whole(arrays[f"{name}.scale"])[:, None], _whole(arrays[f"{name}.bias"])


def _take_norm(norm: nn.LayerNorm, arrays: Mapping[str, np.ndarray], name: str) -> None:
    norm.weight.data, norm.bias.data = (_whole(arrays[f"{name}.{kind}"]) for kind in ("weight", "bias"))


def _whole(array: np.ndarray) -> Tensor:
    return torch.tensor(array.astype(np.float32))
