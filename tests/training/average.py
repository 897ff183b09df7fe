"""Write the mean of two encoders of which one went on from the other.

    python -m tests.training.average before.npz after.npz [--share 0.5] [--output encoder.npz]

It reads better than either: what the later one has learned, without what it has unlearned (Wortsman et al. 2022,
"Robust fine-tuning of zero-shot models").
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch

from reports.relations.encoder import WEIGHTS
from tests.training.encoder import known_of, write
from tests.training.encoder_net import EncoderNet
from tests.training.start import Start


def main(arguments: Sequence[str] | None = None) -> int:
    """Read two, write their mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="how much of the mean is the later one")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    before, after = known_of(options.before), known_of(options.after)
    if before.names != after.names:
        parser.error(f"{options.after} does not go on from {options.before}: they know other pieces of words")
    net, later = (EncoderNet(Start(), known.vectors, layers=known.layers) for known in (before, after))
    net.take(before.arrays)
    later.take(after.arrays)
    with torch.no_grad():
        for weight, other in zip(net.parameters(), later.parameters(), strict=True):
            if weight.requires_grad:
                weight.lerp_(other, options.share)
    write(net, before, options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
