// A picture of the map as it is shown, and as a file.

import type {Stage} from '../canvas/stage.ts';
import {h} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import {compose} from '../picture/snapshot.ts';
import {named} from '../picture/undrawn.ts';

type Composed = Parameters<typeof compose>[0];

/** What is painted with the map: all but what only the canvas and the page know. */
export type Painted = Omit<Composed, 'width' | 'height' | 'scale' | 'map' | 'font' | 'background'>;

/** The picture as it stands. */
export interface Saved {
  loading(): boolean;
  /** Resolves once it is whole. */
  settled(): Promise<void>;
  painted(width: number): Painted;
  /** Hears what could not be saved, and nothing where all could. */
  tell(trouble: string): void;
}

export class Saving {
  constructor(
    private readonly page: {root: HTMLElement; area: HTMLElement},
    private readonly stage: Pick<Stage, 'pixels'>,
    private readonly words: Words,
    private readonly shown: Saved
  ) {}

  /** A PNG of the map once it is whole, with the words that stood on it then; and the letters that no font here has. */
  private async taken(scale: number): Promise<{blob: Blob; missing: string[]}> {
    await this.shown.settled();
    const {clientWidth: width, clientHeight: height} = this.page.area;
    const pixels = this.stage.pixels(scale); // drawn and read by now: what is said of it may change while it is packed
    const style = getComputedStyle(this.page.root);
    const said = {
      ...this.shown.painted(width),
      width,
      height,
      scale,
      font: style.fontFamily,
      background: style.getPropertyValue('--water').trim()
    };
    const map = await pixels;
    const {canvas, missing} = compose({...said, map});
    map.close();
    const blob = await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(made => (made ? resolve(made) : reject(new Error('the picture is too large'))), 'image/png');
    });
    return {blob, missing};
  }

  async snapshot(scale: number): Promise<Blob> {
    return (await this.taken(scale)).blob;
  }

  /** Saves it under a name made of the title it has then. */
  async save(scale: number, title: () => string): Promise<void> {
    let taken: {blob: Blob; missing: string[]};
    if (this.shown.loading()) this.shown.tell(this.words.savedWhole);
    try {
      taken = await this.taken(scale);
    } catch (problem) {
      return this.shown.tell(`${this.words.notSaved}: ${(problem as Error).message}.`);
    }
    const {blob, missing} = taken;
    this.shown.tell(missing.length ? `${this.words.undrawn}: ${named(missing)}.` : '');
    const link = h('a', {href: URL.createObjectURL(blob), download: fileName(title(), scale)});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

function fileName(title: string, scale: number): string {
  return `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 80)}-${scale}x.png`;
}
