import { cut } from '../text/cut';

/**
 * A sentence about one cluster as it reads for several: `deleting cluster "orders" also …` becomes `deleting the cluster
 * also …`. Sentences that are the same without the name are shown once, with a list of places.
 * @param name the name of the cluster that the sentence is about; if undefined, the sentence has to name one thing only
 */
export function withoutName(sentence: string, name?: string): string {
  if (name === undefined) return withoutOnlyName(sentence);
  const shown = cut(name);
  return sentence.replace(NAMED_CLUSTER, (whole, kind: string | undefined, noun: string, quoted: string) =>
    quoted === shown ? `the ${kind ?? ''}${noun}` : whole,
  );
}

/** A cluster by its name, with its article and its kind: `the Flex cluster "reports"`. */
const NAMED_CLUSTER =
  /(?:\b(?:the|an?) )?(?<![\w"])((?:M2 or M5|[A-Z][\w+]*) )?\b(cluster|instance) "([^"]*)"/g;

/** The key of an instance, if it has one. */
const KEY = String.raw`(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?`;

/** What a sentence names: a cluster or project by its name, or a resource by its address, with what it is where that stands before. */
const NAMED = new RegExp(
  String.raw`(?:\bthe )?\b(?<named>cluster|project) "[^"]*"|(?:(?:\b(?:the|an?) )?\b(?<noun>(?:M2 or M5 |[A-Z][\w+]* |export )?(?:schedule|cluster|instance|bucket)) )?(?<!\S)(?<address>(?:module\.[\w-]+${KEY}\.)*(?<type>mongodbatlas_\w+)\.[\w-]+${KEY})`,
  'g',
);

const CLUSTER_TYPE = /^mongodbatlas_(?:advanced_|flex_)?cluster$/;

function withoutOnlyName(sentence: string): string {
  const names = new Set([...sentence.matchAll(NAMED)].map(([whole, , , address]) => address ?? whole));
  if (names.size !== 1) return sentence;
  return sentence.replace(
    NAMED,
    (_, named?: string, noun?: string, _address?: string, type?: string) =>
      `the ${named ?? noun ?? (CLUSTER_TYPE.test(type ?? '') ? 'cluster' : 'resource')}`,
  );
}
