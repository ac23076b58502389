"""The parts of the grid's script that need no form, in a real browser, by tables of cases."""

import json

import pytest

GRID = "/static/site/grid"
DAY = 24 * 60 * 60 * 1000


@pytest.fixture
def run(page):
    """Run the body of a function: a module's exports are ``it``, the argument is ``given``."""
    page.goto("/admin/login/")

    def evaluate(module, body, given=None):
        script = f"async (given) => {{ const it = await import('{GRID}/{module}.js'); {body} }}"
        return page.evaluate(script, given)

    return evaluate


TEXTS = {
    "nothing": ("", []),
    "one cell": ("1.277", [["1.277"]]),
    "a rectangle": ("1\t2\n3\t4", [["1", "2"], ["3", "4"]]),
    "the line break at the end closes the last row": ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
    "old line breaks": ("1\r2\r", [["1"], ["2"]]),
    "an empty row in between stays": ("1\n\n3\n", [["1"], [""], ["3"]]),
    "a tab at the end is an empty cell": ("1\t\n2\t3\n", [["1", ""], ["2", "3"]]),
    "only tabs": ("\t\t", [["", "", ""]]),
    "numbers stay as displayed": (
        "0,5\t1.277\t1,277\t1 277\t1,277E+12\t05%",
        [["0,5", "1.277", "1,277", "1 277", "1,277E+12", "05%"]],
    ),
    "spaces that do not break": ("1\u00a0277\u202f000\n", [["1 277 000"]]),
    "spaces around": ("  12 dự án  \t 3", [["12 dự án", "3"]]),
    "a line break within quotes": ('"1,5 tỷ USD\n2 tỷ đồng"\t3', [["1,5 tỷ USD\n2 tỷ đồng", "3"]]),
    "a tab within quotes": ('"1\t2"\t3', [["1 2", "3"]]),
    "doubled quotes": ('"xã ""Bình An"""\t2', [['xã "Bình An"', "2"]]),
    "a quote that is never closed is a letter": ('"1\t2\n3', [['"1', "2"], ["3"]]),
    "a quote within a text is a letter": ('12"\t5 "inch"', [['12"', '5 "inch"']]),
    "text goes on after the quote": ('"A" và B\t2', [['"A" và B', "2"]]),
    "an empty pair of quotes": ('""\t2', [["", "2"]]),
    "the apostrophe that marks text": ("'0,5\t'007\t'a'\t'", [["0,5", "007", "'a'", "'"]]),
    "Vietnamese letters": ("Đắk Lắk\tvốn đăng ký", [["Đắk Lắk", "vốn đăng ký"]]),
}


def test_a_rectangle_of_text(run):
    given = {name: text for name, (text, _) in TEXTS.items()}

    found = run(
        "clipboard",
        "return Object.fromEntries(Object.entries(given).map(([k, v]) => [k, it.parseText(v)]))",
        given,
    )

    assert found == {name: rows for name, (_, rows) in TEXTS.items()}


def table(*rows):
    return f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"


