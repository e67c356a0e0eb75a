// Every word of the stage and of the presenter view that does not come from the briefing; what the map says too is said alike.

import {WORDS} from '../page/words.ts';

const {play, pause, close, shownDate} = WORDS;

export const TELLING = {
  play,
  pause,
  close,
  shownDate,
  scenes: 'Scenes',
  back: 'Scene before',
  next: 'Next scene',
  backToScene: 'Enter: back to the scene',
  noNotes: 'No notes for this scene.',
  help: 'Keys',
  hint: 'F full screen · P presenter view · ? keys',
  hintFollow: 'F full screen · L follow or not · ? keys',
  hintAlone: 'F full screen · ? keys',
  listed: 'All sources',
  follows: 'Following the presenter',
  follow: 'Follow the presenter',
  known: 'as known on',
  leftOfBar: 'Left of the bar',
  theme: 'Dark or light',
  leave: 'Esc once more to leave',
  kiosk: 'Advances by itself: K stops',
  kioskOff: 'Waits for you',
  following: 'Following the presenter: L stops',
  notFollowing: 'Not following: L follows the presenter',
  noFullscreen: 'This browser allows no full screen here.',
  onStage: 'On the stage',
  nextUp: 'Next',
  allScenes: 'All scenes',
  end: 'The end',
  goBack: '‹ Back',
  goOn: 'Next ›',
  black: 'Black (B)',
  timerZero: 'Timer to zero',
  keysButton: 'Keys (?)',
  followLink: 'Link for those who follow',
  sceneOf: (scene: number, of: number): string => `Scene ${scene} of ${of}`,
  more: (count: number): string => `… ${count} more`
};
