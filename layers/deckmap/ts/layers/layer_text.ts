// What is written in a layer's spec and its rows: names, tips.

import {idOf, textOf} from '../wire/ids.ts';

/** pydeck marks strings as expressions, and quotes what is meant as it stands. */
export function unquoted(text: string): string {
  return text.replace(/^@@=/, '').replace(/^(['"`])(.*)\1$/, '$2');
}

/** What a feature says of itself: its `tip`, or pydeck's tooltip template; text, never markup. */
export function tipOf(object: any, template: {text?: string; html?: string} | undefined): string {
  const tip = object?.properties?.tip ?? object?.tip;
  if (typeof tip === 'string') return tip;
  const written = template?.text ?? template?.html?.replace(/<br\s*\/?>/gi, '\n').replace(/<[^>]*>/g, '');
  if (!written) return '';
  return written.replace(/\{([\w.]+)\}/g, (_, name: string) => {
    const id = name === 'id' ? idOf(object) : null;
    if (id !== null) return textOf(id);
    const value = object?.properties?.[name] ?? object?.[name];
    return value === undefined || value === null ? '' : String(value);
  });
}
