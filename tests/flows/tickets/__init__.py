"""Tests of answers, tickets, their clocks, second follow-ups and reports over a real store."""
