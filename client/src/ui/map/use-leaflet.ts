import { circle as createCircle, control, latLng, latLngBounds, map as createMap, tileLayer, type Circle, type LatLngBounds, type Map as Leaflet } from 'leaflet';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { drawLand, type TownsIn } from './land';
import styles from './map.module.css';
import type { MapBounds, Project } from './pins';

export interface MapView {
  readonly lat: number;
  readonly lon: number;
  readonly radiusKm: number;
  /** Instead of the circle: exactly this part. */
  readonly bounds?: MapBounds | undefined;
}

/** How the map stands now; a new one after each move. */
export interface MapFrame {
  /** Where pins are drawn, by `project`; it follows the map while somebody drags it. */
  readonly pane: HTMLElement;
  readonly zoom: number;
  readonly maxZoom: number;
  readonly project: Project;
  readonly projectAt: (zoom: number) => Project;
  readonly inSight: (position: { lat: number; lon: number }) => boolean;
}

export interface MapControl {
  readonly zoom: (by: number) => void;
  /** In parts of the map's own size. */
  readonly pan: (x: number, y: number) => void;
  readonly show: (position: { lat: number; lon: number }, zoom?: number) => void;
}

export interface LeafletOptions {
  readonly view: MapView;
  readonly onMoved?: ((bounds: MapBounds) => void) | undefined;
  readonly tileUrl?: string | undefined;
  /** Names for a map without tiles that is looked at closely. */
  readonly townsIn?: TownsIn | undefined;
}

const still = { animate: false } as const;

function boundsOf({ lat, lon, radiusKm, bounds }: MapView): LatLngBounds {
  if (!bounds) return latLng(lat, lon).toBounds(radiusKm * 2000);
  // A little less, or the same part of the map would be shown one zoom further away.
  return latLngBounds([bounds.south, bounds.west], [bounds.north, bounds.east]).pad(-0.02);
}

function frameOf(map: Leaflet, pane: HTMLElement): MapFrame {
  const seen = map.getBounds();
  return {
    pane,
    zoom: map.getZoom(),
    maxZoom: map.getMaxZoom(),
    project: ({ lat, lon }) => map.latLngToLayerPoint([lat, lon]),
    projectAt: (zoom) => ({ lat, lon }) => map.project([lat, lon], zoom),
    inSight: ({ lat, lon }) => seen.contains([lat, lon]),
  };
}

function createLeaflet(element: HTMLElement, tileUrl: string | undefined): Leaflet {
  const map = createMap(element, {
    zoomControl: false,
    attributionControl: false,
    keyboard: false,
    // The page scrolls with the wheel, and a hand that trembles taps twice: the map is moved by its buttons, by dragging and by pinching.
    scrollWheelZoom: false,
    doubleClickZoom: false,
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    inertia: false,
    minZoom: 4,
    maxZoom: tileUrl ? 17 : 12,
  });
  control.scale({ imperial: false, position: 'bottomright' }).addTo(map);
  if (tileUrl) tileLayer(tileUrl, { maxZoom: 17, referrerPolicy: 'strict-origin-when-cross-origin' }).addTo(map);
  return map;
}

/** Leaflet for as long as the element lives. Nothing moves by itself: every step is a jump. */
export function useLeaflet(element: RefObject<HTMLElement | null>, options: LeafletOptions): { control: MapControl; frame: MapFrame | undefined } {
  const map = useRef<Leaflet>(undefined);
  const area = useRef<Circle>(undefined);
  const following = useRef(false);
  const [frame, setFrame] = useState<MapFrame>();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    if (!element.current) return;
    let gone = false;
    const created = createLeaflet(element.current, latest.current.tileUrl);
    const { view, tileUrl } = latest.current;
    created.fitBounds(boundsOf(view), still);
    area.current = createCircle([view.lat, view.lon], { radius: view.radiusKm * 1000, interactive: false, className: styles.area ?? '' }).addTo(created);
    // Without the land (offline) the pins still stand in their places.
    if (!tileUrl) drawLand(created, () => gone, latest.current.townsIn).catch(() => undefined);
    map.current = created;
    const pane = created.getPane('markerPane');
    const follow = () => {
      if (pane) setFrame(frameOf(created, pane));
    };
    created.on('moveend zoom viewreset resize', follow);
    created.on('moveend', () => {
      if (following.current) return;
      const bounds = created.getBounds();
      latest.current.onMoved?.({ north: bounds.getNorth(), south: bounds.getSouth(), east: bounds.getEast(), west: bounds.getWest() });
    });
    follow();
    const watch = new ResizeObserver(() => created.invalidateSize({ animate: false, pan: false }));
    watch.observe(element.current);
    return () => {
      gone = true;
      watch.disconnect();
      created.remove();
      map.current = undefined;
      setFrame(undefined);
    };
  }, [element, options.tileUrl]);

  const { view } = options;
  useEffect(() => {
    following.current = true;
    area.current?.setLatLng([view.lat, view.lon]).setRadius(view.bounds ? 0 : view.radiusKm * 1000);
    map.current?.fitBounds(boundsOf(view), still);
    following.current = false;
  }, [view]);

  const control = useMemo<MapControl>(
    () => ({
      zoom: (by) => map.current?.setZoom(map.current.getZoom() + by, still),
      pan: (x, y) => {
        const size = map.current?.getSize();
        if (size) map.current?.panBy([x * size.x, y * size.y], still);
      },
      show: ({ lat, lon }, zoom) => map.current?.setView([lat, lon], zoom ?? map.current.getZoom(), still),
    }),
    [],
  );
  return { control, frame };
}
