"""A regular expression run as Python's engine runs it, by trying and going back, with every try counted.

Takes the tree of ``re._parser``. Bounds above ten are taken as ten, so that a short text shows how work grows.
"""

import re
from re import _constants as c
from re import _parser

BOUND, MOST = 10, 300_000
CATEGORIES = {
    c.CATEGORY_DIGIT: r"\d", c.CATEGORY_NOT_DIGIT: r"\D", c.CATEGORY_SPACE: r"\s",
    c.CATEGORY_NOT_SPACE: r"\S", c.CATEGORY_WORD: r"\w", c.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip


class Endless(Exception):  # noqa: N818
    """More tries than any text of this length is worth."""


class Pattern:
    """A pattern whose tries can be counted."""

    def __init__(self, pattern, flags=0):
        self.flags = re.compile(pattern, flags).flags
        self.tree = _parser.parse(pattern, flags)
        self.tries, self.text = 0, ""

    def literals(self):
        """The runs of literal signs in it: what a hostile text would be made of."""
        found = re.split("\0+", "".join(_letters(self.tree)))
        return sorted({run for run in found if run})

    def tried(self, text, *, searching):
        """How many tries it takes to find every match in the text, or to see whether the whole of it is one."""
        self.tries, self.text = 0, text
        nodes, start = list(self.tree), 0
        if not searching:
            next((end for end in self._ends(nodes, 0, 0) if end == len(text)), None)
            return self.tries
        while start <= len(text):
            end = next(self._ends(nodes, 0, start), start)
            start = max(end, start + 1)
        return self.tries

    def _ends(self, nodes, at, pos):
        if at == len(nodes):
            yield pos
            return
        self.tries += 1
        if self.tries > MOST:
            raise Endless
        for end in self._one(*nodes[at], pos):
            yield from self._ends(nodes, at + 1, end)

    def _one(self, op, value, pos):
        if op in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN):
            if pos < len(self.text) and self._fits(op, value, self.text[pos]):
                yield pos + 1
        elif op is c.BRANCH:
            for way in value[1]:
                yield from self._ends(list(way), 0, pos)
        elif op is c.SUBPATTERN:
            yield from self._ends(list(value[3]), 0, pos)
        elif op is c.ATOMIC_GROUP:
            yield from _first(self._ends(list(value), 0, pos))
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT):
            low, high = _bounds(value)
            yield from self._repeated(list(value[2]), low, high, pos, lazy=op is c.MIN_REPEAT)
        elif op is c.POSSESSIVE_REPEAT:
            low, high = _bounds(value)
            yield from _first(self._repeated(list(value[2]), low, high, pos, lazy=False))
        elif op in (c.ASSERT, c.ASSERT_NOT):
            way, inner = value
            begin = pos if way > 0 else pos - inner.getwidth()[1]
            found = begin >= 0 and next(self._ends(list(inner), 0, begin), None) is not None
            if found == (op is c.ASSERT):
                yield pos
        elif op is c.AT:
            if self._stands(value, pos):
                yield pos
        else:
            raise NotImplementedError(op)

    def _repeated(self, nodes, low, high, pos, *, lazy):
        if lazy and low <= 0:
            yield pos
        if high > 0:
            for end in self._ends(nodes, 0, pos):
                if end > pos:
                    yield from self._repeated(nodes, low - 1, high - 1, end, lazy=lazy)
        if not lazy and low <= 0:
            yield pos

    def _fits(self, op, value, sign):
        if op is c.ANY:
            return sign != "\n" or bool(self.flags & re.S)
        if op is c.IN:
            negated = value[0][0] is c.NEGATE
            return any(self._is_of(kind, one, sign) for kind, one in value[negated:]) != negated
        return self._is_of(c.LITERAL, value, sign) == (op is c.LITERAL)

    def _is_of(self, kind, one, sign):
        if kind is c.CATEGORY:
            return re.match(CATEGORIES[one], sign) is not None
        cases = {sign.lower(), sign.upper()} if self.flags & re.I else {sign}
        low, high = (one, one) if kind is c.LITERAL else one
        return any(len(case) == 1 and low <= ord(case) <= high for case in cases)

    def _stands(self, where, pos):
        text = self.text
        if where in (c.AT_BEGINNING, c.AT_BEGINNING_STRING):
            return pos == 0 or bool(self.flags & re.M and text[pos - 1] == "\n")
        if where in (c.AT_END, c.AT_END_STRING):
            return pos == len(text) or (pos == len(text) - 1 and text[pos] == "\n" and where is c.AT_END)
        around = [0 <= at < len(text) and re.match(r"\w", text[at]) is not None for at in (pos - 1, pos)]
        return (around[0] != around[1]) == (where is c.AT_BOUNDARY)


def _bounds(value):
    low, high = value[0], value[1]
    return min(low, 3), BOUND if BOUND < high < c.MAXREPEAT else min(high, 1 << 30)


def _first(found):
    end = next(found, None)
    if end is not None:
        yield end


def _letters(tree):
    for op, value in tree:
        if op is c.LITERAL:
            yield chr(value)
            continue
        yield "\0"
        inner = []
        if op is c.BRANCH:
            inner = value[1]
        elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            inner = [value[2]]
        elif op is c.SUBPATTERN:
            inner = [value[3]]
        elif op in (c.ASSERT, c.ASSERT_NOT):
            inner = [value[1]]
        elif op is c.ATOMIC_GROUP:
            inner = [value]
        for part in inner:
            yield from _letters(part)
            yield "\0"
