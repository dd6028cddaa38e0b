/**
 * The value below which that share of the values lies, by nearest rank: always one that was measured.
 * @param {number[]} values
 * @param {number} share 0.5 for the median
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** @param {number} ms */
export const duration = (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`);

/** @param {number} bytes in units of 1,000, as browsers and the aim count them */
export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** @param {number} ms of something short: "0.042 ms" */
export const shortTime = (ms) => `${ms.toFixed(3)} ms`;
