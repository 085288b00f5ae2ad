-- The match key of a text: folded words with one space between.
SELECT fold_text('The Mayor’s  “office” — Zürich');
SELECT fold_text('THE MAYOR''S "OFFICE" - ZURICH') = fold_text('The Mayor’s  “office” — Zürich') AS same;
SELECT fold_text('ＮＥＷＳ ２０３１'), fold_text('10³'), fold_text('Straße'), fold_text('Ελλάδα');
SELECT fold_text('港口 closed'), fold_text('harbour' || char(0xAD) || 'side');
SELECT fold_text(NULL) IS NULL, typeof(fold_text('')), quote(fold_text(' … ')), fold_text(12.50), fold_text(x'4D61796F72');
SELECT fold_text();
SELECT fold_text('a', 'b');
-- What is typed for an apostrophe, what is typed for a letter, and digits.
SELECT fold_text('don‘t donʼt don＇t don`t don´t don′t don’t don''t dont');
SELECT fold_text('ｶﾞﾗｽ'), fold_text('ﻛﺘﺎﺏ'), fold_text('ﬁﬁth'), fold_text('١٢٣ ๑๒๓ 123');
SELECT fold_text('Smørrebrød'), fold_text('Đà Nẵng'), fold_text('Iğdır'), fold_text('Æ Œ Þ ð');
-- Folding twice changes nothing.
SELECT fold_text(fold_text('São Jorge’s Łódź')) = fold_text('São Jorge’s Łódź');
