#!/usr/bin/env bash
# Node's TextDecoder("euc-kr") knows a fifth of what browsers know, and misreads 2,349 syllables even
# with `fatal: true`.
#
# By the Encoding Standard this label means the superset that Windows writes (CP949, all 11,172
# syllables), and browsers follow it. Node hands the label to ICU, whose EUC-KR has 2,350 of them. Of the
# others, 6,473 raise an error, and 2,349 become a control character and a stray byte in silence,
# because each of their bytes alone is legal. Only text with a rarer syllable is hit.
#
# Why it matters: most public Korean tables are in CP949. A place or company with such a syllable no
# longer matches its key, or one cell makes a whole valid file "not Korean" in a guess by trial, while
# the same code tested in a browser is right.
# Instead: iconv-lite's "cp949" on the server; after any decoding refuse U+0080 to U+009F.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error iconv-lite@0.7.3 >/dev/null
npm ls --depth=0 | sed 1d

cat >show.mjs <<'JS'
import iconv from "iconv-lite";

console.log(`Node ${process.versions.node}, ICU ${process.versions.icu}`);
const decoder = new TextDecoder("euc-kr", { fatal: true });
const decode = (bytes) => {
  try {
    return decoder.decode(bytes);
  } catch {
    return "error";
  }
};

const counts = { right: 0, error: 0, wrong: 0 };
let iconvRight = 0;
for (let code = 0xac00; code <= 0xd7a3; code += 1) {
  const syllable = String.fromCodePoint(code);
  const bytes = iconv.encode(syllable, "cp949");
  const decoded = decode(bytes);
  counts[decoded === syllable ? "right" : decoded === "error" ? "error" : "wrong"] += 1;
  if (iconv.decode(bytes, "cp949") === syllable) iconvRight += 1;
}
console.table({
  "expected (browsers)": { right: 11172, error: 0, wrong: 0 },
  TextDecoder: counts,
  "iconv-lite": { right: iconvRight, error: 0, wrong: 11172 - iconvRight },
});
const sample = [...decode(iconv.encode("똠", "cp949"))].map((letter) => `U+${letter.codePointAt(0).toString(16)}`);
console.log(`똠 (U+b620) becomes ${sample.join(" ")}`);
if (iconvRight !== 11172 || counts.right > 2400 || counts.wrong < 2000) {
  console.error("Changed: this Node decodes more of CP949, or refuses what it cannot.");
  process.exit(1);
}
console.log("As described.");
JS
node show.mjs
