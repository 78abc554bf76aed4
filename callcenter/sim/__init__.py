"""A simulated Asterisk on a loopback port: the manager interface, the causes and the journal of the real one.

For `scripts/run --pbx sim` where root or Debian is missing, and for tests that break what cannot be broken politely.
"""
