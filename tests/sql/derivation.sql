-- How a second text relates to the first: each of the answers.
CREATE TABLE version(name, body);
INSERT INTO version VALUES
  ('wire', 'A dock crane fell on the old pier at Lindmouth on Monday morning. Nobody was hurt, the harbour master said. The ferry to the islands will not sail before noon. A spokesman for the port refused to say how old the crane was.'),
  ('same', 'A DOCK crane fell on the old pier at Lindmouth on Monday morning -- nobody was hurt, the harbour master said; the ferry to the islands will not sail before noon; a spokesman for the port refused to say how old the crane was'),
  ('first', 'A dock crane fell on the old pier at Lindmouth on Monday morning. Nobody was hurt, the harbour master said.'),
  ('parts', 'Nobody was hurt, the harbour master said. A spokesman for the port refused to say how old the crane was.'),
  ('cut', 'crane fell on the old pier at Lindmouth on Monday morning. Nobody was hurt, the harbour'),
  ('more', 'A dock crane fell on the old pier at Lindmouth on Monday morning. Nobody was hurt, the harbour master said. Police closed the road. The ferry to the islands will not sail before noon. A spokesman for the port refused to say how old the crane was.'),
  ('not', 'A dock crane fell on the old pier at Lindmouth on Monday morning. Nobody was hurt, the harbour master said. The ferry to the islands will sail before noon. A spokesman for the port refused to say how old the crane was.'),
  ('order', 'The ferry to the islands will not sail before noon. A dock crane fell on the old pier at Lindmouth on Monday morning. Nobody was hurt, the harbour master said. A spokesman for the port refused to say how old the crane was.'),
  ('words', 'On Monday morning a dock crane crashed onto the old pier at Lindmouth. The harbour master said that nobody had been hurt. Before noon no ferry will sail to the islands. How old the crane was, a spokesman for the port would not say.'),
  ('own', 'It was a bad week for those who keep the coast of the county in repair. A dock crane fell on the old pier at Lindmouth on Monday morning. Nobody was hurt, the harbour master said. On Tuesday the dunes at Holm broke. Farmers behind them brought their sheep to the hills in the night, and the school was shut. On Wednesday the council met. It has no money for either place, and will ask the government for help. An answer is not expected before the summer.'),
  ('event', 'Lindmouth lost a crane on Monday, and part of its pier. Islanders waited for the ferry until noon while divers looked at the damage in the harbour.'),
  ('other', 'Voters in Ostrava Bay chose a new council. The count ended at four in the morning.');
CREATE TABLE learned AS SELECT term_weights(body) AS weights FROM version WHERE name IN ('own', 'more', 'other');
SELECT b.name, derivation(a.body, b.body), derivation(b.body, a.body), derivation(a.body, b.body, weights)
FROM version a, version b, learned WHERE a.name = 'wire';
-- What two reports quote does not make one a copy of the other.
SELECT derivation('The mayor spoke on Monday. “We have waited ten years for this bridge. We will not wait another day.” Work begins in spring.',
                  'She attacked the government at a rally. “We have waited ten years for this bridge. We will not wait another day.” Her rivals laughed.');
SELECT derivation('“We have waited ten years for this bridge. We will not wait another day.”',
                  '“We have waited ten years for this bridge. We will not wait another day. Go home.”');
-- The evidence, in the order of the table.
SELECT measure, round(value, 3), threshold, holds, meaning FROM version a, version b, derivation_evidence(a.body, b.body) WHERE a.name = 'wire' AND b.name = 'own';
SELECT measure, value = tfidf_similarity(a.body, b.body, learned.weights) AS same, threshold, holds
FROM version a, version b, learned, derivation_evidence(a.body, b.body, learned.weights) WHERE a.name = 'wire' AND b.name = 'event' AND measure = 'cosine';
-- Scripts without spaces.
SELECT derivation('港口起重机周一早上倒塌。没有人受伤。渡轮中午起航。', '港口起重机周一早上倒塌。渡轮中午起航。');
-- Nothing, other types, and errors.
SELECT derivation(NULL, 'a') IS NULL, derivation('a', NULL) IS NULL, derivation('', 'a') IS NULL, derivation('a', '* * *') IS NULL, derivation('a', 'b', NULL), derivation(12.5, '12 5');
SELECT count(*) FROM derivation_evidence('a', NULL);
SELECT count(*) FROM derivation_evidence(NULL, 'a');
SELECT count(*) FROM derivation_evidence('a', '');
SELECT count(*) FROM derivation_evidence('a', 'b', NULL);
SELECT derivation('a', 'b', 'weights');
SELECT derivation('a', 'b', x'6e');
SELECT count(*) FROM derivation_evidence('a', 'b', 'weights');
SELECT count(*) FROM derivation_evidence('a', 'b', x'6e');
SELECT derivation('a');
SELECT * FROM derivation_evidence('a');
