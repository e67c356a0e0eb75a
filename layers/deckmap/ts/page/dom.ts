// Small helpers to build elements. Text is set as text: nothing that comes from data is ever read as markup.

type Child = Node | string | null | undefined | false;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number | boolean | ((event: any) => void)> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

const PATHS: Record<string, string> = {
  play: 'M8 5.5v13l11-6.5z',
  pause: 'M7 5h3.6v14H7zM13.4 5H17v14h-3.6z',
  back: 'M15.5 6l-6 6 6 6',
  next: 'M8.5 6l6 6-6 6',
  // An arrow beside a seven: a week.
  backWeek: 'M9.5 7l-5 5 5 5M12.5 7.5H20L15.5 17',
  nextWeek: 'M14.5 7l5 5-5 5M4 7.5h7.5L7 17',
  previousChange: 'M18 6l-6 6 6 6M12 6l-6 6 6 6',
  nextChange: 'M6 6l6 6-6 6M12 6l6 6-6 6',
  loop: 'M17 3l3 3-3 3M20 6H9a5 5 0 0 0-5 5M7 21l-3-3 3-3M4 18h11a5 5 0 0 0 5-5',
  compare: 'M12 3v18M4 6h5v12H4zM15 6h5v12h-5z',
  difference: 'M9 5a7 7 0 1 0 0 14M15 5a7 7 0 1 1 0 14M9 5a7 7 0 0 1 6 7 7 7 0 0 1-6 7M15 5a7 7 0 0 0-6 7 7 7 0 0 0 6 7',
  snapshot: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
  measure: 'M3.5 16.5l13-13 4 4-13 13zM7 13l2 2M10 10l2.5 2.5M13 7l2 2',
  annotate: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  arrow: 'M5 19L18 6M10 6h8v8',
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  text: 'M5 6h14M12 6v13',
  bin: 'M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13',
  select: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M9 12h6M12 9v6',
  lasso: 'M12 4c4.7 0 8.5 2.3 8.5 5.2s-3.8 5.2-8.5 5.2-8.5-2.3-8.5-5.2S7.3 4 12 4zM7.2 13.5c-1.8.7-2.4 2.7-.8 3.7 1.5.9 3.2-.2 2.7-1.7-.3-1-1.2-1.5-1.9-2M6.8 17.4c-.3 1.1 0 2 1.2 2.6',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  help: 'M9.2 9.2a2.9 2.9 0 1 1 4.3 2.5c-1 .6-1.5 1.1-1.5 2.3M12 17.4v.2',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  legend: 'M4 6h5v4H4zM12 8h8M4 14h5v4H4zM12 16h8',
  link: 'M9 15l6-6M10.5 6.5l2-2a4 4 0 0 1 6 6l-2 2M13.5 17.5l-2 2a4 4 0 0 1-6-6l2-2'
};

const FILLED = new Set(['play', 'pause']);

export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name] ?? '');
  if (FILLED.has(name)) path.setAttribute('class', 'solid');
  svg.append(path);
  return svg;
}

export function setIcon(button: Element, name: string): void {
  button.querySelector('.icon')?.replaceWith(icon(name));
}

export function rgba(colour: number[], alpha = 1): string {
  const [r, g, b, a = 255] = colour.map(Number); // it becomes part of a style, where words would be read
  return `rgba(${r}, ${g}, ${b}, ${((a / 255) * alpha).toFixed(3)})`;
}
