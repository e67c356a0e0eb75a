// Ids of features. JSON's numbers lose what the browser's numbers cannot hold, so such an id travels as its digits.

export type Id = string | number | boolean | {number: string};

/** Beside an `id`: its digits, where the browser's number is not the same. */
const DIGITS = '@@id';

export function idOf(object: any): Id | null {
  const holder = object?.properties?.id == null ? object : object.properties;
  const id = holder?.id;
  if (id === undefined || id === null) return null;
  if (typeof holder[DIGITS] === 'string') return {number: holder[DIGITS]};
  return ['string', 'number', 'boolean'].includes(typeof id) ? id : JSON.stringify(id);
}

/** The same for the same id, 5 and 5.0 included; text and number never. */
export function keyOf(id: Id): string {
  if (typeof id === 'string') return `t${id}`;
  if (typeof id === 'boolean') return `b${id}`;
  const digits = typeof id === 'number' ? String(id) : id.number;
  const number = Number(digits);
  return `n${Number.isSafeInteger(number) || !/^-?\d+$/.test(digits) ? number : BigInt(digits)}`;
}

export const textOf = (id: Id): string => (typeof id === 'object' ? id.number : String(id));

export const sameId = (a: Id, b: Id): boolean => keyOf(a) === keyOf(b);

/** What picks, of rows, those with one of these ids; where none is of that type, as in a link, those that read alike. */
export function rowsWith<T>(rows: T[], ids: Id[]): T[] {
  const read = (by: (id: Id) => string): T[] => {
    const wanted = new Set(ids.map(by));
    return rows.filter(row => {
      const id = idOf(row);
      return id !== null && wanted.has(by(id));
    });
  };
  const exact = read(keyOf);
  return exact.length ? exact : read(textOf);
}

/** JSON in which the digits of ids that parsing would change stand beside them. */
export function withDigits(json: string): string {
  return json.replace(/(?<!\\)"id"\s*:\s*(-?\d[\d.eE+-]*)/g, (whole, digits: string) =>
    String(Number(digits)) === digits ? whole : `${whole},"${DIGITS}":"${digits}"`
  );
}
