// Asks for the plain map again once the page has come to rest in another theme than it was drawn in. What the page is,
// `theme_outside.js` writes on its root.

const RESTS = 250; // ms without a turn: each run draws the map once
const page = document.documentElement;

export default function mount({data, setTriggerValue}) {
  let timer = 0;
  const look = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = page.style.colorScheme;
      if (now && now !== data.theme) setTriggerValue('turned', now);
    }, RESTS);
  };
  const watch = new MutationObserver(look);
  watch.observe(page, {attributeFilter: ['style']});
  look();
  return () => {
    clearTimeout(timer);
    watch.disconnect();
  };
}
