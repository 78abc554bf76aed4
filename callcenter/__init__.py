"""callcenter: the follow-up and complaint service for vehicle dealers on Asterisk."""

__version__ = "0.1.0"
