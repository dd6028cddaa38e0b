import type { Verdict } from '@passerelle/shared/fit/result';
import { divIcon, type DivIcon } from 'leaflet';
import styles from './map.module.css';

export interface MapMarker {
  id: string;
  lat: number;
  lon: number;
  /** Short, on the marker: the price. */
  text: string;
  /** Whole, for screen readers: title, verdict, price. */
  label: string;
  verdict?: Verdict | null | undefined;
}

export interface MapCluster {
  lat: number;
  lon: number;
  count: number;
}

/** One sign per verdict, so that markers differ without colour: tick, half, cross, question. */
const signs: Record<Verdict, string> = { fits: '✓', tight: '◐', does_not_fit: '✕', unknown: '?' };

function button(className: string, parts: { text: string; hidden?: boolean; className?: string | undefined }[]): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  for (const part of parts) {
    const span = document.createElement('span');
    span.textContent = part.text;
    if (part.className) span.className = part.className;
    if (part.hidden) span.setAttribute('aria-hidden', 'true');
    element.append(span);
  }
  return element;
}

/** In px, from where the marker belongs to where it has room. */
type Offset = [number, number];

const icon = (html: HTMLElement, [x, y]: Offset): DivIcon =>
  divIcon({ html, className: styles.anchor ?? '', iconSize: [0, 0], iconAnchor: [-x, -y] });

/** A real button on the map. It only chooses: the card in the list says the rest. */
export function markerIcon(marker: MapMarker, selected: boolean, offset: Offset, onSelect: (id: string) => void): DivIcon {
  const verdict = marker.verdict ?? undefined;
  const element = button([styles.marker, verdict && styles[verdict]].filter(Boolean).join(' '), [
    ...(verdict ? [{ text: signs[verdict], hidden: true, className: styles.sign }] : []),
    { text: marker.text, hidden: true },
    { text: marker.label, className: styles.spoken },
  ]);
  element.setAttribute('aria-pressed', String(selected));
  element.addEventListener('click', () => onSelect(marker.id));
  return icon(element, offset);
}

export function clusterIcon(cluster: MapCluster, label: string, offset: Offset, onOpen: () => void): DivIcon {
  const element = button(styles.cluster ?? '', [
    { text: String(cluster.count), hidden: true },
    { text: label, className: styles.spoken },
  ]);
  element.addEventListener('click', onOpen);
  return icon(element, offset);
}
