"""What the commands that train resolution and use are told."""

from __future__ import annotations

import argparse
from pathlib import Path


def parser_of(command: str, about: str | None) -> argparse.ArgumentParser:
    """What both are told: `reports` is a folder of annotated reports, `corpus` a list of files."""
    parser = argparse.ArgumentParser(
        prog=f"python -m gazetteer.training.{command}",
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--reports", type=Path, required=True, help="folder of annotated reports (NN-….txt)")
    parser.add_argument(
        "--corpus", type=Path, action="append", default=[], help="JSON lines: text, toponyms; repeatable"
    )
    parser.add_argument("--cross-validate", action="store_true")
    return parser
