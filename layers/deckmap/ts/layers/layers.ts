// From the specs Python sends to deck.gl layers: fetched, cut into pieces, kept while nothing about them changes.

import type {Layer} from '@deck.gl/core';
import {DataFilterExtension} from '@deck.gl/extensions';
import type {Slice} from '../days/bounds.ts';
import type {Moment} from '../days/clock.ts';
import {type Box, boxOf, gap, softened, touches} from '../days/filter.ts';
import type {Ranges} from '../days/ranges.ts';
import {inside, meets, type Point} from '../ground/lasso.ts';
import type {Columns} from '../wire/columns.ts';
import {asker, type Ask} from '../wire/gate.ts';
import {type Id, idOf, rowsWith} from '../wire/ids.ts';
import type {LayerOptions, LayerSpec, Theme} from '../wire/payload.ts';
import {type Loaded, load, peek, rowsOf, Unanswered} from '../wire/sources.ts';
import {type Chunk, chunked, vertices} from './chunks.ts';
import {SliceFeatures, SliceRows} from './clock_filter.ts';
import {type Converted, Converter, LAYERS} from './convert.ts';
import {tipOf, unquoted} from './layer_text.ts';
import {loading} from './loading.ts';
import {PathsInView} from './paths_in_view.ts';
import {onGlobe, placed, sourceOf} from './places.ts';
import {bySteps} from './zoom_filter.ts';

const DEFAULTS: LayerOptions = {label: '', clocked: true, fade: 0.5, difference: null};

interface Piece {
  layer: Layer;
  bounds: Box;
  /** Whether deck.gl has it: it prepares all it is given, shown or not, so it is given what the clock touches. */
  ready: boolean;
}

/** Layers by their deck.gl ids. */
export interface Run {
  moving: boolean;
  ids: Set<string>;
}

/** One layer of the spec and what was made of it. */
interface Entry {
  spec: LayerSpec;
  text: string;
  options: LayerOptions;
  theme: Theme;
  converted: Converted | null;
  data: Loaded | null;
  pieces: Piece[];
  /** Rows drawn in the last pass, for binary columns, and the first of them. */
  drawn: number;
  first: number;
  error: string;
  /** Whether the error may be over by the next try. */
  again: boolean;
}

/** How a map as a whole has its layers drawn. */
export interface Drawing {
  theme: Theme;
  tooltip: {text?: string; html?: string} | undefined;
  /** Whether layers may ask other machines. */
  anywhere: boolean;
  /** Whether there is a clock for them to follow. */
  timed: boolean;
}

export interface Picked {
  layer: string;
  id: Id;
  tip: string;
  day: number | null;
}

export class Layers {
  readonly errors = new Map<string, string>();
  private entries = new Map<string, Entry>();
  private order: string[] = [];
  private byDeckId = new Map<string, {entry: Entry; piece: Piece}>();
  private asleep: {entry: Entry; piece: Piece}[] = [];
  private selection: [string, Id][] = [];
  private drawing: Drawing = {theme: 'light', tooltip: undefined, anywhere: false, timed: true};
  private readonly converter: Converter;

  constructor(
    readonly ranges: Ranges,
    private readonly changed: () => void
  ) {
    this.converter = new Converter(ranges);
  }

  get labels(): (id: string) => string {
    return id => this.entries.get(id)?.options.label || id;
  }

