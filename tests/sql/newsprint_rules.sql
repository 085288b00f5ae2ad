-- A rule with one row and one with two, one that names what stays, a verdict, and one for page dumps alone.
SELECT name, kind, place, level, pattern FROM newsprint_rules
WHERE name IN ('byline_by', 'dateline_opening', 'page_outside', 'title_line', 'timestamp_relative');
SELECT goes, stays FROM newsprint_rules WHERE name = 'byline_by';
-- In order of their name, each once, and no cell empty.
SELECT count(*) > 0, count(DISTINCT name) = count(*), min(length(pattern) * length(goes) * length(stays) > 0)
FROM newsprint_rules;
SELECT group_concat(name) = (SELECT group_concat(name) FROM (SELECT name FROM newsprint_rules ORDER BY +name)) AS sorted
FROM (SELECT name FROM newsprint_rules);
SELECT DISTINCT level FROM newsprint_rules;
SELECT group_concat(place, ' ') FROM (SELECT DISTINCT place FROM newsprint_rules ORDER BY place);
-- Why each part went.
CREATE TABLE t AS SELECT 'Crane falls on ferry hall – Calder Gazette
By Corin Maddox
4 min read

PORT ELLERY (Meridian Wire) — A crane fell onto the ferry hall on Thursday, the police said.

Advertisement

Nobody knows why. (Reporting by Una Pellew)

Similar Posts
Herring quota cut again
Sign the harbour book today' AS text, '["Sign the harbour book today"]' AS learned;
SELECT p.rule, r.kind = p.kind AS same_kind, r.place, r.goes
FROM t, article_parts(t.text, t.learned, 'page') p LEFT JOIN newsprint_rules r ON r.name = p.rule
WHERE p.rule IS NOT NULL;
SELECT count(*) FROM newsprint_rules e, article_parts(e.goes, NULL, 'page') p
WHERE p.rule NOT IN (SELECT name FROM newsprint_rules);
-- No argument, and nothing else than a SELECT.
SELECT count(*) FROM newsprint_rules('byline_by');
DELETE FROM newsprint_rules;
-- In views, with nothing trusted.
PRAGMA trusted_schema = OFF;
CREATE VIEW why AS SELECT p.rule, r.pattern FROM t, article_parts(t.text) p JOIN newsprint_rules r ON r.name = p.rule;
SELECT * FROM why WHERE rule IN ('byline_by', 'related_below_heading');
-- The phrases of a label, from the first language to the last that has some.
SELECT instr(pattern, char(10) || 'ar: ') > 0, instr(pattern, char(10) || 'zh: ') > 0 FROM newsprint_rules WHERE name = 'label_ad';
