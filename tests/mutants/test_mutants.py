#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of mutants.py, without a compiler."""
import tempfile
import unittest
from pathlib import Path

import mutants

ROOT = Path(__file__).resolve().parents[2]


def changes(source, rule, known=None):
    """The whole text after each change of that rule."""
    found = mutants.mutants_of("a.cpp", source, known or {})
    return [mutants.mutated(source, one) for one in found if one.rule == rule]


class Rules(unittest.TestCase):
    def test_a_comparison_is_flipped(self):
        self.assertEqual(changes("return a < b;", "comparison"), ["return a <= b;"])
        self.assertEqual(changes("return a == b;", "comparison"), ["return a != b;"])

    def test_template_arguments_arrows_and_shifts_are_no_comparisons(self):
        self.assertEqual(changes("QList<int> x = a->b << c;", "comparison"), [])

    def test_a_branch_is_dropped(self):
        self.assertEqual(changes("if (f(a))\n    g();", "branch"), ["if (false && (f(a)))\n    g();"])
        self.assertEqual(changes('if (s == "x")\n    g();', "branch"), ['if (false && (s == "x"))\n    g();'])

    def test_a_branch_with_an_initialiser_keeps_it(self):
        self.assertEqual(changes("if (auto x = f(); x > 1) g();", "branch"),
                         ["if (auto x = f(); false && (x > 1)) g();"])

    def test_a_branch_that_declares_is_left(self):
        self.assertEqual(changes("if (User *user = find(id)) g();", "branch"), [])
        self.assertEqual(changes("if constexpr (x) g();", "branch"), [])

    def test_an_enumerator_becomes_the_next(self):
        known = mutants.enums("enum class Dnd : std::uint8_t { Off, On = 3, Unknown };")
        self.assertEqual(known, {"Dnd": ["Off", "On", "Unknown"]})
        self.assertEqual(changes("x = Dnd::On;", "enum", known), ["x = Dnd::Unknown;"])
        self.assertEqual(changes("x = Dnd::Unknown;", "enum", known), ["x = Dnd::Off;"])
        self.assertEqual(changes("case Dnd::On:", "enum", known), [])
        self.assertEqual(changes("x = Other::On;", "enum", known), [])

    def test_a_number_is_one_more(self):
        self.assertEqual(changes("f(9, a1, 1.5, 2'000);", "off-by-one"), ["f(10, a1, 1.5, 2'000);"])

    def test_a_statement_is_deleted(self):
        gone = "{\n    static_cast<void>(0);\n}"
        for statement in ("a.b = 3;", "f(x, y);", "p->list.append(x);", "++count;", "n += 2;"):
            self.assertEqual(changes("{\n    " + statement + "\n}", "line"), [gone], statement)

    def test_what_is_no_statement_stays(self):
        for line in ("return x;", "const int a = f();", "Type a = f();", "Type a;", "break;", "using A = B;", "Type a(b);"):
            self.assertEqual(changes("{\n    " + line + "\n}", "line"), [], line)
        self.assertEqual(changes("x = a +\n    f(b);", "line"), [])

    def test_comments_and_texts_are_left_alone(self):
        source = '#if a == 1\n// if (a == 1)\n/* f(2); */\nconst char *a = "b == 3";\nchar c = \'4\';\nauto r = R"(a < 5)";\n'
        self.assertEqual(list(mutants.mutants_of("a.cpp", source, {})), [])
        self.assertEqual(len(mutants.blanked(source)), len(source))


class Choice(unittest.TestCase):
    def test_there_are_enough_and_none_is_twice(self):
        ids = [one.id for folder in mutants.FOLDERS for one in mutants.chosen(ROOT, folder)]
        self.assertGreaterEqual(len(ids), 150)
        self.assertEqual(len(set(ids)), len(ids))

    def test_every_rule_has_its_share_in_every_folder(self):
        for folder in mutants.FOLDERS:
            rules = [one.rule for one in mutants.chosen(ROOT, folder)]
            for rule in mutants.RULES:
                self.assertGreaterEqual(rules.count(rule), 5, f"{folder} {rule}")

    def test_the_choice_is_the_same_every_time(self):
        self.assertEqual(mutants.chosen(ROOT, "app/presence"), mutants.chosen(ROOT, "app/presence"))

    def test_the_proof_is_not_changed(self):
        files = {one.path for one in mutants.all_mutants(ROOT, "app/presence")}
        self.assertIn("app/presence/reconcile.cpp", files)
        self.assertFalse([path for path in files if "ruleproof" in path])

    def test_a_line_before_does_not_change_who_somebody_is(self):
        source = "void f()\n{\n    g(1);\n}\n"
        ids = [one.id for one in mutants.mutants_of("a.cpp", source, {})]
        later = [one.id for one in mutants.mutants_of("a.cpp", "\n\n" + source, {})]
        self.assertEqual(ids, later)
        self.assertTrue(ids)

    def test_alike_changes_are_told_apart(self):
        found = list(mutants.mutants_of("a.cpp", "{\n    g();\n    g();\n}\n", {}))
        self.assertEqual(len({one.id for one in found}), 2)


