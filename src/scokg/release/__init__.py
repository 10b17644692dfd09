"""Releases: everything that is published, in one folder; checked before and verified after."""
