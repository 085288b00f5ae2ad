-- Kinds, paragraphs, quotations, words, and places.
SELECT sentence_number, paragraph_number, kind, in_quote, words, start, length, sentence
FROM sentences('Crane falls in harbour

Gen. Ada Voss said the crane fell at 9 p.m. Monday. “We heard it. The U.S. team ran,” she said.

• Two piers are shut
• No one was hurt');
-- start and length give the sentence back, whatever the characters.
SELECT count(*), sum(substr(t, start, length) = sentence)
FROM (SELECT 'Zoë “left”. Żółw 🙂 too!' || char(13, 10, 0x2028) || '她走了。' || char(0x85) || 'Ça va ?' AS t), sentences(t);
-- Damaged text is repaired, and numbers are read as their text.
SELECT sentence, start, length FROM sentences(CAST(x'41FF2E20C3422E' AS TEXT));
SELECT sentence FROM sentences(12.5);
-- Options.
SELECT sentence FROM sentences('is it late? no idea.', '{"style": "web"}');
SELECT sentence FROM sentences('Am 3. Mai ist Ruhetag.', '{"language": "de"}');
SELECT quote(sentence) FROM sentences('The crane' || char(10) || 'fell.', '{"newlines": "space"}');
SELECT sentence FROM sentences('It fell.', NULL);
SELECT sentence FROM sentences('It fell.', '{}');
-- NULL has no sentences; neither has white space.
SELECT count(*) FROM sentences(NULL);
SELECT count(*) FROM sentences(' ' || char(10, 9, 0xA0));
-- LIMIT 1 reads one sentence of ten megabytes.
SELECT sentence FROM sentences(replace(hex(zeroblob(625000)), '00', 'The ferry left. ')) LIMIT 1;
-- Wrong arguments.
SELECT * FROM sentences;
SELECT * FROM sentences('It fell.', 'web');
SELECT * FROM sentences('It fell.', '["web"]');
SELECT * FROM sentences('It fell.', '{"lang": "de"}');
SELECT * FROM sentences('It fell.', '{"newlines": "none"}');
SELECT * FROM sentences('It fell.', '{"language": "xx"}');
SELECT * FROM sentences('It fell.', '{"style": null}');
-- A mark ends a sentence without a blank where the script has none.
SELECT sentence FROM sentences('เรือออกแล้ว!ไม่มีใครรู้');
SELECT count(*) FROM sentences('नाव चली!कोई नहीं जानता');
