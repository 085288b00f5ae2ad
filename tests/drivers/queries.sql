SELECT fold_text('The Mayor’s office — Zürich'), minhash_count(minhash('a b c d')), similarity('a b c d e', 'b c d e f') AS s;
SELECT word, folded, start, length FROM words('São Jorge’s “quay”');
SELECT group_concat(length(value) || ' ' || (value = fold_text(value)), ';') FROM json_each('["Pier","pier"]');
SELECT count(*), typeof(minhash('pier')) FROM sentences('One crane fell. Nobody was hurt.');
