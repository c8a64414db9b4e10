"""Tests of a draft of minutes that goes round."""
