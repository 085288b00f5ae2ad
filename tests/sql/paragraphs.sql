-- Paragraphs set off by empty lines, and by single line breaks.
SELECT paragraph_number, sentences, words, start, length, quote(paragraph)
FROM paragraphs(char(10) || 'Crane falls in harbour

It fell at noon. No one was hurt.

“We heard it,” Ada Voss said.
');
SELECT paragraph_number, sentences, paragraph FROM paragraphs('It fell. It sank.' || char(13, 10) || 'No one came.');
-- start and length give the paragraph back, and the numbers are those of sentences.
SELECT count(*), sum(substr(t, start, length) = paragraph),
       sum(sentences = (SELECT count(*) FROM sentences(t) s WHERE s.paragraph_number = p.paragraph_number))
FROM (SELECT 'Żółw 🙂 too! Ça va ?' || char(10, 10) || '她走了。' || char(0x2029) || 'End' AS t), paragraphs(t) p;
-- Options are those of sentences.
SELECT quote(paragraph) FROM paragraphs('The crane' || char(10) || 'fell.', '{"newlines": "boundary"}');
SELECT quote(paragraph) FROM paragraphs('The crane' || char(10) || 'fell.', '{"newlines": "blank"}');
SELECT * FROM paragraphs('It fell.', '{"lang": "de"}');
-- NULL and white space have none.
SELECT count(*) FROM paragraphs(NULL);
SELECT count(*) FROM paragraphs(' ' || char(10, 9, 0xA0));
SELECT * FROM paragraphs;
-- LIMIT 1 reads one paragraph of ten megabytes.
SELECT paragraph FROM paragraphs(replace(hex(zeroblob(625000)), '00', 'The ferry left.' || char(10))) LIMIT 1;
