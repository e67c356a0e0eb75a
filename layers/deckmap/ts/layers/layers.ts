// From the specs Python sends to deck.gl layers: fetched, cut into pieces, kept while nothing about them changes.

import type {Layer} from '@deck.gl/core';
import type {Moment} from '../days/clock.ts';
import {boxOf, gap, softened, touches} from '../days/filter.ts';
import type {Ranges} from '../days/ranges.ts';
import type {Point} from '../ground/lasso.ts';
import {asker, type Ask} from '../wire/gate.ts';
import type {Id} from '../wire/ids.ts';
import type {LayerOptions, LayerSpec, Theme} from '../wire/payload.ts';
import {type Loaded, load, peek, rowsOf, Unanswered} from '../wire/sources.ts';
import {type Drawing, type Entry, onClock, type Piece} from './entry.ts';
import {unquoted} from './layer_text.ts';
import {type Picked, pickedOf, tipOfFeature, touchesRing} from './picked.ts';
import {Pieces} from './pieces.ts';

const DEFAULTS: LayerOptions = {label: '', clocked: true, fade: 0.5, difference: null};
const OFF = 1_000_000; // days: farther than any

/** Layers by their deck.gl ids. */
export interface Run {
  moving: boolean;
  ids: Set<string>;
}

export class Layers {
  readonly errors = new Map<string, string>();
  private entries = new Map<string, Entry>();
  private order: string[] = [];
  private byDeckId = new Map<string, {entry: Entry; piece: Piece}>();
  private asleep: {entry: Entry; piece: Piece}[] = [];
  private selection: [string, Id][] = [];
  private readonly pieces: Pieces;

  constructor(
    readonly ranges: Ranges,
    private readonly changed: () => void
  ) {
    this.pieces = new Pieces(ranges, (entry, problem) => this.lacks(entry, problem));
  }

  get labels(): (id: string) => string {
    return id => this.entries.get(id)?.options.label || id;
  }

  /** Takes the specs; layers whose spec did not change are left as they are. */
  take(specs: LayerSpec[], options: Record<string, LayerOptions>, drawing: Drawing): void {
    const next = new Map<string, Entry>();
    this.pieces.drawing = drawing;
    const {theme, anywhere, timed} = drawing;
    for (const spec of specs) {
      const given = {...DEFAULTS, ...options[spec.id], ...(timed ? {} : {clocked: false})};
      const text = JSON.stringify([spec, given, theme, anywhere]);
      const before = this.entries.get(spec.id);
      // What was refused stays so, and what deck.gl could not load it would not load now.
      if (before?.text === text && (!before.error || !before.again || before.data)) {
        next.set(spec.id, before);
        continue;
      }
      next.set(spec.id, this.enter(spec, text, given, theme, before));
    }
    this.entries = next;
    this.order = specs.map(spec => spec.id);
    this.index();
  }

  /** Whether any layer still waits for its data. */
  get loading(): boolean {
    return [...this.entries.values()].some(entry => !entry.data && !entry.error);
  }

  /** Asks again for what may come now. deck.gl asks for an image anew only in a layer it has not seen before. */
  retry(): void {
    const failed = [...this.entries.values()].filter(entry => entry.error && entry.again);
    for (const entry of failed) entry.pieces = [];
    this.index();
    this.changed();
    for (const {spec, text, options, theme} of failed) {
      this.entries.set(spec.id, this.enter(spec, text, options, theme, undefined));
    }
    this.index();
    this.changed();
  }

  has(id: string): boolean {
    return this.entries.has(id);
  }

  /** Whether trying again may help a layer that failed. */
  again(id: string): boolean {
    return this.entries.get(id)?.again ?? false;
  }

  private get ask(): Ask {
    return asker(this.pieces.drawing.anywhere);
  }

  /** What a layer could not have, while the rest of it is drawn. */
  private lacks(entry: Entry, problem: Error): void {
    if (this.entries.get(entry.spec.id) !== entry || entry.error) return;
    this.fail(entry, problem);
    this.index();
    this.changed();
  }

