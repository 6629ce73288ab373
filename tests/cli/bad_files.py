"""Bad run files by the hundred, each through the program: see bad_files.sh.

    bad_files.py FEYNET EXAMPLES short|long [MESSAGES]
"""
import os
import pathlib
import re
import subprocess
import sys
import time

import hostile_files
import mistaken_keys

MOST_SECONDS = 0.2
HINT = re.compile(r"expected|must|no place|is for|there are|written|did you mean|known:|belongs|needs|empty|no such|not |cannot|than|where|control|already|dates|feynet ")


class Trial:
    """Runs the program on one bad file after the other and counts."""

    def __init__(self, feynet, messages):
        self.feynet = feynet
        self.messages = messages
        self.tried = self.failed = self.accepted = 0
        self.slowest = 0.0

    def run(self, command, path):
        """Exit code, stdout, stderr, processor time."""
        before = os.times()
        try:
            done = subprocess.run([self.feynet, command, path], stdin=subprocess.DEVNULL, capture_output=True, timeout=10)
            code, out, err = done.returncode, done.stdout, done.stderr
        except subprocess.TimeoutExpired:
            code, out, err = "none in 10 s", b"", b""
        after = os.times()
        seconds = after.children_user - before.children_user + after.children_system - before.children_system
        return code, out, err.decode("utf-8", "replace"), seconds

    def wrong(self, path, line, word, code, out, err, seconds):
        """What is wrong with a refusal; empty if nothing is. Of what is not TOML the place and the reason are enough."""
        if code != 2:
            return f"exit code {code} instead of 2"
        if out:
            return "prints on stdout"
        place = f"{path}:{line}:" if line else str(path)
        if not err.startswith(place) and not (line and f"that began on line {line}:" in err):
            return f"does not begin with {place}"
        if word and word not in err:
            return f"does not name {word}"
        if word and not HINT.search(err):
            return "does not say what was expected"
        if len(err) < len(place) + 15 or len(err) > 4000:
            return f"{len(err)} letters are no message"
        if re.search(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202e]", err):
            return "steers the terminal"
        if seconds > MOST_SECONDS:
            return f"takes {seconds:.2f} s"
        return ""

    def refused(self, what, path, line=None, word="", command="run"):
        before = sorted(os.listdir("."))
        code, out, err, seconds = self.run(command, path)
        self.tried += 1
        self.slowest = max(self.slowest, seconds)
        fault = self.wrong(path, line, word, code, out, err, seconds)
        if sorted(os.listdir(".")) != before:
            fault = "writes " + ", ".join(set(os.listdir(".")) - set(before))
        self.note(what, err)
        if fault:
            self.failed += 1
            print(f"FAILED: {what}: {fault}: {err[:300].strip()}")

    def refused_text(self, what, content, line=None, word=""):
        pathlib.Path("bad.toml").write_bytes(content if isinstance(content, bytes) else content.encode())
        self.refused(what, "bad.toml", line, word)

    def doubtful(self, what, content):
        """`check` takes it, or the run is refused; which key is to blame is then a matter of physics."""
        pathlib.Path("bad.toml").write_text(content)
        if self.run("check", "bad.toml")[0] == 0:
            self.accepted += 1
            self.note(what, "ACCEPTED\n")
        else:
            self.refused(what, "bad.toml")

    def note(self, what, err):
        if self.messages:
            self.messages.write(f"{what}\n    {err.strip()}\n")


def try_keys(trial, examples, is_long):
    """Every key of every kind of study, once for each example that has it in another role."""
    met = set()
    shift = 0
    for example in sorted(examples.glob("*.toml")):
        resolved = subprocess.run([trial.feynet, "check", example], capture_output=True, text=True, check=True).stdout.split("\n")
        kind = next((value for _, section, key, value in mistaken_keys.keys_of(resolved) if (section, key) == ("study", "kind")), "?")
        for number, section, key, value in mistaken_keys.keys_of(resolved):
            if (kind, section, key, value is None) in met:
                continue
            met.add((kind, section, key, value is None))
            families = [list(mistaken_keys.wrong_values(resolved, number, key, value)),
                        list(mistaken_keys.wrong_names(resolved, number, section, key, value)),
                        list(mistaken_keys.broken_values(resolved, number, key))]
            shift += 1
            if not is_long:
                family = families[shift % len(families)]
                families = [[family[shift // len(families) % len(family)]]]
            for what, text, line, word in (mistake for family in families for mistake in family):
                trial.refused_text(f"{example.name} [{section}] {what}", text, line, word)
            for what, text in mistaken_keys.doubtful_values(resolved, number, key) if is_long else []:
                trial.doubtful(f"{example.name} [{section}] {what}", text)
    return {key for _, _, key, _ in met}, len(met)


def try_names(trial):
    """Names that are no run file; a directory and a FIFO end with exit code 74."""
    os.mkdir("folder")
    os.mkfifo("fifo")
    for path in ["folder", "fifo"]:
        code, _, err, _ = trial.run("run", path)
        if code != 74 or path not in err:
            trial.failed += 1
            print(f"FAILED: {path}: exit code {code} instead of 74: {err}")
    os.symlink("nowhere", "dangling")
    for path in ["absent.toml", "folder/absent.toml", "dangling", "data/../absent", "a" * 255, "a\nb", "/dev/null", "/dev/zero"]:
        trial.refused(f"the file {path[:20]}", path)


def main():
    feynet, examples, length = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    messages = open(sys.argv[4], "w", encoding="utf-8") if len(sys.argv) > 4 else None
    trial = Trial(feynet, messages)
    start = time.time()
    try_names(trial)
    for what, content, line in hostile_files.all_of_them():
        trial.refused_text(what, content, line)
    keys, n_roles = try_keys(trial, examples, length == "long")
    listed = subprocess.run([feynet, "list", "keys"], capture_output=True, text=True, check=True).stdout
    for line in listed.splitlines():
        if re.match(r"\w", line) and line.split()[0] not in keys:
            trial.failed += 1
            print(f"FAILED: no example has the key {line.split()[0]}")
    print(f"{trial.tried} bad files, {len(keys)} keys in {n_roles} roles, {trial.accepted} doubtful ones taken: "
          f"{trial.failed} failed, slowest {trial.slowest:.3f} s of processor time, {time.time() - start:.0f} s in all")
    sys.exit(trial.failed > 0)


if __name__ == "__main__":
    main()
