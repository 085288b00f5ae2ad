/*
 * canonical_url.c - the address of a page, without what may differ from link to link
 *
 * An address is cut into its parts, and each is written again in the one form that it has. Where that is the
 * address of a copy that a search engine keeps, the address within it is what is asked for, and read in turn:
 *
 *     https://www-news-example.cdn.ampproject.org/c/s/www.news.example/story?usqp=1
 *     https://www.news.example/story
 *
 * Parts that are left out are never such that what remains reads otherwise than it was written, so that what
 * comes out gives itself.
 */
#include "html/canonical_url.h"
#include "html/tokenizer.h"
#include "text/chars.h"
#include "text/utf8.h"

/* Copies of copies have not been seen; more of them are no address. Browsers take no longer ones. */
enum { COPIES_MAX = 8, URL_MAX = 65535, PORT_MAX = 65535 };

struct url {
    struct span scheme, user, host, port, path, query, fragment; /* as they are written */
};

static char ascii_lower(char byte) {
    return is_ascii_upper(byte) ? (char)(byte | 0x20) : byte;
}

static bool ends_with(struct span text, const char *end) {
    size_t size = strlen(end);
    return text.size >= size && memcmp(text.data + text.size - size, end, size) == 0;
}

/* ---- Parts ---- */

/* Cuts what is before the first of the marks off a text, which goes on with the mark. */
static struct span cut_before(struct span *text, const char *marks) {
    size_t at = 0;
    while (at < text->size && !is_one_of(text->data[at], marks)) at++;
    struct span before = span_slice(*text, 0, at);
    *text = span_slice(*text, at, text->size);
    return before;
}

static bool is_scheme(struct span text) {
    for (size_t i = 0; i < text.size; i++)
        if (!is_ascii_alnum(text.data[i]) && !is_one_of(text.data[i], "+-.")) return false;
    return text.size > 0 && is_ascii_letter(text.data[0]);
}

static void cut_authority(struct span authority, struct url *url) {
    size_t user = authority.size;
    while (user > 0 && authority.data[user - 1] != '@') user--;
    if (user > 0) {
        url->user = span_slice(authority, 0, user - 1);
        authority = span_slice(authority, user, authority.size);
    }
    bool bracket = authority.size > 0 && *authority.data == '[';
    url->host = cut_before(&authority, bracket ? "]" : ":");
    if (bracket && authority.size > 0) {
        url->host.size++;
        authority = span_slice(authority, 1, authority.size);
    }
    url->port = authority; /* with its colon */
}

static bool cut_url(struct span text, struct url *url) {
    *url = (struct url){.scheme = cut_before(&text, ":/?#")};
    if (!is_scheme(url->scheme) || !begins_with(text.data, text.data + text.size, "://")) return false;
    text = span_slice(text, 3, text.size);
    cut_authority(cut_before(&text, "/\\?#"), url);
    url->path = cut_before(&text, "?#");
    url->query = cut_before(&text, "#");
    url->fragment = text;
    return url->host.size > 0;
}

/* ---- Bytes ---- */

