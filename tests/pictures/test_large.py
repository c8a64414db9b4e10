"""A picture that came with a file of a network, and that unfolds to more than there is room for."""

from io import BytesIO

import pytest
from PIL import Image

from sozialraum.photos.cleaning import smaller


def test_what_unfolds_to_too_many_pixels_is_not_made_smaller():
    written = BytesIO()
    Image.new("1", (6000, 5000)).save(written, "PNG")

    with pytest.raises(OSError, match="pixels"):
        smaller(written.getvalue(), 100)