  private fail(entry: Entry, problem: Error): void {
    entry.error = problem.message;
    entry.again = problem instanceof Unanswered;
  }

  private enter(
    spec: LayerSpec,
    text: string,
    options: LayerOptions,
    theme: Theme,
    before: Entry | undefined
  ): Entry {
    const entry: Entry = {
      spec, text, options, theme, converted: null, data: null, pieces: [], drawn: 0, first: 0, error: '', again: false
    };
    try {
      entry.converted = this.pieces.convert(spec, options.clocked);
    } catch (error) {
      this.fail(entry, error as Error);
      return entry;
    }
    if (typeof spec.data === 'string') {
      const url = unquoted(spec.data);
      const ready = peek(url, this.pieces.drawing.anywhere);
      if (ready) this.fill(entry, ready, before);
      else {
        // What is drawn of the same data stays while that is fetched anew: no flash.
        if (before?.spec.data === spec.data) entry.pieces = before!.pieces;
        load(url, this.ask).then(
          loaded => {
            if (this.entries.get(spec.id) !== entry) return;
            this.fill(entry, loaded, before);
            this.index();
            this.changed();
          },
          (error: Error) => {
            if (this.entries.get(spec.id) !== entry) return;
            this.fail(entry, error);
            entry.pieces = [];
            this.index();
            this.changed();
          }
        );
      }
    } else {
      this.fill(entry, {...rowsOf(spec.data ?? []), bytes: 0}, before);
    }
    return entry;
  }

  private fill(entry: Entry, data: Loaded, before: Entry | undefined): void {
    entry.data = data;
    entry.error = '';
    try {
      entry.pieces = this.pieces.of(entry, data, before);
    } catch (error) {
      this.fail(entry, error as Error);
      entry.pieces = [];
    }
  }

  private index(): void {
    this.byDeckId.clear();
    this.errors.clear();
    for (const id of this.order) {
      const entry = this.entries.get(id)!;
      for (const piece of entry.pieces) this.byDeckId.set(piece.layer.id, {entry, piece});
      if (entry.error) this.errors.set(id, entry.error);
    }
    this.asleep = [...this.byDeckId.values()].filter(({piece}) => !piece.ready);
  }

  /** New layer instances over the same data: the old ones belong to a GPU context that is gone. */
  rebuild(): void {
    for (const entry of this.entries.values()) {
      for (const piece of entry.pieces) piece.ready = false;
      if (entry.data) this.fill(entry, entry.data, entry);
    }
    this.index();
  }

  /** How many pieces deck.gl does not have yet. */
  get waiting(): number {
    return this.asleep.length;
  }

  /** Makes ready what can show at these moments; says whether there was anything. */
  wake(moments: Moment[]): boolean {
    if (!this.asleep.length) return false;
    const boxes = moments.map(moment => softened(boxOf(moment), 1).hard);
    const woken = this.asleep.filter(
      ({entry, piece}) =>
        entry.converted?.props.visible !== false &&
        (!onClock(entry) || boxes.some(box => touches(box, piece.bounds)))
    );
    for (const {piece} of woken) piece.ready = true;
    if (woken.length) this.asleep = this.asleep.filter(({piece}) => !piece.ready);
    return woken.length > 0;
  }

  /** Makes the one piece ready that is nearest in time, what is switched off last. */
  wakeNearest(moment: Moment): void {
    const box = boxOf(moment);
    const away = ({entry, piece}: (typeof this.asleep)[number]): number =>
      gap(box, piece.bounds) + (entry.converted?.props.visible === false ? OFF : 0);
    const [nearest, ...others] = [...this.asleep].sort((a, b) => away(a) - away(b));
    if (nearest) nearest.piece.ready = true;
    this.asleep = others;
  }

  /** All layers that are ready, in the order Python gave them, what is selected on top. */
  all(): Layer[] {
    const pieces = this.order.flatMap(id => this.entries.get(id)!.pieces.filter(piece => piece.ready));
    return [...pieces.map(piece => piece.layer), ...this.highlights()];
  }

