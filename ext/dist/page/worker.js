// worker.js - does the work of the page in a thread of its own: puts the files that it is given into the module's own file
// system, and has the sqlite3 shell of the module run the files of sql/ on them, as `make demo` has the stock shell.
//
// It is told {start: {wasm, sql}}, the module, packed, and the files of sql/; {files: [{path, file}]}, to be loaded beside what
// is loaded already; {save: true}. It tells {step, share}, {line}, {problem}, {report, database, articles, memory, seconds},
// {saved} and {failed}.

const DATABASE = "/articles.db", FOLDER = "/in", REPORT = "/report.html";
const LONGEST_NAME = 255; // bytes, as the shell reads folders
const KINDS = { text: /\.txt$/i, html: /\.x?html?$/i, json: /\.(json|jsonl|ndjson)$/i, csv: /\.(csv|tsv)$/i,
                database: /\.(db|db3|sqlite|sqlite3)$/i };

// What is done, by the word with which the shell's line begins, and its part of the time, measured on 10,000 articles.
const STEPS = [["read", 14], ["lines", 12], ["texts", 22], ["sentences", 3], ["quotes", 6], ["names", 6], ["quantities", 5],
               ["pairs", 5], ["passages", 4], ["events", 5], ["stories", 4], ["report", 14]];
const ALL = STEPS.reduce((sum, [, part]) => sum + part, 0);

let engine; // the module
let lines = []; // what the shell wrote since it was started
let errors = [];
let written = []; // bytes of standard error, until a line of it ends
let step = 0;

const tell = message => postMessage(message);
const quoted = text => "'" + text.replaceAll("'", "''") + "'";

function atStep(name, text, within = 0) {
  const place = STEPS.findIndex(([known]) => known === name);
  if (place < 0) return;
  step = place;
  const before = STEPS.slice(0, place).reduce((sum, [, part]) => sum + part, 0);
  tell({ step: text, share: (before + within * STEPS[place][1]) / ALL });
}

function print(line) {
  lines.push(line);
  atStep(line.split(/[ ,:]/, 1)[0], line);
}

