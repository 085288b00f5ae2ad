-- Who says each quotation: the mention, the rule, and the person that the mention stands for.
CREATE TABLE t(id INTEGER PRIMARY KEY, body);
INSERT INTO t(body) VALUES ('Voss to close the pier

OSTREL - "The pier is lost," Mayor Ida Voss told the board on Monday. "We will close it.

"It is the end," she said, "of a hundred years."

The board''s chairman, Jon Kerr, called the plan "a bad joke on us" and "a shame". He said he hoped that it was "not the last word".

According to the Harbour Union, the pier is "as sound as ever". The "experts" were not asked. "Nobody was," the chairman said.'),
('KERR: "Who pays?"

"May I ask a question?"

I began. "Who pays?"'),
('“Die Mole ist verloren”, sagte der Bürgermeister am Montag der Zeitung, die darüber berichtet hatte.');
SELECT id, quote, speaker, speaker_mention, cue, rule, sure, person_rule FROM t, quotes(body);
-- The mention is where start and length say.
SELECT count(*), sum(substr(body, mention_start, mention_length) = speaker_mention) FROM t, quotes(body)
WHERE speaker_mention IS NOT NULL;
