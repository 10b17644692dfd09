"""Flat tables and panels of statuses: CSV with CSVW metadata, Frictionless Data Package, Parquet."""
