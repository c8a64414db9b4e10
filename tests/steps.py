"""Work counted, never seconds: every call of a function, whether of Python or of C, is one step."""

import sys
from contextlib import contextmanager


class TooManySteps(BaseException):
    """Not an ``Exception``, so that nothing under test can catch it."""


@contextmanager
def at_most(steps):
    """The block may take this many steps; the first one beyond ends it and is an AssertionError of the test.

    What one call of C does is not counted; regular expressions are held by ``tests/house/test_patterns.py``.
    """
    left = steps

    def count(_frame, _event, _argument):
        nonlocal left
        left -= 1
        if left < 0:
            sys.setprofile(before)
            raise TooManySteps(f"more than {steps} steps")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        yield
    except TooManySteps as found:
        raise AssertionError(str(found)) from None
    finally:
        sys.setprofile(before)
