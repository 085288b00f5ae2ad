-- The figures that the articles of an event give, for sql/questions/where_figures_disagree.sql and timeline_of_a_number.sql.
--
-- Leaves them in temp.event_figures: event, number and outlet of the article, its time, what is told ("people killed"), the
-- figure, its modifier and the sentence that has it. Events are those of sql/events.sql. Copies of an article count once.
--
-- Counted are people and what became of them: killed, injured, missing, rescued, arrested ... With
--     .parameter set :figures "'all'"
-- everything that is counted with a noun and a verb, of which far more differ by chance. Left out is a part of a figure
-- ("including 10 children", "two of the dead", "another 12"), and what is told of another year or of an event before.

.read sql/events.sql

DROP TABLE IF EXISTS temp.event_quantities;
DROP TABLE IF EXISTS temp.event_figures;
DROP TABLE IF EXISTS temp.figure_verbs;
CREATE TEMP TABLE figure_verbs(verb PRIMARY KEY, outcome);
INSERT INTO temp.figure_verbs VALUES
('killed', 'killed'), ('kill', 'killed'), ('kills', 'killed'), ('killing', 'killed'), ('dead', 'killed'), ('died', 'killed'),
('die', 'killed'), ('dies', 'killed'), ('slain', 'killed'), ('drowned', 'killed'), ('perished', 'killed'), ('murdered', 'killed'),
('injured', 'injured'), ('injure', 'injured'), ('injures', 'injured'), ('injuring', 'injured'), ('hurt', 'injured'),
('wounded', 'injured'), ('wound', 'injured'), ('wounds', 'injured'), ('wounding', 'injured'), ('hospitalised', 'injured'),
('hospitalized', 'injured'), ('missing', 'missing'), ('unaccounted', 'missing'), ('trapped', 'trapped'), ('stranded', 'stranded'),
('rescued', 'rescued'), ('arrested', 'arrested'), ('arrest', 'arrested'), ('detained', 'arrested'), ('evacuated', 'evacuated'),
('displaced', 'displaced'), ('kidnapped', 'abducted'), ('abducted', 'abducted'), ('infected', 'infected'), ('freed', 'freed'),
('released', 'freed');

CREATE TEMP TABLE event_quantities AS
SELECT e.event, a.number, coalesce(a.outlet, 'article ' || a.number) AS outlet, a.time, q.kind, q.value, q.value_max, q.modifier,
       lower(q.noun) AS noun, lower(q.verb) AS verb, q.sentence_number,
       lower(substr(a.text, max(1, q.start - 30), min(30, q.start - 1))) AS before,
       lower(substr(a.text, q.start + q.length, 40)) AS behind
FROM temp.known_events e JOIN named_articles a USING (number), quantities(a.text) q
WHERE e.copy_of = e.number OR NOT EXISTS (SELECT 1 FROM temp.known_events c WHERE c.number = e.copy_of AND c.event = e.event);
CREATE INDEX temp.event_quantities_by_article ON event_quantities(number, value);

CREATE TEMP TABLE event_figures AS
WITH people(noun) AS (VALUES
    ('people'), ('persons'), ('person'), ('victims'), ('others'), ('men'), ('women'), ('children'), ('civilians'), ('soldiers'),
    ('officers'), ('policemen'), ('police'), ('passengers'), ('students'), ('workers'), ('girls'), ('boys'), ('residents'),
    ('protesters'), ('militants'), ('migrants'), ('tourists'), ('suspects'), ('hostages'), ('troops'), ('spectators'), ('fans'),
    ('concertgoers'), ('bystanders'), ('worshippers'), ('pedestrians'), ('foreigners'), ('miners'), ('members'), ('patients')),
told AS (
    SELECT q.*, coalesce(v.outcome, q.verb) AS outcome,
           iif(q.noun IS NULL OR q.noun IN ('people', 'persons', 'person', 'victims', 'others'), 'people', q.noun) AS who
    FROM temp.event_quantities q LEFT JOIN temp.figure_verbs v ON v.verb = q.verb
    WHERE q.kind = 'cardinal' AND q.value_max IS NULL AND q.value >= 1 AND q.value = CAST(q.value AS INTEGER)
      AND q.verb IS NOT NULL
      AND iif(:figures = 'all', q.noun IS NOT NULL,
              v.outcome IS NOT NULL AND (q.noun IS NULL OR q.noun IN (SELECT noun FROM people)))
      AND NOT (q.before LIKE '%includ%' OR q.before LIKE '%among %' OR q.before LIKE '%another %' OR q.before LIKE '%of the %'
               OR q.before LIKE '%of whom %' OR q.before LIKE '%of them %' OR q.before LIKE '%further %' OR q.before LIKE '%other %'
               OR q.behind LIKE ' of the%' OR q.behind LIKE ' of them%' OR q.behind LIKE ' of those%' OR q.behind LIKE ' of his%'
               OR q.behind LIKE ' of whom%' OR q.behind LIKE ' other%' OR q.behind LIKE ' more%' OR q.behind LIKE '%critical%' OR q.behind LIKE '%serious%'
               OR q.behind LIKE '%severe%')
      AND NOT EXISTS (
          SELECT 1 FROM temp.event_quantities d
          WHERE d.number = q.number AND d.sentence_number = q.sentence_number
            AND (d.kind = 'date' AND d.value GLOB '[12][0-9][0-9][0-9]*' AND substr(d.value, 1, 4) <> substr(q.time, 1, 4)
                 OR d.kind = 'date' AND d.value GLOB '--[01][0-9]'
                 OR d.kind = 'date' AND abs(julianday(substr(q.time, 1, 4) || substr(d.value, 2)) - julianday(q.time)) > 7
                 OR d.kind = 'duration' AND (d.behind LIKE ' ago%' OR d.behind LIKE ' earlier%')))),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY number, outcome, who ORDER BY sentence_number) AS place FROM told)
SELECT r.event, r.number, r.outlet, r.time, r.who || ' ' || r.outcome AS told, r.value AS figure, r.modifier,
       replace(replace(s.sentence, char(10), ' '), char(13), ' ') AS sentence
FROM ranked r JOIN named_articles a ON a.number = r.number, sentences(a.text) s
WHERE r.place = 1 AND s.sentence_number = r.sentence_number
  AND NOT (s.sentence LIKE '%last year%' OR s.sentence LIKE '%last month%' OR s.sentence LIKE '%in recent years%'
           OR s.sentence LIKE '%previous %' OR s.sentence LIKE '%deadliest %' OR s.sentence LIKE '%since %'
           OR s.sentence LIKE '%earlier attack%');
