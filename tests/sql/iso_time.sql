-- A printed time as ISO 8601: UTC where the zone is known, as printed where it is not, the day alone, or NULL.
SELECT iso_time('2031-03-13T08:00:00+02:00'), iso_time('Fri, 14 Mar 2031 09:12:00 GMT'), iso_time('14 March 2031, 09:12'),
       iso_time('Published March 14 2031');
SELECT iso_time('13/03/2031'), quote(iso_time('04/03/2031')), iso_time('04/03/2031', '{"order": "dmy"}'),
       iso_time('04/03/2031', '{"order": "mdy"}'), quote(iso_time('13/03/2031', '{"order": "mdy"}'));
SELECT iso_time('14 March 2031, 09:12', '{"zone": "+01:00"}'), iso_time('14 March 2031, 09:12', '{"zone": "ET"}'),
       iso_time('14 March 2031, 09:12 IST', '{"zone": "+05:30"}'), iso_time('4/3/2031 9:12', '{"zone": "UTC", "order": "dmy"}');
-- Text order is time order.
WITH stamp(t) AS (VALUES ('2031-03-13T07:00:00Z'), ('2031-03-13T08:00:00+02:00'), ('13 March 2031'), ('Thu, 13 Mar 2031 09:12:00 EST'))
SELECT t, iso_time(t) AS time FROM stamp ORDER BY time;
-- Not text: NULL, numbers, a BLOB, damaged UTF-8, NUL; options NULL.
SELECT quote(iso_time(NULL)), quote(iso_time('')), quote(iso_time(2031)), iso_time(20310314), quote(iso_time(1931245920)), iso_time(x'3134204D617920' || '2031');
SELECT iso_time(CAST(x'FF31342EFF204D61792032303331' AS TEXT)), iso_time('14 May 2031' || char(0) || '9:12'), iso_time('14 May 2031', NULL);
SELECT quote(iso_time(NULL, '{"order": "dmy"}')), quote(iso_time('14 May 2031' || printf('%2000s', 'x')));
-- It is what it was read from.
SELECT iso_time(iso_time('Mar 14, 2031 9:12 a.m. EST')) = iso_time('Mar 14, 2031 9:12 a.m. EST');
-- Options from a column, and in a view, an index and a generated column.
CREATE TABLE outlet(stamp TEXT, options TEXT, time TEXT AS (iso_time(stamp, options)) STORED);
CREATE INDEX by_time ON outlet(iso_time(stamp));
INSERT INTO outlet VALUES ('04/03/2031', '{"order": "dmy"}'), ('04/03/2031', '{"order": "mdy"}'), ('04/03/2031', NULL);
SELECT stamp, options, quote(time) FROM outlet;
-- Errors.
SELECT iso_time();
SELECT iso_time('14 May 2031', 'dmy');
SELECT iso_time('14 May 2031', '[1]');
SELECT iso_time('14 May 2031', 7);
SELECT iso_time('14 May 2031', '{"ordre": "dmy"}');
SELECT iso_time('14 May 2031', '{"order": "ydm"}');
SELECT iso_time('14 May 2031', '{"zone": "IST"}');
SELECT iso_time('14 May 2031', '{"zone": null}');
SELECT iso_time(NULL, '{"zone": "a place whose name is longer than any zone"}');
