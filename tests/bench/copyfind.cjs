// copyfind.cjs - the peer for passages: the rule of Copyfind as pl-copyfind has it, each article with each
//
//     node copyfind.cjs FOLDER_OF_NODE_MODULES articles.jsonl WORDS IMPERFECTIONS
//
// Prints one JSON object: version, processor seconds, and the pairs that share a phrase: WORDS words in a row, or with
// IMPERFECTIONS above 0 so many that match in a phrase, bridged over so many that do not while 80 % match. The texts are
// given to it as words without case, accents and apostrophes, for it takes words as they stand between blanks.

const { createRequire } = require("module");
const fs = require("fs");
const path = require("path");
const [folder, file, words, imperfections] = process.argv.slice(2);
const load = createRequire(path.join(folder, "package.json"));
const copyfind = load("pl-copyfind");

const options = { PhraseLength: Number(words), MismatchTolerance: Number(imperfections), bBuildReport: false };

function plain(body) {
  const letters = body.normalize("NFD").replace(/\p{M}/gu, "").replace(/['’]/g, "").toLowerCase();
  return (letters.match(/[\p{L}\p{N}]+/gu) || []).join(" ");
}

function ask(a, b, known) {
  let answer;
  copyfind(a, b, { ...options, ...known }, (error, data) => {
    if (error) throw new Error(error.message);
    answer = data;
  });
  return answer;
}

const articles = fs.readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const before = process.cpuUsage();
const texts = articles.map((article) => plain(article.body));
const hashes = texts.map((text) => ask(text, "-").hashesL);
const pairs = [];
for (let b = 1; b < texts.length; b++)
  for (let a = 0; a < b; a++)
    if (ask(texts[a], texts[b], { hashesL: hashes[a], hashesR: hashes[b] }).matches.length)
      pairs.push([articles[a].id, articles[b].id]);
const used = process.cpuUsage(before);
const version = load("pl-copyfind/package.json").version;
console.log(JSON.stringify({ version, pairs, seconds: (used.user + used.system) / 1e6 }));
