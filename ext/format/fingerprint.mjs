// fingerprint.mjs - newsprint's fingerprint of a text, from FORMAT.md alone, in JavaScript without the library
//
//     import { minhash, bands } from './fingerprint.mjs'      texts are strings, or Uint8Arrays, which may be damaged UTF-8
//     node fingerprint.mjs vectors.json                       prints the file of vectors, all values computed anew
//
// The plainest way is taken and none of the library's short cuts. Numbers of 64 bits are BigInts.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const GOLDEN = 0x9e3779b97f4a7c15n, ROOT3 = 0xbb67ae8584caa73bn, LOW32 = 0xffffffffn
const u64 = (n) => BigInt.asUintN(64, n)

const UNSPACED = new RegExp('[\\u0e01-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u303c\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf' +
  '\\u4e00-\\u9fff\\ua9e0-\\ua9ff\\uaa60-\\uaa7f\\uf900-\\ufaff\\uff66-\\uff9f\\u{16fe2}\\u{16fe3}\\u{1aff0}-\\u{1b16f}\\u{20000}-\\u{3ffff}]', 'u')
const MARK = /[\p{M}\u0640\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe72\ufe74\ufe76-\ufe7f\uff9e\uff9f]/u
const DROPPED = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/u
const CANONICAL = /[\p{No}\u0e33\u0eb3\u0edc\u0edd\u309f\u30ff]/u
const APOSTROPHE = /['`\u00b4\u02bb-\u02bf\u055a\u05f3\u1fef\u1ffd\u2018\u2019\u201b\u2032\uff07\uff40]/u
const LATIN = { æ: 'ae', ð: 'd', ø: 'o', þ: 'th', đ: 'd', ħ: 'h', ı: 'i', ł: 'l', œ: 'oe', ŧ: 't', ƙ: 'k', ƴ: 'y', ɓ: 'b', ɖ: 'd', ɗ: 'd' }

// An array of valid characters, U+FFFD for each damaged one.
function characters(text) {
  const data = typeof text === 'string' ? new TextEncoder().encode(text) : text, found = []
  for (let at = 0, end; at < data.length; at = end) {
    for (end = at + 1; data[at] >= 0xc0 && data[end] >> 6 === 2;) end++
    const decoded = [...new TextDecoder('utf-8', { ignoreBOM: true }).decode(data.subarray(at, end))]
    found.push(decoded.length === 1 ? decoded[0] : '\ufffd')
  }
  return found
}

// Letter, Ideograph, Mark, Format, Apostrophe or Separator.
function characterClass(character) {
  if (APOSTROPHE.test(character)) return 'A'
  if (MARK.test(character)) return 'M'
  if (/[\p{L}\p{N}]/u.test(character)) return UNSPACED.test(character) && !/\p{Nd}/u.test(character) ? 'I' : 'L'
  return /\p{Cf}/u.test(character) ? 'F' : 'S'
}

// [start, word] of each word, start in characters from 1.
export function words(text) {
  const found = characters(text), classes = found.map(characterClass).join('')
  return [...classes.matchAll(/IM*|L(?:[LM]|(?:AF*|F+)(?=[LM]))*/g)].map(({ index, 0: { length } }) =>
    [index + 1, found.slice(index, index + length).join('')])
}

const apart = (character) => character.normalize(CANONICAL.test(character) ? 'NFD' : 'NFKD')

// Full case folding of a character that cannot be taken apart. That of Cherokee is to capitals.
const small = (c) => (/[Ꭰ-ᏽꭰ-ꮿ]/u.test(c) ? c.toUpperCase() : c.toLowerCase().toUpperCase().toLowerCase())

// Digits of a script stand ten in a row, in the order of their values.
function digit(character) {
  let first = character.codePointAt(0)
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--
  return String((character.codePointAt(0) - first) % 10)
}

// The match key of a word.
export function fold(word) {
  const each = (text, change) => [...text].map(change).join('')
  const folded = each(each(each(word, apart), small), apart).normalize('NFD')
  const kept = [...folded].filter((c) => 'LIM'.includes(characterClass(c)) && !DROPPED.test(c))
  return kept.map((c) => (/\p{Nd}/u.test(c) ? digit(c) : LATIN[c] ?? c)).join('').normalize('NFC')
}

function mix(a, b) {
  const product = a * b
  return u64(product) ^ (product >> 64n)
}

const number = (data) => [...data].reduceRight((sum, byte) => sum << 8n | BigInt(byte), 0n)

function hashBytes(data, start = data.length) {
  let h = u64(GOLDEN + BigInt(start))
  for (; data.length > 8; data = data.slice(8)) h = mix(h ^ number(data.slice(0, 8)), ROOT3)
  return mix(h ^ number(data), ROOT3)
}

// Hashes in order, with repeats.
export function shingles(text, width = 3) {
  const hashes = words(text).map(([, word]) => hashBytes(new TextEncoder().encode(fold(word))))
  const count = hashes.length && Math.max(1, hashes.length - width + 1)
  return Array.from({ length: count }, (_, i) =>
    mix(hashes.slice(i, i + width).reduce((sum, h) => u64(sum * GOLDEN + h), 0n), ROOT3) || 1n)
}

function toRegister(value) {
  const exponent = value.toString(2).length - 1
  return exponent < 14 ? Number(value >> 3n) : (exponent - 13) << 11 | Number(value >> BigInt(exponent - 11)) & 0x7ff
}

function write(size, width, estimated, count, registers) {
  const little = (n, bytes) => Array.from({ length: bytes }, (_, i) => Math.floor(n / 256 ** i) % 256)
  return Uint8Array.from([0x6e, 0x70, 0x6d, 0x68, 1, 1, width, estimated, ...little(size, 2), ...little(count, 6),
    ...registers.flatMap((register) => little(register, 2))])
}

// The signature of a text; null where it has no words.
export function minhash(text, size = 256, width = 3) {
  const distinct = [...new Set(shingles(text, width))], bins = new Array(size).fill(null), k = BigInt(size)
  if (!distinct.length) return null
  for (let r = 0n; r < 2n * k && bins.includes(null); r++) {
    const factor = mix(r + GOLDEN, ROOT3) | 1n
    for (const x of distinct.map((h) => mix(h, factor))) {
      const at = r < k ? (x >> 32n) * k >> 32n : r - k
      const value = r < k ? r << 32n | x & LOW32 : 1n << 44n | (x & LOW32) << 12n
      if (bins[at] === null || value < bins[at]) bins[at] = value
    }
  }
  return write(size, width, 0, distinct.length, bins.map(toRegister))
}

const registers = (signature) => Array.from({ length: (signature.length - 16) / 2 }, (_, i) => signature[16 + 2 * i] | signature[17 + 2 * i] << 8)

// The signature of all their texts together, of a size and a width; the count is an estimate.
export function merge(...signatures) {
  const least = signatures.map(registers).reduce((a, b) => a.map((r, i) => Math.min(r, b[i]))), size = least.length
  const values = least.map((r) => (r < 2048 ? (r + 0.5) * 2 ** -29 : ((r & 0x7ff) + 2048.5) * 2 ** ((r >> 11) - 30)))
  const full = values.filter((value) => value < size).length
  const estimate = size * Math.max(full - 1, Math.min(full, 1)) / values.reduce((sum, value) => sum + Math.min(value, size), 0)
  return write(size, signatures[0][6], 1, Math.max(1, Math.floor(estimate + 0.5)), least)
}

export function bands(signature, count) {
  const bytes = 2 * Math.floor((signature.length - 16) / 2 / count)
  return Array.from({ length: count }, (_, b) => hashBytes(signature.slice(16 + bytes * b, 16 + bytes * (b + 1)), b))
}

// Writes into a file of vectors what is computed here for its texts.
function fill(document) {
  const hex = (bytes) => bytes && Buffer.from(bytes).toString('hex'), hashes = (list) => list.map((h) => h.toString(16).padStart(16, '0'))
  const texts = Object.fromEntries(document.texts.map((v) => [v.name, v.text ?? new Uint8Array(Buffer.from(v.bytes, 'hex'))]))
  for (const v of document.texts) {
    v.words = words(texts[v.name]).map(([start, word]) => [start, word, fold(word)])
    for (const width in v.shingles) v.shingles[width] = hashes(shingles(texts[v.name], Number(width)))
    for (const s of v.signatures) {
      const signature = minhash(texts[v.name], s.size, s.shingle)
      s.hex = hex(signature)
      for (const count in s.bands) s.bands[count] = hashes(bands(signature, Number(count)))
    }
  }
  for (const m of document.merges) m.hex = hex(merge(...m.of.map((name) => minhash(texts[name], m.size, m.shingle))))
  return document
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(fill(JSON.parse(readFileSync(process.argv[2], 'utf8')))))
