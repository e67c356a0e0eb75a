// What deck.gl loads for a layer by itself: pictures, atlases, icons. It asks as the map may ask, and what does not come
// is told of the layer.

import {Layer} from '@deck.gl/core';
import {asker, Refused} from '../wire/gate.ts';
import {Unanswered} from '../wire/sources.ts';

type Props = Record<string, any>;

/** Props for a layer of this kind. `tell` hears what it could not have. */
export function loading(type: string, props: Props, anywhere: boolean, tell: (problem: Error) => void): Props {
  // Workers would come from a public server.
  const loadOptions = {...props.loadOptions, worker: false, core: {...props.loadOptions?.core, worker: false, fetch: asker(anywhere)}};
  const failed = (problem: Error): void => tell(worded(problem));
  const fetch = (url: string, context: Props): unknown => {
    // What holds its content itself is read once for all layers, as deck.gl does without options.
    const got = usual(url, url.startsWith('data:') ? context : {...context, loadOptions});
    if (!(got instanceof Promise)) return got;
    return got.catch((problem: Error) => {
      failed(problem);
      throw problem;
    });
  };
  const icons = {loadOptions, onIconError: ({error}: {error: Error}) => failed(error)};
  const own = {fetch, ...('loaders' in props ? {loaders: []} : {}), ...(props.loadOptions ? {loadOptions} : {})};
  if (type === 'IconLayer') return {...own, ...icons};
  if (type !== 'GeoJsonLayer') return own;
  const sublayers = props._subLayerProps ?? {};
  return {...own, _subLayerProps: {...sublayers, 'points-icon': {...sublayers['points-icon'], ...icons}}};
}

const usual = (Layer as any).defaultProps.fetch.value as (url: string, context: Props) => unknown;

/** The loaders' words for it hold the address, which may be a picture as text. */
function worded(problem: Error): Error {
  return problem instanceof Refused ? problem : new Unanswered('a picture of it could not be read');
}
