// What hands do on the stage's window: keys, the map touched, the window resized, and rest.

const IDLE = 3000; // ms without a hand before the time axis sleeps
const DRAG = 6; // px
const SETTLED = 200; // ms after the last change of the window's size

export interface HandsEvents {
  key(event: KeyboardEvent): void;
  /** The map was dragged or zoomed. */
  touched(): void;
  resizing(): void;
  resized(): void;
}

export class Hands {
  private readonly stops: (() => void)[] = [];
  private pressed: [x: number, y: number] | null = null;
  private idle = 0;
  private settling = 0;

  /** `root` has the class `awake` while a hand moves. */
  constructor(
    private readonly root: HTMLElement,
    private readonly events: HandsEvents
  ) {
    this.on('keydown', event => events.key(event));
    this.on('resize', () => this.resize());
    this.on('pointerdown', event => {
      this.pressed = onMap(event) ? [event.clientX, event.clientY] : null;
    });
    this.on('pointermove', event => this.moved(event));
    this.on('wheel', event => {
      if (onMap(event)) events.touched();
    });
    // What was clicked must not take the keys that come after: Enter leads back to the scene, whatever was pressed last.
    root.addEventListener('click', event => {
      const target = event.composedPath()[0];
      if (event.detail && target instanceof Element) target.closest<HTMLElement>('button, input')?.blur();
    });
    this.wake();
  }

  private on<Name extends keyof WindowEventMap>(name: Name, act: (event: WindowEventMap[Name]) => void): void {
    const options = {capture: true, passive: name === 'wheel'};
    window.addEventListener(name, act, options);
    this.stops.push(() => window.removeEventListener(name, act, options));
  }

  private resize(): void {
    this.events.resizing();
    window.clearTimeout(this.settling);
    this.settling = window.setTimeout(() => this.events.resized(), SETTLED);
  }

  private moved(event: PointerEvent): void {
    this.wake();
    if (!this.pressed || !event.buttons) return;
    const [x, y] = this.pressed;
    if (Math.hypot(event.clientX - x, event.clientY - y) > DRAG) this.events.touched();
  }

  private wake(): void {
    this.root.classList.add('awake');
    window.clearTimeout(this.idle);
    this.idle = window.setTimeout(() => this.root.classList.remove('awake'), IDLE);
  }

  stop(): void {
    window.clearTimeout(this.idle);
    window.clearTimeout(this.settling);
    this.stops.forEach(stop => stop());
  }
}

function onMap(event: Event): boolean {
  return event.composedPath().some(each => each instanceof Element && each.classList.contains('canvas'));
}
