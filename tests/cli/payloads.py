"""Payloads to all that a user can name: see payloads.sh.

    payloads.py FEYNET short|long
"""
import csv
import hashlib
import html.parser
import json
import os
import pathlib
import shutil
import subprocess
import sys

from payload_lists import HTML, PATHS

FEYNET, LONG = sys.argv[1], sys.argv[2] == "long"
counts = {"failed": 0}
OUTSIDE = pathlib.Path("../outside")


def fail(words):
    counts["failed"] += 1
    print("FAILED:", words)


def count(what):
    counts[what] = counts.get(what, 0) + 1


def feynet(*words):
    """Exit code and stderr; words with a zero byte cannot be typed at all."""
    try:
        done = subprocess.run([FEYNET, *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    except (ValueError, OSError):
        return None, ""
    return done.returncode, done.stderr.decode("utf-8", "replace")


def quoted(text):
    """As a text of TOML."""
    return '"' + "".join(c if c >= " " and c not in '"\\\x7f' else f"\\u{ord(c):04X}" for c in text) + '"'


def everything(*roots):
    """Every name below the roots with what it holds."""
    found = {}
    for root in roots:
        for folder, folders, files in os.walk(root):
            for name in folders + files:
                path = os.path.join(folder, name)
                is_file = os.path.isfile(path) and not os.path.islink(path)
                found[path] = hashlib.sha1(pathlib.Path(path).read_bytes()).hexdigest() if is_file else os.path.islink(path)
    return found


def untouched(what, before):
    after = everything("..")
    if after != before:
        fail(f"{what}: changes {sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))[:5]}")
        shutil.rmtree("runs", ignore_errors=True)


class Structure(html.parser.HTMLParser):
    """Tags and names of attributes, in order, and the text."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.text = [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, tuple(name for name, _ in attributes)))

    def handle_endtag(self, tag):
        self.tags.append("/" + tag)

    def handle_comment(self, data):
        self.tags.append("comment")

    def handle_pi(self, data):
        self.tags.append("processing instruction")

    def unknown_decl(self, data):
        self.tags.append("declaration")

    def handle_data(self, data):
        self.text.append(data)


def check_cells(what, folder):
    for path in pathlib.Path(folder).glob("*.csv"):
        rows = list(csv.reader(path.open(newline="", encoding="utf-8")))
        if any(len(row) != len(rows[0]) for row in rows):
            fail(f"{what}: {path} has rows of different length")
        for cell in {cell for row in rows for cell in row}:
            try:
                float(cell)
            except ValueError:
                if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and cell not in ("-",):
                    fail(f"{what}: {path} has the formula {cell[:30]!r}")


def check_run(what, folder, title, structure):
    """Every file of a run holds the title as what it is, words."""
    folder = pathlib.Path(folder)
    page = (folder / "report.html").read_text(encoding="utf-8")
    found = Structure(page)
    if structure and found.tags != structure:
        place = next((i for i, (a, b) in enumerate(zip(found.tags, structure)) if a != b), min(len(found.tags), len(structure)))
        fail(f"{what}: the report has {found.tags[place:place + 2]} where {structure[place:place + 2]} is due")
    if title.isprintable() and title.strip() and title not in "".join(found.text):
        fail(f"{what}: the report does not show it")
    if shutil.which("tidy") and subprocess.run(["tidy", "-q", "-e", "-utf8", folder / "report.html"], capture_output=True).returncode > 1:
        fail(f"{what}: tidy finds errors in the report")
    summary = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    if summary["title"] != title:
        fail(f"{what}: the summary has another title, {summary['title'][:30]!r}")
    json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    for line in (folder / "log.ndjson").read_text(encoding="utf-8").split("\n")[:-1]:
        json.loads(line)
    resolved = (folder / "resolved.toml").read_text(encoding="utf-8")
    again = subprocess.run([FEYNET, "check", folder / "resolved.toml"], capture_output=True, text=True).stdout
    if again != resolved:
        fail(f"{what}: the resolved file resolves to another")
    check_cells(what, folder)
    return found.tags


def try_html():
    """In the title, in the words of the command line, and in a table of all titles of a sweep."""
    base = pathlib.Path("small.toml").read_text().split("\n", 1)[1]
    structure = None
    payloads = HTML if LONG else HTML[::3]
    for number, payload in enumerate(["An ordinary title", *payloads]):
        pathlib.Path("html.toml").write_text(f"title = {quoted(payload)}\n{base}", encoding="utf-8")
        word = payload[:60].replace("/", "∕").replace("\0", "")
        code, err = feynet("run", "html.toml", "--progress", "off", "--out", f"html-{number}", "--set", "run.seed=1",
                           "--set", f"title={quoted(payload)}", *(["--max-time", "5m"] if word else []))
        if code not in (0, 3):
            fail(f"title {payload[:40]!r}: exit code {code}: {err[:200]}")
            continue
        tags = check_run(f"title {payload[:40]!r}", f"html-{number}", payload, structure)
        structure = structure or tags
        if any(tag[0] in ("script", "iframe", "object", "embed", "base", "form") for tag in tags if isinstance(tag, tuple)):
            fail(f"title {payload[:40]!r}: the report can do things")
        shutil.rmtree(f"html-{number}")
        count("HTML payloads")


def try_sweep():
    titles = ", ".join(quoted(payload) for payload in HTML if len(payload) < 100 and "\0" not in payload)
    pathlib.Path("sweep.toml").write_text(pathlib.Path("small.toml").read_text() + f"\n[sweep.grid]\ntitle = [{titles}]\n", encoding="utf-8")
    code, err = feynet("sweep", "sweep.toml", "--progress", "off", "--out", "swept")
    if code not in (0, 3):
        fail(f"a sweep over titles: exit code {code}: {err[:300]}")
        return
    check_cells("a sweep over titles", "swept")
    tags = Structure(pathlib.Path("swept/report.html").read_text(encoding="utf-8")).tags
    if any(tag[0] in ("script", "img", "iframe", "a") for tag in tags if isinstance(tag, tuple)):
        fail("the report of a sweep has tags of its titles")
    shutil.rmtree("swept")
    count("sweeps over titles")


def path_uses(payload):
    """(file, words): all that can be named by a path, in a run file or on the command line."""
    small = pathlib.Path("small.toml").read_text()
    text = quoted(payload)
    for key in ["study.kind", "system.kind", "system.potential", "network.kind", "sampler.kind", "time.rule", "time.boundary",
                "measure.observables"]:
        yield None, ["run", "small.toml", "--set", f"{key}={text}"]
    yield f"{small}\n[{text}]\na = 1\n", ["run", "path.toml"]
    yield f"{small}\n{text} = 1\n", ["run", "path.toml"]
    yield f"[study]\nkind = \"friction\"\n[data]\nfile = {text}\n", ["run", "path.toml"]
    yield f"[study]\nkind = \"rbm-learn\"\n[data]\nfile = {text}\n", ["run", "path.toml"]
    yield f"[study]\nkind = \"rbm-ground-state\"\n[network]\nfile = {text}\n", ["run", "path.toml"]
    yield f"[study]\nkind = \"ads-qcd\"\ndata = {text}\n", ["run", "path.toml"]
    yield f"[study]\nkind = \"ads-meson\"\nmasses = {text}\n", ["run", "path.toml"]
    yield f"{small}\n[sweep.grid]\n{text} = [1, 2]\n", ["sweep", "path.toml"]
    yield f"[sweep]\nrun = {text}\n[sweep.grid]\nrun.seed = [1, 2]\n", ["sweep", "path.toml"]
    for command in ["study", "resume", "analyze", "merge", "run", "check"]:
        yield None, [command, payload]
    yield None, ["compare", payload, payload]
    yield None, ["run", "small.toml", "--set", payload]
    yield None, ["run", "small.toml", "--set", f"{payload}=1"]


def try_paths():
    """Each is refused, and nothing is written anywhere."""
    pathlib.Path("path.toml").touch()
    for number, payload in enumerate(PATHS):
        uses = list(path_uses(payload))
        for text, words in uses if LONG else uses[number % 3::3]:
            pathlib.Path("path.toml").write_text(text or "", encoding="utf-8")
            before = everything("..")
            code, err = feynet(*words)
            if code not in (2, 74, None) and not (code == 0 and words[1] in ("-h", "--help")):
                fail(f"{' '.join(words)[:80]!r} with {payload[:30]!r}: exit code {code}: {err[:200]}")
            untouched(f"{' '.join(words)[:80]!r} with {payload[:30]!r}", before)
            count("refused paths")
        count("path payloads")


def try_file_names():
    """A run file may be called anything; its run directory is below runs/."""
    for payload in PATHS if LONG else PATHS[::3]:
        name = payload.replace("/", "∕").replace("\0", "")[:60] + ".toml"
        shutil.copy("small.toml", name)
        before = everything("..")
        code, err = feynet("run", "./" + name, "--progress", "off")
        made = os.listdir("runs") if os.path.isdir("runs") else []
        if code in (0, 3) and (len(made) != 1 or made[0].startswith((".", "-", "~"))):
            fail(f"a run file {name[:30]!r}: makes {made}")
        if code not in (0, 2, 3):
            fail(f"a run file {name[:30]!r}: exit code {code}: {err[:200]}")
        shutil.rmtree("runs", ignore_errors=True)
        untouched(f"a run file {name[:30]!r}", before)
        os.remove(name)
        count("names of run files")


def try_links():
    """A run directory, as somebody packed it, with a link out of it in the place of each of its files."""
    feynet("run", "small.toml", "--progress", "off", "--out", "whole", "--set", "sampler.draws=64")
    names = sorted(os.path.relpath(path, "whole") for path in everything("whole"))
    for name in names:
        shutil.copytree("whole", "linked")
        victim, target = pathlib.Path("linked") / name, OUTSIDE / "kept"
        if victim.is_dir():
            shutil.move(victim, target)
        else:
            shutil.move(victim, target)
        victim.symlink_to(os.path.abspath(target))
        before = everything("../outside")
        for words in (["resume", "linked", "--progress", "off"], ["resume", "linked", "--draws", "128", "--progress", "off"], ["analyze", "linked"]):
            code, err = feynet(*words)
            if code not in (0, 2, 3, 74):
                fail(f"a link {name}: {words[0]}: exit code {code}: {err[:200]}")
        if everything("../outside") != before:
            fail(f"a link {name}: what it points to has changed")
        shutil.rmtree("linked")
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        count("links in a run directory")
    shutil.rmtree("whole")


def main():
    OUTSIDE.mkdir()
    (OUTSIDE / "secret").write_text("a secret\n")
    pathlib.Path("link").symlink_to("../outside")
    if not shutil.which("tidy"):
        print("SKIPPED: tidy is not installed, reports were parsed by html.parser alone")
    for family in (try_html, try_sweep, try_paths, try_file_names, try_links):
        family()
    print(", ".join(f"{number} {what}" for what, number in sorted(counts.items())))
    sys.exit(counts["failed"] > 0)


if __name__ == "__main__":
    main()
