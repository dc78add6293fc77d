"""The script and its grammar: folding that keeps offsets, words and clitics, sentences, numerals, calendar."""
