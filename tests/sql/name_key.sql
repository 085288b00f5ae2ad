-- A key that spellings have in common, and a verdict on what it joins.
SELECT name_key('Yuri Ushakov'), name_key('Yury Ushakov'), name_key('Юрий Ушаков'), name_key('Mr. William J. Brandt Jr.'), name_key('Bill Brandt');
SELECT same_name('Yuri Ushakov', 'Yury Ushakov'), same_name('Bill Brandt', 'William J. Brandt'), same_name('Bashar al-Assad', 'Bashar Assad');
SELECT same_name('Zoë Müller', 'Zoe Mueller'), same_name('Юрий Ушаков', 'Yuri Ushakov'), same_name('Kim Jong-un', 'Kim Jong Un');
SELECT same_name('Karl W. Brandt', 'Karl H. Brandt'), same_name('Karl Brandt Jr.', 'Karl Brandt III'), same_name('Alexander Voss', 'Alexandra Voss'), same_name('Tom Hall', 'Tom Hill');
-- Unsure.
SELECT quote(same_name('Brandt', 'Karl Brandt')), quote(same_name('K. Brandt', 'Karl Brandt')), quote(same_name('Ana Marsk', 'Ana Marsk Voss'));
-- It does not matter which is asked first.
SELECT same_name('Brandt', 'Voss') = same_name('Voss', 'Brandt'), same_name('Ana Voss', 'Anna Voss') = same_name('Anna Voss', 'Ana Voss');
-- Not a name: NULL, empty, marks, numbers, a BLOB, damaged UTF-8, NUL, other scripts, too long.
SELECT quote(name_key(NULL)), quote(name_key('')), quote(name_key('?!')), name_key(12.5), name_key(x'4B61726C20566F7373'), name_key(CAST(x'4B61726CFF20566F7373' AS TEXT)), name_key('Karl' || char(0) || 'Voss');
SELECT quote(same_name(NULL, 'Voss')), quote(same_name('Voss', NULL)), quote(same_name('', '')), quote(same_name('?', 'Voss')), same_name(12, 12), quote(same_name(12, 13));
SELECT name_key('محمد علي'), same_name('محمد علي', 'محمد علي'), quote(same_name('محمد علي', 'Muhammad Ali')), name_key('習近平');
SELECT length(name_key(replace(hex(zeroblob(100)), '00', 'Voss '))), same_name(printf('%.*c', 5000, 'x'), printf('%.*c', 5000, 'x')), quote(same_name(printf('%.*c', 5000, 'x'), 'Voss'));
-- In an index and a generated column.
CREATE TABLE speaker(name TEXT, key TEXT AS (name_key(name)) STORED);
CREATE INDEX by_key ON speaker(name_key(name));
INSERT INTO speaker VALUES ('Muammar Gaddafi'), ('Moammar Qadhafi'), ('Karl Voss');
SELECT a.name, b.name FROM speaker a JOIN speaker b ON a.key = b.key AND a.name < b.name AND same_name(a.name, b.name);
-- Errors.
SELECT name_key();
SELECT same_name('Voss');
