"""Tests: the languages of the house."""