static int hex_value(char byte) {
    if (is_ascii_digit(byte)) return byte - '0';
    char letter = ascii_lower(byte);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

static void append_percent(struct buffer *out, unsigned char byte) {
    char text[] = {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
    buffer_append(out, (struct span){text, sizeof text});
}

/* A byte at `at` of a part, in its one form; gives how many bytes of the part it is. */
static size_t append_byte(struct buffer *out, struct span part, size_t at) {
    char byte = part.data[at];
    int high = byte == '%' && at + 2 < part.size ? hex_value(part.data[at + 1]) : -1;
    int low = high >= 0 ? hex_value(part.data[at + 2]) : -1;
    if (low >= 0) byte = (char)(high * 16 + low);
    bool unreserved = is_ascii_alnum(byte) || is_one_of(byte, "-._~");
    bool written = low < 0 && is_graphic(byte) && !is_one_of(byte, "\"%<>\\^`{|}");
    if (unreserved || written)
        buffer_append_byte(out, byte);
    else
        append_percent(out, (unsigned char)byte);
    return low >= 0 ? 3 : 1;
}

static void append_part(struct buffer *out, struct span part) {
    for (size_t at = 0; at < part.size;) at += append_byte(out, part, at);
}

static void append_lower(struct buffer *out, struct span text) {
    for (size_t at = 0, size; at < text.size; at += size) {
        char *room = buffer_reserve(out, 4);
        uint32_t code = utf8_decode_valid(text.data + at, &size);
        if (room) out->size += utf8_encode(char_lower(code), room);
    }
}

static struct span span_from(const struct buffer *out, size_t start) {
    return (struct span){out->data + start, out->size - start};
}

/* ---- Host and port ---- */

static bool is_host(struct span host) {
    if (host.size > 0 && *host.data == '[') {
        for (size_t i = 1; i + 1 < host.size; i++)
            if (hex_value(host.data[i]) < 0 && !is_one_of(host.data[i], ":.")) return false;
        return host.size > 2 && host.data[host.size - 1] == ']';
    }
    for (size_t i = 0; i < host.size; i++) {
        char byte = host.data[i];
        bool dot = byte == '.' && i > 0 && host.data[i - 1] != '.';
        if ((unsigned char)byte < 0x80 && !is_ascii_alnum(byte) && !is_one_of(byte, "-_") && !dot)
            return false;
    }
    return host.size > 0 && host.data[host.size - 1] != '.';
}

/* Whether a host is what one is registered under, "news.example" or "news.co.uk": pages stand on its www. */
static bool is_registered(struct span host) {
    static const char *const SHARED[] = {"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"};
    struct span first = cut_before(&host, "."), rest = host;
    if (rest.size == 0 || first.size == 0) return false;
    rest = span_slice(rest, 1, rest.size);
    struct span second = cut_before(&rest, ".");
    bool shared = false;
    for (size_t i = 0; i < sizeof SHARED / sizeof *SHARED; i++)
        shared |= html_named(rest.size > 0 ? second : first, SHARED[i]);
    if (rest.size == 0) return !shared;
    rest = span_slice(rest, 1, rest.size);
    return shared && rest.size > 0 && !memchr(rest.data, '.', rest.size);
}

/* Appends a host: of amp.news.example its www, of amp.city.news.example what remains. */
static void append_host(struct buffer *out, struct span host) {
    struct span rest = host, names = host;
    while (rest.size > 4 && html_named(span_slice(rest, 0, 4), "amp."))
        names = rest = span_slice(rest, 4, rest.size);
    bool registered = is_registered(rest);
    cut_before(&names, ".");
    bool amp = rest.size < host.size &&
               (registered || (names.size > 0 && memchr(names.data + 1, '.', names.size - 1)));
    if (amp && registered) buffer_append(out, span_of("www."));
    append_lower(out, amp ? rest : host);
}

/* Appends a port, given with its colon, that is not the scheme's; false where it is none. */
static bool append_port(struct buffer *out, struct span port, struct span scheme) {
    long number = 0;
    for (size_t i = 1; i < port.size; i++) {
        if (!is_ascii_digit(port.data[i])) return false;
        number = number * 10 + port.data[i] - '0';
        if (number > PORT_MAX) return false;
    }
    if (port.size > 0 && *port.data != ':') return false;
    bool usual = (number == 80 && html_named(scheme, "http")) ||
                 (number == 443 && html_named(scheme, "https")) ||
                 (number == 21 && html_named(scheme, "ftp"));
    if (port.size < 2 || usual) return true;
    char digits[5];
    size_t size = 0;
    do digits[sizeof digits - ++size] = (char)('0' + number % 10);
    while (number /= 10);
    buffer_append_byte(out, ':');
    buffer_append(out, (struct span){digits + sizeof digits - size, size});
    return true;
}

/* ---- Path ---- */

/* Takes the last segment, with the slash before it, off the path that begins at `start`. */
static void drop_segment(struct buffer *out, size_t start) {
    while (out->size > start && out->data[--out->size] != '/') continue;
}

/* Appends a path without its dot segments. */
static void append_path(struct buffer *out, struct span path) {
    size_t start = out->size;
    for (size_t at = 0; at < path.size && !out->status;) {
        size_t slash = out->size;
        buffer_append_byte(out, '/');
        for (at++; at < path.size && !is_one_of(path.data[at], "/\\");) at += append_byte(out, path, at);
        if (out->status) return;
        struct span segment = span_from(out, slash + 1);
        bool up = span_equal(segment, span_of("..")), dot = up || span_equal(segment, span_of("."));
        if (dot) out->size = slash;
        if (up) drop_segment(out, start);
        if (dot && at == path.size) buffer_append_byte(out, '/');
    }
    if (out->size == start) buffer_append_byte(out, '/');
}

/* The bytes at the end of a path that say AMP, and how many behind them stay. */
static size_t amp_at_end(struct span path, size_t *stay) {
    static const char *const ENDS[] = {".amp", ".amp.html", ".amp.htm"};
    *stay = ends_with(path, "/amp/");
    if (*stay || ends_with(path, "/amp")) return 4;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        size_t size = strlen(ENDS[i]);
        *stay = size - 4;
        if (path.size > size && ends_with(path, ENDS[i]) && is_ascii_alnum(path.data[path.size - size - 1]))
            return 4;
    }
    return 0;
}

/* Takes what says AMP off the path that begins at `start`. */
static void drop_amp(struct buffer *out, size_t start) {
    size_t first = start, stay, size;
    while (!out->status && (size = amp_at_end(span_from(out, first), &stay)) > 0) {
        memmove(out->data + out->size - stay - size, out->data + out->size - stay, stay);
        out->size -= size;
    }
    if (out->status) return;
    while (begins_with(out->data + first, out->data + out->size, "/amp/")) first += 4;
    memmove(out->data + start, out->data + first, out->size - first);
    out->size -= first - start;
    if (out->size == start) buffer_append_byte(out, '/');
}

/* ---- Query ---- */

enum parameter { PARAMETER_TRACKING, PARAMETER_VIEW, PARAMETER_BEGIN };

static const struct {
    const char *name;
    enum parameter kind;
} PARAMETERS[] = {
#define TRACKING(name) {name, PARAMETER_TRACKING},
#define VIEW(name)     {name, PARAMETER_VIEW},
#define BEGIN(name)    {name, PARAMETER_BEGIN},
#include "data/url_parameters.def"
#undef TRACKING
#undef VIEW
#undef BEGIN
};

static bool is_tracking(struct span parameter) {
    struct span value = parameter, name = cut_before(&value, "=");
    for (size_t i = 0; i < sizeof PARAMETERS / sizeof *PARAMETERS; i++) {
        const char *known = PARAMETERS[i].name;
        if (name.size == 0 || ascii_lower(*name.data) != *known) continue;
        bool begins = PARAMETERS[i].kind == PARAMETER_BEGIN;
        size_t size = strlen(known);
        struct span asked = begins && name.size > size ? span_slice(name, 0, size) : name;
        bool counts = PARAMETERS[i].kind != PARAMETER_VIEW || html_named(value, "=amp");
        if (counts && html_named(asked, known)) return true;
    }
    return false;
}

static void append_query(struct buffer *out, struct span query) {
    bool first = true;
    while (query.size > 0 && !out->status) {
        query = span_slice(query, 1, query.size); /* "?" or "&" */
        struct span parameter = cut_before(&query, "&");
        while (begins_with(parameter.data, parameter.data + parameter.size, "amp;"))
            parameter = span_slice(parameter, 4, parameter.size);
        size_t start = out->size;
        buffer_append_byte(out, first ? '?' : '&');
        append_part(out, parameter);
        bool dropped = out->status || out->size == start + 1 || is_tracking(span_from(out, start + 1));
        if (dropped) out->size = start;
        first = first && dropped;
    }
}

/* ---- Copies that search engines keep ---- */

static bool is_of_google(struct span host) {
    struct span rest = host;
    return begins_with(host.data, host.data + host.size, "www.google.") &&
           is_registered(span_slice(rest, 4, rest.size));
}

static bool keeps_copies(struct span host) {
    return ends_with(host, ".cdn.ampproject.org") || ends_with(host, ".bing-amp.com");
}

/* The page in a path such as /amp/s/www.news.example/story; empty where it is none. */
static struct span page_in(struct span path, const char *prefix, bool *secure) {
    const char *end = path.data + path.size;
    if (!begins_with(path.data, end, prefix)) return (struct span){NULL, 0};
    path = span_slice(path, strlen(prefix), path.size);
    *secure = begins_with(path.data, end, "s/");
    if (*secure) path = span_slice(path, 2, path.size);
    struct span rest = path, host = cut_before(&rest, "/");
    return memchr(host.data, '.', host.size) ? path : (struct span){NULL, 0};
}

/* Writes the address of the page that an address in its one form is a copy of; false where it is of none. */
static bool unwrap(struct span address, struct buffer *page) {
    struct url url;
    bool secure = false;
    struct span found = {NULL, 0};
    if (!cut_url(address, &url)) return false;
    url.path.size += url.query.size + url.fragment.size;
    if (is_of_google(url.host)) found = page_in(url.path, "/amp/", &secure);
    static const char *const PLACES[] = {"/c/", "/v/", "/wp/"};
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES && !found.data && keeps_copies(url.host); i++)
        found = page_in(url.path, PLACES[i], &secure);
    if (!found.data) return false;
    buffer_clear(page);
    buffer_append(page, span_of(secure ? "https://" : "http://"));
    buffer_append(page, found);
    return true;
}

