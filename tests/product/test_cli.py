"""The command line: output formats, languages, exit codes, and the messages about bad input.

Whatever depends on the environment of a process (terminals, pipes, closed streams, the locale, the exit code) runs in
its own process; the rest runs in this process, on one graph.
"""

import csv
import io
import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command_line import opened_graph
from command_line import run_in_process as scokg

from scokg import Graph
from support.waiting import PATIENCE, wait_until

SCOKG = Path(sys.executable).parent / "scokg"
TIMEOUT = 300  # seconds


@pytest.fixture(scope="module", autouse=True)
def one_graph(graph: Graph) -> Iterator[None]:
    with opened_graph(graph):
        yield


def process(*arguments: str, text: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the installed command; it never prints a traceback."""
    done = subprocess.run(
        [str(SCOKG), *arguments], input=text, capture_output=True, text=True, cwd=cwd, timeout=TIMEOUT, check=False
    )
    assert "Traceback" not in done.stderr
    return done


def test_status_in_each_format() -> None:
    rows = json.loads(scokg("status", "--on", "2017-06-09", "--format", "json").stdout)
    assert {"state", "name", "status", "since", "until", "certainty", "iri"} <= set(rows[0])
    assert sum(row["status"] == "member" for row in rows) == 8
    india = next(row for row in rows if row["state"] == "IND")
    assert india["since"] == "2017-06-09"
    assert india["until"] is None
    assert india["iri"] == "https://w3id.org/scokg/id/affiliation/IND-member"
    piped = scokg("status", "--on", "2017-06-09").stdout
    assert piped == scokg("status", "--on", "2017-06-09", "--format", "csv").stdout
    assert len(list(csv.DictReader(io.StringIO(piped)))) == len(rows)
    table = scokg("status", "--on", "2017-06-09", "--format", "table").stdout.splitlines()
    assert table[0].strip() == "Statuses on 2017-06-09 (in force)"
    assert table[1].split() == ["name", "status", "since", "authority", "until"]


def test_tables_and_colour_only_on_a_terminal() -> None:
    ours, theirs = pty.openpty()
    subprocess.run([str(SCOKG), "status", "--on", "2017-06-09"], stdout=theirs, stderr=theirs, check=True,
                   env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "200"}, timeout=TIMEOUT)  # fmt: skip
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    assert b"\x1b[" in shown
    assert b"Statuses on 2017-06-09" in shown
    assert "\x1b[" not in process("status", "--on", "2017-06-09").stdout


def test_languages() -> None:
    for lang, name in (("ru", "Индия"), ("zh", "印度")):
        assert f"IND,{name}," in scokg("status", "--on", "2017-06-09", "--lang", lang).stdout
        assert scokg("find", "India", "--lang", lang).stdout.splitlines()[1].startswith(f"{name},")


def test_history_why_show_find() -> None:
    history = list(csv.DictReader(io.StringIO(scokg("history", "India").stdout)))
    assert [row["kind"] for row in history][:2] == ["decision", "taking-effect"]
    assert all(row["source"] and row["iri"] for row in history)
    assert any(row["authority"] == "Council of Heads of State" for row in history)
    why = json.loads(scokg("why", "affiliation:LKA-dialogue-partner", "--format", "json").stdout)
    assert set(why) == {"sources", "claims", "notes"}
    assert any(row["url"] for row in why["sources"])
    assert why["notes"]
    turtle = scokg("show", "Astana", "--format", "ttl").stdout
    assert turtle.startswith("@prefix")
    assert "place:astana\n    a " in turtle
    assert json.loads(scokg("show", "Astana", "--format", "jsonld").stdout)
    assert "id/place/almaty" in scokg("find", "Alma-Ata").stdout
    assert "id/organisation/SCO" in scokg("find", "上合组织").stdout


def test_why_lists_claims() -> None:
    claims = json.loads(scokg("why", "state:IRQ", "--format", "json").stdout)["claims"]
    verdicts = {str(claim["claim"]).rsplit("/", 1)[1]: claim["verdict"] for claim in claims}
    assert verdicts["IRQ-application"] == "unverifiable"


def test_claims_article_and_citing() -> None:
    claims = list(csv.DictReader(io.StringIO(scokg("claims", "--about", "hsc-2003", "--verdict", "wrong").stdout)))
    assert {claim["verdict"] for claim in claims} == {"wrong"}
    assert any(claim["stands"].endswith("/instrument/2002-rats") for claim in claims)
    none = scokg("claims", "--about", "MHL")
    assert none.returncode == 2
    empty = scokg("claims", "--about", "KWT", "--verdict", "wrong")
    assert (empty.returncode, "No such claim is recorded" in empty.stderr) == (1, True)
    article = json.loads(scokg("article", "--paragraph", "1", "--format", "json").stdout)
    assert {row["paragraph"] for row in article} == {1}
    assert len(list(csv.DictReader(io.StringIO(scokg("article").stdout)))) == 252
    assert scokg("cite", "hsc").stdout.startswith("@misc{scokg-")
    assert json.loads(scokg("cite", "status-on", "--format", "csl").stdout)[0]["type"] == "dataset"
    turtle = scokg("why", "affiliation:LKA-dialogue-partner", "--format", "ttl").stdout
    assert "    a sco:Source ;" in turtle
    assert "dcterms:source source:" in turtle


def test_query_forms(tmp_path: Path) -> None:
    assert "status-on" in scokg("query").stdout
    by_name = scokg("query", "status-on", "--param", "on=2005-07-05").stdout
    path = tmp_path / "mine.rq"
    path.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }", encoding="utf-8")
    assert by_name.startswith("state,name,status")
    assert int(scokg("query", str(path)).stdout.split()[1]) > 16_000
    assert scokg("query", "-", text="SELECT ?x WHERE { VALUES ?x { 1 } }").stdout == "x\n1\n"
    construct = scokg("query", "-", text="CONSTRUCT { <http://a.example/> a <http://b.example/> } WHERE { }")
    assert construct.stdout.splitlines()[-1] == "<http://a.example/> a <http://b.example/> ."
    assert scokg("query", "-", text="ASK { ?s ?p 1 }").stdout == "yes\n"
    assert json.loads(scokg("query", "-", "--format", "json", text="ASK { FILTER(false) }").stdout) == {
        "boolean": False
    }


def test_exit_codes() -> None:
    yes, no = (process("query", "-", text=f"ASK {{ FILTER({answer}) }}") for answer in ("true", "false"))
    assert (yes.returncode, yes.stdout) == (0, "yes\n")
    assert (no.returncode, no.stdout) == (1, "no\n")
    assert process("nonsense").returncode == 2
    assert scokg("query", "-", text="ASK { VALUES ?x { 1 } }").returncode == 0
    assert scokg("status", "IND", "--on", "2017-06-09").returncode == 0
    assert scokg("status", "IND", "--on", "1999-01-01").returncode == 1
    assert scokg("find", "qqqqqqqq").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["status", "Atlantis", "--on", "2017-06-09"], "unknown state: 'Atlantis'"),
        (["status", "--on", "2023-02-30"], "--on 2023-02-30: there is no such day in the calendar"),
        (["status", "--on", "9 June 2017"], "expected a date as YYYY-MM-DD"),
        (["query", "no-such-question"], "there is no saved query 'no-such-question'"),
        (["query", "status-on", "--param", "on"], "a parameter is written KEY=VALUE"),
        (["query", "status-on", "--param", "day=2017-06-09"], "no parameter 'day'; it has: on, reckoning, lang"),
        (["query", "missing.rq"], "missing.rq: cannot be read"),
        (["query", "status-on", "--format", "ttl"], "is for CONSTRUCT and DESCRIBE"),
        (["show", "no such thing at all"], "unknown thing: 'no such thing at all'"),
        (["why", "state:XXX"], "unknown thing: 'state:XXX'"),
        (["claims", "--verdict", "nonsense"], "one of any, confirmed, imprecise, wrong, garbled-name, unverifiable"),
        (["claims", "--about", "claim:article-C999"], "unknown thing: 'claim:article-C999'"),
        (["article", "--paragraph", "99"], "the paragraphs are numbered 0 to 18"),
        (["cite", "hsc", "--param", "on=2017-06-09"], "is not a saved query, so it takes no parameters"),
        (["find", "..."], "enter at least one letter or digit"),
        (["validate", "missing.ttl"], "missing.ttl: cannot be read"),
        (["fmt", "missing.ttl"], "missing.ttl: cannot be read"),
        (["query", "status-on", "--endpoint", "http://127.0.0.1:9/query"], "http://127.0.0.1:9/query did not answer"),
    ],
)  # fmt: skip
def test_bad_input_is_an_error_of_the_user(arguments: list[str], message: str) -> None:
    done = scokg(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_sparql_errors_show_the_position() -> None:
    done = scokg("query", "-", text="SELECT ?x WHERE {\n  ?x a }")
    assert done.returncode == 2
    assert "line 2, column" in done.stderr
    assert len(done.stderr) < 300


def test_broken_turtle_names_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix a: <http://a.example/> .\na:b a:c a:d\na:e .\n", encoding="utf-8")
    done = scokg("validate", str(path))
    assert done.returncode == 1
    assert done.stdout.startswith(f"{path}:3:1: error: This is not Turtle")
    assert scokg("fmt", str(path)).stderr.splitlines()[-1].startswith(f"scokg: {path}:3:1: ")


def test_days_without_an_answer_are_not_errors() -> None:
    before = scokg("status", "--on", "1990-01-01", "--format", "json")
    assert (before.returncode, json.loads(before.stdout)) == (0, [])
    assert before.stderr == "No status existed on 1990-01-01: the first began on 1996-04-26.\n"
    after = scokg("status", "--on", "2031-01-01", "--format", "json")
    assert after.returncode == 0
    assert {row["certainty"] for row in json.loads(after.stdout)} == {"possibly"}
    assert "The statuses are known through 20" in after.stderr


def test_an_ambiguous_name_lists_its_meanings() -> None:
    done = scokg("show", "来源")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is ambiguous; use one of these names:" in done.stderr
    assert [line.split(maxsplit=1) for line in done.stderr.splitlines()[1:]] == [
        ["graph:sources", "Sources (graph)"],
        ["sco:Source", "source (term)"],
    ]


def test_help_has_examples_and_completion_is_a_script() -> None:
    for command in (
        "status", "history", "why", "claims", "article", "show", "find", "query", "cite", "validate", "fmt",
    ):  # fmt: skip
        assert f"scokg {command}" in scokg(command, "--help").stdout.split("examples:")[1]
    for shell in ("bash", "zsh", "tcsh"):
        assert "scokg" in scokg("--print-completion", shell).stdout
    script = process("--print-completion", "bash").stdout
    bash = subprocess.run(["bash", "-n"], input=script, text=True, timeout=TIMEOUT, check=False)
    assert bash.returncode == 0


def test_works_in_any_folder(tmp_path: Path) -> None:
    assert process("status", "--on", "2017-06-09", cwd=tmp_path).stdout.count(",member,") == 8
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_that_is_closed_early_is_not_an_error() -> None:
    command = f"{SCOKG} status --on 2017-06-09 | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=TIMEOUT, check=True)
    assert done.stdout.startswith("state,")
    assert done.stderr == ""


def test_an_internal_error_is_reported_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from scokg.cli import main, status

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(status, "open_graph", fail)
    assert main(["status", "--on", "2017-06-09"]) == 3
    assert "internal error: RuntimeError: boom" in capsys.readouterr().err
    with pytest.raises(RuntimeError, match="boom"):
        main(["--debug", "status", "--on", "2017-06-09"])


# --- edge cases that users tried ----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [80, 100, 200])
def test_tables_never_truncate_a_date_or_a_code(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for arguments in (["status", "--on", "2017-06-09"], ["status", "--on", "2010-05-10"], ["history", "BLR"]):
        done = scokg(*arguments, "--format", "table")
        assert done.returncode == 0
        assert "…" not in done.stdout
        assert "authority" in done.stdout
        assert max(len(line) for line in done.stdout.splitlines()) <= width


def test_a_status_decided_but_not_in_force_is_mentioned() -> None:
    done = scokg("status", "Sri Lanka", "--on", "2010-04-30")
    assert done.returncode == 1
    assert "Sri Lanka had no status in force on 2010-04-30; decided, not yet in force: dialogue-partner" in done.stderr
    assert scokg("status", "Iraq", "--on", "2010-04-30").stderr == "Iraq had no status on 2010-04-30.\n"
    assert "No status of Iraq is known for 2031-01-01." in scokg("status", "Iraq", "--on", "2031-01-01").stderr


def test_the_founding_was_the_act_of_the_six_heads_of_state() -> None:
    rows = csv.DictReader(io.StringIO(scokg("status", "--on", "2001-06-15").stdout))
    assert {row["authority"] for row in rows} == {"Heads of the six states"}


@pytest.mark.parametrize(
    ("shell", "code", "message"),
    [
        ("{scokg} status --on 2017-06-09 >&-", 0, ""),
        ("{scokg} status --on 2017-06-09 >/dev/full", 2, "the answer cannot be written"),
        ("{scokg} query - <&-", 2, "the standard input is closed"),
        ("printf '\\377' | {scokg} query -", 2, "standard input: not UTF-8"),
        ("PYTHONIOENCODING=ascii LC_ALL=C {scokg} status KAZ --on 2017-06-09 --lang ru", 0, ""),
        ("echo 'CLEAR ALL' | {scokg} query -", 2, "the graph is read-only"),
        ("{scokg} validate /dev/stdin </dev/null", 2, "not a regular file"),
    ],
)
def test_unusual_environments(shell: str, code: int, message: str) -> None:
    command = shell.format(scokg=SCOKG)
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stderr
    assert message in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["status", "--on", ""], 2, "expected a date as YYYY-MM-DD"),
        (["status", "--on", "２０１７-06-09"], 2, "expected a date as YYYY-MM-DD"),
        (["query", "--param", "a=b"], 2, "give a saved query"),
        (["query", "status-on", "--param", "on=2017-06-09", "--param", "on=2018-06-09"], 2, "on is given twice"),
        (["query", "had-status-on", "--param", "state=Atlantis"], 2, "unknown state: 'Atlantis'"),
        (["query", "status-on", "--endpoint", "file:///etc/hostname"], 2, "begins with http:// or https://"),
        (["query", "status-on", "--endpoint", "http://a b/"], 2, "expected an address"),
        (["query", "status-on", "--endpoint", "http://127.0.0.1:x/"], 2, "valid host and port"),
        (["query", "status-on", "--endpoint", ""], 2, "expected an address"),
        (["query", "--endpoint", ""], 2, "give a saved query"),
        (["load", "--store", "oxigraph", "http://[::1"], 2, "valid host and port"),
        (["load", "--store", "oxigraph", "http://127.0.0.1:99999/"], 2, "valid host and port"),
        (["query", "/dev/zero"], 2, "/dev/zero: not a regular file"),
        (["query", "-"], 2, "SERVICE is not"),
        (["validate", ""], 2, "an empty name"),
        (["fmt", ""], 2, "an empty name"),
        (["history", "IRQ"], 1, "No step is recorded for Iraq"),
    ],
)
def test_unusual_arguments(arguments: list[str], code: int, message: str) -> None:
    done = scokg(*arguments, text="ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert done.returncode == code, done.stderr
    assert message in done.stderr


@pytest.mark.parametrize("command", [["validate"], ["fmt"], ["query"], ["diff"], ["export"], ["release"]])
def test_a_link_to_itself_is_a_user_error(tmp_path: Path, command: list[str]) -> None:
    link = tmp_path / "loop.ttl"
    link.symlink_to(link)
    done = scokg(*command, *[str(link)] * (2 if command == ["diff"] else 1))
    assert done.returncode == 2, done.stderr
    assert "internal error" not in done.stderr
    assert "loop.ttl" in done.stderr


COMMAND = [sys.executable, "-c", "import scokg.cli; scokg.cli.run()"]
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
DEEP = f"SELECT * {{ FILTER({'(' * 5000}1{')' * 5000}) }}"


@pytest.mark.parametrize(
    ("query", "options", "message"),
    [
        (RUNAWAY, ["--timeout", "1"], "standard input: stopped after 1 s; --timeout"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", ["--memory", "64"], "needs more than 64 MiB of memory; --memory"),
        (DEEP, [], "nested too deeply for the engine"),
        (RUNAWAY, ["--timeout", "0"], "expected a positive integer"),
    ],
    ids=["time", "memory", "nesting", "zero"],
)
def test_limits_of_a_query(query: str, options: list[str], message: str) -> None:
    """In a process of its own; this one has freed memory that a query could use without needing more."""
    words = [*COMMAND, "query", "-", *options]
    done = subprocess.run(words, input=query, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert len(done.stderr.splitlines()[-1]) < 300


def test_an_interrupt_stops_a_query() -> None:
    """Also the process that runs it."""
    parent = subprocess.Popen([*COMMAND, "query", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert parent.stdin
    parent.stdin.write(RUNAWAY)
    parent.stdin.close()
    children = Path(f"/proc/{parent.pid}/task/{parent.pid}/children")
    wait_until(lambda: bool(children.read_text().split()))
    (child,) = children.read_text().split()
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(PATIENCE) == 128 + signal.SIGTERM
    assert not Path(f"/proc/{child}").exists()


def test_fmt_refuses_files_that_nobody_can_review(tmp_path: Path) -> None:
    path = tmp_path / "large.ttl"
    path.touch()
    os.truncate(path, 2**24 + 1)
    done = scokg("fmt", "--check", str(path))
    assert done.returncode == 2
    assert f"{path}: larger than 16 MB; split it into files that people can review" in done.stderr


def test_fmt_follows_links_and_reports_every_bad_file(tmp_path: Path) -> None:
    target, link = tmp_path / "target.ttl", tmp_path / "link.ttl"
    target.write_text("<http://a.example/>\n<http://b.example/> 1 .", encoding="utf-8")
    link.symlink_to(target)
    assert scokg("fmt", str(link)).returncode == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "<http://a.example/>\n    <http://b.example/> 1 ;\n.\n"
    for name in ("a.ttl", "c.ttl"):
        (tmp_path / name).write_text("nonsense", encoding="utf-8")
    (tmp_path / "b.ttl").write_text("<http://a.example/>   <http://b.example/> 1 .", encoding="utf-8")
    done = scokg("fmt", "--format", "json", *(str(tmp_path / name) for name in ("a.ttl", "b.ttl", "c.ttl")))
    assert done.returncode == 2
    assert [Path(row["file"]).name for row in json.loads(done.stdout)] == ["b.ttl"]
    assert "a.ttl:1:1" in done.stderr
    assert "c.ttl:1:1" in done.stderr


def test_find_says_when_there_are_more_results() -> None:
    assert "Only the first 3 results are shown" in scokg("find", "status", "--limit", "3").stderr
    for limit in ("0", "-1", "three"):
        assert "expected a positive integer" in scokg("find", "status", "--limit", limit).stderr


# --- every kind of thing ------------------------------------------------------------------------------------------

KINDS = [
    "state:KAZ", "organisation:SCO", "organisation:shanghai-five", "body:rats", "instrument:2002-charter",
    "person:xi-jinping", "post:sec-secretary-general", "place:astana", "meeting:hsc-2022", "affiliation:IND-observer",
    "chairmanship:hsc-2001-RUS", "event:founding-of-the-sco", "step:IND-observer-taking-effect", "seat:rats-tashkent",
    "tenure:sec-secretary-general-zhang-deguang", "participation:hsc-2001-CHN", "activity:peace-mission-2007",
    "act:2001-shanghai-convention-CHN-signature",
]  # fmt: skip


@pytest.mark.parametrize("thing", KINDS)
def test_every_kind_can_be_shown_and_explained(thing: str, graph: Graph) -> None:
    for form in ("table", "csv", "json"):
        for command in ("show", "why"):
            done = scokg(command, thing, "--format", form)
            assert done.returncode == 0
            assert re.search(r"\nsources\n" if form == "table" else r"source:|/id/source/", done.stdout)
    page = scokg("show", thing, "--format", "table").stdout
    assert page.splitlines()[0].startswith(graph.names.label(graph.names.resolve(thing)))
    assert page.index("\nstated\n") < page.index("\nsources\n")


@pytest.mark.parametrize(
    ("thing", "title", "event"),
    [
        ("Nur-Sultan", "Astana, event by event", "name no longer in use"),
        ("РАТС", "Regional Anti-Terrorist Structure, event by event", "becomes the seat"),
        ("上合组织", "Shanghai Cooperation Organisation, event by event", "status begins"),
        ("Zhang Deguang", "Zhang Deguang, event by event", "takes office"),
        ("Türkiye", "Turkey, step by step", "taking-effect"),
    ],
)
def test_history_of_every_kind(thing: str, title: str, event: str) -> None:
    done = scokg("history", thing, "--format", "table")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].strip() == title
    assert event in done.stdout
    assert "http" not in done.stdout  # addresses are for the other forms
    assert "http" in scokg("history", thing).stdout


def test_the_full_history_of_a_state() -> None:
    steps, events = (
        list(csv.DictReader(io.StringIO(scokg("history", *a).stdout))) for a in (["KAZ"], ["KAZ", "--all"])
    )
    assert "kind" in steps[0]
    assert {row["iri"] for row in steps if row["date"]} < {row["iri"] for row in events}
    assert {"taking effect", "takes the chair", "hosts a meeting", "takes office"} <= {row["event"] for row in events}


def test_history_says_when_nothing_has_a_date() -> None:
    done = scokg("history", "role:observer", "--format", "table")
    assert (done.returncode, done.stdout.strip()) == (1, "observer, event by event")
    assert "Nothing with a date is recorded for observer; `scokg show role:observer`" in done.stderr


def test_show_is_abridged_in_tables_and_complete_in_other_formats() -> None:
    table = scokg("show", "Astana", "--format", "table")
    assert "Not every statement is shown" in table.stderr
    assert " more" in table.stdout
    assert re.search(r"sco:inCountry +state:KAZ +Kazakhstan", table.stdout)
    rows = json.loads(scokg("show", "Astana", "--format", "json").stdout)
    assert set(rows[0]) == {"property", "value", "direction", "label", "derived"}
    by_property = {row["property"]: row for row in rows}
    assert by_property["sco:inCountry"]["derived"] is False
    assert by_property["sco:identifierCode"]["derived"] is True
    last = [row["property"] == "dcterms:source" for row in rows]
    assert last == sorted(last)
