"""The laboratory: a real Asterisk pair, pbx and pstn, in a private Debian root. Standard library only."""
