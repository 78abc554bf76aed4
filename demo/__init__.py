"""The demonstration: two dealers, sixty orders, simulated agents at work over the public API. Not part of the product."""
