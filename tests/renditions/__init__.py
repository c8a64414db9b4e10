"""Tests of the room renditions."""
