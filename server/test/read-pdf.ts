/** An element of a PDF's structure tree: its role, the roles inside, and what its attributes say. */
export interface PdfElement {
  readonly role: string;
  readonly scope: string | undefined;
  readonly inside: readonly PdfElement[];
}

export interface PdfStructure {
  readonly catalog: string;
  /** `MarkInfo` and `ViewerPreferences`. */
  readonly marks: string;
  readonly view: string;
  readonly metadata: string;
  readonly document: PdfElement;
  readonly pages: number;
  /** Of every font: the name, and whether its program is in the file. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
}

/** Reads the structure tree of a PDF whose objects stand in clear, as pdfkit writes them. Throws when a part is missing. */
export function readPdf(bytes: Buffer): PdfStructure {
  const text = bytes.toString('latin1');
  const objects = new Map([...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]));
  const at = (id: string | undefined): string => {
    const body = objects.get(id ?? '');
    if (body === undefined) throw new Error(`no object ${id}`);
    return body;
  };
  const refIn = (body: string, key: string) => new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1];
  const element = (id: string): PdfElement => {
    const body = at(id);
    const children = /\/K \[([^\]]*)\]/.exec(body)?.[1] ?? '';
    const elements = [...children.replace(/<<[\s\S]*?>>/g, '').matchAll(/(\d+) 0 R/g)].map(([, child = '']) => child);
    return { role: /\/S \/(\w+)/.exec(body)?.[1] ?? '', scope: /\/Scope \/(\w+)/.exec(body)?.[1], inside: elements.filter((child) => /\/S \//.test(at(child))).map(element) };
  };
  const catalog = at(refIn(text.slice(text.lastIndexOf('trailer')), 'Root'));
  const [root] = [...(/\/K \[([^\]]*)\]/.exec(at(refIn(catalog, 'StructTreeRoot')))?.[1] ?? '').matchAll(/(\d+) 0 R/g)];
  const all = [...objects.values()];
  return {
    catalog,
    marks: at(refIn(catalog, 'MarkInfo')),
    view: at(refIn(catalog, 'ViewerPreferences')),
    metadata: at(refIn(catalog, 'Metadata')),
    document: element(root?.[1] ?? ''),
    pages: all.filter((body) => /\/Type \/Page\b/.test(body)).length,
    fonts: all.filter((body) => body.includes('/Type /FontDescriptor')).map((body) => ({ name: /\/FontName \/\w+\+([\w-]+)/.exec(body)?.[1] ?? '', embedded: /\/FontFile\d? /.test(body) })),
  };
}

/** All elements of a tree with this role. */
export const withRole = (element: PdfElement, role: string): PdfElement[] => [...(element.role === role ? [element] : []), ...element.inside.flatMap((inner) => withRole(inner, role))];
