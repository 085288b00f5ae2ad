"""corpus: the example articles with their labels, pages of all kinds of news, and the error of the estimates

tests/corpus/noise.csv names what a cleaner must take out of each article of examples/articles, and labels.csv how each
pair is related. The floors are below what the library reaches, and above what would be useless.

tests/corpus/pages/<kind>.txt is a page each: its lines begin with `- ` (must go), with two blanks (must stay) or with `~ `
(may do as they like: nothing tells a headline from the story there). Not a line of a body may be lost, at `standard`
or at `page`.

tests/corpus/html/fragments.txt has pieces of HTML as a feed has them, and the text of each.

tests/corpus/quotes/<language>.txt has invented passages with quotations, their kinds and speakers; tests/quotations.py
reads and judges them, and names what is wrong in a language. Each must be right, but for those that are marked.

tests/corpus/quantities.txt has invented sentences with what quantities() is to read in them: `text | kind | value |
value_max | unit`, labelled by hand before it was first run. A row is right that has these and a text that contains the
other or is contained in it. `~ ` before a sentence says that it is not read right yet; all others must be.
"""

import csv
import itertools
import math

import quotations
from harness import ROOT, TESTS

# What quotes() reaches in each language, a little below the worst of them.
QUOTATION_FLOORS = {"span precision": 0.98, "span recall": 0.98, "kinds": 0.93, "speaker precision": 0.93, "speaker recall": 0.9,
                    "name precision": 0.94, "name recall": 0.85}
SPANS_ALONE_FLOORS = {"span recall": 0.95}
# Share of the noise's characters that must go, and of the other characters that must stay.
NOISE_FLOOR, BODY_FLOOR = 0.95, 0.999
# F1 of the quantities.
QUANTITIES_FLOOR = 0.97
# Resemblance and the larger containment of a pair, cleaned, by words of three: lowest and highest for each relation.
RELATIONS = {
    "verbatim": ((0.95, 1), (0.95, 1)),
    "excerpt": ((0.2, 0.6), (0.9, 1)),
    "edited": ((0.7, 0.95), (0.8, 0.99)),
    "rewritten": ((0.08, 0.4), (0.2, 0.6)),
    "same_event": ((0, 0.06), (0, 0.12)),
    "unrelated": ((0, 0.04), (0, 0.08)),
}
# What near_duplicates with a threshold and a min_containment of one half is to give.
COPIES = {"verbatim", "excerpt", "edited"}


def rows(name):
    with open(TESTS / "corpus" / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def articles():
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "articles").glob("*.txt"))}


def find(text, piece, taken):
    """Where a piece of noise stands: alone on its lines if it does anywhere, and not where another was found."""
    places, at = [], text.find(piece)
    while at >= 0:
        if not any(taken[at:at + len(piece)]):
            places.append(at)
        at = text.find(piece, at + 1)
    alone = [p for p in places if (p == 0 or text[p - 1] == "\n") and text[p + len(piece):p + len(piece) + 1] in ("", "\n")]
    return (alone or places or [None])[0]


def noise_mask(text, pieces):
    taken = [False] * len(text)
    for piece in sorted(pieces, key=len, reverse=True):
        at = find(text, piece, taken)
        if at is None:
            raise LookupError(f"noise.csv has {piece!r}, which the article has not")
        taken[at:at + len(piece)] = [True] * len(piece)
    return taken


def check_cleaning(suite, connection, texts):
    noise = {}
    for row in rows("noise.csv"):
        noise.setdefault(row["file"], []).append(row["text"])
    totals = {True: 0, False: 0}
    right = {True: 0, False: 0}
    for name, text in texts.items():
        taken, kept = noise_mask(text, noise.get(name, [])), [False] * len(text)
        for start, length in connection.execute("SELECT start, length FROM article_parts(?) WHERE kept", [text]):
            kept[start - 1:start - 1 + length] = [True] * length
        letters = [i for i, c in enumerate(text) if not c.isspace()]
        for i in letters:
            totals[taken[i]] += 1
            right[taken[i]] += taken[i] != kept[i]
        lost = "".join(text[i] if not taken[i] and not kept[i] else " " for i in range(len(text))).split()
        share = len("".join(lost)) / max(1, sum(not taken[i] for i in letters))
        suite.check(f"body of {name}", f"{share:.1%} lost: {' '.join(lost)[:300]}" if share > 1 - BODY_FLOOR else "")
    for what, floor, name in ((True, NOISE_FLOOR, "noise that goes"), (False, BODY_FLOOR, "body that stays")):
        share = right[what] / totals[what]
        suite.check(name, f"{share:.4f}, below {floor}" if share < floor else "")


