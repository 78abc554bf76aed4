"""SMS gateways: how a text leaves the house, and how receipts and replies come in."""
