"""The only reader of prompts/: the words we ship, loaded strictly.

kinds.py    one message kind = one file        guidance.py  short cards of advice
tone.py     what the guard objects to          tables.py    channels, cadence, letter forms
"""
