"""stories: the living clusters of sql/stories.sql, held against clusters() of all pairs after every step of random histories

A history adds, changes, replaces, deletes and rolls back articles that are cut and worn out of a few texts. After each
step the pairs and the stories must be those of the whole table, a story that nothing happened to has its number, and
each article that is in another story than before is there by changes that were written down.
"""

import itertools
import random

from harness import ROOT

HISTORIES, STEPS = 200, 12
WORDS = [head + tail for head in ("har", "bor", "coun", "vot", "fer", "lin") for tail in ("bour", "ned", "cil", "ing", "ry", "mouth")]
RECIPES = [(ROOT / "sql" / name).read_text() for name in ("schema.sql", "stories.sql")]


def made_text(rng, originals):
    words = list(rng.choice(originals))
    for _ in range(rng.choice([0, 0, 1, 3, 6, 10, 15])):
        words[rng.randrange(len(words))] = rng.choice(WORDS)
    if rng.random() < 0.2:
        words += rng.choice(originals)
    if rng.random() < 0.2:
        words = words[:rng.randrange(1, len(words))]
    return rng.choice([None, ""]) if rng.random() < 0.08 else " ".join(words)


def change_one(connection, rng, originals, names):
    numbers = [number for number, in connection.execute("SELECT number FROM articles")]
    text, what = made_text(rng, originals), rng.random()
    if what < 0.5 or not numbers:
        connection.execute("INSERT INTO articles(id, clean) VALUES (?, ?)", (next(names), text))
    elif what < 0.7:
        connection.execute("UPDATE articles SET clean = ? WHERE number = ?", (text, rng.choice(numbers)))
    elif what < 0.75:
        connection.execute("INSERT OR REPLACE INTO articles(number, id, clean) VALUES (?, ?, ?)", (rng.choice(numbers), next(names), text))
    elif what < 0.8:
        connection.execute("DELETE FROM articles WHERE number % 4 = ?", (rng.randrange(4),))
    else:
        connection.execute("DELETE FROM articles WHERE number = ?", (rng.choice(numbers),))


def living(connection):
    """The articles of each story."""
    stories = {}
    for number, story in connection.execute("SELECT number, story FROM article_stories"):
        stories.setdefault(story, set()).add(number)
    return stories


def in_one_go(connection):
    """The stories and the pairs of the whole table."""
    connection.execute("DROP TABLE IF EXISTS temp.all_pairs")
    connection.execute("CREATE TEMP TABLE all_pairs AS SELECT * FROM near_duplicates('articles', 'clean', 0.5, 'number')")
    cluster, stories = dict(connection.execute("SELECT member, cluster FROM clusters('temp.all_pairs')")), {}
    for number, in connection.execute("SELECT number FROM articles WHERE clean IS NOT NULL"):
        stories.setdefault(cluster.get(number, number), set()).add(number)
    return sorted(map(sorted, stories.values())), sorted(tuple(sorted(pair)) for pair in connection.execute("SELECT a, b FROM all_pairs"))


def led_to(changes, story):
    """The stories that articles of one may have come to by the changes."""
    found, left = {story}, [story]
    while left:
        old = left.pop()
        left += [new for was, new in changes if was == old and new not in found]
        found.update(left)
    return found


def fault(connection, before, single):
    """What is wrong after a step, or ""."""
    after = living(connection)
    stories, pairs = in_one_go(connection)
    if sorted(connection.execute("SELECT a, b FROM story_pairs").fetchall()) != pairs:
        return "the pairs differ"
    if sorted(map(sorted, after.values())) != stories:
        return f"stories {sorted(map(sorted, after.values()))}, not {stories}"
    if single and any(members in after.values() and after.get(story) != members for story, members in before.items()):
        return f"a story that stayed has another number: {before}, then {after}"
    changes = connection.execute("SELECT old, new FROM story_changes").fetchall()
    was = {number: story for story, members in before.items() for number in members}
    lost = [number for story, members in after.items() for number in members if single and story not in led_to(changes, was.get(number, story))]
    return f"no change says why {lost} are in another story" if lost else ""


def history(connection, seed):
    rng, names = random.Random(seed), map(str, itertools.count())
    originals = [[rng.choice(WORDS) for _ in range(30)] for _ in range(4)]
    connection.executescript(RECIPES[0])
    for _ in range(rng.choice([0, 5, 12])):
        connection.execute("INSERT INTO articles(id, clean) VALUES (?, ?)", (next(names), made_text(rng, originals)))
    connection.executescript(RECIPES[1])
    for step in range(STEPS):
        before, changes, undone = living(connection), rng.choice([1, 1, 1, 3]), rng.random() < 0.1
        connection.execute("BEGIN")
        for _ in range(changes):
            change_one(connection, rng, originals, names)
        connection.execute("ROLLBACK" if undone else "COMMIT")
        wrong = "a rollback left something" if undone and living(connection) != before else fault(connection, before, changes == 1)
        if wrong:
            return f"seed {seed}, step {step}: {wrong}"
    connection.execute("INSERT INTO story_index(story_index) VALUES ('integrity-check')")
    return ""


def by_hand(suite):
    """1 and 2 share a third, and are two stories until 3, which is both, makes them one; without it they are two again."""
    connection = suite.connect()
    connection.isolation_level = None
    left, right, both = " ".join(WORDS[:24]), " ".join(WORDS[12:]), " ".join(WORDS)
    connection.executescript("\n".join(RECIPES))
    for number, text in ((1, left), (2, right), (3, both), (4, "another text altogether")):
        connection.execute("INSERT INTO articles(number, id, clean) VALUES (?, ?, ?)", (number, str(number), text))
    stories = "SELECT number, story FROM article_stories ORDER BY 1"
    changes = "SELECT kind, old, new, a, b FROM story_changes ORDER BY change"
    suite.equal("a copy of two stories makes them one", connection.execute(stories).fetchall(), [(1, 1), (2, 1), (3, 1), (4, 3)])
    connection.execute("DELETE FROM articles WHERE number = 3")
    suite.equal("without it they are two, under a new number", connection.execute(stories).fetchall(), [(1, 1), (2, 4), (4, 3)])
    suite.equal("both changes are told", connection.execute(changes).fetchall(), [("merged", 2, 1, 3, 2), ("split", 1, 4, 3, None)])
    connection.executescript("UPDATE articles SET clean = NULL WHERE number = 4; INSERT INTO articles(number, id, clean) VALUES (5, '5', 'one more')")
    suite.equal("an article without a text is in no story", connection.execute(stories).fetchall(), [(1, 1), (2, 4), (5, 5)])
    connection.execute("UPDATE articles SET clean = 'a text made anew' WHERE number = 4")
    suite.equal("with a text again it is in its old one", connection.execute(stories).fetchall(), [(1, 1), (2, 4), (4, 3), (5, 5)])
    connection.close()


def run(suite):
    by_hand(suite)
    wrong = []
    for seed in range(HISTORIES):
        connection = suite.connect()
        connection.isolation_level = None
        wrong.append(history(connection, seed))
        connection.close()
    suite.check(f"{HISTORIES} histories end as all pairs at once do", "\n".join(filter(None, wrong)))
