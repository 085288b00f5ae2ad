"""corpus: the example articles with their labels, and the error of the estimates

tests/corpus/noise.csv names what a cleaner must take out of each article of examples/articles, and labels.csv how each
pair is related. The floors are below what the library reaches, and above what would be useless.
"""

import csv
import math

from harness import ROOT, TESTS

# Share of the noise's characters that must go, and of the other characters that must stay.
NOISE_FLOOR, BODY_FLOOR = 0.95, 0.999
# The larger containment of a pair, cleaned, by words of three: lowest and highest for each relation.
RELATIONS = {
    "verbatim": (0.9, 1), "excerpt": (0.9, 1), "edited": (0.7, 1), "rewritten": (0.2, 0.6),
    "same_event": (0, 0.12), "unrelated": (0, 0.08),
}


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


def check_relations(suite, connection, texts):
    clean = {name: connection.execute("SELECT normalize_article(?)", [text]).fetchone()[0] for name, text in texts.items()}
    for row in rows("labels.csv"):
        low, high = RELATIONS[row["relation"]]
        a, b = clean[row["a"]], clean[row["b"]]
        larger = connection.execute("SELECT max(containment(?1, ?2), containment(?2, ?1))", [a, b]).fetchone()[0]
        wrong = "" if low <= larger <= high else f"containment {larger:.3f}, not {low} to {high}"
        suite.check(f"{row['relation']}: {row['a']} and {row['b']}", wrong)


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


def run(suite):
    connection, texts = suite.connect(), articles()
    check_cleaning(suite, connection, texts)
    check_relations(suite, connection, texts)
    for size in (50, 1000):
        check_estimates(suite, connection, size, 200)
