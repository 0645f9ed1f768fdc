"""Migrations, each named by what it does."""
