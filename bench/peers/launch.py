# SPDX-License-Identifier: MIT
"""Runs a command and prints, as JSON, its status, seconds, peak of memory and output.

A process inherits the peak of the one that starts it, so the starter must be small: this one
imports next to nothing.
"""

import json
import os
import sys
import time

reading, writing = os.pipe()
begin = time.perf_counter()
child = os.fork()
if child == 0:
    os.dup2(writing, 1)
    os.dup2(writing, 2)
    os.close(reading)
    os.close(writing)
    os.execvp(sys.argv[1], sys.argv[1:])
os.close(writing)
output = b""
while part := os.read(reading, 65536):
    output += part
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - begin
report = {
    "status": os.waitstatus_to_exitcode(status),
    "seconds": seconds,
    "peak_bytes": usage.ru_maxrss * 1024,
    "output": output.decode(errors="replace"),
}
print(json.dumps(report))
