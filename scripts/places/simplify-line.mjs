const triangle = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

/**
 * Visvalingam's simplification: drops, again and again, the point that makes the smallest triangle with its neighbours.
 * Ends stay, so that lines which meet still meet; a closed line keeps four points.
 * @param thresholdOf point -> the area below which that point may go
 */
export function simplifyLine(points, thresholdOf) {
  const closed = points[0][0] === points.at(-1)[0] && points[0][1] === points.at(-1)[1];
  const fewest = closed ? 4 : 2;
  const kept = [...points];
  const limits = kept.map(thresholdOf);
  const weigh = (at) => (at === 0 || at === kept.length - 1 ? Infinity : triangle(kept[at - 1], kept[at], kept[at + 1]) / limits[at]);
  const weights = kept.map((_, at) => weigh(at));
  while (kept.length > fewest) {
    let least = 1;
    for (let at = 2; at < kept.length - 1; at += 1) if (weights[at] < weights[least]) least = at;
    if (!(weights[least] < 1)) break;
    kept.splice(least, 1);
    limits.splice(least, 1);
    weights.splice(least, 1);
    for (const at of [least - 1, least]) weights[at] = weigh(at);
  }
  return kept;
}
