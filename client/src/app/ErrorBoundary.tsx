import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** Another place, another chance: a change of it shows the children again. */
  place: string;
  fallback: (error: unknown) => ReactNode;
  children: ReactNode;
}

interface ErrorBoundaryState {
  failed?: { error: unknown; place: string };
}

/** Catches what a page throws while it is shown. React has no other form for this than a class. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = {};

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { failed: { error, place: '' } };
  }

  static getDerivedStateFromProps({ place }: ErrorBoundaryProps, { failed }: ErrorBoundaryState): ErrorBoundaryState | null {
    if (!failed || failed.place === place) return null;
    return failed.place === '' ? { failed: { ...failed, place } } : { failed: undefined };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    return failed ? this.props.fallback(failed.error) : this.props.children;
  }
}
