"""Runs a command as a whole process and prints what it cost: wall and CPU seconds, peak resident bytes, exit code.

The kernel's own account of the finished child (wait4), to the microsecond; /usr/bin/time shows hundredths only.
The command's stdout is dropped, its stderr goes to the file named first. Variables that change how Node starts are not
handed on: with NODE_EXTRA_CA_CERTS it reads a list of certificates first, longer than a small program runs.
"""

import json
import os
import sys
import time

errors = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
nothing = os.open(os.devnull, os.O_RDWR)
environment = {name: value for name, value in os.environ.items() if not name.startswith("NODE_")}
start = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], environment, file_actions=[
    (os.POSIX_SPAWN_DUP2, nothing, 0), (os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, errors, 2)])
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - start
unit = 1 if sys.platform == "darwin" else 1024
print(json.dumps({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss * unit,
                  "code": os.waitstatus_to_exitcode(status)}))
