/*
 * same_events.c - all pairs of a corpus that report the same event
 *
 * A scaled similarity needs the neighbours of both documents, and these are known only when all pairs are:
 * the first search, in same_events_start(), finds them and keeps the pairs; where these are too many to keep
 * they are found once more, one document after the other.
 */
#include "match/same_events.h"
#include "base/mem.h"
#include <math.h>

/* The lower the cut, the more words must be indexed, so that what the others may add stays below it: those in
 * a ninth of the documents at .25, in a quarter at .1. Half as much or twice takes up to twice as long. */
#define COMMON_SHARE 0.028

void same_events_init(struct same_events *events, struct event_options options) {
    *events = (struct same_events){.options = options,
                                   .list_max = EVENT_LIST,
                                   .row_other = EVENT_NONE,
                                   .corpus.timed = !isinf(options.days)};
}

void same_events_release(struct same_events *events) {
    event_search_release(&events->search);
    event_corpus_release(&events->corpus);
    mem_free(events->neighbours);
    events->neighbours = NULL;
}

enum status same_events_add(struct same_events *events, const struct terms *terms, double time,
                            struct poll *poll) {
    return event_corpus_add(&events->corpus, terms, time, poll);
}

/* ---- neighbourhoods ---- */

static void note_neighbour(struct event_neighbours *neighbours, float similarity) {
    for (int i = 0; i < EVENT_NEIGHBOURS; i++) {
        float better = neighbours->best[i];
        if (similarity <= better) continue;
        neighbours->best[i] = similarity;
        similarity = better;
    }
}

static double neighbourhood(const struct event_neighbours *neighbours) {
    double sum = 0;
    for (int i = 0; i < EVENT_NEIGHBOURS; i++)
        sum += neighbours->best[i] > EVENT_NEIGHBOUR ? neighbours->best[i] : EVENT_NEIGHBOUR;
    return sum / EVENT_NEIGHBOURS;
}

double same_events_scaled(const struct same_events *events, uint32_t a, uint32_t b, double similarity) {
    return similarity /
           sqrt(sqrt(neighbourhood(&events->neighbours[a]) * neighbourhood(&events->neighbours[b])));
}

/* The first search: all neighbours, and all pairs unless they are too many. */
static enum status search_all(struct same_events *events, struct poll *poll) {
    struct event_search *search = &events->search;
    events->is_listed = true;
    for (uint32_t focus = 0; focus < events->corpus.documents.count; focus++) {
        size_t before = events->is_listed ? search->found.count : (search->found.count = 0);
        enum status status = event_search_from(search, focus, poll);
        if (status) return status;
        for (size_t i = before; i < search->found.count; i++) {
            const struct event_match *match = &search->found.items[i];
            if (match->similarity >= EVENT_COPY) continue;
            note_neighbour(&events->neighbours[match->focus], (float)match->similarity);
            note_neighbour(&events->neighbours[match->other], (float)match->similarity);
        }
        if (search->found.count > events->list_max) events->is_listed = false;
    }
    if (!events->is_listed) VECTOR_RELEASE(&search->found);
    return STATUS_OK;
}

/* The similarity that all pairs to be given, and all neighbours, have. */
static double cut_of(const struct event_options *options) {
    double cut = options->scaled * sqrt(EVENT_NEIGHBOUR);
    if (cut < options->similarity) cut = options->similarity;
    return cut < EVENT_NEIGHBOUR ? cut : EVENT_NEIGHBOUR;
}

enum status same_events_start(struct same_events *events, const struct term_weights *weights,
                              struct poll *poll) {
    enum status status =
        event_corpus_weigh(&events->corpus, weights, COMMON_SHARE / cut_of(&events->options), poll);
    size_t bytes = events->corpus.documents.count * sizeof *events->neighbours;
    if (status) return status;
    events->neighbours = mem_alloc(bytes + 1);
    if (!events->neighbours) return STATUS_NOMEM;
    memset(events->neighbours, 0, bytes);
    status = event_search_start(&events->search, &events->corpus, cut_of(&events->options),
                                events->options.days, poll);
    return status ? status : search_all(events, poll);
}

