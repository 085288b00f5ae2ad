-- A stored index in a database whose texts are UTF-16.
PRAGMA encoding = 'UTF-16le';
CREATE TABLE artículos(número INTEGER PRIMARY KEY, texto TEXT);
INSERT INTO artículos VALUES (1, 'La grúa cayó sobre el muelle al amanecer'), (2, 'Грузовой кран упал на причал утром'), (3, '港口的起重机倒了'), (4, NULL);
CREATE VIRTUAL TABLE "índice" USING minhash_index(content='artículos', column=texto, key="número", threshold=0.3);
INSERT INTO "índice"("índice") VALUES ('rebuild');
SELECT rowid, round(similarity, 2) FROM "índice" WHERE "índice" MATCH 'La grúa cayó sobre el muelle ayer';
SELECT rowid, similarity, text FROM "índice"('ГРУЗОВОЙ кран упал на причал утром');
SELECT rowid, similarity FROM "índice"('港口的起重机倒了') WHERE similarity IS NOT 2 AND similarity IS NOT 3 AND similarity IS NOT 4
 AND similarity IS NOT 5 AND similarity IS NOT 6 AND similarity IS NOT 7 AND similarity IS NOT 8 AND similarity IS NOT 9
 AND containment IS NOT 2 AND containment IS NOT 3 AND containment IS NOT 4 AND containment IS NOT 5 AND containment IS NOT 6
 AND containment IS NOT 7 AND containment IS NOT 8 AND "índice" MATCH '港口的起重机倒了';
SELECT a.número, (SELECT group_concat(x.rowid) FROM "índice" x WHERE x."índice" = a.texto) FROM artículos a;
SELECT rowid FROM "índice" WHERE "índice" MATCH minhash('港口的起重机倒了');
INSERT INTO "índice"(rowid, text) VALUES (5, 'texto nuevo sin fila');
UPDATE "índice" SET text = text WHERE rowid < 4;
DELETE FROM "índice" WHERE rowid = 5;
ALTER TABLE "índice" RENAME TO "Ü@日本";
INSERT INTO "Ü@日本"("Ü@日本") VALUES ('integrity-check');
SELECT count(*) FROM "Ü@日本"('La grúa cayó sobre el muelle al amanecer');
INSERT INTO "Ü@日本"("Ü@日本") VALUES ('größer');
SELECT count(*) FROM "Ü@日本" WHERE signature = minhash(text);
