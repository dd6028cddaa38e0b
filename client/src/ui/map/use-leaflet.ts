import { circle as createCircle, control, latLng, layerGroup, map as createMap, tileLayer, type Circle, type Map as Leaflet } from 'leaflet';
import { useEffect, useRef, type RefObject } from 'react';
import { drawLand } from './land';
import styles from './map.module.css';
import { placeMarkers, type Placing } from './place-markers';

export interface MapView {
  lat: number;
  lon: number;
  radiusKm: number;
}

export interface MapBounds {
  north: number;
  south: number;
  east: number;
  west: number;
}

export interface LeafletOptions extends Placing {
  view: MapView;
  onMoved?: ((bounds: MapBounds) => void) | undefined;
  tileUrl?: string | undefined;
}

const around = ({ lat, lon, radiusKm }: MapView) => latLng(lat, lon).toBounds(radiusKm * 2000);

/** Leaflet for as long as the element lives. Nothing moves by itself: every step is a jump. */
export function useLeaflet(element: RefObject<HTMLElement | null>, options: LeafletOptions) {
  const map = useRef<Leaflet>(undefined);
  const area = useRef<Circle>(undefined);
  const placeAgain = useRef(() => {});
  const moving = useRef(false);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    if (!element.current) return;
    let gone = false;
    const created = createMap(element.current, {
      zoomControl: false,
      attributionControl: false,
      keyboard: false,
      // The page scrolls with the wheel; the map is moved by its buttons, by dragging and by pinching.
      scrollWheelZoom: false,
      zoomAnimation: false,
      fadeAnimation: false,
      markerZoomAnimation: false,
      inertia: false,
      minZoom: 4,
      maxZoom: latest.current.tileUrl ? 17 : 12,
    });
    created.fitBounds(around(latest.current.view), { animate: false });
    control.scale({ imperial: false, position: 'bottomright' }).addTo(created);
    const { lat, lon, radiusKm } = latest.current.view;
    area.current = createCircle([lat, lon], { radius: radiusKm * 1000, interactive: false, className: styles.area ?? '' }).addTo(created);
    const group = layerGroup().addTo(created);
    placeAgain.current = () => placeMarkers(created, group, latest.current);
    map.current = created;
    if (latest.current.tileUrl) {
      tileLayer(latest.current.tileUrl, { maxZoom: 17, referrerPolicy: 'strict-origin-when-cross-origin' }).addTo(created);
    } else {
      // Without the land (offline) the markers still stand in their places.
      drawLand(created, () => gone).catch(() => undefined);
    }
    created.on('moveend resize', () => placeAgain.current());
    created.on('moveend', () => {
      if (moving.current) return;
      const bounds = created.getBounds();
      latest.current.onMoved?.({
        north: bounds.getNorth(),
        south: bounds.getSouth(),
        east: bounds.getEast(),
        west: bounds.getWest(),
      });
    });
    const watch = new ResizeObserver(() => created.invalidateSize({ animate: false, pan: false }));
    watch.observe(element.current);
    return () => {
      gone = true;
      watch.disconnect();
      created.remove();
      placeAgain.current = () => {};
      map.current = undefined;
    };
  }, [element, options.tileUrl]);

  const { view, markers, clusters, selected } = options;
  useEffect(() => {
    moving.current = true;
    area.current?.setLatLng([view.lat, view.lon]).setRadius(view.radiusKm * 1000);
    map.current?.fitBounds(around(view), { animate: false });
    moving.current = false;
  }, [view]);

  useEffect(() => placeAgain.current(), [markers, clusters, selected, options.tileUrl]);

  return {
    zoom: (by: number) => map.current?.setZoom(map.current.getZoom() + by, { animate: false }),
    /** In parts of the map's own size. */
    pan: (x: number, y: number) => {
      const size = map.current?.getSize();
      if (size) map.current?.panBy([x * size.x, y * size.y], { animate: false });
    },
  };
}
