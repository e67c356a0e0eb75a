// Gives the whole document the theme Streamlit gives its page, with the system or as the reader chose. A page has no event
// for that, but a colour that follows it can be in transition, and transitions are told.

const STYLE = `
:host { display: block; height: 0; }
span { position: absolute; width: 0; height: 0; visibility: hidden; transition: color 1ms;
  color: light-dark(#fff, #000); background-color: light-dark(#fff, #000); }`;

export default function mount({parentElement}) {
  if (parentElement.querySelector('span')) return;
  const probe = document.createElement('span');
  const take = () => {
    const dark = getComputedStyle(probe).backgroundColor === 'rgb(0, 0, 0)';
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  };
  probe.addEventListener('transitionrun', take);
  parentElement.append(Object.assign(document.createElement('style'), {textContent: STYLE}), probe);
  take();
}
