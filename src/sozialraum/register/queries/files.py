"""Register: a file as pages name it."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.models import File


@dataclass(frozen=True)
class FileLine:
    """A file one may fetch."""

    name: str
    url: str
    size: int


def file_line(file: File | None, visitor: Visitor) -> FileLine | None:
    """The file, if there is one and this visitor may see it."""
    if file is None or not File.objects.visible_to(visitor).filter(pk=file.pk).exists():
        return None
    return line_of(file)


def line_of(file: File) -> FileLine:
    """A file of which somebody has asked whether it may be seen."""
    return FileLine(file.name, file.get_absolute_url(), file.size)
