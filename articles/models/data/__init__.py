"""Data that models read, each with the script that made it."""
