import { latLng, marker as createMarker, point, polyline, type LayerGroup, type Map as Leaflet } from 'leaflet';
import styles from './map.module.css';
import { clusterIcon, markerIcon, type MapCluster, type MapMarker } from './marker-icons';
import { spread, type Box } from './spread';

export interface Placing {
  markers: readonly MapMarker[];
  clusters?: readonly MapCluster[] | undefined;
  clusterLabel: (count: number) => string;
  selected?: string | undefined;
  onSelect: (id: string) => void;
}

interface Placed extends Box {
  lat: number;
  lon: number;
  draw: (offset: [number, number]) => void;
}

const target = 44;
const widthOf = ({ text, verdict }: MapMarker) => Math.max(target, text.length * 9.5 + 28 + (verdict ? 22 : 0));

/** Puts on the map what is in sight, moved apart where it would overlap, with a line to where it belongs. */
export function placeMarkers(map: Leaflet, group: LayerGroup, placing: Placing): void {
  const { markers, clusters = [], clusterLabel, selected, onSelect } = placing;
  const focused = document.activeElement?.closest<HTMLElement>('[data-marker]')?.dataset['marker'];
  group.clearLayers();
  const seen = map.getBounds();
  const at = (lat: number, lon: number) => map.latLngToLayerPoint([lat, lon]);

  const drawnClusters = clusters.map((cluster): Placed => ({
    ...at(cluster.lat, cluster.lon),
    lat: cluster.lat,
    lon: cluster.lon,
    width: target,
    height: target,
    draw: (offset) => {
      const open = () => map.setView([cluster.lat, cluster.lon], map.getZoom() + 2, { animate: false });
      const icon = clusterIcon(cluster, clusterLabel(cluster.count), offset, open);
      createMarker([cluster.lat, cluster.lon], { icon, keyboard: false }).addTo(group);
    },
  }));
  const drawnMarkers = [...markers]
    .sort((a, b) => Number(b.id === selected) - Number(a.id === selected))
    .map((item): Placed => ({
      ...at(item.lat, item.lon),
      lat: item.lat,
      lon: item.lon,
      width: widthOf(item),
      height: target,
      draw: (offset) => {
        const icon = markerIcon(item, item.id === selected, offset, onSelect);
        const root = createMarker([item.lat, item.lon], { icon, keyboard: false }).addTo(group).getElement();
        if (!root) return;
        root.dataset['marker'] = item.id;
        // Markers are made anew when the choice or the place changes: whoever stood on one still stands on it.
        if (item.id === focused) root.querySelector('button')?.focus({ preventScroll: true });
      },
    }));

  const inSight = [...drawnMarkers, ...drawnClusters].filter(({ lat, lon }) => seen.contains(latLng(lat, lon)));
  for (const box of spread(inSight)) {
    const home = at(box.lat, box.lon);
    const offset: [number, number] = [box.x - home.x, box.y - home.y];
    if (offset[0] !== 0 || offset[1] !== 0) {
      const moved = map.layerPointToLatLng(point(box.x, box.y));
      polyline([[box.lat, box.lon], moved], { interactive: false, className: styles.leader ?? '' }).addTo(group);
    }
    box.draw(offset);
  }
}
