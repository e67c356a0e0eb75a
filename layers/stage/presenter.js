// The presenter's own window: notes, what comes next, the clock; it leads the stage and is led by it.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const here = new WeakMap();
const two = number => String(Math.floor(number)).padStart(2, '0');
const words = day => {
  const date = new Date(Date.UTC(2022, 0, 1) + day * 864e5);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(Boolean));
  return element;
}

class Presenter {
  constructor(root, data) {
    this.data = data;
    this.me = Math.random().toString(36).slice(2);
    this.seq = 0;
    this.at = {scene: data.at.scene ?? 0, black: data.at.black ?? false, started: data.at.started ?? Date.now()};
    const part = (name, tag = 'div') => (this[name] = h(tag, {class: name}));
    const button = (label, act, name) => (this[name] = h('button', {type: 'button', click: act}, label));
    this.root = h('div', {class: `presenter ${data.theme}`},
      h('header', {}, part('count', 'span'), part('elapsed', 'b'), part('time', 'span')),
      h('main', {}, h('section', {class: 'now'}, h('small', {}, 'On the stage'), part('title', 'h1'), part('figure'), part('notes')),
        h('aside', {}, h('small', {}, 'Next'), part('next', 'h2'), part('nextFigure'), h('small', {}, 'All scenes'), part('list', 'ol'))),
      h('footer', {}, button('‹ Back', () => this.go(this.at.scene - 1), 'backButton'), button('Next ›', () => this.go(this.at.scene + 1), 'nextButton'),
        button('Black (B)', () => this.setBlack(), 'blackButton'), button('Timer to zero', () => this.say({started: Date.now()}), 'zero'),
        h('label', {}, 'Link for those who follow ', (this.follow = h('input', {readonly: '', 'aria-label': 'Link for those who follow', focus: event => event.target.select()})))));
    this.list.append(...data.scenes.map((scene, n) => h('li', {}, h('button', {type: 'button', click: () => this.go(n)}, scene.title))));
    this.follow.value = `${location.origin}/present?follow=${data.follow}`;
    root.append(this.root);
    this.channel = new BroadcastChannel(`lifeline-${data.code}`);
    this.channel.onmessage = ({data: at}) => { if (!at.hello) this.hear(at); };
    this.channel.postMessage({hello: true, me: this.me});
    this.onKey = event => this.key(event);
    this.wire = new Wire(data.code, at => this.hear(at));
    addEventListener('keydown', this.onKey, true);
    this.ticking = setInterval(() => this.tick(), 250);
    this.write();
  }

  hear(at) {
    if (at.me === this.me || typeof at.scene !== 'number') return;
    this.at = {scene: at.scene, black: at.black, started: at.started};
    this.write();
  }

  say(change) {
    Object.assign(this.at, change);
    const at = {me: this.me, seq: ++this.seq, ...this.at};
    this.channel.postMessage(at);
    this.wire.say(at);
    this.write();
  }

  go(scene) { this.say({scene: Math.min(Math.max(scene, 0), this.data.scenes.length - 1), black: false}); }
  setBlack() { this.say({black: !this.at.black}); }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.composedPath()[0].matches?.('input')) return;
    if (event.composedPath()[0].matches?.('button') && [' ', 'Enter'].includes(event.key)) return;
    const {scene} = this.at;
    const act = {
      PageDown: () => this.go(scene + 1), ArrowRight: () => this.go(scene + 1), ArrowDown: () => this.go(scene + 1), ' ': () => this.go(scene + 1),
      PageUp: () => this.go(scene - 1), ArrowLeft: () => this.go(scene - 1), ArrowUp: () => this.go(scene - 1),
      Home: () => this.go(0), End: () => this.go(1e9), b: () => this.setBlack(), '.': () => this.setBlack()
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  write() {
    const scene = this.data.scenes[this.at.scene];
    const next = this.data.scenes[this.at.scene + 1];
    const says = each => (each?.figure ? `${each.figure.number} ${each.figure.words}` : '');
    this.title.textContent = scene.title;
    this.figure.textContent = `${words(scene.clock.day)} · ${says(scene)}`;
    this.notes.textContent = scene.notes || 'No notes for this scene.';
    this.next.textContent = next ? next.title : 'The end';
    this.nextFigure.textContent = says(next);
    this.count.textContent = `Scene ${this.at.scene + 1} of ${this.data.scenes.length}`;
    this.blackButton.setAttribute('aria-pressed', this.at.black);
    this.root.classList.toggle('blacked', this.at.black);
    [...this.list.children].forEach((item, n) => item.setAttribute('aria-current', n === this.at.scene ? 'step' : 'false'));
    this.list.children[this.at.scene].scrollIntoView({block: 'nearest'});
    this.tick();
  }

  tick() {
    const now = new Date();
    const seconds = Math.max(0, (now - this.at.started) / 1000);
    this.time.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    this.elapsed.textContent = `${seconds >= 3600 ? `${Math.floor(seconds / 3600)}:` : ''}${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  stop() {
    clearInterval(this.ticking);
    removeEventListener('keydown', this.onKey, true);
    this.wire.stop();
    this.channel.close();
    this.root.remove();
  }
}

export default function mount({data, parentElement}) {
  let now = here.get(parentElement);
  if (now) clearTimeout(now.leaving);
  else here.set(parentElement, (now = {presenter: new Presenter(parentElement, data)}));
  const mine = now;
  return () => { mine.leaving = setTimeout(() => { mine.presenter.stop(); here.delete(parentElement); }, 60); };
}