def read_page(source):
    """The text of a page, and of each line that is not empty: its mark, and where it begins and ends."""
    text, lines = "", []
    for line in source.splitlines():
        if line:
            lines.append((line[:2], len(text), len(text) + len(line) - 2))
        text += line[2:] + "\n"
    return text, lines


def judge_page(connection, source, level):
    text, lines = read_page(source)
    parts = connection.execute("SELECT rule, kept, start - 1, start - 1 + length FROM article_parts(?, NULL, ?)", [text, level])
    dropped = [(rule, start, end) for rule, kept, start, end in parts if not kept]
    wrong = []
    for mark, start, end in lines:
        pieces = [(rule, text[max(start, a):min(end, b)]) for rule, a, b in dropped if max(start, a) < min(end, b)]
        gone = "".join(piece for _, piece in pieces).strip()
        if mark == "  " and gone:
            wrong.append(f"lost by {pieces[0][0]}: {gone}")
        elif mark == "- " and gone != text[start:end].strip():
            wrong.append(f"stays: {text[start:end]}")
    return "\n".join(wrong)


def check_pages(suite, connection):
    for path in sorted((TESTS / "corpus" / "pages").glob("*.txt")):
        for level in ("standard", "page"):
            suite.check(f"{path.stem} at {level}", judge_page(connection, path.read_text(encoding="utf-8"), level))


def check_relations(suite, connection, labels):
    for row in labels:
        similarity, *containments = connection.execute(
            "SELECT similarity(a.body, b.body), containment(a.body, b.body), containment(b.body, a.body) "
            "FROM clean a, clean b WHERE a.name = ? AND b.name = ?", [row["a"], row["b"]]).fetchone()
        figures = (("similarity", similarity), ("containment", max(containments)))
        wrong = [f"{name} {value:.3f}, not {low} to {high}"
                 for (name, value), (low, high) in zip(figures, RELATIONS[row["relation"]]) if not low <= value <= high]
        suite.check(f"{row['relation']}: {row['a']} and {row['b']}", "\n".join(wrong))


def check_labels(suite, names, labels):
    """Each pair of articles has one label."""
    pairs = sorted((row["a"], row["b"]) for row in labels)
    suite.equal("labels.csv", "\n".join(map(str, pairs)), "\n".join(map(str, itertools.combinations(names, 2))))


def components(names, pairs):
    """The names that hang together: name and smallest name of its component."""
    label = {name: name for name in names}
    for _ in names:
        for a, b in pairs:
            label[a] = label[b] = min(label[a], label[b])
    return sorted(label.items())


def check_copies(suite, connection, labels):
    """End to end: near_duplicates gives the pairs labelled as copies, and clusters the stories."""
    options = '{"min_containment": 0.5}'
    connection.execute("CREATE TABLE pair AS SELECT * FROM near_duplicates('clean', 'body', 0.5, 'name', ?)", [options])
    found = connection.execute("SELECT a, b FROM pair ORDER BY a, b").fetchall()
    labelled = sorted((row["a"], row["b"]) for row in labels if row["relation"] in COPIES)
    suite.equal("near_duplicates gives the copies", "\n".join(map(str, found)), "\n".join(map(str, labelled)))
    stories = connection.execute("SELECT member, cluster FROM clusters('pair') ORDER BY member").fetchall()
    expected = components(sorted({name for pair in labelled for name in pair}), labelled)
    suite.equal("clusters gives the stories", "\n".join(map(str, stories)), "\n".join(map(str, expected)))


def check_quotations(suite, connection):
    for name in (*quotations.LANGUAGES, quotations.SPANS_ALONE):
        counts, errors = quotations.measure(connection, name)
        values, floors = quotations.figures(counts), QUOTATION_FLOORS if name != quotations.SPANS_ALONE else SPANS_ALONE_FLOORS
        wrong = [f"{what} {values[what]:.3f}, below {floor}" for what, floor in floors.items() if values[what] < floor]
        excused = quotations.not_yet_right(name)
        wrong += ["\n    ".join([text, *what]) for text, what in errors if text not in excused]
        suite.check(f"quotations in {name}", "\n".join(wrong))


