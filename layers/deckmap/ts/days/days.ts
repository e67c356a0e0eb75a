// Days as numbers since an epoch, and as words.

const DAY_MS = 86_400_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export class Calendar {
  readonly epochMs: number;

  constructor(epoch: string) {
    this.epochMs = Date.parse(`${epoch}T00:00:00Z`);
    if (!Number.isFinite(this.epochMs)) throw new Error(`Not a date: ${epoch}`);
  }

  date(day: number): Date {
    return new Date(this.epochMs + Math.floor(day) * DAY_MS);
  }

  number(year: number, month: number, dayOfMonth = 1): number {
    return Math.round((Date.UTC(year, month, dayOfMonth) - this.epochMs) / DAY_MS);
  }

  /** The day an <input type=date> names, null while it is empty or half typed. */
  fromIso(text: string): number | null {
    const ms = Date.parse(`${text}T00:00:00Z`);
    return Number.isFinite(ms) ? Math.round((ms - this.epochMs) / DAY_MS) : null;
  }

  iso(day: number): string {
    return this.date(day).toISOString().slice(0, 10);
  }

  words(day: number): string {
    const date = this.date(day);
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  }

  /** "1 Sep – 6 Sep 2024", with both years where they differ. */
  span(first: number, last: number): string {
    if (Math.floor(first) === Math.floor(last)) return this.words(last);
    const a = this.date(first);
    const b = this.date(last);
    const left =
      a.getUTCFullYear() === b.getUTCFullYear()
        ? `${a.getUTCDate()} ${MONTHS[a.getUTCMonth()]}`
        : this.words(first);
    return `${left} – ${this.words(last)}`;
  }

  ticks(first: number, last: number, width: number): Tick[] {
    return ticks(this, first, last, width);
  }
}

export interface Tick {
  day: number;
  label: string;
  /** A year or a month among smaller steps: drawn stronger. */
  major: boolean;
}

interface Step {
  days: number;
  room: number;
  list: (calendar: Calendar, first: number, last: number) => Tick[];
}

const STEPS: Step[] = [
  {days: 1, room: 52, list: everyDay(1)},
  {days: 2, room: 52, list: everyDay(2)},
  {days: 7, room: 52, list: everyDay(7)},
  {days: 30.4, room: 46, list: everyMonth(1)},
  {days: 91.3, room: 46, list: everyMonth(3)},
  {days: 182.6, room: 46, list: everyMonth(6)},
  {days: 365.25, room: 44, list: everyYear(1)},
  {days: 1826, room: 44, list: everyYear(5)},
  {days: 3652, room: 44, list: everyYear(10)}
];

/** The densest labels for which each still has room to be read. */
function ticks(calendar: Calendar, first: number, last: number, width: number): Tick[] {
  const pixelsPerDay = width / Math.max(last - first, 1e-6);
  const step = STEPS.find(s => s.days * pixelsPerDay >= s.room) ?? STEPS[STEPS.length - 1];
  return step.list(calendar, first, last);
}

function everyDay(n: number) {
  return (calendar: Calendar, first: number, last: number): Tick[] => {
    const found: Tick[] = [];
    for (let day = Math.ceil(first); day <= last; day++) {
      const date = calendar.date(day);
      const inMonth = date.getUTCDate();
      // Counted from the first of the month, so that labels fall on the 1st and not too close before it.
      const falls = n === 1 || (n === 2 ? inMonth % 2 === 1 && inMonth < 31 : inMonth % 7 === 1 && inMonth < 28);
      if (!falls) continue;
      const month = MONTHS[date.getUTCMonth()];
      const label =
        inMonth === 1 ? (date.getUTCMonth() === 0 ? `${date.getUTCFullYear()}` : month) : `${inMonth} ${month}`;
      found.push({day, label: n === 1 && inMonth !== 1 ? `${inMonth}` : label, major: inMonth === 1});
    }
    return found;
  };
}

function everyMonth(n: number) {
  return (calendar: Calendar, first: number, last: number): Tick[] => {
    const found: Tick[] = [];
    const from = calendar.date(first);
    for (let i = 0; ; i++) {
      const date = new Date(Date.UTC(from.getUTCFullYear(), i * n, 1));
      const day = calendar.number(date.getUTCFullYear(), date.getUTCMonth());
      if (day > last) return found;
      if (day < first) continue;
      const january = date.getUTCMonth() === 0;
      found.push({day, label: january ? `${date.getUTCFullYear()}` : MONTHS[date.getUTCMonth()], major: january});
    }
  };
}

function everyYear(n: number) {
  return (calendar: Calendar, first: number, last: number): Tick[] => {
    const found: Tick[] = [];
    const start = Math.ceil(calendar.date(first).getUTCFullYear() / n) * n;
    for (let year = start; ; year += n) {
      const day = calendar.number(year, 0);
      if (day > last) return found;
      if (day >= first) found.push({day, label: `${year}`, major: true});
    }
  };
}