PAGES = {
    "no table": ("<p>1.277</p>", None),
    "an empty table": ("<table></table>", None),
    "a rectangle": (table("<td>1<td>2", "<td>3<td>4"), [["1", "2"], ["3", "4"]]),
    "the displayed text, not the number behind it": (
        table('<td x:num="1277000000000">1,277E+12</td><td sdval="0.5" sdnum="1066;">0,5</td>'),
        [["1,277E+12", "0,5"]],
    ),
    "merged across": (
        table("<td colspan=2>1<td>2", "<td>3<td>4<td>5"),
        [["1", "", "2"], ["3", "4", "5"]],
    ),
    "merged down": (table("<td rowspan=2>1<td>2", "<td>3"), [["1", "2"], ["", "3"]]),
    "merged both ways": (
        table("<td>a<td colspan=2 rowspan=2>1", "<td>b", "<td>c<td>2<td>3"),
        [["a", "1", ""], ["b", "", ""], ["c", "2", "3"]],
    ),
    "merged past the last row": (table("<td rowspan=9>1<td>2"), [["1", "2"]]),
    "rows of different length": (table("<td>1", "<td>2<td>3"), [["1", ""], ["2", "3"]]),
    "line breaks of the source are spaces": (table("<td>12\r\n   dự án</td>"), [["12 dự án"]]),
    "line breaks of the cell stay": (
        table("<td>1,5 tỷ USD<br style='mso-data-placement:same-cell'>2 tỷ đồng"),
        [["1,5 tỷ USD\n2 tỷ đồng"]],
    ),
    "paragraphs": (table("<td><p>1 tỷ USD</p><p>2 tỷ đồng</p>"), [["1 tỷ USD\n2 tỷ đồng"]]),
    "spaces that do not break": (table("<td>&nbsp;1&nbsp;277 </td>"), [["1 277"]]),
    "fonts and spacing": (table("<td><span> </span><font color=red><b>5</b></font>,7"), [["5,7"]]),
    "styles are not text": (table("<td><style>td{}</style>5"), [["5"]]),
    "heads are cells": (table("<th>Bắc Kạn<td>1"), [["Bắc Kạn", "1"]]),
    "markup is not run": (table("<td><img src=x onerror=alert(1)>5"), [["5"]]),
    "attributes that hold signs of markup": (
        table("<td title='a>b' x:str=\"<td>\" COLSPAN = '2' >1<td rowspan=2>2"),
        [["1", "", "2"]],
    ),
    "comments for one program": (
        table("<!--[if supportMisalignedColumns]><td>9<![endif]--><td>1"),
        [["1"]],
    ),
    "what looks like markup in a text": (table("<td>3 &lt; 5 &amp; 7 &gt; 2"), [["3 < 5 & 7 > 2"]]),
    "the first of two tables": (f"{table('<td>1')}{table('<td>2')}", [["1"]]),
}


def test_a_rectangle_of_a_page(run):
    given = {name: html for name, (html, _) in PAGES.items()}

    found = run(
        "clipboard",
        "return Object.fromEntries(Object.entries(given).map(([k, v]) => [k, it.parseHtml(v)]))",
        given,
    )

    assert found == {name: rows for name, (_, rows) in PAGES.items()}


READ = """
const read = (flavours) => {
  const data = new DataTransfer();
  for (const [kind, text] of Object.entries(flavours)) data.setData(kind, text);
  return it.read(data);
};
"""


def test_a_table_wins_over_text_and_rows_are_filled_up(run):
    flavours = [
        {"text/html": table("<td>1<td>2"), "text/plain": "3"},
        {"text/html": "<p>no table</p>", "text/plain": "1\t2\n3"},
        {"text/plain": ""},
    ]

    found = run("clipboard", f"{READ} return given.map(read)", flavours)

    assert found == [[["1", "2"]], [["1", "2"], ["3", ""]], []]


def test_what_is_copied_comes_back_the_same(run):
    rows = [["1.277 tỷ đồng", 'xã "A"', ""], ["1 tỷ USD\n2 tỷ đồng", "<b>", "0,5"]]

    text, html = run(
        "clipboard",
        "return [it.parseText(it.writeText(given)), it.parseHtml(it.writeHtml(given))]",
        rows,
    )

    assert text == rows
    assert html == [rows[0], ["1 tỷ USD 2 tỷ đồng", "<b>", "0,5"]]


def change(name, before, after):
    return {"id": name, "before": {"text": before}, "after": {"text": after}}


