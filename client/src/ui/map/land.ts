import { divIcon, geoJSON, layerGroup, marker, polyline, type LayerGroup, type Map as Leaflet } from 'leaflet';
import { loadBaseMap } from './load-base-map';
import styles from './map.module.css';
import type { MapBounds } from './pins';

export interface TownOnMap {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/** The largest towns of a view, the largest first. */
export type TownsIn = (view: MapBounds) => Promise<readonly TownOnMap[]>;

/** From this zoom on the few large towns that come with the land leave the map empty. */
const closeZoom = 8;
/** Room for a name, in px. */
const nameWidth = 110;
const nameHeight = 34;

/** Those that have room: the first keeps its place, one that would touch it is left out. */
export function withRoom<T>(towns: readonly T[], project: (town: T) => { readonly x: number; readonly y: number }): T[] {
  const taken: { x: number; y: number }[] = [];
  return towns.filter((town) => {
    const at = project(town);
    const free = taken.every(({ x, y }) => Math.abs(x - at.x) >= nameWidth || Math.abs(y - at.y) >= nameHeight);
    if (free) taken.push(at);
    return free;
  });
}

function writeNames(map: Leaflet, group: LayerGroup, pane: string, towns: readonly TownOnMap[]): void {
  group.clearLayers();
  for (const { name, lat, lon } of withRoom(towns, (town) => map.latLngToLayerPoint([town.lat, town.lon]))) {
    const label = document.createElement('span');
    label.textContent = name;
    marker([lat, lon], { pane, interactive: false, keyboard: false, icon: divIcon({ html: label, className: styles.town ?? '', iconSize: [0, 0] }) }).addTo(group);
  }
}

/** Draws the land and the names of towns that have room at this zoom. Colours come from the tokens, by class. */
export async function drawLand(map: Leaflet, isGone: () => boolean, townsIn?: TownsIn): Promise<void> {
  const base = await loadBaseMap();
  if (isGone()) return;
  // Under everything else, whenever it arrives.
  const pane = 'land';
  map.createPane(pane).style.zIndex = '250';
  map.createPane(`${pane}-names`).style.zIndex = '260';
  geoJSON(base.countries, {
    pane,
    interactive: false,
    style: (feature) => ({ className: feature?.properties.french ? (styles.french ?? '') : (styles.foreign ?? '') }),
  }).addTo(map);
  for (const line of base.borders.coordinates) {
    polyline(
      line.map(([lon = 0, lat = 0]) => [lat, lon] as [number, number]),
      { pane, interactive: false, className: styles.border ?? '' },
    ).addTo(map);
  }
  const names = layerGroup().addTo(map);
  let turn = 0;
  const place = () => {
    const here = (turn += 1);
    const around = map.getBounds().pad(0.2);
    const large = base.towns.filter(({ lat, lon, fromZoom }) => fromZoom <= map.getZoom() && around.contains([lat, lon]));
    writeNames(map, names, `${pane}-names`, large);
    if (!townsIn || map.getZoom() < closeZoom) return;
    const view = { north: Math.min(90, around.getNorth()), south: Math.max(-90, around.getSouth()), east: Math.min(180, around.getEast()), west: Math.max(-180, around.getWest()) };
    // Without an answer (offline) the large towns stay.
    townsIn(view)
      .then((towns) => {
        if (here !== turn || isGone()) return;
        const known = new Set(large.map(({ name }) => name));
        writeNames(map, names, `${pane}-names`, [...large, ...towns.filter(({ name }) => !known.has(name))]);
      })
      .catch(() => undefined);
  };
  map.on('moveend zoomend', place);
  place();
}