  /** Runs of layers, in drawing order, that all move with time or all stay as they are. */
  runs(): Run[] {
    const runs: Run[] = [];
    const add = (moving: boolean, ids: string[]): void => {
      const last = runs.at(-1);
      if (last?.moving === moving) ids.forEach(id => last.ids.add(id));
      else runs.push({moving, ids: new Set(ids)});
    };
    for (const id of this.order) {
      const entry = this.entries.get(id)!;
      if (!entry.pieces.length || entry.converted?.props.visible === false) continue;
      const moving = onClock(entry) || (entry.converted?.type === 'TripsLayer' && entry.options.clocked);
      add(moving, entry.pieces.map(piece => piece.layer.id));
    }
    const highlights = this.highlightIds();
    if (highlights.length) add(true, highlights);
    return runs;
  }

  /** Whether some layer's looks depend on another's: masks, and labels that give way to each other. */
  dependent(): boolean {
    const names = ['MaskExtension', 'CollisionFilterExtension'];
    return [...this.entries.values()].some(entry => {
      const {extensions = [], operation = ''} = entry.converted?.props ?? {};
      return operation.includes('mask') || extensions.some((each: any) => names.includes(each.constructor.extensionName));
    });
  }

  private highlightIds(): string[] {
    return [...new Set(this.selection.map(([layer]) => `${layer}~selected`))];
  }

  /** Whether a layer can show anything in the pass now being drawn. */
  drawn(deckId: string, pass: 'usual' | 'difference' | 'kept'): boolean {
    const found = this.byDeckId.get(deckId);
    if (!found) return pass !== 'difference'; // highlights
    const {entry, piece} = found;
    const moves = onClock(entry);
    const role = entry.options.difference ?? (moves ? 'show' : 'keep');
    if (pass === 'usual' && role === 'only') return false;
    if (pass === 'kept' && role !== 'keep') return false;
    if (pass === 'difference' && role !== 'show' && role !== 'only') return false;
    return !moves || touches(this.ranges.softened(entry.options.fade).hard, piece.bounds);
  }

  /** Features drawn in the last pass, rows of binary columns exactly, others by piece. */
  count(): number {
    let total = 0;
    for (const entry of this.entries.values()) {
      if (entry.converted?.props.visible === false) continue;
      if (entry.data?.kind === 'columns') total += entry.drawn;
      else {
        for (const {layer, bounds} of entry.pieces) {
          if (!onClock(entry) || touches(this.ranges.box, bounds)) total += (layer.props.data as any)?.length ?? 0;
        }
      }
    }
    return total;
  }

  picked(info: {layer?: Layer | null; object?: any; index: number; picked?: boolean}): Picked | null {
    const found = info.layer ? this.byDeckId.get(info.layer.id) : undefined;
    if (!found || info.index < 0) return null;
    return pickedOf(found.entry, info.object, info.index, this.pieces.drawing.tooltip);
  }

  tip(layer: string, id: Id): string | null {
    return tipOfFeature(layer, this.entries.get(layer)?.data ?? null, id, this.pieces.drawing.tooltip);
  }

  /** Whether what was picked touches a ring on the ground. */
  meets(info: {layer?: Layer | null; object?: any; index: number}, ring: Point[]): boolean {
    const entry = info.layer && this.byDeckId.get(info.layer.id)?.entry;
    return entry ? touchesRing(entry, info, ring) : false;
  }

  select(selection: [string, Id][]): void {
    this.selection = selection;
  }

  private highlights(): Layer[] {
    const byLayer = Map.groupBy(this.selection, ([layer]) => layer);
    const found: Layer[] = [];
    for (const [layer, pairs] of byLayer) {
      const entry = this.entries.get(layer);
      const highlight = entry && this.pieces.highlight(entry, pairs.map(([, id]) => id));
      if (highlight) found.push(highlight);
    }
    return found;
  }
}
