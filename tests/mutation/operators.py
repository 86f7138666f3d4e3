"""Finds what mutation operators can change in a C++ header.

mutants_of(path, text) gives a Mutant for each change of each place. The headers are kept by clang-format, so white space
tells a binary operator (`a < b`, `a * b`) from brackets of templates, pointers, references and signs (`list<T>`, `T* p`,
`-x`); no parser of C++ is needed. Places are looked for in bodies and initialisers only, not in declarations.
"""

import dataclasses
import hashlib
import re

TOKEN = re.compile(
    r"""
    (?P<skipped> \s+ | //[^\n]* | /\*.*?\*/ | \#(?:\\\n|[^\n])* )
  | (?P<literal> (?:u8|[uUL])?R"(?P<fence>[^(\s]*)\(.*?\)(?P=fence)"
               | (?:u8|[uUL])?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*') )
  | (?P<number>  \d(?:'?\w|\.)* )
  | (?P<word>    [A-Za-z_]\w* )
  | (?P<mark>    <=> | <<= | >>= | \.\.\. | -> | :: | \+\+ | -- | && | \|\| | [-+*/%&|^!=<>]= | << | >> | . )
    """,
    re.VERBOSE | re.DOTALL,
)

# Operators that stand between two operands, and what becomes of them.
BINARY = {
    "relational": {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="},
    "logical": {"&&": "||", "||": "&&"},
    "arithmetic": {"+": "-", "-": "+", "*": "/", "/": "*", "%": "/", "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*="},
    "bit": {"&": "|", "|": "&", "^": "|", "<<": ">>", ">>": "<<", "&=": "|=", "|=": "&=", "<<=": ">>=", ">>=": "<<="},
}

# Names that are swapped. What has one of these has the other as well, ...
PAIRS = {
    "min-max": ["min max", "min_of max_of", "floor ceil"],
    "first-last": ["front back", "countl_zero countr_zero", "lower_bound upper_bound", "earlier later"],
}
# ... and these are only swapped where both are known: members of one header, or names that the function has so far.
PAIRS_WHERE_KNOWN = {
    "first-last": [
        "first last", "first_ last_", "begin end", "start end", "start_ end_", "from to", "from until", "from_ to_",
        "since until", "before after", "left right", "earliest latest", "earliest_local_time latest_local_time",
    ],
}

# Words that an operand follows. After any other word, a name is a declaration of that type.
BEFORE_OPERAND = {"return", "co_return", "case", "else", "do", "throw"}


@dataclasses.dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int
    end: int


@dataclasses.dataclass(frozen=True)
class Mutant:
    """`text[start:end]` of the header becomes `new`. The id survives changes elsewhere in the header."""

    id: str
    header: str
    line: int
    start: int
    end: int
    new: str

    def apply(self, text):
        return text[: self.start] + self.new + text[self.end :]

    def before_and_after(self, text):
        """The lines of the change in one line each, blanks collapsed."""
        first = text.rfind("\n", 0, self.start) + 1
        last = text.find("\n", self.end)
        last = len(text) if last < 0 else last
        return (
            " ".join(text[first:last].split()),
            " ".join((text[first : self.start] + self.new + text[self.end : last]).split()),
        )


def tokens_of(text):
    return [
        Token(match.lastgroup, match.group(), match.start(), match.end())
        for match in TOKEN.finditer(text)
        if match.lastgroup != "skipped"
    ]


def closing(tokens, at):
    """The index of the bracket that closes the one at `at`."""
    depth = 0
    for i in range(at, len(tokens)):
        depth += (tokens[i].text in "([{") - (tokens[i].text in ")]}")
        if depth == 0:
            return i
    raise ValueError(f"no bracket closes `{tokens[at].text}` at {tokens[at].start}")


def scope_name(head):
    """The function or variable whose declaration `head` (tokens) is; None for a namespace or a class."""
    text = " ".join(token.text for token in head)
    if re.search(r"(?:^|[>):\]] )(?:inline )?(namespace|class|struct|union|enum|extern)\b", text):
        return None
    name = re.search(r"\b(operator(?= \W)|\w+)(?: \W{1,3})? \(", text) or re.search(r"(\w+)\W*$", text)
    return name.group(1) if name else "unnamed"


def code_of(tokens):
    """For each token None, or whose body or initialiser it is in: a name, and the first token of its declaration."""
    owners = [None] * len(tokens)
    # The names of the open scopes: of functions and variables; None for namespaces and classes, "" for a concept.
    scopes = [None]
    start, initialised, parentheses, skip_until = 0, None, 0, -1
    for i, token in enumerate(tokens):
        inside = scopes[-1] or initialised
        if token.text == "static_assert":
            skip_until = closing(tokens, i + 1)
        if i > skip_until and inside:
            owners[i] = inside, start
        if scopes[-1] is None:
            parentheses += (token.text == "(") - (token.text == ")")
            if token.text == "=" and parentheses == 0 and not initialised:
                words = {t.text for t in tokens[start:i]}
                if not words & {"template", "concept", "using", "operator", "friend"}:
                    initialised = tokens[i - 1].text
        if token.text == "{":
            in_concept = scopes[-1] == "" or any(t.text == "concept" for t in tokens[start:i])
            scopes.append("" if in_concept else inside or scope_name(tokens[start:i]))
        elif token.text == "}" and len(scopes) > 1:
            scopes.pop()
        # After a brace, a list of initialisers or an expression may go on.
        goes_on = token.text == "}" and (initialised or any(t.text in (",", "{") for t in tokens[i + 1 : i + 2]))
        if scopes[-1] is None and token.text in ("{", "}", ";") and not goes_on:
            start, initialised, parentheses = i + 1, None, 0
    return owners


class Header:
    def __init__(self, path, text):
        self.path, self.text = path, text
        self.tokens = tokens_of(text)
        self.words = {t.text for t in self.tokens}

    def at(self, i):
        """The token, or an empty one outside of the header."""
        return self.tokens[i] if 0 <= i < len(self.tokens) else Token("mark", "", 0, 0)

    def stands_apart(self, i):
        token = self.tokens[i]
        return self.text[token.start - 1].isspace() and self.text[token.end].isspace()

    def is_binary(self, i, marks):
        return self.at(i).text in marks and self.stands_apart(i)

    # Each operator yields what token `i` becomes: (first token, last token, text).

    def binary(self, i, swaps):
        if self.is_binary(i, swaps):
            yield i, i, swaps[self.tokens[i].text]

    def steps(self, i):
        if self.tokens[i].text in ("++", "--"):
            yield i, i, "--" if self.tokens[i].text == "++" else "++"

    def ones(self, i):
        """A 1 that is added, or the count of a duration."""
        match = re.fullmatch(r"1([uUlLzZ]*)", self.tokens[i].text)
        if not match:
            return
        in_sum = self.is_binary(i - 1, {"+", "-", "+=", "-="}) or self.is_binary(i + 1, {"+", "-"})
        counted = self.at(i - 1).text == "{" and self.at(i + 1).text == "}" and self.at(i - 2).kind == "word"
        if in_sum or counted:
            for value in "02":
                yield i, i, value + match.group(1)

    def is_use(self, i):
        """Whether the name at `i` is read, and not declared or assigned to."""
        before = self.at(i - 1)
        declared = before.text in ("&", "*", "&&", ">") and not self.text[before.start - 1].isspace()
        declared = declared or (before.kind == "word" and before.text not in BEFORE_OPERAND)
        return self.tokens[i].kind == "word" and not declared and self.at(i + 1).text != "="

    def swapped_names(self, i, pairs):
        for pair in pairs:
            one, other = pair.split()
            if self.tokens[i].text in (one, other) and self.is_use(i):
                yield i, i, other if self.tokens[i].text == one else one

    def knows(self, name, i, start):
        """Whether `name` could stand at `i`, in a function whose declaration begins at token `start`."""
        if name.endswith("_") or self.at(i - 1).text in (".", "->", "::"):
            return name in self.words
        called = self.at(i + 1).text == "("
        return any(self.at(k).text == name and (self.at(k + 1).text == "(") == called for k in range(start, i))

    def negations(self, i):
        if self.tokens[i].text == "!" and self.at(i - 1).text != "operator":
            yield i, i, ""

    def guards(self, i):
        """The condition of an `if` is never met. One that declares a variable stays as it is."""
        if self.tokens[i].text != "if" or self.at(i + 1).text != "(":
            return
        last = closing(self.tokens, i + 1) - 1
        semicolon = [k for k in range(i + 2, last) if self.tokens[k].text == ";"]
        first = semicolon[-1] + 1 if semicolon else i + 2
        if all(self.tokens[k].text != "=" for k in range(first, last)):
            yield first, last, "false"

    def returns(self, i):
        answer = self.tokens[i].text
        if answer in ("true", "false") and self.at(i - 1).text == "return" and self.at(i + 1).text == ";":
            yield i, i, "false" if answer == "true" else "true"

    def changes(self, i, start):
        for operator, swaps in BINARY.items():
            yield from ((operator, *change) for change in self.binary(i, swaps))
        yield from (("arithmetic", *change) for change in self.steps(i))
        yield from (("constant", *change) for change in self.ones(i))
        for operator, pairs in PAIRS.items():
            yield from ((operator, *change) for change in self.swapped_names(i, pairs))
        for operator, pairs in PAIRS_WHERE_KNOWN.items():
            yield from ((operator, *c) for c in self.swapped_names(i, pairs) if self.knows(c[2], i, start))
        yield from (("negation", *change) for change in self.negations(i))
        yield from (("guard", *change) for change in self.guards(i))
        yield from (("return", *change) for change in self.returns(i))

    def surroundings(self, i):
        """The tokens around `i`, at most to the ends of its statement, and where among them it is."""
        first = last = i
        while first > max(0, i - 15) and self.tokens[first - 1].text != ";":
            first -= 1
        while last < min(len(self.tokens) - 1, i + 15) and self.tokens[last].text != ";":
            last += 1
        return " ".join(t.text for t in self.tokens[first : last + 1]), i - first

    def mutants(self):
        seen = {}
        for i, owner in enumerate(code_of(self.tokens)):
            if not owner:
                continue
            name, declaration = owner
            for operator, first, last, new in self.changes(i, declaration):
                # Of what is around the place, and not of its line: ids survive changes elsewhere and new line breaks.
                place = hashlib.sha256(repr((*self.surroundings(i), new)).encode()).hexdigest()[:8]
                key = f"{self.path}:{name}:{operator}:{place}"
                seen[key] = seen.get(key, 0) + 1
                start, end = self.tokens[first].start, self.tokens[last].end
                yield Mutant(
                    key if seen[key] == 1 else f"{key}:{seen[key]}",
                    self.path, self.text.count("\n", 0, start) + 1, start, end, new,
                )


def mutants_of(path, text):
    return list(Header(path, text).mutants())
