"""Pairs to match."""
