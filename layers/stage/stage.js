// The stage of a briefing: words over the map, keys, and the scene laid over whatever the map was told.
// The same file serves the page (through Streamlit) and the single-file export (through a few lines of its own).

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const CORE = 0.8; // of the stage a smaller map keeps
const LINGER = 14; // days a named day's name stays
const FAR = 5; // zoom from which borders and railways are drawn coarsely, but everywhere
const FLIGHT = 1400; // ms before time starts to run, so that the eye has landed
const IDLE = 3000;
const ROOM = 'lifeline-room'; // where this window, and no address, keeps the code that leads
const here = new WeakMap();

function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(child => child || child === 0));
  return element;
}

function words(day) {
  const date = new Date(Date.UTC(2022, 0, 1) + Math.floor(day + 1e-6) * 864e5);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const tied = text => text.replace(/(\d)[ \u2009\u00a0](?=\d{3}(?!\d))/g, '$1\u202f'); // a number stays on one line
const two = number => String(Math.floor(number)).padStart(2, '0');
const clockOf = seconds => `${seconds >= 3600 ? `${Math.floor(seconds / 3600)}:` : ''}${two((seconds / 60) % 60)}:${two(seconds % 60)}`;

class Stage {
  constructor(root, data, send) {
    this.me = Math.random().toString(36).slice(2);
    this.seq = 0;
    this.index = Math.min(Math.max(data.start, 0), data.scenes.length - 1);
    this.data = data;
    this.send = send;
    this.kiosk = data.kiosk;
    this.started = Date.now();
    this.black = this.touched = this.leaving = false;
    this.still = matchMedia('(prefers-reduced-motion: reduce)').matches; // time then runs when asked, not by itself
    this.changes = [];
    this.trail = []; // what the scene before lay on: it goes once the camera has landed
    this.stops = [];
    this.build(root);
    this.following = data.follow;
    this.listen();
    this.wait();
  }

  take(data) {
    this.data = data;
    this.root.classList.toggle('dark', data.theme === 'dark');
    this.join();
    this.write();
  }

  get scene() { return this.data.scenes[this.index]; }

  get following() { return this.followed; }

  set following(on) {
    this.followed = on;
    if (!this.followButton) return;
    this.followButton.setAttribute('aria-pressed', on);
    this.followButton.textContent = this.data.words[on ? 'follows' : 'follow'];
  }

  // --- what is on the stage ---

  build(root) {
    const say = this.data.words;
    const part = (name, tag = 'div') => (this[name] = h(tag, {class: name}));
    this.slider = h('input', {type: 'range', min: this.data.first, max: this.data.last, step: 1, 'aria-label': say.clock,
      input: () => { this.map?.setClock({day: Number(this.slider.value)}, {resting: false}); this.touch(); },
      change: () => this.map?.setClock({})});
    this.playButton = h('button', {type: 'button', class: 'play', 'aria-label': say.play, click: () => this.playPause()}, '▶');
    this.dots = h('nav', {class: 'dots', 'aria-label': say.scenes}, this.data.scenes.map((scene, n) =>
      h('button', {type: 'button', title: `${n + 1} ${scene.title}`, 'aria-label': `${n + 1} ${scene.title}`, click: () => this.go(n)})));
    const step = (sign, by, label) => h('button', {type: 'button', class: 'step', 'aria-label': label, click: () => this.go(this.index + by)}, sign);
    this.panel = h('section', {class: 'panel', 'aria-live': 'polite'}, part('title', 'h1'), part('figure'), part('text'), part('cites'),
      h('div', {class: 'foot'}, step('‹', -1, say.back), this.dots, step('›', 1, say.next), part('count', 'span'),
        this.data.retheme && h('button', {type: 'button', class: 'theme', 'aria-label': say.theme, title: say.theme, click: () => this.data.retheme()}, '◐'),
        this.data.follow && (this.followButton = h('button', {type: 'button', class: 'switch', click: () => this.setFollowing(!this.following)}))));
    this.named = h('div', {class: 'named'}, this.data.marks.map(([day, name]) => h('button', {type: 'button', title: `${words(day)}: ${name}`,
      'aria-label': `${words(day)}: ${name}`, style: `left:${(100 * (day - this.data.first)) / (this.data.last - this.data.first)}%`, click: () => this.jump(day)})));
    this.date = h('div', {class: 'date card'}, part('place'), part('day'), part('known'), part('asof'));
    this.before = h('div', {class: 'date card', hidden: true}, part('sideName'), part('otherDay', 'div'), part('otherKnown', 'div'));
    this.otherDay.className = 'day';
    this.otherKnown.className = 'known';
    this.left = h('div', {class: 'left'}, this.before, this.date,
      h('div', {class: 'low'}, part('legend').appendChild(h('div')).parentNode, h('div', {class: 'base'}, part('scale'), part('credits'))),
      h('div', {class: 'scrub card'}, this.playButton, h('div', {class: 'track'}, part('event'), this.named, this.slider)));
    this.chip = h('button', {type: 'button', class: 'chip', hidden: true, click: () => this.back()}, say.back_to_scene);
    this.source = h('div', {class: 'source card', hidden: true});
    this.root = h('div', {class: `stage-words ${this.data.theme}${this.kiosk ? ' kiosk' : ''}`, tabindex: -1}, this.left, this.panel, this.chip, this.source,
      part('timer'), part('notes'), part('hint'), part('help'), part('listed'), part('dark'));
    for (const name of ['timer', 'notes', 'help', 'listed', 'dark']) this[name].hidden = true;
    const keys = this.data.keys.filter(([key]) => (key !== 'P' || this.data.presenter) && (key !== 'L' || this.data.follow));
    this.help.append(h('h2', {}, say.keys), h('dl', {}, keys.flatMap(([key, what]) => [h('dt', {}, key), h('dd', {}, what)])));
    this.listed.append(h('h2', {}, say.listed), ...this.data.listed.map(([full, link]) => h('p', {}, full, ' ', link && this.link(link, link))));
    this.credits.textContent = this.data.credits;
    this.hint.textContent = say[this.data.follow ? 'hint_follow' : this.data.presenter ? 'hint' : 'hint_alone'];
    setTimeout(() => this.hint.remove(), 7000);
    root.append(this.root);
    this.write();
  }

  link(address, text) { return h('a', {href: address, target: '_blank', rel: 'noopener noreferrer', tabindex: -1}, text); }

  write() {
    const {scene} = this;
    const {figure} = scene;
    this.title.textContent = tied(scene.title);
    this.figure.replaceChildren(...(figure ? [h('b', {}, tied(figure.number)), h('p', {}, tied(figure.words)), h('p', {class: 'by'}, figure.by)] : []));
    this.text.replaceChildren(...scene.sentences.map(([text, marks]) => h('p', {}, `${tied(text)}\u00a0`, h('sup', {}, marks))));
    this.cites.replaceChildren(...scene.cites.flatMap(([short, link]) => [link ? this.link(link, short) : h('span', {}, short), ' · ']),
      h('button', {type: 'button', click: () => this.toggle('listed')}, this.data.words.listed));
    const {words: say} = this.data;
    const bar = scene.compare && `${say.left_of_bar}: ${words(scene.compare.day)}`;
    this.legend.firstChild.replaceChildren(...(bar ? [h('div', {class: 'bar'}, bar)] : []), ...scene.legend.flatMap(row => [
      row.heading && h('div', {class: 'heading'}, row.heading),
      h('div', {class: 'row'}, h('span', {class: 'box'}, h('i', {style: row.sign})), h('span', {}, row.words))]).filter(Boolean));
    this.legend.classList.toggle('empty', !scene.legend.length && !bar);
    this.notes.replaceChildren(h('p', {}, scene.notes || this.data.words.no_notes));
    this.place.textContent = scene.place;
    this.asof.textContent = scene.asof;
    this.count.textContent = `${this.index + 1} / ${this.data.scenes.length}`;
    [...this.dots.children].forEach((dot, n) => dot.setAttribute('aria-current', n === this.index ? 'step' : 'false'));
    this.shownDay = null;
    this.follow();
    this.fit();
  }

  /** Words grow into the room there is, and shrink before they would leave the panel; 28 px on a 1080 line projector is the floor of the text, which scrolls below it. */
  fit() {
    for (const scale of [1.35, 1.27, 1.2, 1.1, 1, 0.94, 0.88, 0.82]) {
      this.panel.style.setProperty('--grow', scale);
      this.panel.style.setProperty('--fit', Math.min(scale, 1));
      if ([this.panel, this.text, this.cites].every(each => each.scrollHeight <= each.clientHeight + 1)) break;
    }
  }

  /** Date and scale follow the map's own clock and camera, frame by frame. */
  follow() {
    const seen = this.map?.seen();
    const clock = seen?.clock ?? {...this.scene.clock, knownBy: this.scene.clock.known_by};
    const key = [Math.floor(clock.day + 1e-6), clock.window, clock.knownBy].join();
    if (key !== this.shownDay) {
      this.shownDay = key;
      this.day.textContent = clock.window > 0 ? `${words(clock.day - clock.window)} – ${words(clock.day)}` : words(clock.day);
      this.known.textContent = `${this.data.words.known} ${words(this.knownOn(clock))}`;
      this.slider.value = clock.day;
      this.slider.setAttribute('aria-valuetext', words(clock.day));
      const [last, name] = this.data.marks.findLast(([day]) => day <= clock.day) ?? [];
      this.event.textContent = name && clock.day - last < LINGER ? `${words(last)}: ${name}` : '';
    }
    this.sides(seen?.comparison);
    if (seen) {
      const {playing} = clock;
      if (playing !== this.wasPlaying) this.playButton.textContent = (this.wasPlaying = playing) ? '❚❚' : '▶';
      const {zoom, latitude} = seen.camera;
      if (zoom !== this.shownZoom) this.drawScale((this.shownZoom = zoom), latitude);
      if (Math.floor(zoom) !== this.namesFor) {
        this.namesFor = Math.floor(zoom); // a flight passes far above: only the names that have room there
        this.show();
      } else if (this.trail.length && (this.touched || this.landed)) {
        this.trail = [];
        this.show();
      }
    }
    if (!this.timer.hidden) this.timer.textContent = clockOf((Date.now() - this.started) / 1000);
  }

  /** Two clocks while two dates are compared: one on each side of the bar. */
  sides(other) {
    const at = other ? `${other.day} ${other.knownBy} ${other.split} ${innerWidth}` : '';
    if (at === this.sidesAt) return;
    this.sidesAt = at;
    this.before.hidden = !other;
    const room = this.left.clientWidth - this.date.offsetWidth;
    const right = other ? Math.min(other.split * this.free - this.left.offsetLeft + 20 * this.unit, room) : 0;
    this.date.style.marginLeft = `${Math.max(right, 0)}px`;
    if (!other) return;
    this.sideName.textContent = this.scene.place;
    this.otherDay.textContent = words(other.day);
    this.otherKnown.textContent = `${this.data.words.known} ${words(this.knownOn(other))}`;
  }

  knownOn({day, knownBy}) { return knownBy === 'shown' ? day : (knownBy ?? this.data.latest); }

  drawScale(zoom, latitude) {
    const metres = (40075016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
    const most = 220 * this.unit * metres;
    const round = 10 ** Math.floor(Math.log10(most));
    const length = [5, 2, 1].map(each => each * round).find(each => each <= most);
    this.scale.style.width = `${length / metres}px`;
    this.scale.textContent = length >= 1000 ? `${(length / 1000).toLocaleString('en').replaceAll(',', '\u2009')} km` : `${length} m`;
  }

  // --- the map ---

  wait() {
    this.frame = requestAnimationFrame(() => this.wait());
    const map = window.__deckmap?.[this.data.map];
    if (map && map !== this.map) this.adopt(map);
    if (this.map) this.follow();
  }

  /** From now on the map draws what Python sends with the scene laid over it, and only what was clicked goes back. */
  adopt(map) {
    this.map = map;
    let chosen = '[]';
    map.intercept((report, send) => {
      const now = JSON.stringify(report.selected);
      if (now === chosen && !report.errors.length) return;
      chosen = now;
      this.root.classList.toggle('telling', report.selected.length > 0);
      if (this.data.offline) this.tell(report.selected[0]);
      else send(report);
    });
    dispatchEvent(new Event('resize')); // the map took its height before the page around it had gone
    this.command('jump');
  }

  show() { this.map.rewrite(payload => this.laid(payload)); }

  get landed() {
    const {longitude, latitude, zoom} = this.map.camera();
    const to = this.camera(this.scene.camera);
    return Math.max(Math.abs(longitude - to.longitude), Math.abs(latitude - to.latitude), Math.abs(zoom - to.zoom)) < 1e-4;
  }

  command(way) {
    clearTimeout(this.later);
    this.token = `${this.me}-${(this.commands = (this.commands ?? 0) + 1)}`;
    this.touched = this.chip.hidden = false;
    this.chip.hidden = true;
    if (!this.map) return;
    const before = this.map.frames;
    const asked = performance.now();
    const seen = () => {
      if (this.map.frames === before) return requestAnimationFrame(seen);
      this.changes.push(performance.now() - asked);
    };
    requestAnimationFrame(seen);
    this.way = way;
    this.show();
    this.follow();
    const {play} = this.scene;
    if (play && !this.still) this.later = setTimeout(() => this.run(), way === 'jump' ? 700 : FLIGHT);
    this.plan();
  }

  run() {
    const {play} = this.scene;
    if (play && !this.touched) this.map?.play({from: play.first, to: play.last}, play.speed);
  }

  /** What Python sent, with this scene's layers, clock and camera in place of its own. */
  laid(payload) {
    const {scene, token} = this;
    const jump = this.way === 'jump';
    if (jump) this.cameraToken = token;
    const camera = this.camera(scene.camera);
    const zoom = jump ? camera.zoom : this.map.camera().zoom;
    const shown = new Set([...scene.layers, ...this.trail, ...(zoom < FAR ? ['lines-far'] : [])]);
    const scale = Math.max(0.7, Math.min(1, this.unit * 1.08));
    const {clock} = scene;
    const first = scene.play && !this.still ? scene.play.first : clock.day;
    return {
      ...payload,
      spec: {...payload.spec, layers: payload.spec.layers.map(layer => this.tuned(layer, shown, zoom, scale))},
      clock: {token, value: {...payload.clock.value, ...clock, day: first, playing: false, loop: false}},
      camera: {token: this.cameraToken, value: camera},
      // A flight back to where the camera still is would pass for a step of the flight under way: a hair makes it another.
      fly: jump ? null : {id: token, to: {...camera, longitude: camera.longitude + this.commands * 1e-9}},
      compare: {token, value: scene.compare && {...scene.compare, mode: 'swipe', split: 0.5}},
      play: null
    };
  }

  tuned(layer, shown, zoom, scale) {
    const {always, by_zoom: zoomed, by_scene: marks} = this.data.layers;
    const change = {visible: always.includes(layer.id) || shown.has(layer.id)};
    if (zoomed.includes(layer.id)) change.filterRange = [0, zoom - 0.4];
    if (marks.includes(layer.id)) change.filterRange = [this.index, this.index];
    for (const size of ['getSize', 'getTextSize']) if (typeof layer[size] === 'number' && scale < 1) change[size] = Math.round(layer[size] * scale);
    return {...layer, ...change};
  }

  /** Width in px of the map: it ends where the words begin, since a map under them costs every frame and shows nothing. */
  get free() { return this.panel.offsetLeft; }

  /** The scene's camera for a map of this size, which keeps at least the middle of the stage. */
  camera({longitude, latitude, zoom, bearing = 0, pitch = 0}) {
    return {longitude, latitude, zoom: zoom + Math.log2(Math.min(this.free / 1920, innerHeight / 1080) / CORE), bearing, pitch};
  }

  get unit() { return Math.min(innerWidth / 1920, innerHeight / 1080); }

  tell(selected) {
    this.source.hidden = !selected;
    if (!selected) return;
    const [layer, id] = selected;
    const {said = [], of = {}} = this.data.sources ?? {};
    const [count, ...claims] = of[id] ?? [0];
    const lines = [...(this.map.tip(layer, id) ?? id).split('\n'), ...claims.map(each => said[each])];
    if (count > claims.length) lines.push(`… ${count - claims.length} more`);
    this.source.replaceChildren(...lines.map((line, n) => h(n ? 'p' : 'b', {}, line.replace(/: click for who says so/, ''))));
  }

  // --- moving through the briefing ---

  go(index, told = null) {
    const last = this.data.scenes.length - 1;
    const next = this.kiosk && index > last ? 0 : Math.min(Math.max(index, 0), last);
    this.leaving = false;
    if (!told) {
      this.following = false;
      this.setBlack(false, true);
    }
    if (next === this.index) return told || this.say();
    this.trail = this.scene.layers.filter(id => id.startsWith('lines'));
    this.index = next;
    if (!told) this.say(); // before anything that takes time
    this.map?.select([]); // who said so belongs to the scene before
    this.source.hidden = true;
    this.write();
    this.command('fly');
    this.address();
  }

  back() { this.touched = false; this.map?.select([]); this.source.hidden = true; this.command('fly'); }

  touch() {
    this.touched = true;
    clearTimeout(this.later);
    this.chip.hidden = false;
    this.plan();
  }

  jump(day) {
    this.map?.setClock({day: Math.min(Math.max(day, this.data.first), this.data.last)});
    this.touch();
  }

  playPause() {
    const {map} = this;
    if (!map) return;
    const {day, playing} = map.clock();
    if (playing) return map.pause();
    const {play} = this.scene;
    if (!play) return map.play(null, 7);
    const outside = day >= play.last || day <= play.first;
    map.play({from: outside ? play.first : day, to: play.last}, play.speed);
  }

  setBlack(black, quiet = false) {
    this.black = black;
    this.dark.hidden = !black;
    if (!quiet) this.say();
  }

  setKiosk(on) { this.kiosk = on; this.root.classList.toggle('kiosk', on); this.flash(on ? this.data.words.kiosk : this.data.words.kiosk_off); this.plan(); }

  plan() {
    clearTimeout(this.kioskTimer);
    if (!this.kiosk) return;
    const play = this.scene.play && !this.still ? ((this.scene.play.last - this.scene.play.first) / this.scene.play.speed) * 1000 + FLIGHT + 2500 : 0;
    const read = 4000 + 55 * (this.scene.title.length + this.scene.sentences.reduce((sum, [text]) => sum + text.length, 0));
    const rest = this.touched ? 30000 : 0;
    this.kioskTimer = setTimeout(() => this.go(this.index + 1), this.data.pace ? this.data.pace * 1000 + rest : Math.max(play, read) + rest);
  }

  flash(text) {
    const note = h('div', {class: 'hint'}, text);
    this.root.append(note);
    setTimeout(() => note.remove(), 2500);
  }

  address() {
    try {
      const url = new URL(location.href);
      if (this.data.offline) url.hash = `scene=${this.index + 1}`;
      else url.searchParams.set('scene', this.index + 1);
      history.replaceState(history.state, '', url);
    } catch { /* some browsers keep a file's address as it is */ }
  }

  // --- in step with other windows: at once in this browser, through the server elsewhere ---

  say() {
    const at = {me: this.me, seq: ++this.seq, scene: this.index, black: this.black, started: this.started};
    this.channel?.postMessage(at);
    if (this.data.code) this.wire?.say(at);
  }

  hear(at) {
    if (!at || at.me === this.me) return;
    if (at.hello) return this.data.follow || this.say();
    if (this.data.follow && !this.following) return;
    if (typeof at.started === 'number') this.started = at.started;
    this.setBlack(Boolean(at.black), true);
    this.go(at.scene, at);
  }

  toggle(name) {
    this[name].hidden = !this[name].hidden;
    this.follow();
  }

  setFollowing(on) {
    this.following = on;
    this.flash(on ? this.data.words.following : this.data.words.not_following);
    if (on) this.hear({...this.heard, me: ''});
  }

  listen() {
    const on = (target, name, act, options) => {
      target.addEventListener(name, act, options);
      this.stops.push(() => target.removeEventListener(name, act, options));
    };
    on(window, 'keydown', event => this.key(event), true);
    on(window, 'resize', () => { this.fit(); clearTimeout(this.resized); this.resized = setTimeout(() => this.touched || this.command('jump'), 200); });
    const onMap = event => event.composedPath().some(each => each.classList?.contains('canvas'));
    on(window, 'pointerdown', event => { this.down = onMap(event) ? [event.clientX, event.clientY] : null; }, true);
    on(window, 'pointermove', event => {
      this.wake();
      if (this.down && event.buttons && Math.hypot(event.clientX - this.down[0], event.clientY - this.down[1]) > 6) this.touch();
    }, true);
    on(window, 'wheel', event => { if (onMap(event)) this.touch(); }, {capture: true, passive: true});
    // What was clicked must not take the keys that come after: Enter leads back to the scene, whatever was pressed last.
    on(this.root, 'click', event => { if (event.detail) event.composedPath()[0].closest?.('button, input')?.blur(); });
    this.join();
    this.stops.push(() => { this.wire?.stop(); this.channel?.close(); });
    this.wake();
  }

  /** A room of its own, or the one it led before a reload; another one after the server was started anew. */
  join() {
    const {wire: room, code} = this.data;
    if (!room || room === this.room) return;
    this.wire?.stop();
    this.channel?.close();
    this.room = room;
    this.wire = new Wire(room, at => this.hear((this.heard = at)), () => code && this.say());
    if (!code) return;
    this.remember(code);
    if (!('BroadcastChannel' in window)) return;
    this.channel = new BroadcastChannel(`lifeline-${code}`);
    this.channel.onmessage = ({data}) => this.hear(data);
  }

  remember(code) {
    try {
      const led = sessionStorage.getItem(ROOM);
      const again = performance.getEntriesByType('navigation')[0]?.type === 'reload';
      if (again && led && led !== code && !this.asked) this.send('room', (this.asked = led));
      else sessionStorage.setItem(ROOM, code);
    } catch { /* a browser may keep nothing: a reload then begins a room of its own */ }
  }

  wake() {
    this.root.classList.add('awake');
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.root.classList.remove('awake'), IDLE);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0];
    if (target.matches?.('input:not([type=range]), textarea, select, [contenteditable]')) return;
    if (target.matches?.('button, a, summary') && [' ', 'Enter'].includes(event.key)) return;
    if (target.matches?.('input[type=range]') && event.key.startsWith('Arrow')) return; // who came to it by keyboard moves it
    const act = this.acts()[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act(event);
  }

  acts() {
    const step = by => event => { if (event.shiftKey && this.map) this.jump(Math.round(this.map.clock().day) + by); else this.go(this.index + by); };
    const next = step(1);
    const previous = step(-1);
    const dark = () => this.setBlack(!this.black);
    const toggle = name => () => this.toggle(name);
    const last = this.data.scenes.length - 1;
    return {
      PageDown: next, ArrowRight: next, ArrowDown: next, PageUp: previous, ArrowLeft: previous, ArrowUp: previous,
      Home: () => this.go(0), End: () => this.go(last), ' ': () => this.playPause(), Enter: () => this.back(),
      b: dark, '.': dark, n: toggle('notes'), s: toggle('listed'), '?': toggle('help'),
      t: event => { if (event.shiftKey) this.started = Date.now(); else toggle('timer')(); this.say(); },
      k: () => this.setKiosk(!this.kiosk), d: () => this.data.retheme?.(), f: () => this.fullscreen(), F5: () => this.fullscreen(),
      p: () => this.presenter(), l: () => this.data.follow && this.setFollowing(!this.following), Escape: () => this.escape()
    };
  }

  fullscreen() {
    if (document.fullscreenElement) void document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  presenter() {
    if (this.data.presenter) open(this.data.presenter, 'lifeline-presenter', 'width=1100,height=760');
  }

  escape() {
    const open = ['help', 'listed', 'notes', 'timer', 'source'].find(name => !this[name].hidden);
    if (this.black) this.setBlack(false);
    else if (open) this[open].hidden = true;
    else if (this.touched) this.back();
    else if (!this.data.exit) return;
    else if (this.leaving) location.assign(this.scene.link || this.data.exit);
    else {
      this.leaving = true;
      this.flash(this.data.words.leave);
      setTimeout(() => { this.leaving = false; }, 2500);
    }
  }

  stop() {
    cancelAnimationFrame(this.frame);
    [this.later, this.kioskTimer, this.idle].forEach(clearTimeout);
    this.stops.forEach(stop => stop());
    this.root.remove();
  }
}

export default function mount({data, parentElement, setStateValue}) {
  let now = here.get(parentElement);
  if (now) {
    clearTimeout(now.leaving);
    if (now.stage.data !== data) now.stage.take(data);
  } else {
    now = {stage: new Stage(parentElement, data, setStateValue)};
    here.set(parentElement, now);
    window.__stage = now.stage;
  }
  const mine = now;
  return () => {
    mine.leaving = setTimeout(() => { mine.stage.stop(); here.delete(parentElement); }, 60);
  };
}
