-- A bar on stderr is off until it is asked for; here stderr is what is read, and nothing takes two seconds.
SELECT newsprint_progress(0);
SELECT newsprint_progress(2);
CREATE TABLE article(body TEXT);
INSERT INTO article VALUES ('a crane fell on the pier'), ('a crane fell on the pier');
SELECT count(*) FROM near_duplicates('article', 'body');
SELECT count(*) FROM near_duplicates('missing', 'body');
SELECT newsprint_progress(0);
SELECT newsprint_progress(3);
SELECT newsprint_progress(-1);
SELECT newsprint_progress('on');
SELECT newsprint_progress(NULL);
SELECT newsprint_progress();
-- It changes the connection, so it is not for views and triggers.
CREATE VIEW watched AS SELECT newsprint_progress(2);
SELECT * FROM watched;
