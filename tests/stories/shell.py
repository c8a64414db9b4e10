"""The shell of a house that is kept open: to arrange something costs no start of the program each time."""

import json
import subprocess

#: What the house's own ``manage shell`` is told to do: each line is a script, which runs in a fork of it, so that
#: nothing stays from one to the next.
FORKING = """
import json, os, sys, tempfile, traceback
from django.db import connections

for line in sys.stdin:
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        if not (child := os.fork()):
            code = 1
            try:
                os.dup2(out.fileno(), 1)
                os.dup2(err.fileno(), 2)
                exec(json.loads(line), dict(globals()))
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                connections.close_all()
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        err.seek(0)
        print(json.dumps([code, out.read(), err.read()]), flush=True)
"""


class Shell:
    """``command`` is ``manage shell`` of a house, ``pipes`` where and in which environment it runs."""

    def __init__(self, command: list[str], **pipes):
        words = [*command, "-v", "0", "-c", FORKING]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **pipes)

    def run(self, script: str) -> subprocess.CompletedProcess:
        """One script to its end."""
        self.process.stdin.write(f"{json.dumps(script)}\n")
        self.process.stdin.flush()
        code, out, err = json.loads(self.process.stdout.readline())
        return subprocess.CompletedProcess(["shell"], code, out, err)

    def close(self) -> None:
        """It ends with what it is told."""
        self.process.communicate()
