"""Tests of the Asterisk adapter against the simulated exchange, byte for byte."""