class FakeWorkshop:
    """Does not build without the fragile line, and its tests notice only where the seen one is gone."""

    with_long = False

    def __init__(self, root):
        self.source = root
        self.said = ""
        self.now = {}
        self.builds_done = 0

    def put(self, name, content):
        self.now[name] = content.decode()

    def read(self, name):
        return (self.source / name).read_text()

    def builds(self, _, limit=None):
        self.builds_done += 1
        return "void>(0);\n    ;" not in self.now.get("app/graph/a.cpp", "")

    def passes(self, _):
        text = self.now.get("app/graph/a.cpp", " seen();")
        return " seen();" in text


class Trying(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)
        (self.root / "app/graph").mkdir(parents=True)
        self.source = "void f()\n{\n    seen();\n    unseen();\n    fragile();\n    ;\n}\n"
        (self.root / "app/graph/a.cpp").write_text(self.source)
        self.workshop = FakeWorkshop(self.root)
        self.mutants = list(mutants.mutants_of("app/graph/a.cpp", self.source, {}))
        self.said = []

    def results(self):
        return mutants.Results(self.root / "results.jsonl")

    def run_all(self, results):
        mutants.try_folder(self.workshop, "app/graph", self.mutants, results, self.said.append)

    def verdicts(self, results):
        state = mutants.fingerprint(self.root, "app/graph")
        return [results.verdict(one, state) for one in self.mutants]

    def test_each_change_gets_its_verdict_and_is_taken_back(self):
        results = self.results()
        self.run_all(results)
        self.assertEqual(self.verdicts(results), ["killed", "survived", "unbuildable"])
        self.assertEqual(self.workshop.now["app/graph/a.cpp"], self.source)

    def test_a_later_run_goes_on(self):
        results = self.results()
        mutants.try_folder(self.workshop, "app/graph", self.mutants[:1], results, self.said.append)
        with (self.root / "results.jsonl").open("a") as out:
            out.write('{"id": "half')
        built = self.workshop.builds_done
        again = self.results()
        self.run_all(again)
        self.assertEqual(self.verdicts(again), ["killed", "survived", "unbuildable"])
        self.assertEqual(self.workshop.builds_done, built + 3)  # once without a change, and the two that were left
        self.run_all(self.results())
        self.assertEqual(self.workshop.builds_done, built + 3)

    def test_another_state_of_the_tree_is_tried_anew(self):
        results = self.results()
        self.run_all(results)
        (self.root / "tests/unit/graph").mkdir(parents=True)
        (self.root / "tests/unit/graph/tst_more.cpp").write_text("more")
        self.assertEqual(self.verdicts(results), [None, None, None])

    def test_an_earlier_kill_is_believed_where_only_tests_changed(self):
        results = self.results()
        self.run_all(results)
        (self.root / "tests/unit/graph").mkdir(parents=True)
        (self.root / "tests/unit/graph/tst_more.cpp").write_text("more")
        state = mutants.fingerprint(self.root, "app/graph")
        verdicts = [results.verdict(one, state, believe_kills=True) for one in self.mutants]
        self.assertEqual(verdicts, ["killed", None, "unbuildable"])
        (self.root / "app/graph/b.h").write_text("int more;")
        state = mutants.fingerprint(self.root, "app/graph")
        verdicts = [results.verdict(one, state, believe_kills=True) for one in self.mutants]
        self.assertEqual(verdicts, [None, None, None])

    def test_tests_that_fail_by_themselves_judge_nothing(self):
        self.workshop.now["app/graph/a.cpp"] = "broken"
        with self.assertRaises(SystemExit):
            self.run_all(self.results())

    def test_what_ends_by_the_time_limit_counts_as_killed_and_is_told(self):
        self.workshop.passes = lambda _: self.workshop.now.get("app/graph/a.cpp") in (None, self.source)
        self.workshop.said = mutants.ENDLESS
        results = self.results()
        self.run_all(results)
        self.assertEqual(self.verdicts(results)[:2], ["endless", "endless"])
        mutants.report(self.root, "app/graph", self.mutants, results, self.said.append)
        self.assertIn("app/graph: 2 of 2 killed (100 %), 2 of them by the time limit, 1 do not compile, 0 not tried",
                      self.said)

    def test_survivors_are_named(self):
        results = self.results()
        self.run_all(results)
        self.said.clear()
        mutants.report(self.root, "app/graph", self.mutants, results, self.said.append)
        self.assertEqual(self.said[0], "app/graph: 1 of 2 killed (50 %), 1 do not compile, 0 not tried")
        self.assertEqual(len(self.said), 2)
        self.assertIn("app/graph/a.cpp:4 line: unseen();", self.said[1])


class Running(unittest.TestCase):
    def test_what_does_not_end_is_ended_with_all_it_started(self):
        done, said = mutants.run(["sh", "-c", "sleep 1000 & wait"], limit=0.2)
        self.assertFalse(done)
        self.assertTrue(said.startswith(mutants.ENDLESS))

    def test_what_fails_is_told(self):
        self.assertEqual(mutants.run(["sh", "-c", "echo bad; exit 3"]), (False, "bad\n"))
        self.assertEqual(mutants.run(["sh", "-c", "echo good"]), (True, "good\n"))


if __name__ == "__main__":
    unittest.main()
