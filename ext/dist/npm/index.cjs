"use strict";
const path = require("node:path");

function getLoadablePath() {
  return path.join(__dirname, "linux-x86_64", "newsprint.so");
}

function load(db) {
  db.loadExtension(getLoadablePath());
}

module.exports = { getLoadablePath, load };
