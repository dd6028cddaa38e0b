import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api';
import { useDataAddress } from '../use-data-address';
import styles from './photos.module.css';

function Photo({ id, alt }: { id: string; alt: string }) {
  const { t } = useTranslation('bookings');
  const picture = useQuery({
    queryKey: ['photo', id],
    queryFn: ({ signal }) => api.photos.read({ params: { photoId: id }, query: { size: 'medium' } }, { signal }),
    staleTime: Infinity,
    // A photo that is missing is said in its place; the page stands.
    throwOnError: false,
  });
  const address = useDataAddress(picture.data);
  return (
    <li className={styles.shown}>
      {address && <img className={styles.large} src={address} alt={alt} />}
      {!address && <p>{t(picture.error ? 'photos.notShown' : 'photos.loading', { what: alt })}</p>}
    </li>
  );
}

/** Photos of a booking; `label` says what they are of. Needs the texts of `bookings`. */
export function Photos({ ids, label }: { ids: readonly string[]; label: string }) {
  const { t } = useTranslation('bookings');
  if (ids.length === 0) return null;
  return (
    <ul className={styles.gallery} aria-label={label}>
      {ids.map((id, index) => (
        <Photo key={id} id={id} alt={t('photos.alt', { what: label, number: index + 1 })} />
      ))}
    </ul>
  );
}
