"""How easily a German text is read: Flesch's reading ease in Amstad's formula (1978), 0 hard to 100 easy."""

import re

VOWELS = re.compile(r"[aeiouyäöüáàâéèêíîóôúû]+", re.I)
PAIRS = re.compile(r"(ai|ei|au|eu|äu|ie|aa|ee|oo)", re.I)
WORD = re.compile(r"[^\W\d_]+(?:[-·][^\W\d_]+)*")
SENTENCE = re.compile(r"[.!?]+(?:\s|$)")


def syllables(word):
    """Groups of vowels; two vowels that are one sound count once, others (»Be-amte«) twice."""
    groups = VOWELS.findall(PAIRS.sub("a", word))
    return max(1, sum(len(group) for group in groups))


def ease(text):
    """180 minus words per sentence minus 58.5 times syllables per word; parts of a hyphened word are read as words."""
    words = [part for word in WORD.findall(text) for part in re.split(r"[-·]", word) if part]
    sentences = max(1, len([part for part in SENTENCE.split(text) if WORD.search(part)]))
    return 180 - len(words) / sentences - 58.5 * sum(map(syllables, words)) / max(1, len(words))


def longest(text):
    """How many words the longest sentence has."""
    return max(len(WORD.findall(part)) for part in SENTENCE.split(text))
