// In step with other windows: at once in this browser, through the server elsewhere.

import type {At} from './told.ts';
import {Wire} from './wire.ts';

export interface RoomEvents {
  /** Where this window is. */
  here(): At;
  /** Another one has moved. */
  hear(at: At): void;
  /** Whether this one says where it is when another one asks, or when nobody has said anything yet; else it asks. */
  answers: boolean;
}

export class Room {
  private readonly me = Math.random().toString(36).slice(2);
  private seq = 0;
  private name = '';
  private leads = false;
  private wire: Wire | null = null;
  private channel: BroadcastChannel | null = null;
  private latest: At | null = null;

  constructor(private readonly events: RoomEvents) {}

  /** Enter a room of those the server has at `rooms`, to lead it or to listen; whether it is another one. */
  join(name: string, leads: boolean, rooms: string): boolean {
    if (name === this.name) return false;
    this.stop();
    this.name = name;
    this.leads = leads;
    this.wire = new Wire(rooms + encodeURIComponent(name), at => this.heard(at), () => this.answer());
    if (!leads) return true;
    this.channel = new BroadcastChannel(`lifeline-${name}`);
    this.channel.onmessage = ({data}) => this.heard(data);
    if (!this.events.answers) this.channel.postMessage({hello: true, me: this.me});
    return true;
  }

  /** Tell the others where this window is; who only listens says nothing. */
  say(): void {
    if (!this.leads) return;
    const at = {me: this.me, seq: ++this.seq, ...this.events.here()};
    this.channel?.postMessage(at);
    this.wire?.say(at);
  }

  /** Go to where the room was last heard to be. */
  catchUp(): void {
    if (this.latest) this.events.hear(this.latest);
  }

  stop(): void {
    this.wire?.stop();
    this.channel?.close();
  }

  private answer(): void {
    if (this.events.answers) this.say();
  }

  private heard(said: unknown): void {
    const at = said as Partial<At> & {me?: string; hello?: boolean};
    if (!at || at.me === this.me) return;
    if (at.hello) return this.answer();
    if (!Number.isInteger(at.scene)) return;
    const started = typeof at.started === 'number' ? at.started : this.events.here().started;
    this.latest = {scene: at.scene as number, black: Boolean(at.black), started};
    this.events.hear(this.latest);
  }
}
