import type { Locale } from '@passerelle/shared/locale';
import { currentLanguage } from '../lib/i18n';
import { languageNames, languages } from '../lib/languages';
import { useSession } from '../lib/session';
import { LinkButton } from '../ui/buttons/LinkButton';

/** Each other language by its own name, in its own language. */
export function LanguageSwitch() {
  const { setLanguage } = useSession();
  const current = currentLanguage();
  // Without a connection the page stays in its language; the line at the top says why.
  const change = (language: Locale) => void setLanguage(language).catch(() => undefined);
  return languages
    .filter((language) => language !== current)
    .map((language) => (
      <LinkButton key={language} lang={language} onClick={() => change(language)}>
        {languageNames[language]}
      </LinkButton>
    ));
}
