"""Fixtures that every test may use."""

import pytest
from hypothesis import settings

from gazetteer.errors import GazetteerError
from gazetteer.index import Gazetteer

settings.register_profile("steady", deadline=None)  # how long an example takes is for the benchmarks to say
settings.load_profile("steady")


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The built gazetteer; `make setup` builds it."""
    try:
        return Gazetteer.open()
    except GazetteerError as error:
        pytest.fail(f"the suite needs a built gazetteer (make setup): {error}")
