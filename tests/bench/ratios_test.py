"""The self-test of bench/ratios.py: results that meet every goal pass, and each kind of doctored result is seen."""

import io
import json
import re
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))

import ratios
from goals import Row, Section, at_least, at_most

GOALS = [
    Section("a section", [
        Row("slow / base", "slow", "base", at_most(2)),
        Row("peer / base", "peer/icu", "base", at_least(10)),
        Row("a time", "base", None, at_most(300), "ns"),
        Row("a size", "size/thing", None, at_most(100), "bytes"),
        Row("of the roof", "roof", "slow", at_least(0.2), "percent"),
        Row("without a goal", "slow", "peer/icu"),
    ])
]


def run(name, nanoseconds):
    return {"name": name, "run_name": name, "run_type": "iteration", "items_per_second": 1e9 / nanoseconds}


def good_runs():
    return [run("base", 10), run("slow", 20), run("slow", 15), run("peer/icu", 100), run("roof", 5),
            {"name": "size/thing", "run_type": "iteration", "bytes": 100}]


def replaced(name, nanoseconds):
    return [r for r in good_runs() if r["name"] != name] + [run(name, nanoseconds)]


def without(name):
    return [r for r in good_runs() if r["name"] != name]


class Ratios(unittest.TestCase):
    def judge(self, runs, *options, more=None, goals=GOALS):
        """The exit status and the output of ratios.py for these runs."""
        out = io.StringIO()
        with tempfile.TemporaryDirectory() as folder:
            files = []
            for i, benchmarks in enumerate([runs] + ([more] if more else [])):
                files.append(str(Path(folder) / f"{i}.json"))
                Path(files[-1]).write_text(json.dumps({"context": {"date": "2026-01-02T03:04:05"}, "benchmarks": benchmarks}))
            status = ratios.main([*options, *files], goals, out)
        return status, re.sub(" +", " ", out.getvalue())

    def assert_red(self, runs, message, *options):
        status, text = self.judge(runs, *options)
        self.assertEqual(status, 1, text)
        self.assertIn(message, text)

    def test_goals_met_are_green(self):
        status, text = self.judge(good_runs(), "--gate")
        self.assertEqual(status, 0, text)
        self.assertIn("5 of 5 goals met", text)
        self.assertNotIn("**no**", text)

    def test_the_fastest_repetition_counts(self):
        self.assertIn("| slow / base | 1.5 ×", self.judge(good_runs())[1])

    def test_a_ratio_twice_the_goal_is_missed_but_not_far_off(self):
        status, text = self.judge(replaced("slow", 24.9), "--gate")
        self.assertEqual(status, 0, text)
        self.assertIn("| slow / base | 2.49 × | ≤ 2 × | **no** |", text)
        self.assertIn("4 of 5 goals met", text)

    def test_a_ratio_above_twice_the_goal_is_red(self):
        self.assert_red(replaced("slow", 41), "FAILED: far off: slow / base | 4.1 ×", "--gate")

    def test_a_ratio_that_is_kept_out_is_missed_but_not_red(self):
        goals = [Section("a section", [Row("slow / base", "slow", "base", at_most(2), gated=False)])]
        status, text = self.judge(replaced("slow", 41), "--gate", goals=goals)
        self.assertEqual(status, 0, text)
        self.assertIn("| slow / base | 4.1 × | ≤ 2 × | **no** |", text)

    def test_a_ratio_below_half_the_goal_is_red(self):
        self.assert_red(replaced("peer/icu", 49), "FAILED: far off: peer / base | 4.9 ×", "--gate")

    def test_a_share_of_the_roof_below_half_the_goal_is_red(self):
        self.assert_red(replaced("roof", 1.4), "FAILED: far off: of the roof | 9 %", "--gate")

    def test_a_size_has_no_slack(self):
        runs = without("size/thing") + [{"name": "size/thing", "run_type": "iteration", "bytes": 101}]
        self.assert_red(runs, "FAILED: far off: a size | 101 bytes", "--gate")

    def test_a_slow_machine_is_not_red(self):
        slow = [dict(r, items_per_second=r["items_per_second"] / 1000) if "items_per_second" in r else r
                for r in good_runs()]
        status, text = self.judge(slow, "--gate")
        self.assertEqual(status, 0, text)
        self.assertIn("4 of 5 goals met", text)

    def test_without_gate_far_off_is_only_reported(self):
        self.assertEqual(self.judge(replaced("slow", 41))[0], 0)

    def test_a_wrong_answer_is_red(self):
        failed = {"name": "slow", "run_type": "iteration", "error_occurred": True, "error_message": "wrong answer at @1"}
        self.assert_red(without("slow") + [failed], "FAILED: slow: wrong answer at @1")

    def test_a_wrong_answer_is_red_although_other_repetitions_ran(self):
        failed = {"name": "slow", "run_type": "iteration", "error_occurred": True, "error_message": "wrong answer at @1"}
        self.assert_red(good_runs() + [failed], "FAILED: slow: wrong answer at @1")

    def test_a_missing_benchmark_is_red(self):
        self.assert_red(without("peer/icu"), "FAILED: peer/icu is missing")

    def test_no_benchmark_at_all_is_red(self):
        self.assert_red([], "FAILED: base is missing")

    def test_a_skipped_peer_is_a_line_and_green(self):
        skip = {"name": "skipped/icu", "run_type": "iteration", "error_occurred": True, "error_message": "no ICU here"}
        status, text = self.judge(without("peer/icu") + [skip], "--gate")
        self.assertEqual(status, 0, text)
        self.assertIn("skipped: icu: no ICU here", text)
        self.assertIn("4 of 4 goals met", text)

    def test_skipping_one_peer_does_not_excuse_another(self):
        skip = {"name": "skipped/ic", "run_type": "iteration", "error_occurred": True, "error_message": "why"}
        self.assert_red(without("peer/icu") + [skip], "FAILED: peer/icu is missing")

    def test_a_section_that_is_skipped_as_a_whole_is_one_line(self):
        runs = good_runs() + [{"name": "skipped/v4", "run_type": "iteration", "error_message": "too old"}]
        status, text = self.judge(runs, "--gate", goals=GOALS + [Section("v4", [
            Row("a", "v4/a", "base", at_least(1)), Row("b", "v4/b", "base")])])
        self.assertEqual(status, 0, text)
        self.assertIn("### v4\n\nskipped: too old\n", text)

    def test_results_of_several_programs_are_one_run(self):
        status, text = self.judge(without("peer/icu"), "--gate", more=[run("peer/icu", 100)])
        self.assertEqual(status, 0, text)

    def test_write_puts_the_table_between_the_marks(self):
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.md"
            page.write_text(f"above\n{ratios.BEGIN}\nold\n{ratios.END}\nbelow\n")
            self.judge(good_runs(), "--write", str(page))
            text = page.read_text()
        self.assertTrue(text.startswith(f"above\n{ratios.BEGIN}\n\n- date: 2026-01-02\n"), text)
        self.assertTrue(text.endswith(f"{ratios.END}\nbelow\n"), text)
        self.assertRegex(text, r"slow / base +\| 1.5 ×")
        self.assertNotIn("old", text)

    def test_write_refuses_a_file_without_marks(self):
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.md"
            page.write_text("nothing\n")
            with self.assertRaises(SystemExit):
                self.judge(good_runs(), "--write", str(page))


class Goals(unittest.TestCase):
    def test_every_row_of_the_real_table_can_be_red(self):
        for section in ratios.GOALS:
            for row in section.rows:
                if row.goal is None or row.unit == "ns":
                    continue
                with self.subTest(row.what):
                    limit, worse = row.goal.limit, 2.1 if row.goal.at_most else 1 / 2.1
                    for value, far_off in ((limit, False), (limit * worse, True)):
                        self.assertEqual(ratios.Measured(row, value, "").far_off, far_off)

    def test_no_row_compares_a_benchmark_with_itself(self):
        rows = [row for section in ratios.GOALS for row in section.rows]
        self.assertGreater(len(rows), 50)
        for row in rows:
            self.assertNotEqual(row.of, row.to)


if __name__ == "__main__":
    unittest.main()
