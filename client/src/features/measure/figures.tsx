import styles from './drawing.module.css';

/** A chair with nobody in it, from the side, going to the right. Origin: on the floor, at the back; 120 long. */
export function EmptyChair() {
  return (
    <g className={styles.chair}>
      <path d="M8-92h12l6 46h48l17 33h26M26-46l-6 14" />
      <path d="M27-58h44" />
      <circle className={styles.wheel} cx="35" cy="-31" r="31" />
      <circle className={styles.wheel} cx="84" cy="-8" r="8" />
    </g>
  );
}

/** The same with small wheels, which leave the frame and what is below the seat in sight. */
export function PoweredChair() {
  return (
    <g className={styles.chair}>
      <path d="M8-96h12l6 44h50l14 34h26M27-62h44" />
      <path className={styles.thing} d="M18-52h58v16H18Z" />
      <circle className={styles.wheel} cx="30" cy="-17" r="17" />
      <circle className={styles.wheel} cx="84" cy="-10" r="10" />
    </g>
  );
}

/** Somebody in a chair from the front, hands on the push rims: 70 wide, between 125 and 195. */
export function PersonFromFront() {
  return (
    <g className={styles.chair}>
      <circle className={styles.head} cx="160" cy="33" r="13" />
      <path className={styles.limb} d="M142 66q18-12 36 0v38h-36ZM147 106v44M173 106v44M142 70l-11 32M178 70l11 32" />
      <path className={styles.rim} d="M130 94v64M190 94v64" />
    </g>
  );
}

/** Stands behind the chair and pushes. */
export function Helper() {
  return (
    <g className={styles.chair}>
      <circle className={styles.head} cx="52" cy="26" r="12" />
      <path className={styles.limb} d="M52 44l-4 54M52 56l30 14 20-2M48 98l-16 60M48 98l18 58" />
    </g>
  );
}

/** Flat scales below the wheels, with their dial. */
export function Scales({ label }: { label: string }) {
  return (
    <>
      <path className={styles.thing} d="M84 161h158v12H84Z" />
      <circle className={styles.thing} cx="268" cy="128" r="22" />
      <path className={styles.measure} d="M268 128l9-12" />
      <path className={styles.floor} d="M20 174H300M268 150v24" />
      <text className={styles.letters} x={164} y={202}>
        {label}
      </text>
    </>
  );
}