def sets_of(resemblance, size, salt):
    """Two texts of one-word shingles, `size` each, with a resemblance."""
    shared = round(2 * size * resemblance / (1 + resemblance))
    common = [f"c{salt}x{i}" for i in range(shared)]
    alone = [[f"{side}{salt}x{i}" for i in range(size - shared)] for side in "ab"]
    return [" ".join(common + words) for words in alone]


def check_estimates(suite, connection, size, trials):
    """Root mean square error and bias against sqrt(J (1 - J) / k); a chance of 1 in 1,000 to fail by bad luck."""
    for resemblance in (0.1, 0.5, 0.9):
        errors = []
        for trial in range(trials):
            a, b = sets_of(resemblance, size, f"{size}t{trial}")
            exact, estimate = connection.execute(
                "SELECT similarity(?1, ?2, 1), similarity(minhash(?1, 256, 1), minhash(?2, 256, 1))", [a, b]).fetchone()
            errors.append(estimate - exact)
        sigma = math.sqrt(resemblance * (1 - resemblance) / 256)
        rmse, bias = math.sqrt(sum(e * e for e in errors) / trials), sum(errors) / trials
        name = f"estimates at {resemblance}, {size} shingles"
        too_wide = rmse > sigma * (1 + 3.3 / math.sqrt(2 * trials))
        too_biased = abs(bias) > 3.3 * sigma / math.sqrt(trials)
        suite.check(name, f"error {rmse:.4f}, bias {bias:.4f}, theory {sigma:.4f}" if too_wide or too_biased else "")


def labelled_quantities():
    """Sentences, whether they must be read right, and the fields of each quantity."""
    sentences = []
    for line in (TESTS / "corpus" / "quantities.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            sentences[-1][2].append([field.strip() for field in line.split("|")])
        else:
            sentences.append((line.removeprefix("~ "), not line.startswith("~ "), []))
    return sentences


def judge_quantities(connection, sentence, labels):
    """How many are right, how many there are, and what is wrong in words."""
    rows = [["" if field is None else str(field) for field in row] for row in connection.execute(
        "SELECT text, kind, value, value_max, unit FROM quantities(?)", [sentence])]
    given, right, wrong = len(rows), 0, []
    for label in labels:
        match = next((row for row in rows if row[1:] == label[1:] and (row[0] in label[0] or label[0] in row[0])), None)
        right += match is not None
        rows = [row for row in rows if row is not match]
        wrong += [] if match else [f"missing in {sentence!r}: {' | '.join(label)}"]
    return right, given, wrong + [f"not in {sentence!r}: {' | '.join(row)}" for row in rows]


def check_quantities(suite, connection):
    right, wanted, given, all_wrong = 0, 0, 0, []
    for sentence, must, labels in labelled_quantities():
        hits, rows, wrong = judge_quantities(connection, sentence, labels)
        right, wanted, given = right + hits, wanted + len(labels), given + rows
        all_wrong += wrong if must else []
    score = 2 * right / (wanted + given)
    suite.check("quantities", "\n".join(all_wrong))
    suite.check("score of quantities", f"F1 {score:.3f}, below {QUANTITIES_FLOOR}" if score < QUANTITIES_FLOOR else "")


def check_fragments(suite, connection):
    """article_text() of each piece of HTML is what stands below it."""
    lines = (TESTS / "corpus" / "html" / "fragments.txt").read_text().splitlines()
    cases = [line for line in lines if not line.startswith("#")]
    for html, text in zip(cases[::2], cases[1::2]):
        found = connection.execute("SELECT article_text(?)", [html]).fetchone()[0]
        suite.equal(f"fragment {html[:60]}", "= " + (found or "").replace("\n", "/"), text)


def run(suite):
    connection, texts = suite.connect(), articles()
    check_cleaning(suite, connection, texts)
    check_pages(suite, connection)
    check_fragments(suite, connection)
    check_quotations(suite, connection)
    check_quantities(suite, connection)
    connection.execute("CREATE TABLE clean(name TEXT PRIMARY KEY, body TEXT)")
    connection.executemany("INSERT INTO clean VALUES (?, normalize_article(?))", texts.items())
    labels = rows("labels.csv")
    check_labels(suite, list(texts), labels)
    check_relations(suite, connection, labels)
    check_copies(suite, connection, labels)
    for size in (50, 1000):
        check_estimates(suite, connection, size, 200)
