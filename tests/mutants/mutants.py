#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much the unit tests notice: changes one line of the program at a time and runs the tests of its folder.

  tests/mutants/mutants.py --list [--only FOLDER]     which changes there are
  tests/mutants/mutants.py [--only FOLDER] [ID...]    tries them; goes on where an earlier run ended
  tests/mutants/mutants.py --report                   what is known so far

The changes are made by rule and chosen by the hash of what they are, so that every run, on any machine, tries the same.
Works on a copy of the tree in build/mutants. For developers, on demand: each change costs a build and a test run.
"""
import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# Each folder and the tests that answer for it.
FOLDERS = {
    "app/presence": ["tests/unit/presence"],
    "app/sync": ["tests/unit/sync"],
    "app/graph": ["tests/unit/graph"],
    "app/starface": ["tests/unit/starface"],
}
PER_FOLDER = 50
TEST_LIMIT_SECONDS = 120


@dataclass(frozen=True)
class Mutant:
    path: str
    line: int  # of the change, from 1
    rule: str
    start: int  # in the file
    end: int
    text: str  # what comes there
    before: str  # the line as it stands
    nth: int  # among changes that are alike otherwise

    @property
    def id(self):
        what = "\n".join([self.path, self.rule, self.before.strip(), self.text.strip(), str(self.nth)])
        return hashlib.sha256(what.encode()).hexdigest()[:10]


# --- Reading C++ ------------------------------------------------------------------------------------------------


def blanked(source):
    """The same text, of the same length, with comments, literals and preprocessor lines as blanks."""
    pattern = re.compile(
        r'//[^\n]*|/\*.*?\*/|^[ \t]*#[^\n]*(?:\\\n[^\n]*)*|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"'
        r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'",
        re.S | re.M,
    )
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), source)


def closing(code, opening):
    """Where the parenthesis at `opening` is closed; -1: nowhere."""
    depth = 0
    for i in range(opening, len(code)):
        depth += (code[i] == "(") - (code[i] == ")")
        if depth == 0:
            return i
    return -1


def enums(code):
    """Name -> its enumerators, of every scoped enumeration."""
    found = {}
    for match in re.finditer(r"\benum class (\w+)[^{;]*\{([^}]*)\}", code):
        words = [re.sub(r"=.*", "", part, flags=re.S).strip() for part in match.group(2).split(",")]
        found[match.group(1)] = [word for word in words if re.fullmatch(r"\w+", word)]
    return found


# --- Rules ------------------------------------------------------------------------------------------------------

FLIPPED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}


def flip_comparisons(code, _):
    # clang-format puts blanks around operators and none around template arguments
    for match in re.finditer(r"(?<= )(<=|>=|==|!=|<|>)(?= )", code):
        yield match.start(), match.end(), FLIPPED[match.group()]


def drop_branches(code, _):
    for match in re.finditer(r"\bif \(", code):
        opening = match.end() - 1
        end = closing(code, opening)
        inside = code[opening + 1 : end]
        begin = opening + 1 + inside.rfind(";") + 1
        condition = code[begin:end]
        if end < 0 or re.search(r"(?<![=!<>])=(?!=)", condition):
            continue  # declares something
        lead = len(condition) - len(condition.lstrip())
        yield begin + lead, end, f"false && ({{{begin + lead}:{end}}})"


def swap_enums(code, known):
    for match in re.finditer(r"\b(\w+)::(\w+)\b(?!\(|::)", code):
        values = known.get(match.group(1), [])
        line = code[code.rfind("\n", 0, match.start()) + 1 : match.start()]
        if len(values) < 2 or match.group(2) not in values or re.search(r"\bcase\b", line):
            continue
        other = values[(values.index(match.group(2)) + 1) % len(values)]
        yield match.start(2), match.end(2), other


def off_by_one(code, _):
    for match in re.finditer(r"(?<![\w.'])(\d+)(?![\w.'])", code):
        yield match.start(), match.end(), str(int(match.group()) + 1)


STATEMENT = re.compile(r"[A-Za-z_][\w.:\[\]]*(?:->[\w.:\[\]]+)*(?: [-+|&*/]?= .*|\(.*\)|\+\+|--);|(?:\+\+|--)[\w.>\-]+;")


def delete_lines(code, _):
    position = 0
    previous = ""
    for line in code.splitlines(keepends=True):
        text = line.strip()
        starts_here = not previous or previous[-1] in ";{})" or re.match(r"(case|default|public|private)\b.*:$", previous)
        plain = not re.match(r"(return|using|break|continue|throw|static_assert|delete)\b", text)
        if starts_here and plain and STATEMENT.fullmatch(text) and text.count("(") == text.count(")"):
            begin = position + line.index(text)
            yield begin, begin + len(text), "static_cast<void>(0);"
        if text:
            previous = text
        position += len(line)


RULES = {
    "comparison": flip_comparisons,
    "branch": drop_branches,
    "enum": swap_enums,
    "off-by-one": off_by_one,
    "line": delete_lines,
}


def mutants_of(path, source, known):
    code = blanked(source)
    alike = {}
    for rule, make in RULES.items():
        for start, end, text in make(code, known):
            text = re.sub(r"\{(\d+):(\d+)\}", lambda m: source[int(m.group(1)) : int(m.group(2))], text)
            line = source.count("\n", 0, start) + 1
            before = source.splitlines()[line - 1]
            key = (rule, before.strip(), text.strip())
            alike[key] = alike.get(key, -1) + 1
            yield Mutant(path, line, rule, start, end, text, before, alike[key])


def mutated(source, mutant):
    return source[: mutant.start] + mutant.text + source[mutant.end :]


def known_enums(root):
    found = {}
    for header in sorted((root / "app").rglob("*.h")):
        found.update(enums(blanked(header.read_text())))
    return found


def all_mutants(root, folder):
    known = known_enums(root)
    for file in sorted((root / folder).glob("*.cpp")):
        path = file.relative_to(root).as_posix()
        yield from mutants_of(path, file.read_text(), known)


def chosen(root, folder, count=PER_FOLDER):
    """The same for every run: as many of each rule as there are, spread over the files by hash."""
    by_rule = {rule: [] for rule in RULES}
    for mutant in all_mutants(root, folder):
        by_rule[mutant.rule].append(mutant)
    for found in by_rule.values():
        found.sort(key=lambda mutant: mutant.id)
    result = []
    while len(result) < count and any(by_rule.values()):
        for found in by_rule.values():
            if found and len(result) < count:
                result.append(found.pop(0))
    return sorted(result, key=lambda mutant: (mutant.path, mutant.start, mutant.rule))


# --- Trying -----------------------------------------------------------------------------------------------------


class Workshop:
    """A copy of the tree that may be changed, and its build folder."""

    def __init__(self, root, with_long=False):
        self.root = root
        self.with_long = with_long
        self.place = root / "build" / "mutants"
        self.source = self.place / "source"
        self.build = self.place / "build"

    def prepare(self):
        self.place.mkdir(parents=True, exist_ok=True)
        tracked = self.command(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], self.root)
        wanted = {name for name in tracked.stdout.split("\0") if name and (self.root / name).is_file()}
        for old in [file for file in self.source.rglob("*") if file.is_file()]:
            if old.relative_to(self.source).as_posix() not in wanted:
                old.unlink()
        for name in sorted(wanted):
            self.put(name, (self.root / name).read_bytes())
        done = self.command(["cmake", "-S", self.source, "-B", self.build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug"])
        if done.returncode != 0:
            raise SystemExit(done.stdout + done.stderr)

    def put(self, name, content):
        file = self.source / name
        if file.is_file() and file.read_bytes() == content:
            return  # what is not touched is not built anew
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        shutil.copymode(self.root / name, file)

    def restore(self, name):
        self.put(name, (self.root / name).read_bytes())

    def builds(self, folder):
        targets = [f"{tests}/all" for tests in FOLDERS[folder]]
        return self.command(["cmake", "--build", self.build, "--target", *targets]).returncode == 0

    def passes(self, folder):
        for tests in FOLDERS[folder]:
            run = ["ctest", "--test-dir", self.build / tests, "--no-tests=error", "--stop-on-failure"]
            if not self.with_long:
                run += ["-LE", "long", "--timeout", str(TEST_LIMIT_SECONDS)]
            if self.command(run).returncode != 0:
                return False
        return True

    @staticmethod
    def command(arguments, folder=None):
        return subprocess.run([str(one) for one in arguments], cwd=folder, capture_output=True, text=True, check=False)


def fingerprint(root, folder, with_long=False):
    """Of what a verdict depends on: the folder and its tests. A change of either asks for a new one."""
    content = hashlib.sha256(b"long" if with_long else b"")
    for place in [folder, *FOLDERS[folder]]:
        for file in sorted((root / place).rglob("*")):
            if file.is_file():
                content.update(file.relative_to(root).as_posix().encode())
                content.update(file.read_bytes())
    return content.hexdigest()[:16]


class Results:
    """One line of JSON for each verdict; what was tried on another state of the tree does not count."""

    def __init__(self, file):
        self.file = file
        self.lines = {}
        if file.exists():
            text = file.read_text()
            if text and not text.endswith("\n"):  # a run was ended while it wrote
                file.write_text(text + "\n")
            for line in text.splitlines():
                try:
                    entry = json.loads(line)
                    self.lines[entry["id"], entry["state"]] = entry["verdict"]
                except (ValueError, KeyError):
                    continue

    def verdict(self, mutant, state):
        return self.lines.get((mutant.id, state))

    def add(self, mutant, state, verdict):
        self.lines[mutant.id, state] = verdict
        entry = {"id": mutant.id, "state": state, "verdict": verdict, "path": mutant.path, "line": mutant.line}
        with self.file.open("a") as out:
            out.write(json.dumps(entry) + "\n")


def attempt(workshop, folder, mutant):
    source = (workshop.root / mutant.path).read_text()
    try:
        workshop.put(mutant.path, mutated(source, mutant).encode())
        if not workshop.builds(folder):
            return "unbuildable"
        return "survived" if workshop.passes(folder) else "killed"
    finally:
        workshop.restore(mutant.path)


def described(mutant):
    return f"{mutant.id} {mutant.path}:{mutant.line} {mutant.rule}: {mutant.before.strip()}  ->  {mutant.text}"


def try_folder(workshop, folder, mutants, results, say):
    state = fingerprint(workshop.root, folder, workshop.with_long)
    left = [mutant for mutant in mutants if results.verdict(mutant, state) is None]
    if not left:
        return
    if not workshop.builds(folder) or not workshop.passes(folder):
        raise SystemExit(f"{folder}: its tests fail without any change")
    for number, mutant in enumerate(left, 1):
        verdict = attempt(workshop, folder, mutant)
        results.add(mutant, state, verdict)
        say(f"[{number}/{len(left)}] {verdict:11} {described(mutant)}")


def report(workshop, folder, mutants, results, say):
    state = fingerprint(workshop.root, folder, workshop.with_long)
    verdicts = [results.verdict(mutant, state) for mutant in mutants]
    killed, survived = verdicts.count("killed"), verdicts.count("survived")
    share = f"{100 * killed // (killed + survived)} %" if killed + survived else "-"
    say(f"{folder}: {killed} of {killed + survived} killed ({share}), {verdicts.count('unbuildable')} do not compile, "
        f"{verdicts.count(None)} not tried")
    for mutant, verdict in zip(mutants, verdicts):
        if verdict == "survived":
            say(f"  {described(mutant)}")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="FOLDER", choices=sorted(FOLDERS), action="append")
    parser.add_argument("--count", type=int, default=PER_FOLDER, help=f"for each folder (default {PER_FOLDER})")
    parser.add_argument("--long", action="store_true", help="with the tests labelled long (the walk)")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("ids", metavar="ID", nargs="*")
    options = parser.parse_args(arguments)
    root = Path(__file__).resolve().parents[2]
    workshop = Workshop(root, options.long)
    say = lambda text: print(text, flush=True)  # noqa: E731
    folders = [folder for folder in FOLDERS if not options.only or folder in options.only]
    plan = {folder: chosen(root, folder, options.count) for folder in folders}
    if options.ids:
        plan = {folder: [one for one in plan[folder] if one.id in options.ids] for folder in folders}
        if sum(map(len, plan.values())) < len(set(options.ids)):
            parser.error("there is no such change; see --list")
    if options.list:
        for folder in folders:
            for mutant in plan[folder]:
                say(described(mutant))
        return 0
    workshop.place.mkdir(parents=True, exist_ok=True)
    results = Results(workshop.place / "results.jsonl")
    if not options.report:
        workshop.prepare()
        for folder in folders:
            try_folder(workshop, folder, plan[folder], results, say)
    for folder in folders:
        report(workshop, folder, plan[folder], results, say)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
