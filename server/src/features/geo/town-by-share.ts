import type { Place } from './place';
import { placeAt, type Places } from './places-file';

/** Draws towns as people live in them: equal shares of the population find a town equally often. */
export function createTownByShare(places: Places): (share: number) => Place {
  const upTo = new Float64Array(places.count);
  let sum = 0;
  for (let row = 0; row < places.count; row += 1) {
    // The people of an arrondissement are counted in their town already.
    if (places.isDistrict[row] === 0) sum += places.population[row] ?? 0;
    upTo[row] = sum;
  }
  return (share) => {
    const wanted = Math.min(Math.max(share, 0), 1) * sum;
    let low = 0;
    let high = places.count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return placeAt(places, low);
  };
}
