"""Showing readings to a person on a terminal: ``table`` a report's figures, ``detail`` one figure in full.

``bidi`` keeps Arabic from disordering the lines it stands in, ``words`` puts values into the user's language,
``passages`` a figure's words into their sentence, ``lookup`` finds what is named; ``screen`` is where all is printed.
"""