def test_steps_go_back_and_forth_and_end(run):
    paste = [change("a", "1", "2"), change("b", "", "3")]
    typed = [change("a", "2", "4")]

    found = run(
        "undo",
        """
        const undo = new it.Undo();
        const walk = [undo.canBack, undo.back(), undo.forth()];
        undo.push(given.paste);
        undo.push([]);
        undo.push(given.typed);
        walk.push(undo.back(), undo.back(), undo.back(), undo.forth(), undo.canForth);
        undo.push(given.typed);
        walk.push(undo.canForth, undo.forth(), undo.back());
        return walk;
        """,
        {"paste": paste, "typed": typed},
    )

    def cells(step, when):
        return [{"id": each["id"], "content": each[when]} for each in step]

    assert found == [
        False,
        None,
        None,
        cells(typed, "before"),
        cells(paste, "before"),
        None,
        cells(paste, "after"),
        True,
        False,
        None,
        cells(typed, "before"),
    ]


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        pytest.param("4.700 tỷ", "usd", id="the text of the step"),
        pytest.param("5 tỷ", None, id="another text was typed since"),
    ],
)
def test_a_chosen_reading_joins_the_step_of_its_text(run, text, choice):
    found = run(
        "undo",
        """
        const undo = new it.Undo();
        undo.push(given.step);
        undo.push(given.other);
        undo.amend("a", given.text, "usd");
        undo.back();
        undo.back();
        return undo.forth()[0].content.choice ?? null;
        """,
        {
            "step": [change("a", "", "4.700 tỷ")],
            "other": [change("b", "", "4.700 tỷ")],
            "text": text,
        },
    )

    assert found == choice


def test_no_step_writes_over_a_value_that_was_kept(run):
    steps = [[change("a", "1", "2")], [change("a", "2", "3"), change("b", "", "4")]]

    found = run(
        "undo",
        """
        const undo = new it.Undo();
        for (const step of given) undo.push(step);
        undo.back();
        undo.forget("a");
        return [undo.canBack, undo.forth()];
        """,
        steps,
    )

    assert found == [False, [{"id": "b", "content": {"text": "4"}}]]


STORE = """
let now = 0;
const store = (officer, form = "report-1") => new it.Store({ officer, form, now: () => now });
const texts = (officer, form) => store(officer, form).entries().map((entry) => entry.text);
localStorage.clear();
"""


def test_each_officer_and_form_keeps_its_own_for_seven_days(run):
    found = run(
        "store",
        f"""{STORE}
        store("7").keep([{{ cell: "1:1:actual", text: "old" }}]);
        now = {DAY};
        store("7").keep([{{ cell: "1:2:actual", text: "new" }}]);
        store("7", "report-2").keep([{{ cell: "2:1:actual", text: "other form" }}]);
        store("77").keep([{{ cell: "1:1:actual", text: "other officer" }}]);
        localStorage.setItem("grid:7:report-1:1:3:actual", "not ours");
        const early = [texts("7"), texts("7", "report-2"), texts("77"), texts("8")];
        now = {7 * DAY + 1};
        const late = [texts("7"), Object.keys(localStorage).length];
        return [early, late];
        """,
    )

    assert found == [[["old", "new"], ["other form"], ["other officer"], []], [["new"], 3]]


def test_sending_again_does_not_prolong_the_time(run):
    found = run(
        "store",
        f"""{STORE}
        store("7").keep([{{ cell: "1:1:actual", text: "1" }}]);
        now = {6 * DAY};
        store("7").keep(store("7").entries());
        now = {8 * DAY};
        return texts("7");
        """,
    )

    assert found == []


def test_a_settled_entry_goes_unless_another_window_has_a_newer_one(run):
    found = run(
        "store",
        f"""{STORE}
        const sent = {{ cell: "1:1:actual", text: "1" }};
        store("7").keep([sent]);
        store("7").drop({{ ...sent, text: "0" }});
        const kept = texts("7");
        store("7").drop(sent);
        return [kept, texts("7")];
        """,
    )

    assert found == [["1"], []]


