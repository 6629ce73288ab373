"""How well a sweep uses two threads, and what memory it takes: called by sweep_scale.sh.

A thread that waits for a processor that something else uses is no fault of the sweep. So besides wall time the
scheduler's own counts are read: a thread is busy while it runs or waits to run.
"""

import glob
import json
import os
import subprocess
import sys
import time

feynet, points, few, many = sys.argv[1:]
THREADS = 2
quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}


def busy_seconds(pid):
    """Seconds that every thread has run, and has waited to run."""
    times = {}
    for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        try:
            with open(path, encoding="ascii") as file:
                ran, waited, _ = file.read().split()
            times[path] = (int(ran) * 1e-9, int(waited) * 1e-9)
        except OSError:
            pass
    return times


class Measured:
    """A command with its wall time, processor time, waiting and peak memory."""

    def __init__(self, *words):
        begin = time.monotonic()
        busy = {}
        with subprocess.Popen([feynet, *words], **quiet) as process:
            while True:
                busy.update(busy_seconds(process.pid))
                pid, status, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    break
                time.sleep(0.02)
            self.wall = time.monotonic() - begin
            process.returncode = os.waitstatus_to_exitcode(status)
            assert process.returncode in (0, 3), (words, process.returncode, process.stderr.read().decode())
        self.cpu = usage.ru_utime + usage.ru_stime
        self.waited = sum(waited for _, waited in busy.values())
        self.peak = usage.ru_maxrss / 1024


def sampling_seconds(directory):
    seconds = 0.0
    for path in glob.glob(f"{directory}/points/*/summary.json"):
        with open(path, encoding="utf-8") as file:
            seconds += sum(run["sampler"]["seconds"] for run in json.load(file)["runs"])
    return seconds


failed = []


def claim(holds, text):
    print(("" if holds else "FAILED: ") + text)
    if not holds:
        failed.append(text)


sweep = Measured("sweep", points, "--out", "scale", "--progress", "off", "--threads", str(THREADS))
n_points = len(glob.glob("scale/points/*/summary.json"))
busy = (sweep.cpu + sweep.waited) / (THREADS * sweep.wall)
sampling = sampling_seconds("scale") / (THREADS * sweep.wall)
print(f"{n_points} points: {sweep.wall:.1f} s, {sweep.cpu:.1f} s of processor, {sweep.waited:.1f} s of waiting for one")
print(f"busy threads {100 * busy:.1f} %, sampling {100 * sampling:.1f} % of {THREADS} threads, peak {sweep.peak:.0f} MB")
# Of few points the last one, which one thread waits for, and the report at the end weigh more.
least = 0.9 if n_points >= 100 else 0.75
claim(busy >= least, f"{100 * busy:.1f} % of the time both threads are busy, at least {100 * least:.0f} % should be")
if sweep.cpu >= n_points:
    # Points of a second and more; below, exact answers, errors and reports are no longer small.
    claim(sampling >= 0.9, f"{100 * sampling:.1f} % of the time of both threads is sampling, at least 90 % should be")

# The same points one by one, each a process of its own.
n_single = min(n_points, 12)
single = 0.0
together = 0.0
directories = sorted(glob.glob("scale/points/*"))
for k in range(n_single):
    directory = directories[k * n_points // n_single]
    run = Measured("run", f"{directory}/resolved.toml", "--out", f"single-{k}", "--progress", "off", "--threads", "1")
    single += run.cpu
per_point = sweep.cpu / n_points
claim(
    per_point <= 1.1 * single / n_single,
    f"a point of the sweep costs {per_point:.3f} s of processor, a run by itself {single / n_single:.3f} s",
)

small = Measured("sweep", few, "--out", "few", "--progress", "off", "--threads", str(THREADS))
large = Measured("sweep", many, "--out", "many", "--progress", "off", "--threads", str(THREADS))
n_few, n_many = len(glob.glob("few/points/*")), len(glob.glob("many/points/*"))
again = Measured("resume", "many", "--progress", "off")
print(f"{n_few} points {small.wall:.1f} s, {n_many} points {large.wall:.1f} s, looked at again {again.wall:.1f} s")
# While points run, the memory is the same for the first and the last of them (0.2 kB a point were measured). At the end
# the table and its report are made from the numbers of all points at once: 9 kB a point, of 450 in its run directory.
claim(
    large.peak - small.peak <= 3 + 0.01 * n_many,
    f"peak memory {small.peak:.1f} MB of {n_few} points, {large.peak:.1f} MB of {n_many}, "
    f"{again.peak:.1f} MB of all again",
)
sys.exit(1 if failed else 0)