// A bar of newsprint_progress() ends with a return of the carriage, a message with a line break.
function onErrorByte(byte) {
  if (byte === null) return;
  if (byte !== 10 && byte !== 13) return written.push(byte & 255);
  const line = new TextDecoder().decode(new Uint8Array(written)).replace("\x1b[K", "");
  written = [];
  const bar = /^(.*?) +\[[#.]*\] +(\d+) %/.exec(line);
  if (bar) atStep(STEPS[step][0], lines[lines.length - 1] || "", bar[2] / 100);
  else if (line.trim()) errors.push(line);
}

// The first message of the shell, without the place in a file that the reader does not see.
const reason = () => (errors[0] || "").replace(/^.*? near line \d+: /, "");

// The file is in memory and nobody else's: no journal of it need be written, nor looked for, and its pages are kept.
const SETTINGS = ".output /dev/null\nPRAGMA locking_mode = exclusive;\nPRAGMA journal_mode = memory;\nPRAGMA synchronous = off;\n"
               + "PRAGMA cache_size = -256000;\n.output\n";

// Runs commands of the shell; gives what it wrote. A command that fails ends them.
function shell(path, commands) {
  lines = [];
  errors = [];
  const code = engine.shell(path, ".bail on\n.headers off\n.mode list\n.parameter init\n" + SETTINGS + commands);
  if (code || errors.length) throw new Error(reason() || "the shell ended with code " + code);
  return lines;
}

const parameter = (name, value) => `REPLACE INTO temp.sqlite_parameters(key, value) VALUES (':${name}', ${quoted(value)});\n`;

async function unpacked(base64) {
  const packed = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function start({ wasm, sql }) {
  engine = await newsprint({ wasmBinary: await unpacked(wasm), print, stderr: onErrorByte });
  for (const [path, text] of Object.entries(sql)) {
    engine.FS.mkdirTree(("/" + path).replace(/\/[^/]*$/, "") || "/");
    engine.FS.writeFile("/" + path, text);
  }
  shell(DATABASE, ".read sql/schema.sql\n");
}

// A name as the file system can hold it: what is no Unicode is replaced, and one that is too long is cut before its ending.
function asName(name) {
  name = new TextDecoder().decode(new TextEncoder().encode(name));
  if (name === "" || name === "." || name === "..") return "_";
  const ending = (/\.[^.]{1,8}$/.exec(name) || [""])[0], letters = [...name.slice(0, name.length - ending.length)];
  while (new TextEncoder().encode(letters.join("") + ending).length > LONGEST_NAME) letters.pop();
  return letters.join("") + ending;
}

function freePath(path) {
  path = FOLDER + "/" + path.split("/").map(asName).join("/");
  const [, stem, ending] = /^(.*?)((?:\.[^./]{1,8})?)$/s.exec(path);
  for (let count = 2; engine.FS.analyzePath(path).exists; count++) path = `${stem}~${count}${ending}`;
  return path;
}

function isDatabase(bytes) {
  return new TextDecoder("latin1").decode(bytes.subarray(0, 16)) === "SQLite format 3\0";
}

// A database that keeps a log beside it is opened without: there is no memory that connections could share.
function withoutLog(bytes, path) {
  if (bytes[18] !== 2) return;
  bytes[18] = bytes[19] = 1;
  tell({ problem: path + ": it keeps a log in a second file; what stands there alone is not read. To have it all, close the "
                  + "program that writes it, or run PRAGMA wal_checkpoint" });
}

function kindOf(path, bytes) {
  if (isDatabase(bytes)) return "database";
  return Object.keys(KINDS).find(kind => KINDS[kind].test(path));
}

// Copies the files that are read; gives their paths by kind.
function copyIn(files) {
  const paths = { text: [], html: [], database: [], json: [], csv: [] }, others = [];
  files.forEach(({ path, file }, count) => {
    if (count % 100 === 0) atStep("read", `reading ${count} of ${files.length} files`, 0.5 * count / files.length);
    let bytes;
    try {
      bytes = new Uint8Array(new FileReaderSync().readAsArrayBuffer(file));
    } catch (error) {
      return tell({ problem: path + ": it cannot be read: " + error.message });
    }
    const kind = kindOf(path, bytes);
    if (!kind) return others.push(path);
    if (kind === "database" && !isDatabase(bytes)) return tell({ problem: path + ": not loaded, it is no SQLite database" });
    if (kind === "database") withoutLog(bytes, path);
    const copy = freePath(path);
    engine.FS.mkdirTree(copy.replace(/\/[^/]*$/, ""));
    engine.FS.writeFile(copy, bytes, { canOwn: true });
    paths[kind].push(copy);
  });
  if (others.length > 0)
    tell({ problem: `${others.length} ${others.length === 1 ? "file is" : "files are"} of no kind that is read: `
                    + others.slice(0, 5).join(", ") + (others.length > 5 ? ", ..." : "") });
  return paths;
}

// What the shell says of a load, and what it stumbles over.
function load(name, commands) {
  try {
    for (const line of shell(DATABASE, commands)) tell({ line });
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    tell({ problem: name + ": not loaded, " + error.message });
  }
}

function loadDatabase(path) {
  const name = path.slice(FOLDER.length + 1);
  let commands;
  try {
    commands = shell(path, ".read sql/import/database.sql\n").join("\n");
  } catch (error) {
    return tell({ problem: name + ": not loaded, " + error.message });
  }
  if (!commands) return tell({ problem: name + ": not loaded, no table of it has a column with texts, such as body or text" });
  load(name, `ATTACH ${quoted(path)} AS reader;\n${commands}\n`);
}

function loadAll(paths) {
  atStep("read", "loading", 0.5);
  const folder = parameter("folder", FOLDER);
  if (paths.text.length) load("texts", folder + ".read sql/import/folder_of_text.sql\n");
  if (paths.html.length) load("pages", folder + ".read sql/import/folder_of_html.sql\n");
  paths.database.forEach(loadDatabase);
  for (const [kind, reader] of [["json", "json_lines"], ["csv", "csv"]])
    for (const path of paths[kind]) load(path.slice(FOLDER.length + 1), parameter("file", path) + `.read sql/import/${reader}.sql\n`);
  Object.values(paths).flat().forEach(path => engine.FS.unlink(path));
}

function counted() {
  const database = engine.open(DATABASE);
  const [{ articles }] = database.exec("SELECT count(*) AS articles FROM articles WHERE body IS NOT NULL");
  database.close();
  return articles;
}

function work(files) {
  const started = performance.now();
  loadAll(copyIn(files));
  if (!counted()) return tell({ failed: "No article was found in what you gave." });
  for (const line of shell(DATABASE, ".read sql/refresh.sql\n")) tell({ line });
  atStep("report", "report");
  shell(DATABASE, parameter("report", REPORT) + ".read sql/report.sql\n");
  tell({ report: engine.FS.readFile(REPORT, { encoding: "utf8" }), articles: counted(),
         database: engine.FS.stat(DATABASE).size, memory: engine.HEAPU8.length, seconds: (performance.now() - started) / 1000 });
}

async function obey({ start: given, files, save }) {
  try {
    if (given) await start(given);
    if (files) work(files);
    if (save) tell({ saved: engine.FS.readFile(DATABASE) });
  } catch (error) {
    tell({ failed: error.message || String(error) });
  }
}

// One after the other: the module takes its time to start.
let queue = Promise.resolve();
onmessage = ({ data }) => {
  queue = queue.then(() => obey(data));
};
