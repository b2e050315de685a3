/** Settings are plain JSON trees; paths are like `optimizer.learningRate` or `contenders[0].engine`. */

export function keys(path) {
  return path
    .replaceAll(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter((key) => key !== "");
}

export function read(tree, path) {
  return keys(path).reduce((node, key) => node?.[key], tree);
}

/** A copy with one value replaced; undefined removes the key. What is not touched is shared. */
export function write(tree, path, value) {
  return writeKeys(tree, keys(path), value);
}

function writeKeys(node, [key, ...rest], value) {
  if (key === undefined) {
    return value;
  }
  const copy = Array.isArray(node) ? [...node] : { ...node };
  const child = writeKeys(copy[key], rest, value);
  if (child === undefined) {
    delete copy[key];
  } else {
    copy[key] = child;
  }
  return copy;
}

/**
 * A tree over another. Maps are merged key by key, everything else is replaced; so are maps of
 * another `type`, whose keys would not fit.
 */
export function merge(base, over) {
  if (!isMap(base) || !isMap(over) || ("type" in over && "type" in base && over.type !== base.type)) {
    return over;
  }
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    merged[key] = merge(base[key], value);
  }
  return merged;
}

/** Paths and values that differ, as `[path, before, after]`. Lists are compared as a whole. */
export function differences(before, after, path = "") {
  if (isMap(before) && isMap(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) =>
      differences(before[name], after[name], path === "" ? name : `${path}.${name}`),
    );
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [[path, before, after]];
}

export function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
