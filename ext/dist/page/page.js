// page.js - what the reader sees: takes files, hands them to the worker, shows how far it is and the report in a frame that may
// run nothing. Every text that comes from a file gets into the page as text, never as markup.
"use strict";
const $ = id => document.getElementById(id);
const SECTIONS = ["start", "work", "failure", "result"];
const SHOWN_MESSAGES = 200;
let worker = null, report = "", announced = "", problems = 0, messages = 0;

function show(...wanted) {
  for (const id of SECTIONS) $(id).hidden = !wanted.includes(id);
}

function addMessage(text, isProblem) {
  $("told").hidden = false;
  if (isProblem) $("messages").open = true;
  problems += isProblem;
  messages++;
  if (messages > SHOWN_MESSAGES) return;
  const item = document.createElement("li");
  item.textContent = messages === SHOWN_MESSAGES ? "there are more, which are not shown" : text;
  if (isProblem) item.className = "problem";
  $("list").append(item);
}

function clearAll() {
  if (worker) worker.terminate();
  worker = null;
  report = announced = "";
  problems = messages = 0;
  $("list").textContent = $("frame").textContent = "";
  $("told").hidden = $("frame").hidden = true;
  $("messages").open = false;
  $("bar").value = 0;
  show("start");
}

function fail(text) {
  $("failed").textContent = text;
  $("frame").hidden = true;
  show("start", "failure");
  $("failure-title").focus();
}

function endWorker(text) {
  worker.terminate();
  worker = null;
  report = "";
  fail(text);
}

// The links of the report lead out of the frame, into a tab of their own: the frame itself may load nothing.
function showReport() {
  const frame = document.createElement("iframe");
  frame.title = "The report";
  frame.sandbox = "allow-popups allow-popups-to-escape-sandbox";
  frame.srcdoc = report.replaceAll(' rel="noopener noreferrer" href="', ' rel="noopener noreferrer" target="_blank" href="');
  $("frame").replaceChildren(frame);
  $("frame").hidden = false;
}

const megabytes = bytes => Math.max(1, Math.round(bytes / 1e6)).toLocaleString("en") + " MB";

function onDone(done) {
  report = done.report;
  $("summary").textContent = `${done.articles.toLocaleString("en")} ${done.articles === 1 ? "article" : "articles"} in `
    + `${done.seconds.toFixed(1)} seconds, with ${megabytes(done.memory + done.database)} of memory. `
    + "You may drop more files here: they are added.";
  showReport();
  show("result");
  $("result-title").focus({ preventScroll: true });
}

function onStep({ step, share }) {
  $("bar").value = Math.max($("bar").value, share);
  if (step === announced) return;
  announced = step;
  $("step").textContent = step;
}

function save(content, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function onMessage({ data }) {
  if (data.step !== undefined) onStep(data);
  if (data.line) addMessage(data.line, /not loaded, |^there is no |^it is not /.test(data.line));
  if (data.problem) addMessage(data.problem, true);
  if (data.report !== undefined) onDone(data);
  if (data.saved) save(data.saved, "application/vnd.sqlite3", "articles.db");
  if (data.failed) endWorker(data.failed);
}

function startWorker() {
  const source = URL.createObjectURL(new Blob([$("worker").textContent], { type: "text/javascript" }));
  worker = new Worker(source);
  URL.revokeObjectURL(source);
  worker.onmessage = onMessage;
  worker.onerror = event => endWorker("The work ended early: " + event.message);
  worker.postMessage({ start: { wasm: $("wasm").textContent.trim(), sql: JSON.parse($("sql").textContent) } });
}

function begin(files) {
  if (files.length === 0) return fail("There is no file in what you gave.");
  $("bar").value = 0;
  $("frame").hidden = true;
  show("work");
  $("work-title").focus();
  onStep({ step: "reading", share: 0 });
  if (!worker) startWorker();
  worker.postMessage({ files });
}

// Chromium gives a page that is a file no way into a dropped folder but its own field for folders, which is laid over the page
// while something is dragged and gets the drop. (It has handles, but these leave out every file with a quotation or question
// mark in its name, without a word.)
const hasEntries = !(location.protocol === "file:" && "getAsFileSystemHandle" in DataTransferItem.prototype);

// Adds the files of an entry to found, those of the folders below as well. A folder is read by pieces.
async function walk(entry, path, found) {
  try {
    if (entry.isFile) return found.push({ path, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
    for (const reader = entry.createReader();;) {
      const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (entries.length === 0) return;
      for (const below of entries) await walk(below, path ? path + "/" + below.name : below.name, found);
    }
  } catch (error) {
    addMessage((path || entry.name) + ": it cannot be read: " + error.message, true);
  }
}

// Of one folder the paths begin inside of it, as on the command line.
async function walkAll(entries) {
  const found = [];
  for (const entry of entries) await walk(entry, entries.length === 1 && entry.isDirectory ? "" : entry.name, found);
  return found;
}

async function onDrop(event) {
  setTimeout(() => dragging(false));
  const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
  const hasFolder = entries.some(entry => entry.isDirectory);
  if (!busy() && !hasEntries && hasFolder && entries.length === 1 && event.target === $("folder")) return; // the field takes it
  event.preventDefault();
  if (busy()) return;
  if (hasFolder && !hasEntries) return fail("This browser takes one folder at a time. Drop them one after the other: they are added.");
  const files = [...event.dataTransfer.files].map(file => ({ path: file.name, file }));
  begin(hasEntries && entries.length > 0 ? await walkAll(entries) : files);
}

function dragging(isOn) {
  $("drop").classList.toggle("over", isOn);
  $("folder").hidden = !isOn;
}

function picked(input) {
  const files = [...input.files].map(file => ({ path: (file.webkitRelativePath || "/" + file.name).replace(/^[^/]*\//, ""), file }));
  input.value = "";
  if (files.length > 0) begin(files);
}

const busy = () => !$("work").hidden;

document.addEventListener("dragenter", () => dragging(true));
document.addEventListener("dragover", event => event.preventDefault());
document.addEventListener("dragleave", event => event.relatedTarget || dragging(false));
document.addEventListener("drop", onDrop);
$("pick-folder").onclick = () => $("folder").click();
$("pick-files").onclick = () => $("files").click();
$("folder").onchange = () => picked($("folder"));
$("files").onchange = () => picked($("files"));
$("stop").onclick = clearAll;
$("again").onclick = clearAll;
$("save-report").onclick = () => save(report, "text/html", "report.html");
$("save-database").onclick = () => worker.postMessage({ save: true });
if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function" || typeof Worker !== "function")
  fail("This browser is too old for the page: it wants Chrome or Edge 102, Firefox 113 or Safari 16.4, or a newer one.");
