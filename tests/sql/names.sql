-- The names in a text: full names first, then every mention.
SELECT name, kind, mentions, forms, first_start FROM names('Voss quits. Mayor Lena Voss left Norway on Monday; Mrs Voss was tired.');
SELECT name, kind, mentions, forms FROM names('The Harbour Workers Union (HWU) met George W. Brandt Jr. and Maria van der Velde. Velde left; the HWU stayed with Brandt.');
SELECT name, kind FROM names('However U.S. Secretary of State Lena Voss met Bank of Ostrel Chairman J. Marsk.');
-- substr() gives the first mention back.
WITH t(body) AS (VALUES ('Zoë Voss saw “Ørsta”, and Ørsta saw her.'))
SELECT name, substr(body, first_start, length(name)) FROM t, names(body);
-- Quotes, line breaks and controls in a name are data of the JSON.
SELECT forms, json_valid(forms) FROM names('It was Lena
Voss, or Lena Voss, who said so.');
-- Not text: NULL, empty, numbers, a BLOB, damaged UTF-8, NUL.
SELECT count(*) FROM names(NULL);
SELECT count(*) FROM names('');
SELECT count(*) FROM names(12.5);
SELECT name FROM names(CAST('We met Lena Voss.' AS BLOB));
SELECT name FROM names(CAST(x'576520FF6D6574204C656E6120566F73732E' AS TEXT));
SELECT name FROM names('We met Lena' || char(0) || 'Voss.');
-- Scripts without capitals have no names; German nouns are none.
SELECT count(*) FROM names('东京和北京的居民很高兴。');
SELECT name, kind FROM names('Die Sprecherin des Hafens, Lena Voss, sagte am Montag, der Kran sei nach Norwegen verkauft worden. Frau Voss war nicht müde.');
-- Errors.
SELECT * FROM names;
SELECT * FROM names('a', 'b');
