"""Flat tables and panels of statuses: CSV with CSVW metadata, Frictionless data package, Parquet."""
