"""Parts that tests hand in instead of the world: clocks, ids, databases, fakes that obey the ports."""
