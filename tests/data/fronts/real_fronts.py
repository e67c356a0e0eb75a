"""The fronts of the evidence in the repository, computed once for all tests that look at them."""

from functools import cache

from data.belief.perspective import named
from data.fronts.fronts import Fronts, Ground, ground_of
from data.tables.tables import Tables, load


@cache
def evidence() -> Tables:
    """The evidence as committed."""
    return load()


@cache
def ground() -> Ground:
    """Its ground."""
    return ground_of(evidence())


@cache
def fronts(name: str = "balanced") -> Fronts:
    """Its fronts in a built-in perspective."""
    return Fronts(ground(), evidence().control_claims, named(name))
