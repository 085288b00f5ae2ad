-- the language of a text: script, function words, letters, abbreviations; NULL when in doubt
.headers on
SELECT text_language('The harbour was closed on Monday, and no ferry sailed.') AS en,
       text_language('Der Hafen war am Montag geschlossen.') AS de,
       text_language('Το λιμάνι ήταν κλειστό.') AS el,
       text_language('港は月曜日に閉まった。') AS ja;

-- each language of data/languages.def, in a sentence or two
CREATE TABLE texts(language, text);
INSERT INTO texts VALUES
    ('am', 'ወደቡ ሰኞ ተዘግቷል፣ እና ማንም አልነበረም ነው።'),
    ('ar', 'كان الميناء مغلقا يوم الاثنين ولم تبحر أي سفينة من المدينة.'),
    ('bg', 'Пристанището беше затворено в понеделник и никой не дойде.'),
    ('bn', 'বন্দর সোমবার বন্ধ ছিল।'),
    ('ca', 'El port estava tancat dilluns i ningú no va venir amb el vaixell.'),
    ('cs', 'Přístav byl v pondělí uzavřen a nikdo nepřišel.'),
    ('da', 'Havnen var lukket mandag, og ingen af bådene sejlede efter stormen.'),
    ('de', 'Der Hafen war am Montag geschlossen, und niemand kam.'),
    ('el', 'Το λιμάνι ήταν κλειστό τη Δευτέρα.'),
    ('en', 'The harbour was closed on Monday, and nobody came.'),
    ('es', 'El puerto estaba cerrado el lunes y nadie vino con el barco.'),
    ('fa', 'بندر روز دوشنبه بسته بود و هیچ کس نیامد.'),
    ('fi', 'Satama oli suljettu maanantaina, eikä kukaan tullut, koska myrsky ei ollut ohi.'),
    ('fr', 'Le port était fermé lundi et personne n’est venu avec le bateau.'),
    ('he', 'הנמל היה סגור ביום שני.'),
    ('hi', 'बंदरगाह सोमवार को बंद था और कोई नहीं आया।'),
    ('hr', 'Luka je u ponedjeljak bila zatvorena i nitko nije došao, što je rekao i tko zna.'),
    ('hu', 'A kikötő hétfőn zárva volt, és senki nem jött el.'),
    ('hy', 'Նավահանգիստը փակ էր։'),
    ('id', 'Pelabuhan itu ditutup pada hari Senin karena badai, dan tidak bisa dibuka kemarin.'),
    ('it', 'Il porto era chiuso lunedì e nessuno è venuto con la nave.'),
    ('ja', '港は月曜日に閉まり、船は出なかった。'),
    ('ka', 'პორტი დაკეტილი იყო.'),
    ('ko', '항구는 월요일에 닫혔다.'),
    ('ms', 'Pelabuhan itu ditutup pada hari Isnin kerana ribut, dan tidak boleh dibuka semalam.'),
    ('nl', 'De haven was maandag gesloten en niemand is met het schip gekomen.'),
    ('no', 'Havna var stengt mandag, og ingen av båtene seilte etter stormen, sa noen.'),
    ('pl', 'Port był w poniedziałek zamknięty i nikt się nie zjawił.'),
    ('pt', 'O porto estava fechado na segunda e ninguém veio com o barco, que não saiu.'),
    ('ro', 'Portul a fost închis luni și nimeni nu a venit cu vaporul.'),
    ('ru', 'Порт был закрыт в понедельник, и никто не вышел в море.'),
    ('sk', 'Prístav bol v pondelok zatvorený a nikto neprišiel, keď sa zotmelo.'),
    ('sr', 'Лука је у понедељак била затворена и нико није дошао.'),
    ('sv', 'Hamnen var stängd på måndagen och ingen av båtarna seglade.'),
    ('sw', 'Bandari ilifungwa jumatatu na hakuna meli ambayo ilikuwa katika bahari.'),
    ('ta', 'துறைமுகம் மூடப்பட்டது.'),
    ('te', 'ఓడరేవు మూసివేయబడింది.'),
    ('th', 'ท่าเรือปิดวันจันทร์'),
    ('tr', 'Liman pazartesi günü kapalıydı ve hiç kimse gelmedi.'),
    ('uk', 'Порт був закритий у понеділок, і ніхто не вийшов у море.'),
    ('ur', 'بندرگاہ پیر کو بند تھی اور کوئی نہیں آیا۔'),
    ('vi', 'Cảng đóng cửa hôm thứ hai và không ai đến.'),
    ('zh', '港口星期一关闭了，他们说没有人来，这让人担心。');
SELECT count(*) AS languages, count(DISTINCT language) AS different FROM texts;
SELECT language, text_language(text) AS found, text FROM texts WHERE text_language(text) IS NOT language;

-- in doubt: no words, too few, two languages that share them, a language that has no list
SELECT text_language('') AS empty, text_language('12:30, 5 %') AS digits, text_language('Lund') AS a_name,
       text_language('Han kom i dag.') AS danish_or_norwegian, text_language('東京都知事選挙') AS han_alone,
       text_language('Pristanišče je bilo zaprto, vendar so ladje vseeno prišle k nam.') AS slovene,
       text_language('Luka je zatvorena.') AS croatian_or_serbian, text_language(NULL) AS of_null;

-- numbers, BLOBs, damaged bytes
SELECT text_language(12.5) AS number, text_language(CAST('Der Hafen ist zu, und das ist gut.' AS BLOB)) AS blob,
       text_language(CAST(x'44657220486166656E20FF20697374207A752C20756E6420646173' AS TEXT)) AS damaged;

-- the first 1,024 bytes decide
SELECT text_language(replace(hex(zeroblob(60)), '00', 'der Hafen ist zu. ') || replace(hex(zeroblob(90)), '00', 'the harbour is shut. ')) AS first;

-- sentences() knows short texts by the same signs; what it is told counts more
SELECT sentence FROM sentences('La avda. Lund está cerrada. Llueve.');
SELECT sentence FROM sentences('Ποιος πληρώνει; Κανείς.');
SELECT sentence FROM sentences('Ποιος πληρώνει; Κανείς.', '{"language": "de"}');
SELECT sentence FROM sentences('La avda. Lund está cerrada. Llueve.', '{"language": "xx"}');
SELECT text_language('a', 'b');
