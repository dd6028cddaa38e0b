import { useEffect, useState } from 'react';

/** A picture as an address that the page's security policy lets be shown; undefined until it is read. */
export function useDataAddress(picture: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!picture) return;
    const reader = new FileReader();
    reader.onload = () => setAddress(typeof reader.result === 'string' ? reader.result : undefined);
    reader.readAsDataURL(picture);
    return () => reader.abort();
  }, [picture]);
  return address;
}
