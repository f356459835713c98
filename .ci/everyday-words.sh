#!/usr/bin/env bash
# Makes the words that everybody knows (domain/src/search/everyday_words.txt):  .ci/everyday-words.sh
#
# Frequent words of films' subtitles in French and English, of which a spelling dictionary keeps what is a word: slips
# and names stay out. Folded as the index folds words, sorted, one a line. Sources and licences: docs/words.md.
# Needs npm, node, and hunspell with its dictionaries (apt: hunspell hunspell-fr-classical hunspell-en-us).
set -euo pipefail
cd "$(dirname "$0")/.."
list=$PWD/domain/src/search/everyday_words.txt

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
npm pack --silent @zxcvbn-ts/language-fr@4.1.2 @zxcvbn-ts/language-en@4.1.1 > /dev/null
# Words of three letters or more, the most frequent first.
words() {
  tar -xzOf "zxcvbn-ts-language-$1-$2.tgz" package/src/commonWords.json |
    node -e 'JSON.parse(require("fs").readFileSync(0, "utf8")).filter(w => /^\p{Ll}{3,}$/u.test(w)).forEach(w => console.log(w))'
}
# Of the French ones the names of things: a verb or an adjective is not what a text is about. Of the English ones, whose
# dictionary does not tell them apart, but what is said most.
nouns() { words fr 4.1.2 | hunspell -i utf-8 -d fr_FR -m | awk '/po:nom/ { print $1 }'; }
english() { words en 4.1.1 | awk 'NR <= 12000' | hunspell -i utf-8 -d en_US -G; }
{ nouns; english; } |
  node -e '
    const folded = w => w.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae");
    const words = require("fs").readFileSync(0, "utf8").split("\n").map(folded).filter(w => /^[a-z]{3,}$/.test(w));
    process.stdout.write([...new Set(words)].sort().join("\n") + "\n");' > "$list"
echo "everyday words: $(wc -l < "$list"), $(stat -c %s "$list") bytes, $(gzip -9c "$list" | wc -c) compressed"
