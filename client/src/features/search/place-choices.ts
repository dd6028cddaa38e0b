import type { LatLon, Place } from '@passerelle/shared/geo/contract';
import type { RecentPlace } from '../../lib/recent-places';
import type { Suggestion } from '../../ui/forms/ComboBoxField';

/** A place as the form takes it. */
export interface ChosenPlace extends Suggestion {
  readonly location: LatLon;
}

/** Asks the browser where the person is; it has no position until then. */
export interface NearMe extends Suggestion {
  readonly location?: undefined;
}

/** "69003, Rhône": tells towns of one name apart. */
export const townDetail = ({ postcodes: [first], department }: Pick<Place, 'postcodes' | 'department'>): string => [first, department].filter(Boolean).join(', ');

export const townChoice = (place: Place): ChosenPlace => ({ id: place.id, label: place.name, detail: townDetail(place), location: place.location });

export const recentChoice = ({ name, detail, location }: RecentPlace, index: number): ChosenPlace => ({ id: `recent-${String(index)}`, label: name, detail, location });
