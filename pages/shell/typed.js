// Between a press of a button and its answer the fields on the page are still those of before: what is typed into them
// is held back, and put into the field that then stands under the same name. Streamlit would send it for a field that
// is gone by then, or drop it with the field.

const FIELDS = '[data-testid=stTextInput] input, [data-testid=stTextArea] textarea';
const SENT_BY = 200; // ms from a press to what it sends
const LONGEST_WAIT = 20_000; // ms: an answer that never comes must not keep what was typed
const held = new Map(); // by the field's name: what was typed, into which field, and whether the hand has left it
let pressed = -SENT_BY; // when a button was last pressed
let moved = -SENT_BY; // when a hand last moved on, by pointer or by Tab
let asked = 0; // how many presses have asked the server
let waiting = false;
let answering = false;

const isField = target => target instanceof Element && target.matches(FIELDS);
const nameOf = field => field.getAttribute('aria-label');
const state = () => document.querySelector('[data-test-script-state]')?.dataset.testScriptState;

const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (...rest) {
  if (performance.now() - pressed < SENT_BY) {
    pressed = -SENT_BY;
    wait();
  }
  return send.apply(this, rest);
};

function wait() {
  waiting = true;
  answering = false;
  asked += 1;
  const mine = asked;
  setTimeout(() => mine === asked && settle(), LONGEST_WAIT);
}

/** Holds an event back from Streamlit while an answer is awaited, if it would send what was typed. */
function holdBack(event, leaves) {
  const mine = waiting && isField(event.target) && held.get(nameOf(event.target));
  if (!mine) return;
  mine.left ||= leaves;
  event.stopImmediatePropagation();
}

function settle() {
  waiting = answering = false;
  // once what the answer brought is drawn
  requestAnimationFrame(() => requestAnimationFrame(() => {
    for (const [name, typed] of held) put(name, typed);
    held.clear();
  }));
}

function put(name, {text, field, left}) {
  const there = field.isConnected ? field : [...document.querySelectorAll(FIELDS)].find(each => nameOf(each) === name);
  if (!there) return;
  if (there.value !== text) {
    const kind = there instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(there, text); // React looks for a change beside its own
    there.dispatchEvent(new Event('input', {bubbles: true}));
  }
  if (!left) there.focus();
  else setTimeout(() => there.dispatchEvent(new FocusEvent('focusout', {bubbles: true}))); // Streamlit sends it then
}

const listen = (name, act) => addEventListener(name, act, {capture: true});
listen('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-testid=stApp] button')) pressed = performance.now();
});
listen('input', event => {
  if (waiting && isField(event.target)) {
    held.set(nameOf(event.target), {text: event.target.value, field: event.target, left: false});
  }
});
listen('keydown', event => {
  const several = event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey;
  if (event.key === 'Enter' && !several) holdBack(event, true);
  if (event.key === 'Tab') moved = performance.now();
});
listen('pointerdown', () => (moved = performance.now()));
// a field that is taken away under the hand loses the focus too, and the hand has not left it
listen('focusout', event => holdBack(event, event.relatedTarget !== null || performance.now() - moved < SENT_BY));
new MutationObserver(() => {
  if (!waiting) return;
  if (state() === 'running') answering = true;
  else if (answering && state() === 'notRunning') settle();
}).observe(document, {subtree: true, attributeFilter: ['data-test-script-state']});
