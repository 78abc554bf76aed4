"""The adapter to Asterisk over its manager interface (AMI); the only place that imports panoramisk."""