  /** Takes the specs; layers whose spec did not change are left as they are. */
  take(specs: LayerSpec[], options: Record<string, LayerOptions>, drawing: Drawing): void {
    const next = new Map<string, Entry>();
    this.drawing = drawing;
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
    return asker(this.drawing.anywhere);
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
      entry.converted = this.converter.convert(spec, options.clocked);
    } catch (error) {
      this.fail(entry, error as Error);
      return entry;
    }
    if (typeof spec.data === 'string') {
      const url = unquoted(spec.data);
      const ready = peek(url, this.drawing.anywhere);
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
      entry.pieces = data.kind === 'columns' ? this.fromColumns(entry, data.columns) : this.fromRows(entry, data, before);
    } catch (error) {
      this.fail(entry, error as Error);
      entry.pieces = [];
    }
  }

  private fromRows(entry: Entry, data: Loaded, before: Entry | undefined): Piece[] {
    const {type, props, expressions, clocked, zoomed} = entry.converted!;
    if (data.kind === 'object') {
      return [{layer: this.make(entry, entry.spec.id, {data: data.object}), bounds: EVERYWHERE, ready: false}];
    }
    if (data.kind !== 'rows') return [];
    const {rows, accessors} = placed(type, props, data.rows, JSON.stringify([type, onGlobe(props), expressions]));
    if (data.rows.length && !rows.length) throw new Error('none of its rows has a place that can be read');
    const value = props.getFilterValue;
    if (zoomed && typeof value === 'function') return [this.byZoom(entry, rows, accessors, value, before)];
    // The same rows cut the same way are the same arrays, so deck.gl keeps its buffers when only a colour changed.
    const kept = before && before.data === data ? cuts.get(before) : undefined;
    const chunks: Chunk<any>[] =
      kept ??
      (clocked && typeof value === 'function' && type !== 'TextLayer'
        ? chunked(rows, row => value(row), vertices)
        : [{rows, bounds: EVERYWHERE, spans: null}]);
    cuts.set(entry, chunks);
    return chunks.map(({rows: data, bounds, spans}, index) => {
      const id = index ? `${entry.spec.id}~${index}` : entry.spec.id;
      const slicing = spans ? {extensions: [...props.extensions, new SliceFeatures({ranges: this.ranges, spans})]} : {};
      const ready = kept !== undefined && (before!.pieces[index]?.ready ?? false);
      return {layer: this.make(entry, id, {...accessors, data, ...slicing}), bounds, ready};
    });
  }

  private byZoom(
    entry: Entry,
    rows: any[],
    accessors: Record<string, unknown>,
    value: (row: any) => unknown,
    before: Entry | undefined
  ): Piece {
    // The same array while the data is the same, so that deck.gl keeps its buffers.
    const kept = before && before.data === entry.data ? sorted.get(before) : undefined;
    const steps = kept ?? bySteps(rows, value) ?? {rows, steps: null};
    sorted.set(entry, steps);
    const layer = this.make(entry, entry.spec.id, {...accessors, data: steps.rows, zoomSteps: steps.steps});
    return {layer, bounds: EVERYWHERE, ready: false};
  }

  private make(entry: Entry, id: string, more: Record<string, any>, without: Set<string> = NONE): Layer {
    const {type, props, expressions} = entry.converted!;
    const Class = LAYERS[type];
    const loaded = loading(type, props, this.drawing.anywhere, problem => this.lacks(entry, problem));
    return new Class({
      ...Object.fromEntries(Object.entries(props).filter(([name]) => !without.has(name))),
      ...more,
      ...flat(type, props),
      ...loaded,
      id,
      updateTriggers: {...expressions, ...(props.updateTriggers ?? {})},
      clockFade: entry.options.fade,
      ...(type === 'TripsLayer' && entry.options.clocked ? {ranges: this.ranges} : {}),
      ...(type === 'GeoJsonLayer' ? {_subLayerProps: {linestrings: LINES, 'polygons-stroke': LINES, ...loaded._subLayerProps}} : {})
    });
  }

  private fromColumns(entry: Entry, columns: Columns): Piece[] {
    const {props, clocked} = entry.converted!;
    const extensions = [...(props.extensions ?? [])];
    const attributes: Record<string, unknown> = {};
    const bound = new Set(['getFilterValue']);
    for (const [name, value] of Object.entries(props)) {
      if (!name.startsWith('get') || typeof value !== 'function' || name === 'getFilterValue') continue;
      bound.add(name);
      attributes[name] = this.attribute(columns, name, entry.converted!.expressions[name] ?? '');
    }
    if (!attributes.getPosition) attributes.getPosition = this.attribute(columns, 'getPosition', '@@=position');
    if (!props.getFillColor && !props.getColor && columns.categories.length) {
      attributes.getFillColor = this.attribute(columns, 'getFillColor', '@@=category');
    }
    if (entry.options.clocked) {
      if (columns.needsFilter || clocked) {
        attributes.getFilterValue = {value: columns.filterValues(), size: 4};
        if (!clocked) extensions.push(this.converter.clockFilter);
      }
      const drawn = ({first, count}: Slice): void => {
        entry.first = first;
        entry.drawn = count;
      };
      extensions.push(new SliceRows({ranges: this.ranges, columns, drawn}));
    } else {
      const plain = extensions.findIndex(extension => extension instanceof DataFilterExtension);
      if (plain >= 0) extensions.splice(plain, 1);
      entry.drawn = columns.rows;
    }
    const more = {extensions, data: columnData(columns, attributes)};
    const layer = this.make(entry, entry.spec.id, more, bound);
    return [{layer, bounds: EVERYWHERE, ready: false}];
  }

  private attribute(columns: Columns, prop: string, expression: string): unknown {
    const name = unquoted(expression);
    const column = columns.columns.get(name);
    if (!column) throw new Error(`its ${prop} names a column its data does not have: ${name}`);
    if (/Color$/.test(prop)) {
      const colours = name === 'category' ? columns.categoryColours(this.drawing.theme) : null;
      if (!colours) throw new Error(`its ${prop} needs the category column`);
      return {value: colours, size: 4, normalized: true};
    }
    const value = column.values instanceof Float32Array ? column.values : Float32Array.from(column.values);
    return {value, size: column.size};
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
        (!this.onClock(entry) || boxes.some(box => touches(box, piece.bounds)))
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
      const moving = this.onClock(entry) || (entry.converted?.type === 'TripsLayer' && entry.options.clocked);
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
    const onClock = this.onClock(entry);
    const role = entry.options.difference ?? (onClock ? 'show' : 'keep');
    if (pass === 'usual' && role === 'only') return false;
    if (pass === 'kept' && role !== 'keep') return false;
    if (pass === 'difference' && role !== 'show' && role !== 'only') return false;
    return !onClock || touches(this.ranges.softened(entry.options.fade).hard, piece.bounds);
  }

  private onClock(entry: Entry): boolean {
    if (!entry.options.clocked || !entry.converted) return false;
    return entry.converted.clocked || entry.data?.kind === 'columns';
  }

  /** Features drawn in the last pass, rows of binary columns exactly, others by piece. */
  count(): number {
    let total = 0;
    for (const entry of this.entries.values()) {
      if (entry.converted?.props.visible === false) continue;
      if (entry.data?.kind === 'columns') total += entry.drawn;
      else {
        for (const {layer, bounds} of entry.pieces) {
          if (!this.onClock(entry) || touches(this.ranges.box, bounds)) total += (layer.props.data as any)?.length ?? 0;
        }
      }
    }
    return total;
  }

  picked(info: {layer?: Layer | null; object?: any; index: number; picked?: boolean}): Picked | null {
    const found = info.layer ? this.byDeckId.get(info.layer.id) : undefined;
    if (!found || info.index < 0) return null;
    const {entry} = found;
    // The GPU numbers the rows it draws; the slice says which row of the data that is.
    if (entry.data?.kind === 'columns') return pickedRow(entry.spec.id, entry.data.columns, entry.first + info.index);
    const object = info.object;
    if (object === undefined || object === null) return null;
    const rows = entry.data?.kind === 'rows' ? entry.data.rows : [];
    const row = rows.indexOf(sourceOf(object));
    const id = idOf(object) ?? String(row < 0 ? info.index : row);
    return {layer: entry.spec.id, id, tip: tipOf(object, this.drawing.tooltip), day: null};
  }

  tip(layer: string, id: Id): string | null {
    const data = this.entries.get(layer)?.data;
    if (data?.kind === 'columns') return Number(id) < data.columns.rows ? pickedRow(layer, data.columns, Number(id)).tip : null;
    const row = data?.kind === 'rows' ? rowsWith(data.rows, [id])[0] : undefined;
    return row === undefined ? null : tipOf(row, this.drawing.tooltip);
  }

  /** Whether what was picked touches a ring on the ground. */
  meets(info: {layer?: Layer | null; object?: any; index: number}, ring: Point[]): boolean {
    const entry = info.layer && this.byDeckId.get(info.layer.id)?.entry;
    if (!entry) return false;
    if (entry.data?.kind === 'columns') {
      const position = entry.data.columns.columns.get('position')!.values;
      const row = entry.first + info.index;
      return inside([position[row * 2], position[row * 2 + 1]], ring);
    }
    const {coordinates, isArea} = shapeOf(info.layer!, info.object);
    return meets(coordinates, ring, isArea);
  }

  select(selection: [string, Id][]): void {
    this.selection = selection;
  }

  private highlights(): Layer[] {
    const byLayer = Map.groupBy(this.selection, ([layer]) => layer);
    const found: Layer[] = [];
    for (const [layer, pairs] of byLayer) {
      const entry = this.entries.get(layer);
      const highlight = entry && this.highlight(entry, pairs.map(([, id]) => id));
      if (highlight) found.push(highlight);
    }
    return found;
  }

  private highlight(entry: Entry, ids: Id[]): Layer | null {
    const ink = this.drawing.theme === 'light' ? [17, 17, 17, 255] : [255, 255, 255, 255];
    const id = `${entry.spec.id}~selected`;
    if (!entry.converted) return null;
    const {type, props} = entry.converted;
    if (entry.data?.kind === 'columns') {
      const {columns} = entry.data;
      const position = columns.columns.get('position')!.values;
      const rows = ids.map(Number).filter(row => row < columns.rows);
      return new LAYERS.ScatterplotLayer({
        id,
        data: rows,
        getPosition: (row: number) => [position[row * 2], position[row * 2 + 1]],
        radiusUnits: 'pixels',
        getRadius: 9,
        filled: false,
        stroked: true,
        getLineColor: ink,
        lineWidthUnits: 'pixels',
        getLineWidth: 3,
        extensions: entry.options.clocked ? [this.converter.clockFilter] : [],
        getFilterValue: (row: number) => columns.filterValueOf(row)
      });
    }
    if (entry.data?.kind !== 'rows') return null;
    const chosen = rowsWith(entry.data.rows, ids);
    if (!chosen.length) return null;
    const {rows, accessors} = placed(type, props, chosen, 'selected');
    const looks: Record<string, Record<string, unknown>> = {
      GeoJsonLayer: {filled: false, stroked: true, getLineColor: ink, lineWidthMinPixels: 3, getLineWidth: 3, lineWidthUnits: 'pixels'},
      PolygonLayer: {filled: false, stroked: true, getLineColor: ink, lineWidthMinPixels: 3, getLineWidth: 3, lineWidthUnits: 'pixels'},
      PathLayer: {getColor: ink, widthMinPixels: 3},
      ScatterplotLayer: {filled: false, stroked: true, getLineColor: ink, lineWidthMinPixels: 3, radiusMinPixels: 7}
    };
    const look = looks[type];
    if (!look) return null;
    return new LAYERS[type]({
      ...props,
      ...accessors,
      ...look,
      ...flat(type, props),
      ...loading(type, props, this.drawing.anywhere, problem => this.lacks(entry, problem)),
      id,
      data: rows,
      pickable: false,
      clockFade: 0,
      extensions: (props.extensions ?? []).filter((extension: unknown) => extension instanceof DataFilterExtension)
    });
  }
}

