"""Builds and measures the shipped models and tables. Needs the ``train`` extra; not part of the bundle.

``python -m yomichizu.training build`` writes everything under ``resources/`` that is made from
corpora; ``python -m yomichizu.training evaluate`` prints how good it is.
"""
