// before.js - stands in front of what emscripten writes: where the module finds its bytes under node, which has a fetch()
// that reads no files, and how it lets a failure through to the program instead of ending that.
if (typeof process === "object" && typeof require === "function" && !Module["wasmBinary"])
  Module["wasmBinary"] = require("fs").readFileSync(require("path").join(__dirname, "newsprint.wasm"));
