// The stage as Streamlit mounts it.

import {mounting} from './mounting.ts';
import {Stage} from './stage.ts';
import type {Told} from './told.ts';

export default mounting<Told>(({data, parentElement, setStateValue}) => {
  window.__stage = new Stage(parentElement, data, room => setStateValue('room', room));
  return window.__stage;
});
