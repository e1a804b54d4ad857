"""Repairs to the surface of a draft, each from a reading of it to a draft.

marks.py  spaces, "!", capitals, "Re:"     hail.py  whom it greets     cutting.py  the hard limit
"""
