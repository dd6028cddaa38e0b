import { divIcon, geoJSON, layerGroup, marker, polyline, type Map as Leaflet } from 'leaflet';
import { loadBaseMap } from './load-base-map';
import styles from './map.module.css';

/** Draws the land and the names of towns that have room at this zoom. Colours come from the tokens, by class. */
export async function drawLand(map: Leaflet, isGone: () => boolean): Promise<void> {
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
  const place = () => {
    names.clearLayers();
    const around = map.getBounds().pad(0.2);
    for (const town of base.towns) {
      if (town.fromZoom > map.getZoom() || !around.contains([town.lat, town.lon])) continue;
      const name = document.createElement('span');
      name.textContent = town.name;
      marker([town.lat, town.lon], {
        pane: `${pane}-names`,
        interactive: false,
        keyboard: false,
        icon: divIcon({ html: name, className: styles.town ?? '', iconSize: [0, 0] }),
      }).addTo(names);
    }
  };
  map.on('moveend zoomend', place);
  place();
}
