#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much the unit tests notice: changes one line of the program at a time and runs the tests of its folder.

  tests/mutants/mutants.py --list [--only FOLDER]     which changes there are
  tests/mutants/mutants.py [--only FOLDER] [ID...]    tries them; goes on where an earlier run ended
  tests/mutants/mutants.py --report                   what is known so far

The changes are made by rule and chosen by the hash of what they are, so that every run, on any machine, tries the same.
Works on a copy of the tree in build/mutants. For developers, on demand: each change costs a build and a test run.
README.md beside this file says how to read the outcome.
"""
import argparse
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

# Each folder and the tests that answer for it.
FOLDERS = {
    "app/presence": ["tests/unit/presence"],
    "app/sync": ["tests/unit/sync"],
    "app/graph": ["tests/unit/graph"],
    "app/starface": ["tests/unit/starface"],
}
# The proof of the rules decides nothing: it is a test itself, which lives in the program because the rule editor runs it.
NOT_CHANGED = "ruleproof*.cpp"
PER_FOLDER = 50
BUILD_LIMIT_SECONDS = 300
# What a change made endless ends by these: so many times as long as the tests take unchanged, and never sooner.
TEST_LIMIT_TIMES = 4
LEAST_TEST_LIMIT_SECONDS = 20
MEMORY_LIMIT = 4 << 30
ENDLESS = "did not end in time"


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
        if file.match(NOT_CHANGED):
            continue
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


def run(arguments, folder=None, limit=None):
    """Whether it ended well in time, and what it said. What it started ends with it."""
    with subprocess.Popen([str(one) for one in arguments], cwd=folder, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, start_new_session=True) as process:
        try:
            said, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said, _ = process.communicate()
            return False, f"{ENDLESS}\n{said}"
        return process.returncode == 0, said


class Workshop:
    """A copy of the tree that may be changed, and its build folder."""

    def __init__(self, root, with_long=False, place=None, jobs=1):
        self.root = root
        self.with_long = with_long
        self.jobs = jobs
        self.test_limit = None
        self.place = place or root / "build" / "mutants"
        self.source = self.place / "source"
        self.build = self.place / "build"

    def prepare(self):
        self.place.mkdir(parents=True, exist_ok=True)
        _, tracked = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], self.root)
        wanted = {name for name in tracked.split("\0") if name and (self.root / name).is_file()}
        for old in [file for file in self.source.rglob("*") if file.is_file()]:
            if old.relative_to(self.source).as_posix() not in wanted:
                old.unlink()
        for name in sorted(wanted):
            self.put(name, (self.root / name).read_bytes())
            shutil.copymode(self.root / name, self.source / name)
        # what is built most quickly: each change is built once
        flags = ["-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0", "-DPB_PRECOMPILE=ON", "-DPB_WERROR=OFF"]
        if shutil.which("mold"):
            flags.append("-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold")
        done, said = run(["cmake", "-S", self.source, "-B", self.build, "-G", "Ninja", *flags])
        if not done:
            raise SystemExit(said)

    def read(self, name):
        return (self.source / name).read_text()

    def put(self, name, content):
        file = self.source / name
        if file.is_file() and file.read_bytes() == content:
            return  # what is not touched is not built anew
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def builds(self, folder, limit=BUILD_LIMIT_SECONDS):
        targets = [f"{tests}/all" for tests in FOLDERS[folder]]
        done, self.said = run(["cmake", "--build", self.build, "--parallel", self.jobs, "--target", *targets], limit=limit)
        return done

    def passes(self, folder):
        for tests in FOLDERS[folder]:
            call = ["ctest", "--test-dir", self.build / tests, "--no-tests=error", "--stop-on-failure"]
            if not self.with_long:
                call += ["-LE", "long"]
            done, self.said = run(call, limit=self.test_limit)
            if not done:
                return False
        return True


def fingerprint(root, folder, with_long=False):
    """Of what a verdict depends on: the folder, and its tests. A change of either asks for a new one."""
    parts = []
    for places in ([folder], FOLDERS[folder]):
        content = hashlib.sha256(b"long" if with_long else b"")
        for place in places:
            for file in sorted((root / place).rglob("*")):
                if file.is_file():
                    content.update(file.relative_to(root).as_posix().encode())
                    content.update(file.read_bytes())
        parts.append(content.hexdigest()[:16])
    return " ".join(parts)


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

    def verdict(self, mutant, state, believe_kills=False):
        found = self.lines.get((mutant.id, state))
        if found is None and believe_kills:
            code = state.split()[0]
            earlier = [verdict for (id, of), verdict in self.lines.items() if id == mutant.id and of.split()[0] == code]
            found = next((verdict for verdict in earlier if verdict != "survived"), None)
        return found

    def add(self, mutant, state, verdict):
        self.lines[mutant.id, state] = verdict
        entry = {"id": mutant.id, "state": state, "verdict": verdict, "path": mutant.path, "line": mutant.line}
        with self.file.open("a") as out:
            out.write(json.dumps(entry) + "\n")


def attempt(workshop, folder, mutant):
    source = workshop.read(mutant.path)
    try:
        workshop.put(mutant.path, mutated(source, mutant).encode())
        if not workshop.builds(folder):
            return "unbuildable"
        if workshop.passes(folder):
            return "survived"
        return "endless" if workshop.said.startswith(ENDLESS) else "killed"
    finally:
        workshop.put(mutant.path, source.encode())


def described(mutant):
    return f"{mutant.id} {mutant.path}:{mutant.line} {mutant.rule}: {mutant.before.strip()}  ->  {mutant.text}"


def try_folder(workshop, folder, mutants, results, say, believe_kills=False):
    state = fingerprint(workshop.source, folder, workshop.with_long)
    left = [mutant for mutant in mutants if results.verdict(mutant, state, believe_kills) is None]
    if not left:
        return
    workshop.test_limit = None
    built = workshop.builds(folder, limit=None)
    begun = time.monotonic()
    if not built or not workshop.passes(folder):
        raise SystemExit(f"{folder}: its tests fail without any change\n{workshop.said}")
    workshop.test_limit = max(LEAST_TEST_LIMIT_SECONDS, TEST_LIMIT_TIMES * (time.monotonic() - begun))
    for number, mutant in enumerate(left, 1):
        begun = time.monotonic()
        verdict = attempt(workshop, folder, mutant)
        results.add(mutant, state, verdict)
        say(f"[{number}/{len(left)}] {verdict:11} {time.monotonic() - begun:3.0f} s  {described(mutant)}")


def report(root, folder, mutants, results, say, with_long=False, believe_kills=False):
    state = fingerprint(root, folder, with_long)
    verdicts = [results.verdict(mutant, state, believe_kills) for mutant in mutants]
    endless, survived = verdicts.count("endless"), verdicts.count("survived")
    killed = verdicts.count("killed") + endless
    share = f"{100 * killed // (killed + survived)} %" if killed + survived else "-"
    by_time = f", {endless} of them by the time limit" if endless else ""
    say(f"{folder}: {killed} of {killed + survived} killed ({share}){by_time}, "
        f"{verdicts.count('unbuildable')} do not compile, {verdicts.count(None)} not tried")
    for mutant, verdict in zip(mutants, verdicts):
        if verdict == "survived":
            say(f"  {described(mutant)}")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="FOLDER", choices=sorted(FOLDERS), action="append")
    parser.add_argument("--count", type=int, default=PER_FOLDER, help=f"for each folder (default {PER_FOLDER})")
    parser.add_argument("--long", action="store_true", help="with the tests labelled long (the walk)")
    parser.add_argument("--believe-kills", action="store_true",
                        help="what other tests killed counts as killed: for when tests were only added")
    parser.add_argument("--place", metavar="FOLDER", type=Path, help="where to work (default build/mutants)")
    parser.add_argument("--jobs", type=int, default=1, help="of the build (default 1)")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("ids", metavar="ID", nargs="*")
    options = parser.parse_args(arguments)
    root = Path(__file__).resolve().parents[2]
    workshop = Workshop(root, options.long, options.place and options.place.resolve(), options.jobs)
    say = lambda text: print(text, flush=True)  # noqa: E731
    folders = [folder for folder in FOLDERS if not options.only or folder in options.only]
    tree = root
    if not options.list and not options.report:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        workshop.prepare()
        tree = workshop.source  # whoever edits the tree meanwhile changes nothing
    plan = {folder: chosen(tree, folder, options.count) for folder in folders}
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
        for folder in folders:
            try_folder(workshop, folder, plan[folder], results, say, options.believe_kills)
    for folder in folders:
        report(tree, folder, plan[folder], results, say, options.long, options.believe_kills)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
