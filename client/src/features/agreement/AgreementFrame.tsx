import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './agreement.module.css';

/** Above and below, in px. */
const borders = 2;

/**
 * A page in the page, as tall as what is in it, so that there is one scroll bar. It is ours and holds no script; the
 * sandbox would let none run, and is of the same origin only so that its height can be read and its style loaded.
 */
export function AgreementFrame({ html }: { html: string }) {
  const { t } = useTranslation('agreement');
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(800);
  const measure = () => {
    // Not of the whole document, which is never less tall than its frame.
    const page = frame.current?.contentDocument?.body;
    if (!page) return;
    const read = () => setHeight(Math.ceil(page.getBoundingClientRect().height) + borders);
    read();
    // Turned, zoomed, or with larger letters it is as tall as it then needs to be; the observer ends with its page.
    new ResizeObserver(read).observe(page);
  };
  return <iframe ref={frame} className={styles.frame} title={t('title')} srcDoc={html} sandbox="allow-same-origin" onLoad={measure} height={height} />;
}
