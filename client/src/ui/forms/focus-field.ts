const focusable = 'input:not([type=hidden]):not(:disabled), select, textarea, button, a[href], [tabindex]';

/** Moves focus to the element with this id, or to the first control inside it. Says whether it could. */
export function focusField(id: string): boolean {
  const target = document.getElementById(id);
  if (!target) return false;
  const control = target.matches(focusable) ? target : target.querySelector<HTMLElement>(focusable);
  if (control) {
    control.focus();
  } else {
    target.tabIndex = -1;
    target.focus();
  }
  return true;
}