def test_a_storage_that_keeps_nothing_is_told(run):
    found = run(
        "store",
        """
        const full = { setItem() { throw new DOMException("", "QuotaExceededError"); } };
        const store = new it.Store({ officer: "7", form: "report-1", storage: full });
        const entry = { cell: "1:1:actual", text: "1" };
        const kept = store.keep([entry]);
        store.drop(entry);
        return [kept, store.entries()];
        """,
    )

    assert found == [False, []]


AMOUNTS = [
    ("1277000000000", 9, "vi", "1.277"),
    ("1277000000000", 6, "vi", "1.277.000"),
    ("763860000", 9, "vi", "0,76386"),
    ("763860000", 9, "en", "0.76386"),
    ("1234567", 3, "en", "1,234.567"),
    ("5", 9, "vi", "0,000000005"),
    ("0", 9, "vi", "0"),
    ("-1500000", 6, "vi", "-1,5"),
    ("1500.25", 3, "vi", "1,50025"),
    ("12345678901234567890123", 3, "vi", "12.345.678.901.234.567.890,123"),
]


def test_scales_keep_every_digit(run):
    given = [amount[:3] for amount in AMOUNTS]

    found = run("scale", "return given.map((amount) => it.scaled(...amount))", given)

    assert found == [amount[3] for amount in AMOUNTS]


SEND = """
const line = new it.Line({ url: "/save", csrf: "old", officer: "7" });
return line.post([{ cell: "1:1:actual", text: "1" }]).then(
  (answer) => answer.cells[0].state,
  (trouble) => trouble.kind,
);
"""
SAVED = {"status": 200, "json": {"cells": [{"state": "saved"}]}}


@pytest.mark.parametrize(
    ("posts", "session", "kind"),
    [
        pytest.param([SAVED], None, "saved", id="taken"),
        pytest.param([{"status": 403, "body": "CSRF"}, SAVED], "7", "saved", id="a new session"),
        pytest.param([{"status": 403, "body": "CSRF"}], "8", "other_officer", id="somebody else"),
        pytest.param([{"status": 403, "body": "CSRF"}] * 2, "7", "forbidden", id="no right"),
        pytest.param(
            [{"status": 403, "json": {"state": "signed_out"}}], None, "signed_out", id="signed out"
        ),
        pytest.param([{"status": 401, "body": ""}], None, "signed_out", id="not known"),
        pytest.param(
            [{"status": 302, "headers": {"Location": "/admin/login/"}}],
            None,
            "signed_out",
            id="sent to the sign-in",
        ),
        pytest.param([{"status": 503, "body": ""}], None, "busy", id="restarting"),
        pytest.param([{"status": 429, "body": ""}], None, "busy", id="too many"),
        pytest.param([{"status": 200, "body": "<p>"}], None, "busy", id="not an answer"),
        pytest.param([{"status": 400, "body": ""}], None, "refused", id="not understood"),
        pytest.param([{"status": 200, "json": {"cells": []}}], None, "refused", id="half of it"),
        pytest.param([None], None, "line", id="no line"),
    ],
)
def test_what_came_of_a_request(run, page, watches, posts, session, kind):
    answers = iter(posts)
    watches[page.context].problems = Unheard()

    def answer(route):
        if route.request.method == "GET":
            return route.fulfill(json={"csrf": "new", "officer": session})
        given = next(answers)
        return route.fulfill(**given) if given else route.abort()

    page.route("**/save", answer)

    assert run("line", SEND) == kind
    assert list(answers) == []


class Unheard(list):
    """Problems of a page that are meant."""

    def append(self, problem):
        if "/save" not in problem:
            super().append(problem)


