// database.js - what a program in JavaScript calls; stands behind what emscripten writes, inside of its module.
//
//     const newsprint = await require("./newsprint.js")();
//     const database = newsprint.open(bytes);                    bytes of a database file, or nothing for an empty one
//     database.exec("SELECT minhash(?) AS signature", "a text")  [{signature: Uint8Array}]
//     database.bytes();                                          what a file of it holds
//     database.close();
//     newsprint.shell("/articles.db", ".read sql/schema.sql");   the sqlite3 shell, on files of newsprint.FS; its exit code
//
// open() takes the path of a file of newsprint.FS, too, which close() leaves there; of bytes it makes a copy.
//
// Values are null, numbers, strings, Uint8Arrays, and BigInts where an integer is beyond what a number holds. A statement that
// fails throws an Error with SQLite's message. Everything runs in one thread and returns when it is done.

const OK = 0, ROW = 100, DONE = 101;
const INTEGER = 1, FLOAT = 2, TEXT = 3, BLOB = 4;
const OPEN_READWRITE_CREATE = 6;
const TRANSIENT = -1;
const encoder = new TextEncoder(), decoder = new TextDecoder();
let opened = 0; // databases, ever
let open = 0;   // now

// Copies bytes to the heap, a zero behind them; the caller frees the address.
function copyIn(bytes) {
  const address = Module["_malloc"](bytes.length + 1);
  if (!address) throw new Error("out of memory");
  Module["HEAPU8"].set(bytes, address);
  Module["HEAPU8"][address + bytes.length] = 0;
  return address;
}

// The same for as long as use(address) runs.
function withBytes(bytes, use) {
  const address = copyIn(bytes);
  try {
    return use(address);
  } finally {
    Module["_free"](address);
  }
}

const pointerAt = address => Module["HEAPU32"][address >> 2];
const copied = (address, length) => Module["HEAPU8"].slice(address, address + length);

function bindValue(statement, place, value) {
  if (value === null || value === undefined) return Module["_sqlite3_bind_null"](statement, place);
  if (typeof value === "bigint") return Module["_sqlite3_bind_int64"](statement, place, value);
  if (typeof value === "boolean") return Module["_sqlite3_bind_int64"](statement, place, BigInt(value));
  if (typeof value === "number")
    return Number.isSafeInteger(value) ? Module["_sqlite3_bind_int64"](statement, place, BigInt(value))
                                       : Module["_sqlite3_bind_double"](statement, place, value);
  const isText = typeof value === "string";
  if (!isText && !(value instanceof Uint8Array)) throw new Error("a value must be null, a number, a string or a Uint8Array");
  const bytes = isText ? encoder.encode(value) : value;
  const bind = Module[isText ? "_sqlite3_bind_text" : "_sqlite3_bind_blob"];
  return withBytes(bytes, address => bind(statement, place, address, bytes.length, TRANSIENT));
}

function columnValue(statement, column) {
  const type = Module["_sqlite3_column_type"](statement, column);
  if (type === INTEGER) {
    const value = Module["_sqlite3_column_int64"](statement, column);
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (type === FLOAT) return Module["_sqlite3_column_double"](statement, column);
  if (type !== TEXT && type !== BLOB) return null;
  const address = Module[type === TEXT ? "_sqlite3_column_text" : "_sqlite3_column_blob"](statement, column);
  const bytes = copied(address, Module["_sqlite3_column_bytes"](statement, column));
  return type === TEXT ? decoder.decode(bytes) : bytes;
}

class Database {
  constructor(given) {
    this.isOurs = typeof given !== "string";
    this.path = this.isOurs ? "/opened" + ++opened : given;
    if (this.isOurs && given) FS.writeFile(this.path, given);
    const code = withBytes(encoder.encode(this.path), path => withBytes(new Uint8Array(4), slot => {
      const code = Module["_sqlite3_open_v2"](path, slot, OPEN_READWRITE_CREATE, 0);
      this.handle = pointerAt(slot);
      return code;
    }));
    open++;
    if (code !== OK) this.fail();
  }

  fail() {
    throw new Error(this.handle ? UTF8ToString(Module["_sqlite3_errmsg"](this.handle)) : "the database is closed");
  }

  // Runs the statements of a text, with the values bound to each that has parameters; gives the rows of the last one.
  exec(sql, ...values) {
    if (!this.handle) this.fail();
    let rows = [];
    withBytes(encoder.encode(sql), start => withBytes(new Uint8Array(8), slots => {
      for (let next = start; Module["HEAPU8"][next]; next = pointerAt(slots + 4)) {
        if (Module["_sqlite3_prepare_v2"](this.handle, next, -1, slots, slots + 4) !== OK) this.fail();
        const statement = pointerAt(slots);
        if (statement) rows = this.run(statement, values);
      }
    }));
    return rows;
  }

  run(statement, values) {
    try {
      const wanted = Module["_sqlite3_bind_parameter_count"](statement);
      if (wanted > 0 && wanted !== values.length) throw new Error(`the statement has ${wanted} parameters, not ${values.length}`);
      for (let place = 1; place <= wanted; place++)
        if (bindValue(statement, place, values[place - 1]) !== OK) this.fail();
      const names = Array.from({ length: Module["_sqlite3_column_count"](statement) },
                               (_, column) => UTF8ToString(Module["_sqlite3_column_name"](statement, column)));
      const rows = [];
      let code;
      while ((code = Module["_sqlite3_step"](statement)) === ROW)
        rows.push(Object.fromEntries(names.map((name, column) => [name, columnValue(statement, column)])));
      if (code !== DONE) this.fail();
      return rows;
    } finally {
      Module["_sqlite3_finalize"](statement);
    }
  }

  bytes() {
    return FS.analyzePath(this.path).exists ? FS.readFile(this.path) : new Uint8Array(0);
  }

  close() {
    if (this.handle) {
      Module["_sqlite3_close_v2"](this.handle);
      open--;
    }
    this.handle = 0;
    if (this.isOurs && FS.analyzePath(this.path).exists) FS.unlink(this.path);
  }
}

Module["open"] = given => new Database(given);

// A call to exit() ends the shell alone. The shell sets SQLite up, which warns where that is done already.
Module["shell"] = (path, script) => {
  if (open === 0) Module["_sqlite3_shutdown"]();
  FS.writeFile("/commands.sql", script);
  const words = ["sqlite3", "-batch", path, ".read /commands.sql"].map(word => copyIn(encoder.encode(word)));
  const list = copyIn(new Uint8Array(new Uint32Array([...words, 0]).buffer));
  try {
    return Module["_sqlite3_shell"](words.length, list);
  } catch (thrown) {
    if (thrown instanceof ExitStatus) return thrown.status;
    throw thrown;
  } finally {
    [list, ...words].forEach(address => Module["_free"](address));
  }
};
