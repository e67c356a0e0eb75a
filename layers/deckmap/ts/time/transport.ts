// The row of controls over the time axis.

import {h, icon, rgba, setIcon} from '../page/dom.ts';
import type {Words} from '../page/words.ts';
import type {Theme, TimelineValue} from '../wire/payload.ts';
import type {Time} from './time.ts';

export class Transport {
  readonly element: HTMLElement;
  private readonly play: HTMLButtonElement;
  private readonly loop: HTMLButtonElement;
  private readonly speed: HTMLInputElement;
  private readonly mode: HTMLSelectElement;
  private readonly length: HTMLInputElement;
  private readonly lengthField: HTMLElement;
  private readonly known: HTMLSelectElement;
  private readonly jump: HTMLSelectElement;
  private readonly key = h('div', {class: 'kinds'});
  private marks = '';

  constructor(
    private readonly time: Time,
    private readonly words: Words,
    chosen: (mark: string) => void
  ) {
    const button = (name: string, label: string, act: () => void, more = ''): HTMLButtonElement => {
      const made = h('button', {type: 'button', class: `button ${more}`, 'aria-label': label, title: label}, icon(name));
      made.addEventListener('click', act);
      return made;
    };
    this.play = button('play', words.play, () => time.toggle(), 'play');
    this.loop = button('loop', words.loop, () => time.setLoop(!time.clock.loop));
    this.speed = h('input', {type: 'number', min: 0.1, max: 3650, step: 'any', 'aria-label': words.speed, title: words.speed});
    this.speed.addEventListener('change', () => {
      const speed = Number(this.speed.value);
      if (!(speed > 0)) return this.follow();
      time.setSpeed(speed);
    });
    this.mode = select(words.show, [
      ['moment', words.moment],
      ['window', words.window]
    ]);
    this.mode.addEventListener('change', () => {
      time.setWindow(this.mode.value === 'window' ? Number(this.length.value) || 30 : 0);
      time.settle();
    });
    this.length = h('input', {type: 'number', min: 1, step: 1, value: 30, 'aria-label': words.windowLength});
    this.length.addEventListener('change', () => {
      time.setWindow(Math.max(1, Number(this.length.value) || 1));
      time.settle();
    });
    this.lengthField = h('label', {class: 'field'}, this.length, h('span', {}, words.windowUnit));
    this.known = select(words.knownBy, [
      ['latest', words.knownLatest],
      ['shown', words.knownShown],
      ['date', words.knownDate]
    ]);
    this.known.addEventListener('change', () => {
      const {clock} = time;
      const choice = this.known.value;
      time.setKnown(choice === 'latest' ? null : choice === 'shown' ? 'shown' : Math.floor(clock.day));
      time.settle();
    });
    this.jump = select(words.jump, []);
    this.jump.addEventListener('change', () => {
      const [day, id] = JSON.parse(this.jump.value) as [number, string];
      time.mark = id;
      time.go(day);
      chosen(id);
      this.jump.value = '';
    });
    this.element = h(
      'div',
      {class: 'transport', role: 'toolbar', 'aria-label': words.transport},
      h(
        'div',
        {class: 'group'},
        button('previousChange', words.previousChange, () => time.change(-1)),
        button('backWeek', words.previousWeek, () => time.step(-7)),
        button('back', words.previousDay, () => time.step(-1)),
        this.play,
        button('next', words.nextDay, () => time.step(1)),
        button('nextWeek', words.nextWeek, () => time.step(7)),
        button('nextChange', words.nextChange, () => time.change(1))
      ),
      h('div', {class: 'group'}, h('label', {class: 'field'}, this.speed, h('span', {}, words.speedUnit)), this.loop),
      h('div', {class: 'group'}, h('label', {class: 'field'}, h('span', {class: 'wide'}, words.show), this.mode), this.lengthField),
      h('div', {class: 'group'}, h('label', {class: 'field'}, this.known)),
      h('div', {class: 'group jump'}, this.jump),
      this.key
    );
  }

  take(value: TimelineValue | null, theme: Theme): void {
    if (!value) return;
    const marks = JSON.stringify(value.marks);
    if (marks !== this.marks) {
      this.marks = marks;
      const title = h('option', {value: ''}, this.words.jump);
      this.jump.replaceChildren(
        title,
        ...value.marks.map(([day, label, id]) =>
          h('option', {value: JSON.stringify([day, id])}, `${this.time.calendar.words(day)}  ${label}`)
        )
      );
      this.jump.parentElement!.hidden = value.marks.length === 0;
    }
    this.key.replaceChildren(
      ...value.kinds.map(([, label, light, dark]) =>
        h('span', {}, h('i', {style: `background:${rgba(theme === 'light' ? light : dark)}`}), label)
      )
    );
  }

  follow(): void {
    const {clock} = this.time;
    const label = clock.playing ? this.words.pause : this.words.play;
    if (this.play.getAttribute('aria-label') !== label) {
      this.play.setAttribute('aria-label', label);
      this.play.title = label;
      setIcon(this.play, clock.playing ? 'pause' : 'play');
    }
    const pressed = String(clock.loop);
    if (this.loop.getAttribute('aria-pressed') !== pressed) this.loop.setAttribute('aria-pressed', pressed);
    setValue(this.speed, String(clock.speed));
    setValue(this.mode, clock.window > 0 ? 'window' : 'moment');
    if (this.lengthField.hidden !== !(clock.window > 0)) this.lengthField.hidden = !(clock.window > 0);
    if (clock.window > 0) setValue(this.length, String(clock.window));
    setValue(this.known, clock.knownBy === null ? 'latest' : clock.knownBy === 'shown' ? 'shown' : 'date');
  }
}

function select(label: string, options: [string, string][]): HTMLSelectElement {
  return h('select', {'aria-label': label, title: label}, ...options.map(([value, text]) => h('option', {value}, text)));
}

/** Leaves a field alone while someone types in it. */
function setValue(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  const root = field.getRootNode() as ShadowRoot | Document;
  if (field.value !== value && root.activeElement !== field) field.value = value;
}
