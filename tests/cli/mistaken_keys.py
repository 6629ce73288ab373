"""Mistakes in the keys of a run file, made from the file that `feynet check` resolves.

A mistake is (words that say what it is, text of the file, line of the mistake, what the message must hold).
"""
import re

KEY = re.compile(r"^([A-Za-z_0-9]+) = (.*?)\s+#")
UNSET = re.compile(r"^# ([A-Za-z_0-9]+) is not set:")
SECTION = re.compile(r"^\[(.+)\]$")

ANY = ["{a = 1}", "1979-05-27", "07:32:00", "[]", "[nan]", "[[[[1]]]]", "[{a = 1}]"]
WRONG = {
    "number": ['"seven"', '""', "true", "nan", "inf", "-inf", '["a"]', "[true]"],
    "whole": ['"seven"', "false", "1.5", "nan", "inf", "-inf", "9007199254740993.5", "1e30", '["a"]', "[1.5]"],
    "text": ["7", "-1.5", "true", "nan", "[7]", "[true]", '["a", 7]', '[["a"]]'],
    "truth": ['"true"', "1", "0.0", "nan", "[1]"],
    "list": ["{b = 2}", "true", "[true]", "[inf]", '[1, "a"]', '["a", 1]', "[[], 1]"],
    "unset": ["[[true]]", '[["a", 1]]', "[-inf]"],
}
# Not TOML: the message has the line alone.
BROKEN = ["", "=", "1..2", "--1", "1 2", "0x", "1e", "[1", "1]", "[1,,2]", "{a = 1", '"open', "'open", "tru", "08", "1_", "é",
          '"\\q"', '"\\uD800"', '"\x1b[31m"', '"a" "b"', "[}", "{]", '"""a"""', "+nan+", "9223372036854775808", "1e999", "-1e999", "0b2", "1979-99-99"]
RANGE = ["0", "-1", "1", "-0.5", "0.3", "1e18", "1e308", "-1e308", "1e-308", "9223372036854775807",
         "-9223372036854775808", "[0]", "[-1, -1]", "[1e308, 1e308]", "[9223372036854775807]", '""', '"no such word"']


def kind_of(value):
    """The type of a value as TOML writes it."""
    if value.startswith("["):
        return "list"
    if value.startswith('"'):
        return "text"
    if value in ("true", "false"):
        return "truth"
    return "whole" if re.fullmatch(r"-?\d+", value) else "number"


def keys_of(resolved):
    """(line from 0, section, key, value or None) of every key of a resolved run file."""
    section = ""
    for number, line in enumerate(resolved):
        if match := SECTION.match(line):
            section = match[1]
        elif match := KEY.match(line):
            yield number, section, match[1], match[2]
        elif match := UNSET.match(line):
            yield number, section, match[1], None


def with_line(resolved, number, line):
    return "\n".join(resolved[:number] + [line] + resolved[number + 1:]) + "\n"


def misspelt(key):
    return key[:-1] + "zq" if len(key) < 5 else key[:2] + key[3:]


def wrong_values(resolved, number, key, value):
    """What no key of its type can be."""
    for wrong in ANY + WRONG["unset" if value is None else kind_of(value)]:
        yield f"{key} = {wrong}", with_line(resolved, number, f"{key} = {wrong}"), number + 1, key


def broken_values(resolved, number, key):
    for broken in BROKEN:
        yield f"{key} = {broken}", with_line(resolved, number, f"{key} = {broken}"), number + 1, ""


def wrong_names(resolved, number, section, key, value):
    """The key misspelt, twice, under another section, as a section."""
    line = resolved[number] if value is not None else f"{key} = 1"
    word = misspelt(key)
    yield f"{word} for {key}", with_line(resolved, number, line.replace(key, word, 1)), number + 1, word
    yield f"{key} twice", with_line(resolved, number, f"{key} = 1\n{key} = 1"), number + 2, key
    yield f"{key} in [nowhere]", with_line(resolved, number, f"[nowhere]\n{line}"), number + 1, "nowhere"
    yield f"[{section}.{key}]", with_line(resolved, number, f"[{section or 'top'}.{key}]"), number + 1, key
    yield f"{key}.a.b", with_line(resolved, number, f"{key}.a.b = 1"), number + 1, key


def doubtful_values(resolved, number, key):
    """Values that some keys take."""
    for doubtful in RANGE:
        yield f"{key} = {doubtful}", with_line(resolved, number, f"{key} = {doubtful}")