const EVERYWHERE: Box = [
  [-Infinity, Infinity],
  [-Infinity, Infinity],
  [-Infinity, Infinity],
  [-Infinity, Infinity]
];

/** What lies on the ground is drawn in order, whatever its depth: on a tilted map all of it is equally far. */
const FLAT = {depthCompare: 'always', depthWriteEnabled: false} as const;
const STANDING = ['ColumnLayer', 'GridCellLayer', 'PointCloudLayer'];

function flat(type: string, props: Record<string, any>): {parameters?: Record<string, unknown>} {
  if (STANDING.includes(type) || props.extruded || props.getElevation) return {};
  return {parameters: {...FLAT, ...props.parameters}};
}

const NONE: Set<string> = new Set();
const LINES = {type: PathsInView};
const OFF = 1_000_000; // days: farther than any

const cuts = new WeakMap<Entry, Chunk<any>[]>();
const sorted = new WeakMap<Entry, {rows: unknown[]; steps: number[] | null}>();
const columnDatas = new WeakMap<Columns, {key: string; data: unknown}>();

/** The same object while the same columns feed the same accessors: deck.gl then uploads nothing again. */
function columnData(columns: Columns, attributes: Record<string, any>): unknown {
  const known = columnDatas.get(columns);
  const values = Object.entries(attributes);
  const key = values.map(([name]) => name).join();
  const before = known?.data as {attributes: Record<string, any>} | undefined;
  if (known?.key === key && values.every(([name, {value}]) => before!.attributes[name].value === value)) return known.data;
  const data = {length: columns.rows, attributes};
  columnDatas.set(columns, {key, data});
  return data;
}

/** A row's geometry, nested as in GeoJSON, as the layer's own accessors or its feature say it. */
function shapeOf(layer: Layer, object: any): {coordinates: unknown; isArea: boolean} {
  const {geometry} = object ?? {};
  if (geometry) return {coordinates: geometry.coordinates, isArea: geometry.type.endsWith('Polygon')};
  const {getPolygon, getPath, getSourcePosition, getTargetPosition, getPosition} = layer.props as any;
  const read = (accessor: any): unknown => (typeof accessor === 'function' ? accessor(object, {}) : null);
  if (getPolygon) return {coordinates: read(getPolygon), isArea: true};
  if (getSourcePosition) return {coordinates: [read(getSourcePosition), read(getTargetPosition)], isArea: false};
  return {coordinates: read(getPath ?? getPosition), isArea: false};
}

function pickedRow(layer: string, columns: Columns, row: number): Picked {
  const category = columns.columns.get('category')?.values[row];
  const label = category === undefined ? '' : (columns.categories[category]?.label ?? '');
  return {layer, id: String(row), tip: label, day: columns.dayOf(row)};
}
