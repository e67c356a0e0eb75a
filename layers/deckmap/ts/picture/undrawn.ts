// Letters that no font of this browser has: where one is drawn, a box stands in its place.

const SIDE = 24;
/** Not assigned: whatever stands for it stands for every letter that is missing. */
const NOBODY_HAS = '\u0378';
/** Spaces, marks and controls are no letters, and every font has those of ASCII. */
const NO_LETTER = /[\x00-\x7f]|\p{Z}|\p{M}|\p{Cc}|\p{Cf}/u;

/** Writes down every text that is drawn on a context from now on. */
export function noteTexts(context: CanvasRenderingContext2D): Set<string> {
  const texts = new Set<string>();
  const draw = context.fillText.bind(context);
  context.fillText = (text: string, x: number, y: number, room?: number) => {
    texts.add(text);
    if (room === undefined) draw(text, x, y);
    else draw(text, x, y, room);
  };
  return texts;
}

/** Letters of the texts that are drawn as a box in `font`, each once. */
export function undrawn(texts: Iterable<string>, font: string): string[] {
  const letters = [...new Set([...texts].join(''))].filter(letter => !NO_LETTER.test(letter));
  if (!letters.length) return [];
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 2 * SIDE;
  const context = canvas.getContext('2d', {willReadFrequently: true})!;
  context.font = `${SIDE}px ${font}`;
  const drawn = (letter: string): string => {
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.fillText(letter, SIDE / 2, 1.5 * SIDE);
    return context.getImageData(0, 0, canvas.width, canvas.height).data.join();
  };
  const box = drawn(NOBODY_HAS);
  return letters.filter(letter => drawn(letter) === box);
}

/** The letters by name: "中 (U+4E2D), U+0378". */
export function named(letters: readonly string[]): string {
  return letters.map(letter => `${letter} (U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`).join(', ');
}
