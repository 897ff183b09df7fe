"""Fixtures that every test may use."""

import pytest

from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The built gazetteer; `make setup` builds it."""
    try:
        return Gazetteer.open()
    except GazetteerError as error:
        pytest.fail(f"the suite needs a built gazetteer (make setup): {error}")
