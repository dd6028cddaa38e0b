import type { Viewer } from '../../core/auth/access-token';
import type { Context } from '../../core/context';
import type { Gate } from '../../core/gate';
import type { PhotoRepository } from './repository';

/** What somebody may do with the photos of a subject; `none`: it is not there for them. */
export type PhotoAccess = 'none' | 'see' | 'add';

/** Whose photos are whose business is known higher up: the composition root passes it, and it is asked when somebody calls. */
export interface PhotoSubjects {
  readonly booking: (id: string, viewer: Viewer) => Promise<PhotoAccess>;
}

export interface PhotoParts {
  readonly context: Context;
  readonly repository: PhotoRepository;
  readonly subjects: PhotoSubjects;
  /** Pictures being worked on at once. */
  readonly gate: Gate;
}