/* ---- pairs of documents ---- */

/* Whether the documents at hand reach the cuts. */
static bool qualifies(struct same_events *events) {
    const struct event_match *match = &events->match;
    events->scaled = same_events_scaled(events, match->focus, match->other, match->similarity);
    return match->similarity >= events->options.similarity && events->scaled >= events->options.scaled;
}

/* The next match, found again where they are not listed; done behind the last. */
static enum status next_match(struct same_events *events, struct poll *poll) {
    struct event_search *search = &events->search;
    while (events->at == search->found.count) {
        events->done = events->is_listed || events->focus == events->corpus.documents.count;
        if (events->done) return STATUS_OK;
        search->found.count = events->at = 0;
        enum status status = event_search_from(search, events->focus++, poll);
        if (status) return status;
    }
    events->match = search->found.items[events->at++];
    return STATUS_OK;
}

enum status same_events_next_documents(struct same_events *events, struct poll *poll) {
    do {
        enum status status = next_match(events, poll);
        if (status || events->done) return status;
        if (poll_stop(poll, 8)) return STATUS_INTERRUPT;
    } while (!qualifies(events));
    return STATUS_OK;
}

/* ---- pairs of rows ---- */

static uint32_t next_row(const struct same_events *events, uint32_t row) {
    return row == EVENT_NONE ? row : events->corpus.rows.items[row].next;
}

/* The next document of several rows; false behind the last. */
static bool next_equal(struct same_events *events) {
    for (; events->document < events->corpus.documents.count; events->document++) {
        const struct event_document *document = &events->corpus.documents.items[events->document];
        if (document->first_row == document->last_row) continue;
        if (events->corpus.timed && isnan(document->time)) continue;
        events->match = (struct event_match){events->document, events->document, 1};
        if (!qualifies(events)) continue;
        events->document++;
        return true;
    }
    return false;
}

/* The first rows of the next documents. */
static enum status first_rows(struct same_events *events, struct poll *poll) {
    const struct event_document *documents = events->corpus.documents.items;
    if (next_equal(events)) {
        events->row_focus = documents[events->match.focus].first_row;
        events->row_other = next_row(events, events->row_focus);
        return STATUS_OK;
    }
    enum status status = same_events_next_documents(events, poll);
    if (status || events->done) return status;
    events->row_focus = documents[events->match.focus].first_row;
    events->row_other = documents[events->match.other].first_row;
    return STATUS_OK;
}

/* To the next rows of the documents at hand; row_other is EVENT_NONE behind the last. */
static void next_rows(struct same_events *events) {
    events->row_other = next_row(events, events->row_other);
    if (events->row_other != EVENT_NONE) return;
    events->row_focus = next_row(events, events->row_focus);
    if (events->match.focus == events->match.other)
        events->row_other = next_row(events, events->row_focus);
    else if (events->row_focus != EVENT_NONE)
        events->row_other = events->corpus.documents.items[events->match.other].first_row;
}

enum status same_events_next(struct same_events *events, struct event_pair *pair, struct poll *poll) {
    if (events->row_other != EVENT_NONE) next_rows(events);
    if (events->row_other == EVENT_NONE) {
        enum status status = first_rows(events, poll);
        if (status || events->done) return status;
    }
    uint32_t x = events->row_focus, y = events->row_other;
    const struct event_row *rows = events->corpus.rows.items;
    *pair = (struct event_pair){.a = x < y ? x : y,
                                .b = x < y ? y : x,
                                .similarity = events->match.similarity,
                                .scaled = events->scaled,
                                .days = fabs(rows[x].time - rows[y].time)};
    return STATUS_OK;
}
