"""`python -m reports` with the small extractor of the builders, for tests that need a process of its own."""

from __future__ import annotations

import sys

from reports.__main__ import main
from tests.reports.builders import open_pipeline

if __name__ == "__main__":
    sys.exit(main(opener=open_pipeline))
