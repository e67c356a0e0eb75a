// A hand on the ground of the map: a click is what is not a drag.

export interface HandEvents {
  /** `adding` to what is selected; `main` with the main button. */
  clicked(x: number, y: number, adding: boolean, main: boolean): void;
  /** `at` says where, to who wants to know: it makes the browser lay the page out. */
  moved(at: () => [x: number, y: number]): void;
  left(): void;
  doubled(): void;
}

const DRAGGED = 5; // pixels a hand may move within a click

/** Listens to a hand on `area` until the signal ends it. */
export function listenToHand(area: HTMLElement, events: HandEvents, signal: AbortSignal): void {
  let pressed: {x: number; y: number} | null = null;
  const onCanvas = (event: PointerEvent): boolean => (event.target as HTMLElement).classList.contains('canvas');
  const inside = (event: PointerEvent): [number, number] => {
    const box = area.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  area.addEventListener('pointerdown', event => {
    pressed = {x: event.clientX, y: event.clientY};
    if (onCanvas(event)) area.focus({preventScroll: true});
  }, {signal});
  area.addEventListener('pointerup', event => {
    const from = pressed;
    pressed = null;
    if (!from || !onCanvas(event)) return;
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > DRAGGED) return;
    events.clicked(...inside(event), event.shiftKey || event.ctrlKey || event.metaKey, event.button === 0);
  }, {signal});
  area.addEventListener('pointermove', event => events.moved(() => inside(event)), {signal});
  area.addEventListener('pointerleave', () => events.left(), {signal});
  area.addEventListener('dblclick', () => events.doubled(), {signal});
}
