"""How tests recognise that an act refuses: by the code of the refusal, or by the field it belongs to."""

from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError


@contextmanager
def refused(code="", *, field=""):
    """The block ends with a refusal that has this code, or stands at this field, or both."""
    with pytest.raises(ValidationError) as told:
        yield
    error = told.value
    at = getattr(error, "error_dict", {"": getattr(error, "error_list", [])})
    assert not field or field in at, error
    codes = {one.code for name, errors in at.items() if not field or name == field for one in errors}
    assert not code or code in codes, (error, codes)
