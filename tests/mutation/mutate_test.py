"""Tests of mutate.py: what the operators change, and that each thing that can be wrong is reported.

Compiles two small headers with the compiler in CXX (default: g++).
"""

import contextlib
import io
import os
import pathlib
import sys
import tempfile
import unittest
import unittest.mock

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import mutate  # noqa: E402
import operators  # noqa: E402


def changes(text):
    """What the operators make of a header: `operator: the changed line`."""
    return [f"{m.id.split(':')[2]}: {m.before_and_after(text)[1]}" for m in operators.mutants_of("x.hpp", text)]


class Operators(unittest.TestCase):
    def check(self, text, *expected):
        self.assertEqual(changes(text), list(expected))

    def test_operators_between_operands(self):
        self.check("int f() { return a < b; }\n", "relational: int f() { return a <= b; }")
        self.check("int f() { return a != b; }\n", "relational: int f() { return a == b; }")
        self.check("int f() { return a % b; }\n", "arithmetic: int f() { return a / b; }")
        self.check("int f() { return a <<\n    b; }\n", "bit: int f() { return a >>")
        self.check(
            "int f() { return a && b ||\n    c; }\n",
            "logical: int f() { return a || b ||",
            "logical: int f() { return a && b &&",
        )

    def test_steps_and_ones(self):
        self.check("void f() { ++a; }\n", "arithmetic: void f() { --a; }")
        self.check(
            "int f() { return a + 1U; }\n",
            "arithmetic: int f() { return a - 1U; }",
            "constant: int f() { return a + 0U; }",
            "constant: int f() { return a + 2U; }",
        )
        self.check(
            "auto f() { return seconds{1}; }\n",
            "constant: auto f() { return seconds{0}; }",
            "constant: auto f() { return seconds{2}; }",
        )
        self.check("int f() { return g(1, 10); }\n")

    def test_names(self):
        self.check("int f() { return min_of(a, b); }\n", "min-max: int f() { return max_of(a, b); }")
        self.check("int f() { return list.front(); }\n", "first-last: int f() { return list.back(); }")
        # `last` is known from the parameters, `end` is not.
        self.check("int f(int first, int last) { return first; }\n",
                   "first-last: int f(int first, int last) { return last; }")
        self.check("int f(int start) { return start; }\nint end() { return 0; }\n")
        # Declared and assigned to, not read.
        self.check("int f(int first) { const int last = 2; }\n")
        self.check("int f(int first, int last) { first = 2; }\n")

    def test_conditions(self):
        self.check(
            "void f() { if (!a) g(); }\n",
            "guard: void f() { if (false) g(); }",
            "negation: void f() { if (a) g(); }",
        )
        self.check("void f() { if (const int n = g(); a) h(); }\n",
                   "guard: void f() { if (const int n = g(); false) h(); }")
        self.check("void f() { if (const auto n = g()) h(n); }\n")
        self.check("void f() { if constexpr (a) g(); }\n")
        self.check("bool f() { return true; }\n", "return: bool f() { return false; }")

    def test_what_is_no_operator(self):
        self.check("template <class T> auto f(list<T>& a, T&& b) -> T* { return g<T>(-b, *a, &a); }\n")
        self.check("struct a { bool operator<(const a&) const; auto operator<=>(const a&) const = default; };\n")
        self.check("// a < b\nconst char* t = \"a < b\"; /* a < b */\nauto r = R\"(a < b)\";\n#define M a < b\n")
        self.check("void f() { static_assert(a < b); }\nconcept c = a && b;\n")
        self.check("template <class T> concept c = requires(T t) { { t.f() } -> is<int>; { t.a && t.b }; };\n")
        self.check("template <class T> requires a<T> && b<T> void f(int n = 1 + 2);\n")

    def test_initialisers(self):
        self.check("inline constexpr int n = a * b;\n", "arithmetic: inline constexpr int n = a / b;")
        self.check(
            "struct s { s(int a) : n_{a * 2}, m_{a} { f(a || b); } };\n",
            "arithmetic: struct s { s(int a) : n_{a / 2}, m_{a} { f(a || b); } };",
            "logical: struct s { s(int a) : n_{a * 2}, m_{a} { f(a && b); } };",
        )

    def test_ids_survive_changes_elsewhere(self):
        place = "bool f(int a) {\n    const int b = 2;\n    return a < b;\n}\n"
        ids = [m.id for m in operators.mutants_of("x.hpp", place)]
        moved = "int g() {\n    return 3;\n}\n\n// Comment.\n" + place.replace("a < b", "a <\n        b")
        self.assertEqual(ids, [m.id for m in operators.mutants_of("x.hpp", moved)])
        other = place.replace("a < b", "a < b + c")
        self.assertTrue(set(ids).isdisjoint(m.id for m in operators.mutants_of("x.hpp", other)))

    def test_equal_places_have_ids_of_their_own(self):
        ids = [m.id for m in operators.mutants_of("x.hpp", "void f() {\n    ;\n    ++a;\n    ;\n    ++a;\n}\n")]
        self.assertEqual(len(set(ids)), 2)


