// minhash.cjs - the peer for signatures and their comparison: the npm package minhash
//
//     node minhash.cjs FOLDER_OF_NODE_MODULES articles.jsonl
//
// Prints one JSON object: version, processor seconds for the signatures (128 hashes of three-word shingles) of all
// articles, and for one comparison of two of them.

const { createRequire } = require("module");
const fs = require("fs");
const path = require("path");
const [folder, file] = process.argv.slice(2);
const load = createRequire(path.join(folder, "package.json"));
const { Minhash } = load("minhash");

function seconds(work) {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1e6;
}

function signature(body) {
  const words = body.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const minhash = new Minhash({ numPerm: 128 });
  for (let i = 0; i + 2 < words.length; i++) minhash.update(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  return minhash;
}

const bodies = fs.readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).body);
let signatures;
const signing = seconds(() => { signatures = bodies.map(signature); });
const comparisons = 1e6;
let sum = 0;
const comparing = seconds(() => {
  for (let i = 0; i < comparisons; i++)
    sum += signatures[i % signatures.length].jaccard(signatures[(i * 7 + 1) % signatures.length]);
});
const version = load("minhash/package.json").version;
console.log(JSON.stringify({ version, seconds: signing, comparison: comparing / comparisons, mean: sum / comparisons }));
