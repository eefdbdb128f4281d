"""The parts of ../convert.py."""
