-- Quotations, their kinds, and where they stand.
CREATE TABLE t(body);
INSERT INTO t VALUES ('“The pier is lost,” said Voss, “and we know it.”

The “experts” came from “Nine Tales of the Pier”. She said it was ‘a long night’ and left.

"We wait.

"We wait again," Lund said. A 6" gun and the workers'' rights.');
SELECT quote_number, kind, quote, sentence_number, paragraph_number FROM t, quotes(body);
-- The piece is where start and length say.
SELECT count(*), sum(substr(body, start, length) = quote) FROM t, quotes(body);
SELECT quote FROM quotes('é 🚢 «Nous partons» «b') WHERE start = 6;
SELECT count(*) FROM quotes(NULL);
SELECT count(*) FROM quotes('');
SELECT count(*) FROM quotes('no marks');
SELECT quote, typeof(quote) FROM quotes('"2031"');
SELECT * FROM quotes;
SELECT * FROM quotes('a', 'b');
-- Ordered by nature, and by request.
SELECT quote FROM quotes('"pier" "crane" "wall"') ORDER BY quote_number DESC;
EXPLAIN QUERY PLAN SELECT quote FROM quotes('"pier"') ORDER BY quote_number;
-- Bytes that are no UTF-8.
SELECT quote, start, length FROM quotes(CAST(x'22ff4122' AS TEXT));
-- Read only.
INSERT INTO quotes(quote) VALUES ('a');
