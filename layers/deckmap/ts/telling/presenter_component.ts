// The presenter view as Streamlit mounts it.

import {mounting} from './mounting.ts';
import {Presenter} from './presenter.ts';
import type {PresenterTold} from './told.ts';

export default mounting<PresenterTold>(({data, parentElement}) => new Presenter(parentElement, data));
