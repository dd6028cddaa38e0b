/** One line of iCalendar, unfolded: `DTSTART;TZID=Europe/Paris:20270610T100000`. */
export interface CalendarLine {
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
}

export interface CalendarComponent {
  readonly name: string;
  readonly lines: readonly CalendarLine[];
  readonly inside: readonly CalendarComponent[];
}

const lineForm = /^([A-Z-]+)((?:;[A-Z-]+=[^;:",]+)*):(.*)$/;

function readLine(text: string): CalendarLine {
  const [, name = '', params = '', value = ''] = lineForm.exec(text) ?? [];
  if (!name) throw new Error(`not a line of iCalendar: ${text}`);
  return { name, params: Object.fromEntries(params.slice(1).split(';').filter(Boolean).map((param) => param.split('='))), value };
}

/** Reads iCalendar by the letter of RFC 5545: CRLF, at most 75 bytes a line, every BEGIN with its END. Throws on anything else. */
export function readCalendar(text: string): CalendarComponent {
  const folded = text.split('\r\n');
  for (const line of folded) {
    if (/[\r\n]/.test(line)) throw new Error('a line ends otherwise than by CRLF');
    if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 bytes: ${line}`);
  }
  const open: { name: string; lines: CalendarLine[]; inside: CalendarComponent[] }[] = [{ name: '', lines: [], inside: [] }];
  for (const line of text.trimEnd().replace(/\r\n[ \t]/g, '').split('\r\n').map(readLine)) {
    const here = open.at(-1);
    if (line.name === 'BEGIN') open.push({ name: line.value, lines: [], inside: [] });
    else if (line.name === 'END') {
      const closed = open.pop();
      if (closed?.name !== line.value) throw new Error(`END:${line.value} ends ${closed?.name}`);
      open.at(-1)?.inside.push(closed);
    } else here?.lines.push(line);
  }
  const [calendar, ...others] = open[0]?.inside ?? [];
  if (calendar?.name !== 'VCALENDAR' || others.length > 0 || open.length !== 1) throw new Error('not one whole VCALENDAR');
  return calendar;
}

export const lineOf = ({ lines, name }: CalendarComponent, wanted: string): CalendarLine => {
  const [found, ...more] = lines.filter((line) => line.name === wanted);
  if (!found || more.length > 0) throw new Error(`${name} has ${found ? 'several' : 'no'} ${wanted}`);
  return found;
};

/** The text of a value: its escapes undone. */
export const textOf = (component: CalendarComponent, name: string): string =>
  lineOf(component, name).value.replace(/\\([\\;,nN])/g, (_all, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));

const asUtc = (wallClock: string): number => {
  const [, year, month, day, hours, minutes, seconds] = (/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/.exec(wallClock) ?? []).map(Number);
  return Date.UTC(year ?? NaN, (month ?? NaN) - 1, day, hours, minutes, seconds);
};
const offsetMs = (text: string): number => (text.startsWith('-') ? -1 : 1) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(3, 5))) * 60_000;

/** The instant of a DTSTART or DTEND, found by nothing but the VTIMEZONE that the calendar brings. */
export function instantOf(calendar: CalendarComponent, event: CalendarComponent, name: string): Date {
  const { params, value } = lineOf(event, name);
  const zone = calendar.inside.find((component) => component.name === 'VTIMEZONE' && lineOf(component, 'TZID').value === params.TZID);
  const begun = (zone?.inside ?? []).filter((stretch) => asUtc(lineOf(stretch, 'DTSTART').value) <= asUtc(value));
  const latest = begun.sort((a, b) => asUtc(lineOf(a, 'DTSTART').value) - asUtc(lineOf(b, 'DTSTART').value)).at(-1);
  if (!latest) throw new Error(`no VTIMEZONE says when ${value} is in ${params.TZID}`);
  return new Date(asUtc(value) - offsetMs(lineOf(latest, 'TZOFFSETTO').value));
}
