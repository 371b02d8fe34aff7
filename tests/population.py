"""The population database of the demo, for tests of the strata that may not import it."""

from motcua.integrations.population.demo import SILENT, SamplePopulation

__all__ = ["SILENT", "SamplePopulation"]
