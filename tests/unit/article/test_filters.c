/*
 * test_filters.c - a filter may lose time, never an answer
 *
 * The cleaner is run twice, with the filters before PCRE2 and without any: on the example articles, on the cases of the
 * rules, and on random lines of page furniture. Bytes and parts must be the same.
 */
#include "../unit.h"
#include "article/article.h"
#include "text/utf8.h"
#include <dirent.h>

static struct article_rules *filtered, *unfiltered;

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* Pieces of page furniture, so that a few in a row are matched by some rule now and then. */
static const char *const PIECES[] = {
    "By ",
    "Corin ",
    "Maddox",
    "Share ",
    "Save ",
    "4",
    " min read",
    "Advertisement",
    "(Photo: ",
    "Reuters",
    ")",
    ". ",
    "the ",
    "pier",
    "Related",
    ": ",
    "newsletter",
    "Sign up for ",
    "our ",
    "© ",
    "2031",
    " | ",
    " – ",
    "Calder Gazette",
    "12 May ",
    "10:30",
    " a.m. ",
    "Posted on ",
    "editor",
    "staff ",
    "@",
    "read more",
    "Comments",
    "Привет ",
    "港口",
    "“",
    "”",
    "’s ",
    "AP ",
    "/",
    "https://",
    "a.example",
    "cookies ",
    "we ",
    "use ",
    "says:",
    "PORT ELLERY",
    " (Meridian Wire) — ",
    "Facebook ",
    "Twitter ",
    "\n",
    "K",
    "contributed to this report",
    "all rights reserved",
};

static size_t random_text(uint32_t *seed, char *text) {
    size_t size = 0;
    for (uint32_t count = 1 + next_random(seed) % 6; count > 0; count--) {
        const char *piece = PIECES[next_random(seed) % (sizeof PIECES / sizeof *PIECES)];
        memcpy(text + size, piece, strlen(piece));
        size += strlen(piece);
    }
    return size;
}

/* The parts of a text as a line each, and its clean text behind them. */
static void clean(struct article_rules *rules, struct span text, enum article_level level,
                  struct buffer *out) {
    struct article_parts parts = ARTICLE_PARTS_INIT;
    buffer_clear(out);
    assert_int_equal(article_split(rules, text, NULL, level, &parts, NULL), STATUS_OK);
    for (size_t i = 0; i < parts.list.count; i++) {
        const struct article_part *part = &parts.list.items[i];
        char line[200];
        int size = snprintf(line, sizeof line, "%u %u %d %s %d\n", part->start, part->end, (int)part->kind,
                            part->rule ? part->rule : "", part->kept);
        buffer_append(out, (struct span){line, (size_t)size});
    }
    assert_int_equal(article_normalize(rules, text, NULL, level, out, NULL), STATUS_OK);
    article_parts_release(&parts);
}

static void assert_same(struct span text) {
    struct buffer with = BUFFER_INIT, without = BUFFER_INIT;
    for (int level = ARTICLE_STANDARD; level <= ARTICLE_PAGE; level++) {
        clean(filtered, text, (enum article_level)level, &with);
        clean(unfiltered, text, (enum article_level)level, &without);
        if (with.size != without.size || memcmp(with.data, without.data, with.size) != 0)
            fail_msg("with filters:\n%.*s\nwithout:\n%.*s\nof:\n%.*s", (int)with.size, with.data,
                     (int)without.size, without.data, (int)text.size, text.data);
    }
    buffer_release(&with);
    buffer_release(&without);
}

static void read_file(const char *folder, const char *name) {
    char path[400], block[65536];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) return;
    size_t size = fread(block, 1, sizeof block, file);
    fclose(file);
    struct buffer repaired = BUFFER_INIT;
    struct span text;
    assert_int_equal(utf8_repair((struct span){block, size}, &repaired, &text, NULL), STATUS_OK);
    assert_same(text);
    buffer_release(&repaired);
}

static size_t read_folder(const char *folder) {
    DIR *entries = opendir(folder);
    size_t count = 0;
    if (!entries) return 0;
    for (struct dirent *entry; (entry = readdir(entries));) {
        if (*entry->d_name == '.') continue;
        read_file(folder, entry->d_name);
        count++;
    }
    closedir(entries);
    return count;
}

TEST(articles_and_cases) {
    assert_true(read_folder("examples/articles") > 5);
    assert_true(read_folder("tests/rules/article") > 50);
}

/* Lines of furniture by themselves, and between two paragraphs. */
TEST(random_lines) {
    uint32_t seed = 7;
    char text[4096];
    for (int n = 0; n < 3000; n++) {
        size_t size = 0;
        for (int line = 0; line < 6; line++) {
            size += random_text(&seed, text + size);
            text[size++] = '\n';
            if (line % 3) continue;
            static const char PARAGRAPH[] =
                "The harbour board met for five hours on Monday, and put off the vote.\n";
            memcpy(text + size, PARAGRAPH, sizeof PARAGRAPH - 1);
            size += sizeof PARAGRAPH - 1;
        }
        assert_same((struct span){text, size});
    }
}

/* The long s is an s in either case. */
TEST(long_s) {
    assert_same(span_of("It was \xC5\xBF"
                        "ent.\n\nAll rights re\xC5\xBF"
                        "erved.\n\nThe end of the story is near.\n"));
}

BEFORE_TESTS(make_rules) {
    if (article_rules_new(&filtered) || article_rules_new(&unfiltered)) return false;
    article_rules_unfilter(unfiltered);
    return true;
}

AFTER_TESTS(free_rules) {
    article_rules_free(filtered);
    article_rules_free(unfiltered);
}