HEADER = """
namespace curfew {
constexpr bool early(int hour) { return hour < 8; }
constexpr bool late(int hour) { return hour > 20; }
inline int sum(const int* a, const int* b) { return b - a; }
constexpr bool never(unsigned hour) { return hour <= 0; }
}
"""

TEST = """
#include <curfew/hours.hpp>
static_assert(!curfew::early(8));
int main() {
    const int a[2]{};
    return curfew::late(20) || curfew::sum(a, a + 1) != 1;
}
"""


class Reports(unittest.TestCase):
    def run_tool(self, *arguments, **tables):
        """The exit status and the output of mutate.py, for a tree with HEADER and TEST and these tables."""
        with tempfile.TemporaryDirectory() as root:
            tree = {
                "include/curfew/hours.hpp": HEADER,
                "tests/hours.cpp": TEST,
                "tests/mutation/targets.txt": tables.get("targets", "hours.hpp:\n"),
                "tests/mutation/named.txt": tables.get("named", ""),
                "tests/mutation/equivalent.txt": tables.get("equivalent", ""),
            }
            for name, text in tree.items():
                path = pathlib.Path(root, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            output = io.StringIO()
            compiler = os.environ.get("CXX", "g++")
            with contextlib.redirect_stdout(output):
                try:
                    status = mutate.main(["--root", root, "--compiler", compiler, *arguments])
                except mutate.Fault as fault:
                    return 2, str(fault)
            return status, " ".join(output.getvalue().split())

    def ids(self):
        return {m.id.split(":")[1]: m.id for m in operators.mutants_of("hours.hpp", HEADER)}

    def test_each_outcome(self):
        status, output = self.run_tool("--all")
        self.assertEqual(status, 1)
        self.assertIn(f"died {self.ids()['early']} hours.cpp stopped at compile time", output)
        self.assertIn(f"died {self.ids()['late']} hours.cpp failed", output)
        # Pointers have no sum.
        self.assertIn(f"no mutant {self.ids()['sum']} hours.cpp does not compile", output)
        self.assertIn(f"SURVIVED {self.ids()['never']} include/curfew/hours.hpp:6 - constexpr", output)
        self.assertIn("2 died, 1 SURVIVED, 1 no mutant: 4 in", output)

    def test_listed_as_equivalent(self):
        never = self.ids()["never"]
        status, output = self.run_tool("--only", never, equivalent=f"{never} no test looks\n")
        self.assertEqual((status, output.split(":")[0]), (0, "equivalent hours.hpp"))
        late = self.ids()["late"]
        status, output = self.run_tool("--only", late, equivalent=f"{late} not true\n")
        self.assertEqual((status, output.split(":")[0]), (1, "NOT EQUIVALENT hours.hpp"))

    def test_named_bug(self):
        bug = "[late is early]\nheader: hours.hpp\ntests: hours.cpp\n"
        line = "constexpr bool late(int hour) { return hour > 20; }"
        status, output = self.run_tool("--only", "named:*", named=f"{bug}- {line}\n+ {line.replace('20', '2')}\n")
        self.assertEqual(status, 0)
        self.assertIn("died named:late is early hours.cpp failed", output)
        lost = self.run_tool("--list", named=f"{bug}- lost();\n+ found();\n")
        self.assertEqual(lost, (2, "late is early: hours.hpp has 0 lines `lost();`"))
        status, output = self.run_tool("--list", named=f"{bug}- lost();\n")
        self.assertEqual((status, output), (2, "late is early: needs a header, tests, a line with - and one with +"))

    def test_stale_tables(self):
        fault = (2, "equivalent.txt: there is no mutant hours.hpp:f:guard:0")
        self.assertEqual(self.run_tool("--list", equivalent="hours.hpp:f:guard:0 reason\n"), fault)
        never = self.ids()["never"]
        fault = (2, f"equivalent.txt: {never} needs one line, with a reason")
        self.assertEqual(self.run_tool("--list", equivalent=f"{never}\n"), fault)
        self.assertEqual(self.run_tool("--list", targets="hours.hpp:\nx/*:\n"), (2, "targets.txt: no header for x/*"))
        self.assertEqual(self.run_tool("--list", targets="hours.hpp: x.cpp\n"), (2, "hours.hpp: no test x.cpp"))

    def test_tests_that_fail_by_themselves(self):
        with unittest.mock.patch(f"{__name__}.TEST", "int main() { return 1; }\n"):
            status, output = self.run_tool("--only", self.ids()["late"])
        self.assertEqual(status, 2)
        self.assertIn("hours.cpp without any mutant: failed", output)

    def test_sample_is_fixed(self):
        status, output = self.run_tool("--list", "--only", "*", "--sample", "2")
        self.assertIn("2 mutants", output)
        self.assertEqual((status, output), self.run_tool("--list", "--only", "*", "--sample", "2"))


if __name__ == "__main__":
    unittest.main()
