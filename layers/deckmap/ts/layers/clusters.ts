// Text of any script for deck.gl, which draws one code point after the other from left to right. Where that is not how
// a script is written, what belongs together is handed over as one sign: the browser shapes it when it is drawn.

/** Marks and joined signs: one code point is not one sign. */
const COMBINED = /[\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\u200c\u200d\ufe0f\u{e0020}-\u{e007f}]/u;
/** Written from right to left, most of them joined within a word. */
const LEFTWARD = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const LETTER = /\p{L}/u;

/** The text if it can be drawn code point by code point, else its signs in the order in which they are seen. */
export function signsOf(value: unknown): string | string[] {
  if (value === null || value === undefined) return '';
  const text = String(value).normalize('NFC');
  if (LEFTWARD.test(text)) {
    return text.split('\n').flatMap((line, index) => [...(index ? ['\n'] : []), ...seenOrder(line)]);
  }
  return COMBINED.test(text) ? graphemes(text) : text;
}

function graphemes(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({segment}) => segment);
}

/** Words of one direction keep together; the first letter says in which direction the line runs. */
function seenOrder(line: string): string[] {
  const words = line.split(/( +)/).filter(Boolean);
  const leftward = words.map(word => LEFTWARD.test(word));
  // What stands between words of one direction goes with them.
  words.forEach((word, index) => {
    if (word.trim() === '') leftward[index] = Boolean(leftward[index - 1] && leftward[index + 1]);
  });
  const runs: {leftward: boolean; words: string[]}[] = [];
  words.forEach((word, index) => {
    const last = runs.at(-1);
    if (last?.leftward === leftward[index]) last.words.push(word);
    else runs.push({leftward: leftward[index], words: [word]});
  });
  const ordered = runs.map(run => (run.leftward ? run.words.toReversed().map(spared) : run.words.flatMap(graphemes)));
  const first = [...line].find(letter => LETTER.test(letter));
  return (first && LEFTWARD.test(first) ? ordered.toReversed() : ordered).flat();
}

/** deck.gl measures a sign from where it is set, and a word joined leftward reaches over that. */
const spared = (word: string): string => (word.trim() ? `\u2009${word}` : word);
