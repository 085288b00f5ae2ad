/*
 * topics.h - what a line of an article may hold
 *
 * Topics are a prefilter, read off a line once by article_rules_topics() and asked by the steps. A clear bit
 * is a promise that the line has no such thing; a set bit is a hint.
 */
#ifndef NEWSPRINT_ARTICLE_TOPICS_H
#define NEWSPRINT_ARTICLE_TOPICS_H

enum article_topic {
    TOPIC_SENTENCE = 1,  /* no hint, but told by the caller: the line is a sentence of some words */
    TOPIC_INSIDE = 4,    /* one of PLACE_INSIDE */
    TOPIC_FINISH = 8,    /* one of PLACE_FINISH */
    TOPIC_FORM = 16,     /* small print of a form: form.h */
    TOPIC_CREDIT = 32,   /* the credit of a picture: caption.h */
    TOPIC_LABEL = 64,    /* its label */
    TOPIC_BRACKET = 128, /* an opening bracket */
    TOPIC_SLASH = 256,
    TOPIC_LATIN = 512,   /* a character that begins with the byte C2: the copyright sign */
    TOPIC_ZERO = 1024,   /* the digit */
    TOPIC_LINKED = 2048, /* a box behind a linked name: linked.h */
    TOPIC_OPEN =
        4096, /* this and all higher bits: literals of the whole-line rules that any word may begin */
};

#endif
