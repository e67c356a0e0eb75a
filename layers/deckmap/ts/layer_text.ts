// What is written in a layer's spec and its rows: names, addresses, tips.

/** pydeck marks strings as expressions, and quotes what is meant as it stands. */
export function unquoted(text: string): string {
  return text.replace(/^@@=/, '').replace(/^(['"`])(.*)\1$/, '$2');
}

/** The first machine other than this one that a layer would fetch from; what its rows say is text, not addresses. */
export function remoteAddress(spec: Record<string, unknown>): string | null {
  for (const [name, value] of Object.entries(spec)) {
    const found = name === 'data' && typeof value !== 'string' ? null : addressIn(value);
    if (found) return found;
  }
  return null;
}

function addressIn(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(addressIn).find(Boolean) ?? null;
  if (value && typeof value === 'object') return remoteAddress({...value, data: null});
  if (typeof value !== 'string') return null;
  const address = unquoted(value).trim();
  if (!/^([a-z][a-z0-9+.-]*:)?\/\//i.test(address)) return null;
  const here = globalThis.location?.href ?? 'http://localhost/';
  const url = new URL(address, here);
  return url.origin === new URL(here).origin ? null : url.host;
}

export function idOf(object: any): string | null {
  const id = object?.properties?.id ?? object?.id;
  return id === undefined || id === null ? null : String(id);
}

/** What a feature says of itself: its `tip`, or pydeck's tooltip template; text, never markup. */
export function tipOf(object: any, template: {text?: string; html?: string} | undefined): string {
  const tip = object?.properties?.tip ?? object?.tip;
  if (typeof tip === 'string') return tip;
  const written = template?.text ?? template?.html?.replace(/<br\s*\/?>/gi, '\n').replace(/<[^>]*>/g, '');
  if (!written) return '';
  return written.replace(/\{([\w.]+)\}/g, (_, name: string) => {
    const value = object?.properties?.[name] ?? object?.[name];
    return value === undefined || value === null ? '' : String(value);
  });
}
