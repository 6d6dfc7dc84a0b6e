"""Findings of ``purport lint`` as a table, JSON, JSON lines and SARIF."""

from __future__ import annotations

import sys
from collections import deque
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from purport.cli.complaints import Complaints
from purport.cli.progress import Progress
from purport.cli.target import Target
from purport.export.safe import in_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from purport.export.sarif import Place, Result
    from purport.lint import Breach
    from purport.lint.rule import Rule
    from purport.report import Limits, Span
    from purport.report.inputs import Input

    Writer = Callable[["Linted"], None]


class Linted:
    """Each report's name with its text and findings, in order, as they come; counts findings and failures."""

    def __init__(self, results: Callable[[Linted], Iterator[tuple[str, str, list[Breach]]]]) -> None:
        self.findings = 0
        self.reports = 0
        self.failed = False
        self._results = results

    def __iter__(self) -> Iterator[tuple[str, str, list[Breach]]]:
        for name, text, found in self._results(self):
            self.findings += len(found)
            self.reports += 1
            yield name, text, found


def linted(
    arguments: Sequence[str],
    rules: Sequence[Rule],
    limits: Limits,
    jobs: int,
    *,
    published: str | None,
    publisher: str | None,
) -> Linted:
    """The findings of the reports that the arguments name; what cannot be read is a line on stderr."""

    def results(into: Linted) -> Iterator[tuple[str, str, list[Breach]]]:
        from purport.lint.lint import findings
        from purport.reading import Failure, Reader, supplied
        from purport.report.inputs import expand

        fill_in = partial(supplied, published=published, publisher=publisher)
        names: deque[str] = deque()
        with Progress(done="linted") as progress, Reader(jobs) as reader:
            said = Complaints(progress)
            inputs = _noted(expand(arguments, stdin=sys.stdin.buffer, limits=limits), names)
            for result in reader.read_inputs(inputs, fill_in):
                name = names.popleft()
                said.count()
                if isinstance(result, Failure):
                    into.failed = True
                    said.failed(result)
                    continue
                said.mind_language(result.report)
                yield name, result.report.text, findings(result, rules)

    return Linted(results)


def _noted(inputs: Iterable[Input], names: deque[str]) -> Iterator[Input]:
    for one in inputs:
        names.append(one.name)
        yield one


def writer(form: str, rules: Sequence[Rule]) -> Writer:
    """What writes findings to standard output in a format."""
    writers: dict[str, Writer] = {
        "table": _write_table,
        "json": _write_json,
        "jsonl": _write_jsonl,
        "sarif": partial(_write_sarif, rules),
    }
    return writers[form]


def _write_table(said: Linted) -> None:
    from rich.text import Text

    from purport.cli.screen import console, cut, rows

    screen = console()
    for name, _, found in said:
        for one in found:
            place = f"{in_terminal(name)}:{one.line}:{one.column} ({one.span[0]}-{one.span[1]})"
            screen.print(Text(f"{place}  ", "dim") + Text(one.rule, "bold"), soft_wrap=True)
            screen.print(rows([("", f"“{cut(one.text)}”"), ("", one.message)], screen.width))
    reports = "1 report" if said.reports == 1 else f"{said.reports} reports"
    found_ = "1 finding" if said.findings == 1 else f"{said.findings} findings"
    screen.print(Text(f"{found_} in {reports}" if said.findings else f"nothing found in {reports}"))


def _write_jsonl(said: Linted) -> None:
    from purport.export.jsonform import dumps

    with Target(None) as target:
        for name, _, found in said:
            for one in found:
                target.write(dumps({"report": name, **one.to_dict()}) + "\n")
            target.flush()


def _write_json(said: Linted) -> None:
    from purport.export.jsonform import dumps

    every = [{"report": name, **one.to_dict()} for name, _, found in said for one in found]
    with Target(None) as target:
        target.write(dumps(every, indent=2) + "\n")


def _write_sarif(rules: Sequence[Rule], said: Linted) -> None:
    from purport.export.jsonform import dumps
    from purport.export.sarif import SarifRule, sarif

    known = [SarifRule(one.name, one.asks, help_of(one)) for one in rules]
    results = [_result(name, text, one) for name, text, found in said for one in found]
    with Target(None) as target:
        target.write(dumps(sarif("purport", version("purport"), known, results), indent=2) + "\n")


def _result(name: str, text: str, one: Breach) -> Result:
    from purport.export.sarif import Place, Result

    related = tuple(_place(name, text, span, what) for span, what in one.related)
    return Result(one.rule, one.message, Place(name, one.span, one.line, one.column), related)


def _place(name: str, text: str, span: Span, what: str) -> Place:
    from purport.export.sarif import Place
    from purport.lint.finding import line_and_column

    return Place(name, span, *line_and_column(text, span[0]), what)


def help_of(rule: Rule) -> str:
    """What a rule asks, and whose it is."""
    return f"{rule.asks} A rule of {_listed(rule.guides)}."


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def print_rules() -> None:
    """The rules, each with what it asks and whose it is."""
    from rich.table import Column, Table
    from rich.text import Text

    from purport.cli.screen import console
    from purport.lint.rules import RULES

    table = Table.grid(Column(no_wrap=True), Column(ratio=1), Column(no_wrap=True), padding=(0, 2, 0, 0))
    for rule in RULES:
        table.add_row(Text(rule.name, "bold"), Text(rule.asks), Text(", ".join(rule.guides), "dim"))
    console().print(table)
