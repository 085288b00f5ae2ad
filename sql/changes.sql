-- The sentences that differ between the two texts of each row of temp.version_pairs, for sql/questions/stealth_edits.sql,
-- what_changed_since_yesterday.sql and what_was_added_and_cut.sql, which make that table: pair, first and second (the lines
-- above it, the second or NULL), note, a, b.
--
-- Leaves them in temp.sentence_changes, and in temp.answer. In an edited sentence [-what was deleted-] and {+what was
-- added+} is marked. "marks" are sentences of which no word changed, but case or punctuation: quotation marks that are
-- gone, perhaps. Straight quotation marks that became typographic ones are no change.

DROP TABLE IF EXISTS temp.sentence_changes;
CREATE TEMP TABLE sentence_changes AS
SELECT p.pair, s.rowid AS row, s.a_sentence, s.b_sentence, s.moved,
       CASE WHEN s.operation <> 'unchanged' OR s.a_sentence = s.b_sentence THEN s.operation
            WHEN replace(replace(replace(replace(s.a_sentence, '“', '"'), '”', '"'), '’', ''''), '‘', '''')
               = replace(replace(replace(replace(s.b_sentence, '“', '"'), '”', '"'), '’', ''''), '‘', '''')
            THEN 'unchanged' ELSE 'marks' END AS operation
FROM version_pairs p, aligned_sentences(p.a, p.b) s WHERE p.a <> p.b;

INSERT INTO answer(lead, text, lines)
SELECT lead, text, lines
FROM (SELECT pair, -4 AS row, printf('%3d  ', pair) AS lead, first AS text, 1 AS lines FROM version_pairs
      UNION ALL SELECT pair, -3, '     ', second, 1 FROM version_pairs WHERE second IS NOT NULL
      UNION ALL SELECT pair, -2, '       ', note, 2 FROM version_pairs
      UNION ALL
      SELECT p.pair, -1, '       ', iif(p.a = p.b, 'no change',
             'sentences: ' || coalesce(sum(operation = 'unchanged'), 0) || ' unchanged'
             || iif(sum(operation = 'edited'), ', ' || sum(operation = 'edited') || ' edited', '')
             || iif(sum(operation = 'marks'), ', ' || sum(operation = 'marks') || ' in marks alone', '')
             || iif(sum(operation = 'added'), ', ' || sum(operation = 'added') || ' added', '')
             || iif(sum(operation = 'deleted'), ', ' || sum(operation = 'deleted') || ' deleted', '')
             || iif(sum(moved), ', ' || sum(moved) || ' moved', '')), NULL
      FROM version_pairs p LEFT JOIN sentence_changes USING (pair) GROUP BY p.pair
      UNION ALL
      SELECT pair, row, printf('     %-8s ', iif(operation = 'unchanged', 'moved', operation)),
             iif(moved AND operation <> 'unchanged', '(moved) ', '')
             || CASE operation WHEN 'edited' THEN word_diff(a_sentence, b_sentence) WHEN 'deleted' THEN a_sentence
                               WHEN 'marks' THEN a_sentence || char(10) || b_sentence ELSE b_sentence END, NULL
      FROM sentence_changes WHERE operation <> 'unchanged' OR moved)
WHERE pair <= 100 ORDER BY pair, row LIMIT 2000;
