-- What is counted or measured, how much, and where it stands.
SELECT * FROM quantities('At least 14 people were killed on Tuesday.');
SELECT kind, value, value_max, unit, text FROM quantities('They paid $3.2bn, not 15-20 usd, over two and a half years.');
SELECT kind, value, unit, base_value, base_unit FROM quantities('It was 41C after 30 miles at 60 mph with 12kg of rice.');
SELECT kind, value, value_max, text FROM quantities('Rovers won 3-1 at 4:30 p.m. on June 3, 2024, in the 2023-24 season.');
SELECT kind, value, unit, noun, verb, modifier FROM quantities('Nearly half a million people fled; about 200 pounds of rice were sold.');
SELECT value, noun, verb FROM quantities('The 19th century workers protested. Second quarter profit rose.');
-- Names, codes and vague numbers are none.
SELECT count(*) FROM quantities('A Falcon 9 and 5G in room 204, open 24/7, call 555-0134; a few hundred, see https://a.example/14.');
-- The piece is where start and length say.
SELECT text, substr(t, start, length) = text FROM (SELECT 'é “Ünïted” 🚢 12kg and two-thirds' AS t), quantities(t);
SELECT sentence_number, quantity_number, value FROM quantities('No number. Two pistols, 3 knives. 12 men.');
-- Whole numbers are integers; more digits than a double has are no value.
SELECT value, typeof(value) FROM quantities('1.50 metres, 2.0 metres, 12345678901234567 metres, $3.2bn and at 9 a.m. on May 5');
-- German, and a number that is SQL's.
SELECT kind, value, unit FROM quantities('Die Stadt zahlt 1,75 Millionen Euro für die Brücke und 1.200 Hektar Wald.');
SELECT value FROM quantities(14);
SELECT count(*) FROM quantities(NULL);
SELECT count(*) FROM quantities('');
SELECT count(*) FROM quantities(x'FF31FF');
SELECT * FROM quantities;
SELECT * FROM quantities('a', 'b');
SELECT text FROM quantities('12 men, 3 dogs, 5 cats') ORDER BY quantity_number DESC LIMIT 2;
INSERT INTO quantities(text) VALUES ('a');