/* ---- All of it ---- */

/* Appends the address in its one form, or nothing. */
static void append_url(struct span text, struct buffer *out) {
    struct url url;
    size_t start = out->size;
    if (!cut_url(text, &url)) return;
    append_lower(out, url.scheme);
    buffer_append(out, span_of("://"));
    if (url.user.size > 0) append_part(out, url.user), buffer_append_byte(out, '@');
    if (url.host.data[url.host.size - 1] == '.') url.host.size--;
    size_t host = out->size;
    append_host(out, url.host);
    bool copy = !out->status && is_of_google(span_from(out, host));
    if (!is_host(url.host) || !append_port(out, url.port, url.scheme)) {
        out->size = start;
        return;
    }
    size_t path = out->size;
    append_path(out, url.path);
    if (!copy) drop_amp(out, path);
    append_query(out, url.query);
    bool page = url.fragment.size > 1 && url.fragment.data[1] == '!';
    if (page) buffer_append_byte(out, '#'), append_part(out, span_slice(url.fragment, 1, url.fragment.size));
}

/* The text without white space around it, and the line breaks and tabs in it that browsers pass over. */
static void append_trimmed(struct buffer *out, struct span text) {
    while (text.size > 0 && (unsigned char)*text.data <= ' ') text = span_slice(text, 1, text.size);
    while (text.size > 0 && (unsigned char)text.data[text.size - 1] <= ' ') text.size--;
    while (text.size > 0) {
        buffer_append(out, cut_before(&text, "\t\n\r"));
        if (text.size > 0) text = span_slice(text, 1, text.size);
    }
}

enum status canonical_url(struct span text, struct buffer *result) {
    struct buffer page = BUFFER_INIT;
    size_t start = result->size;
    if (text.size > URL_MAX) return STATUS_OK;
    append_trimmed(&page, text);
    for (int copies = 0; !page.status && !result->status; copies++) {
        append_url(buffer_span(&page), result);
        if (result->status || result->size == start || !unwrap(span_from(result, start), &page)) break;
        result->size = start;
        if (copies == COPIES_MAX) break;
    }
    enum status status = page.status ? page.status : result->status;
    buffer_release(&page);
    return status;
}