QUEUE = """
const { Trouble } = await import("/static/site/grid/line.js");
const sent = [];
const line = {
  troubles: [],
  async renew() {},
  async post(cells) {
    sent.push(cells.map(({ cell, text, seen }) => `${cell}=${text}@${seen}`).join(" "));
    await new Promise((done) => setTimeout(done, 20));
    const trouble = cells.some(({ text }) => text === "?") ? "refused" : line.troubles.shift();
    if (trouble) throw new Trouble(trouble);
    return { cells: cells.map(({ text }) => ({ state: "saved", token: `after ${text}` })) };
  },
};
const kept = new Map();
const store = {
  keep: (entries) => !entries.some(({ cell, text }) => kept.set(cell, text) && text === "big"),
  drop: ({ cell }) => kept.delete(cell),
};
const queue = new it.Queue({ line, store });
const put = (...pairs) =>
  queue.put(pairs.map(([cell, text]) => ({ cell, text, seen: "before" })));
const until = async (test) => {
  for (let turn = 0; turn < 400 && !test(); turn += 1) {
    await new Promise((done) => setTimeout(done, 10));
  }
};
const idle = () => until(() => queue.size === 0);
"""


def test_cells_go_in_order_and_the_newest_text_of_each_alone(run):
    found = run(
        "queue",
        f"""{QUEUE}
        put(["a", "1"], ["b", "2"]);
        put(["a", "3"]);
        await until(() => sent.length);
        put(["b", "4"]);
        put(["c", "5"]);
        await idle();
        return [sent, [...kept]];
        """,
    )

    assert found == [["b=2@before a=3@before", "b=4@after 2 c=5@before"], []]


def test_a_cell_that_the_server_cannot_read_does_not_hold_up_the_others(run):
    found = run(
        "queue",
        f"""{QUEUE}
        const refused = [];
        queue.addEventListener("refused", ({{ detail }}) => refused.push(detail.cell));
        put(["a", "1"], ["b", "?"], ["c", "3"]);
        await idle();
        put(["d", "4"], ["e", "5"]);
        await idle();
        return [sent.map((each) => each.replaceAll("@before", "")), refused, [...kept.keys()]];
        """,
    )

    assert found == [["a=1 b=? c=3", "a=1", "b=?", "c=3", "d=4 e=5"], ["b"], ["b"]]


@pytest.mark.parametrize(
    ("trouble", "sent"),
    [
        pytest.param("line", 2, id="a lost line is tried again"),
        pytest.param("busy", 2, id="so is a server that restarts"),
        pytest.param("signed_out", 1, id="an expired session waits for its officer"),
        pytest.param("other_officer", 1, id="nothing goes out in another name"),
    ],
)
def test_after_trouble(run, trouble, sent):
    found = run(
        "queue",
        f"""{QUEUE}
        line.troubles.push(given);
        put(["a", "1"]);
        await until(() => queue.trouble);
        await new Promise((done) => setTimeout(done, 1500));
        const before = [sent.length, queue.trouble?.kind ?? null];
        await queue.flush();
        return [before, sent.length, queue.size, queue.trouble];
        """,
        trouble,
    )

    assert found == [[sent, None if sent == 2 else trouble], 2, 0, None]


def test_what_cannot_be_kept_is_counted_until_it_is_saved(run):
    found = run(
        "queue",
        f"""{QUEUE}
        put(["a", "big"]);
        const before = queue.unstored;
        await idle();
        return [before, queue.unstored];
        """,
    )

    assert found == [1, 0]


def test_the_modules_hold_no_vietnamese_of_their_own(run):
    names = json.dumps(MODULES)

    texts = run(
        "words",
        f"""
        const sources = await Promise.all(
          {names}.map((name) => fetch(`{GRID}/${{name}}.js`).then((answer) => answer.text())),
        );
        return sources;
        """,
    )

    vietnamese = set("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
    assert [name for name, text in zip(MODULES, texts, strict=True) if vietnamese & set(text)] == []


MODULES = [
    "asking",
    "bar",
    "cells",
    "clipboard",
    "dialogs",
    "entering",
    "grid",
    "keys",
    "line",
    "paste",
    "pointer",
    "questions",
    "queue",
    "scale",
    "selection",
    "store",
    "undo",
    "words",
]
